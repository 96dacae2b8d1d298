// Contact details from rear pages, record headers and the rows of a witness list, given to the people they belong to.
// Not here: the fields' grammar (forms.ts).
import type { CaseDocument } from '../model/index.ts';
import { ownName } from './about.ts';
import { take, type Draft } from './drafts.ts';
import { isRear, readDate, readDetails } from './forms.ts';
import type { Spots } from './names-found.ts';
import { agree, parseName } from './person-name.ts';

/** One document read once. */
export interface Reading {
  readonly document: CaseDocument;
  readonly text: string;
  readonly spots: Spots;
  about: string | undefined;
}

const RECORDS = /^(MEDICAL|CUSTODY|PNC|MG16|MG19|MG4|MG4A|BANK|PHONE-DOWNLOAD)$/;

/** Contact details from rear pages, record headers and the rows of a witness list. */
export function readForms(drafts: readonly Draft[], reading: Reading): void {
  const { document, about } = reading;
  const owner = drafts.find((draft) => draft.id === about);
  for (const page of document.pages) {
    if (owner && isRear(page, document.type)) take(owner, readDetails(page.text, false));
    else if (owner && RECORDS.test(document.type) && page.no === 1 && sameRecord(reading, owner))
      take(owner, readDetails(headOf(page.text, document.type), true));
  }
  if (document.type === 'MG9' || document.type === 'CAD' || document.type === 'MG10') readRows(drafts, reading);
}

/** The head of a record. Of a list of messages or payments only what stands above its first row: the rows are other people's. */
function headOf(text: string, type: CaseDocument['type']): string {
  const head = text.slice(0, 900);
  if (type !== 'PHONE-DOWNLOAD' && type !== 'BANK') return head;
  return head.split(/\n(?=\[?\d{1,6}(?:\t| {2,})|\[?\d{1,2}[/.-]\d{1,2}[/.-]\d{2})/u)[0] ?? '';
}

/** Is this record's own name its owner's, so that a wrong print does not teach us a wrong address? */
function sameRecord(reading: Reading, owner: Draft): boolean {
  const name =
    ownName(reading.spots.people) ??
    reading.spots.people.find((spot) => spot.label === 'own' || spot.cue === 'reversed' || spot.label === 'defendant')
      ?.text;
  return name === undefined || owner.parsed.some((known) => agree(known, parseName(name)));
}

/** Rows that begin with a name: what follows, up to the next one, is that person's. */
function readRows(drafts: readonly Draft[], reading: Reading): void {
  const { text, spots, document } = reading;
  const heads = spots.people.filter((spot) => {
    if (spot.relation !== undefined && spot.cue === 'relation') return false;
    const before = text.slice(Math.max(0, spot.from - 60), spot.from);
    return document.type === 'CAD'
      ? spot.label === 'caller' || /CALL(?:ER)?[^\n]*$/i.test(before)
      : /(?:^|\n|\f)\s*(?:[A-Z]?\d{1,2}[.)]?\s+|[A-Z][\w ]{3,20}:\s*)?$/.test(before);
  });
  heads.forEach((head, i) => {
    const name = parseName(head.text);
    const owner = drafts.find((draft) => draft.parsed.some((known) => agree(known, name)));
    if (owner === undefined) return;
    const end = Math.min(heads[i + 1]?.from ?? text.length, head.to + 420);
    let row = text.slice(head.to, end);
    if (document.type === 'CAD') row = row.split('\n')[0] ?? '';
    take(owner, readDetails(row, false));
    const leading = /^[\s,]*(?:b\.? ?)?(\d{1,2}[./-]\d{1,2}[./-]\d{2,4})/.exec(row)?.[1];
    if (leading !== undefined) owner.born ??= readDate(leading);
  });
}
