// Are these convictions this defendant's? Every page of every record by itself, with holds that stop the wrong one (design.md
// 1.5: the wrong person's previous convictions sent to defence or court). Nothing here can be overridden: the paper is left
// out or the manifest mended. Not here: judging a single page (page.ts).
import { formatRecipient, type CaseDocument, type Hold, type Person, type Recipient } from '../model/index.ts';
import { judgePage, type Before, type Circumstances, type Court, type PageVerdict } from './page.ts';
import { looksLikeRecord, readPage, type RecordPage } from './record.ts';

/** One page of a record beside the person it is most like: what a screen shows, and what check.json tells. Holds no value. */
export interface RecordVerdict extends PageVerdict {
  readonly file: string;
  readonly page: number;
}

/** Outcome of the check of all records. */
export interface ConvictionsCheck {
  readonly holds: readonly Hold[];
  readonly records: readonly RecordVerdict[];
}

const RECORDS: ReadonlySet<string> = new Set(['PNC', 'MG16']);

/** The hold that a verdict comes to, or null. */
function holdOf(verdict: RecordVerdict, recipient: Recipient): Hold | null {
  const { file, page, why, outcome } = verdict;
  switch (outcome) {
    case 'theirs':
    case 'empty':
      return null;
    case 'unread':
      return { kind: 'unread', file, page, why, cure: 'Leave this document out and ask for a print that can be read. A look at the page does not replace the check.' };
    case 'ask':
      return { kind: 'convictions-identity', file, page, why, cure: 'Leave this document out, and ask for a print that names its subject on every page. It cannot be waved through.' };
    case 'held':
      return { kind: 'convictions-identity', file, page, why, cure: `Check the record against ${formatRecipient(recipient)}: leave this document out and ask for the right print, or correct the defendant's details in case.yaml. It cannot be waved through.` };
  }
} // prettier-ignore

/** The verdicts on one document's pages. */
function judgeDocument(document: CaseDocument, court: Court): RecordVerdict[] {
  const whole = RECORDS.has(document.type);
  const verdicts: RecordVerdict[] = [];
  let before: Before | null = null;
  let last: RecordPage | null = null;
  for (const source of document.pages) {
    if (!whole && !looksLikeRecord(source)) {
      [before, last] = [null, null];
      continue;
    }
    const page = readPage(source, court.circumstances.thisYear);
    const verdict: PageVerdict = judgePage({ page, source, file: document.file, before, last }, court);
    verdicts.push({ file: document.file, page: page.page, ...verdict });
    if (verdict.outcome === 'theirs' && verdict.person !== null) before = { page, person: verdict.person };
    else if (verdict.outcome !== 'empty') before = null;
    last = page;
  }
  const end = verdicts.at(-1);
  const lost = last?.pageOf ? last.pageOf.of - last.pageOf.no : 0;
  if (!end || lost <= 0) return verdicts;
  const said = `The print counts ${last?.pageOf?.of ?? 0} pages; the last ${lost === 1 ? 'one is' : `${lost} are`} not here.`;
  return [...verdicts.slice(0, -1), { ...end, warnings: [...end.warnings, said] }];
}

/**
 * Checks every page of a record (PNC prints, MG16, and pages inside other papers that are one) against the served defendant;
 * for other recipients than the defence against every defendant. People learnt from the papers prove nothing.
 */
export function checkConvictions(
  documents: readonly CaseDocument[],
  people: readonly Person[],
  recipient: Recipient,
  circumstances: Circumstances,
): ConvictionsCheck {
  const known = people.filter((person) => person.source === 'manifest');
  const defendants = known.filter(({ role }) => role === 'defendant');
  const subjects = recipient.kind === 'defence' ? defendants.filter(({ id }) => id === recipient.id) : defendants;
  const others = known.filter((person) => !subjects.includes(person) && person.organisation !== true);
  const records = documents.flatMap((document) => judgeDocument(document, { subjects, others, circumstances }));
  return { records, holds: records.map((one) => holdOf(one, recipient)).filter((hold) => hold !== null) };
}
