// What `blotter redact` works on: the file as intake reads it. A PDF gets what a reader sees beside the pages' own content
// (field values, stamps, notes on the page) written into the content, so that the plan meets it and the rest of it stays;
// everything else is laid out as a PDF. Not here: the redaction (redact-one.ts).
import { openDocument, placeOnPdf, type OfficeRunner, type Opened } from '../../intake/index.ts';
import { Unopened, type ErrorCode, type Unseen } from '../../model/index.ts';
import type { FilePlan } from './tasks.ts';

/** A document and its plan, made ready for each other. */
export interface Ready {
  /** The PDF to redact and to hold the copy against: pages, sizes and places are those of the file that came in. */
  readonly source: Uint8Array;
  readonly plan: FilePlan;
  /** Letters that nobody sees, by page from 1. */
  readonly unseen: ReadonlyMap<number, Unseen>;
  /** What the person should know besides, for the end of the report; '' for nothing. */
  readonly note: string;
}

/** The header may follow junk within the first kilobyte (ISO 32000-1, annex H, note 13). */
const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).includes('%PDF-');

/** Reads `bytes`, named `file`, through intake. Throws Unopened with intake's own words where it cannot be read. */
export async function readyFor(bytes: Uint8Array, file: string, asked: FilePlan, office: OfficeRunner): Promise<Ready> {
  // A PDF is redacted whatever it is called: who names it here has seen it.
  const opened = await openDocument(bytes, isPdf(bytes) ? 'document.pdf' : file, {}, 0, null, office);
  const { failure, pages } = opened.document;
  if (failure || opened.pdf === null) {
    const { code, why, cure } = failure ?? { code: 'B-DOC-03', why: 'it has no pages', cure: '' };
    throw new Unopened(code as ErrorCode, why, cure);
  }
  const unseen = new Map(pages.flatMap((page) => (page.unseen ? [[page.no, page.unseen] as const] : [])));
  const plan = { ...asked, redactions: placeOnPdf(opened, asked.redactions) };
  return { source: opened.pdf, plan, unseen, note: noteOn(opened, asked) };
}

const count = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;

/** What the plan cannot have known of: told by kind and number, never by its words. */
function noteOn({ document, attachments }: Opened, asked: FilePlan): string {
  const { format, hidden, pages } = document;
  const kinds = new Set(hidden.map(({ kind }) => kind)).size;
  const marks = hidden.filter(({ kind }) => kind === 'redact-mark').length;
  const unseen = pages.filter((page) => page.unseen !== undefined).length;
  const notes = [
    ...(unseen > 0 ? [`letters that nobody sees taken out on ${count(unseen, 'page')}`] : []),
    ...(marks > 0 ? [`${count(marks, 'mark')} for redaction found in it, which only your plan carries out`] : []),
    ...(kinds > 0 ? [`${count(kinds, 'kind')} of hidden content left behind`] : []),
    ...(attachments.length > 0 ? [`${count(attachments.length, 'file')} inside it not in the output`] : []),
    ...(format === 'picture' && asked.values.length > 0 ? ['values were not looked for in the pixels, only boxes count'] : []),
  ];
  return notes.length === 0 ? '' : ` ${format.toUpperCase()}: ${notes.join('; ')}.`;
} // prettier-ignore
