// The binding to the PDF engine, shared by intake (to read) and redact (to remove). verify/ never comes here.
export { pdfium, withPdf } from './engine.ts';
