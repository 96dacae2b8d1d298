// Intake: a file becomes a CaseDocument (pages, words with boxes, hidden content, unread regions), case.yaml a Manifest.
import type { openDocument as open } from './open.ts';

export { readManifest } from './manifest/read.ts';
export { readMailHead, type MailHead, type Mailbox } from './eml/head.ts';
export { isLitter, listDocuments } from './folder.ts';
export type { Opened } from './open.ts';
export { localOffice, type OfficeRunner } from './office/runner.ts';
export type { SourceBookmark } from './pdf/bookmarks.ts';
export { placeOnPdf } from './picture/place.ts';
export { MAX_BYTES, MAX_PAGES } from './limits.ts';
export { startReading } from '../reading/index.ts';
export type { PictureReader } from '../reading/index.ts';

/** See open.ts. The engines are loaded with the first document: most processes of this program never open one themselves. */
export const openDocument: typeof open = async (...args) => (await import('./open.ts')).openDocument(...args);
