// The one-way flow through the rooms, for whoever runs the job: cli now, server and jobs later.
// intake → people, detect → guidance, identity → review → redact → verify. Writes nothing.
export { startDocuments, DOCUMENT_LIMITS, type Documents } from './fenced/documents.ts';
export type { FilePlan } from './fenced/tasks.ts';
export { judgeCase, type HiddenFinding, type JudgedCase, type JudgedDocument } from './judge.ts';
export { count, openCase, openManifest, type OpenedCase, type Progress } from './open.ts';
export { NOTHING_SAID, prepareCase, type Prepared, type PreparedDocument, type Said } from './prepare.ts';
export { heldFor, type HeldFor } from './held.ts';
export { standDocument, type Stand } from './stand.ts';
export type { Pair, PairPlace } from './pairs.ts';
export { openCover, type CoverMail } from './cover-mail.ts';
