// Are these convictions this defendant's? Holds that stop the wrong record (design.md 1.5: the wrong person's previous
// convictions sent to defence or court). Nothing here can be overridden: the paper is left out or the manifest mended.
import { formatRecipient, type CaseDocument, type Hold, type Person, type Recipient } from '../model/index.ts';
import { compareIdentity, isSamePerson, saysNothing, type Comparison } from './compare.ts';
import { readRecord } from './record.ts';

const RECORDS = new Set(['PNC', 'MG16']);
const FIELD: Record<keyof Comparison, string> = {
  pnc: 'PNC ID',
  cro: 'CRO number',
  born: 'date of birth',
  name: 'name',
};

const fieldsWhere = (c: Comparison, state: string): string =>
  (Object.keys(FIELD) as (keyof Comparison)[])
    .filter((key) => c[key] === state)
    .map((key) => FIELD[key])
    .join(', ');

function why(c: Comparison, id: string): string {
  const differ = fieldsWhere(c, 'differ');
  const agree = fieldsWhere(c, 'agree');
  if (differ)
    return `This page is not shown to be ${id}'s record; these do not agree: ${differ}${agree ? ` (these do: ${agree})` : ''}.`;
  if (agree)
    return `Only ${agree} can be compared with ${id}; two of PNC ID, CRO number, date of birth and full name must agree.`;
  return `Nothing on this page can be compared with ${id}.`;
}

/**
 * Holds for every page of a record that is not shown to be the served defendant's (for other recipients: any
 * defendant's). A page without any identity inside a print whose page before it passed is taken as its continuation.
 */
export function checkConvictions(
  documents: readonly CaseDocument[],
  people: readonly Person[],
  recipient: Recipient,
  thisYear: number,
): Hold[] {
  const defendants = people.filter((p) => p.role === 'defendant' && p.source === 'manifest');
  const subjects = recipient.kind === 'defence' ? defendants.filter((p) => p.id === recipient.id) : defendants;
  const surname = (p: Person): string => (p.names[0] ?? '').trim().split(/\s+/).at(-1)?.toLowerCase() ?? '';
  const hasTwin = (p: Person): boolean =>
    people.some((q) => q.id !== p.id && p.born !== undefined && q.born === p.born && surname(q) === surname(p));
  const holds: Hold[] = [];
  for (const document of documents) {
    if (!RECORDS.has(document.type)) continue;
    let passedBefore = false;
    for (const page of readRecord(document, thisYear)) {
      const hold = (reason: string): void => {
        holds.push({
          kind: 'convictions-identity',
          file: document.file,
          page: page.page,
          why: reason,
          cure: `Check the record against ${formatRecipient(recipient)}: leave this document out and ask for the right print, or correct the defendant's details in case.yaml. It cannot be waved through.`,
        });
      };
      if (saysNothing(page)) {
        const unread = document.pages[page.page - 1]?.unread.length ?? 0;
        if (unread > 0 && !passedBefore)
          holds.push({
            kind: 'unread',
            file: document.file,
            page: page.page,
            why: 'This page of a criminal record cannot be read, so nobody has checked whose record it is.',
            cure: 'Leave this document out and ask for a print that can be read. A look at the page does not replace the check.',
          });
        else if (!passedBefore) hold('This page of a criminal record does not say whose it is.');
        continue;
      }
      const compared = subjects.map((person) => ({ person, comparison: compareIdentity(page, person) }));
      passedBefore = compared.some(({ person, comparison }) => isSamePerson(comparison, hasTwin(person)));
      if (passedBefore) continue;
      const best = compared.toSorted((a, b) => score(b.comparison) - score(a.comparison))[0];
      hold(best ? why(best.comparison, best.person.id) : 'The recipient has no defendant in this case.');
    }
  }
  return holds;
}

const score = (c: Comparison): number =>
  Object.values(c).reduce((sum: number, v) => sum + (v === 'agree' ? 1 : v === 'differ' ? -1 : 0), 0);
