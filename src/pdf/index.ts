// The binding to the PDF engine, shared by intake (to read) and redact (to remove). verify/ never comes here.
export { pdfium, withPdf } from './engine.ts';
export { askText, rawOf, withKey, withMemory } from './raw.ts';
export type { RawEngine } from './raw.ts';
export { drawGrey, type GreyPage } from './grey.ts';
