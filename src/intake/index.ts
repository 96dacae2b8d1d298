// Intake: a file becomes a CaseDocument (pages, words with boxes, hidden content, unread regions), case.yaml a Manifest.
export { readManifest } from './manifest/read.ts';
export { readMailHead, type MailHead, type Mailbox } from './eml/head.ts';
export { listDocuments } from './folder.ts';
export { openDocument } from './open.ts';
export type { Opened } from './open.ts';
export type { SourceBookmark } from './pdf/bookmarks.ts';
export { placeOnPdf } from './picture/place.ts';
export { MAX_BYTES, MAX_PAGES } from './limits.ts';
export { startReading } from '../reading/index.ts';
export type { PictureReader } from '../reading/index.ts';
