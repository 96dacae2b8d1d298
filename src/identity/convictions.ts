// Are these convictions this defendant's? Every page of every record by itself, with holds that stop the wrong one (design.md
// 1.5: the wrong person's previous convictions sent to defence or court). Nothing here can be overridden: the paper is left
// out or the manifest mended.
import { fold } from '../people/index.ts';
import {
  formatRecipient,
  type CaseDocument,
  type Hold,
  type Page,
  type Person,
  type Recipient,
} from '../model/index.ts';
import { compareIdentity, type FieldEvidence } from './compare.ts';
import { decideIdentity, RULE_FIELDS, type Reason } from './decide.ts';
import { matchName } from './names.ts';
import { looksLikeRecord, readRecord, saysNothing, type RecordPage, type Said } from './record.ts';
import { FIELD_WORDS } from './say.ts';
import { PRINT_MAX_DAYS } from './weights.ts';

/** One page of a record beside the person it is most like: what a screen shows, and what check.json tells. Holds no value. */
export interface RecordVerdict {
  readonly file: string;
  readonly page: number;
  /** Whom it was compared with: the person it fits, else the most alike of those it might belong to. */
  readonly person: string | null;
  /**
   * `theirs`: shown to be that person's. `held`: not shown, or shown to be somebody else's. `ask`: says nothing of whose it is.
   * `unread`: nobody could read it. `empty`: nothing on it.
   */
  readonly outcome: 'theirs' | 'held' | 'ask' | 'unread' | 'empty';
  readonly fields: readonly FieldEvidence[];
  /** Sum of the fields' match weights, in bits. */
  readonly bits: number;
  readonly why: string;
  /** What does not stop it but is worth knowing. */
  readonly warnings: readonly string[];
}

/** What is known besides the papers. */
export interface Circumstances {
  readonly thisYear: number;
  /** ISO date of today; without it the age of prints is not looked at. */
  readonly today?: string | undefined;
  /** URN of the case. */
  readonly urn?: string | undefined;
}

/** Outcome of the check of all records. */
export interface ConvictionsCheck {
  readonly holds: readonly Hold[];
  readonly records: readonly RecordVerdict[];
}

const RECORDS: ReadonlySet<string> = new Set(['PNC', 'MG16']);

const listed = (fields: readonly FieldEvidence[], state: string): string =>
  fields
    .filter((one) => one.state === state && (RULE_FIELDS as readonly string[]).includes(one.field))
    .map(({ field }) => FIELD_WORDS[field])
    .join(', ');

function explain(reason: Reason, fields: readonly FieldEvidence[], who: string, theirs: string | null): string {
  const agree = listed(fields, 'agree');
  const differ = listed(fields, 'differ');
  const says = fields.filter(({ state }) => state === 'differ' || state === 'close').map((one) => one.says);
  const whose = theirs === null ? '' : ` It is ${theirs}'s record.`;
  const more = says.length > 0 ? ` ${says.join(' ')}` : '';
  switch (reason) {
    case 'contradicts':
      return `This page is not shown to be ${who}'s record; these do not agree: ${differ}${agree ? ` (these do: ${agree})` : ''}.${more}${whose}`;
    case 'near-born':
      return `This page may be ${who}'s record, but its date of birth is not quite theirs, and two numbers that would outweigh that do not both agree.${more}${whose}`;
    case 'too-few':
      return agree
        ? `Only ${agree} agrees with ${who}; two of PNC ID, CRO number, date of birth and full name must.${more}${whose}`
        : `Nothing on this page agrees with ${who}; two of PNC ID, CRO number, date of birth and full name must.${more}${whose}`;
    case 'namesake':
      return `Somebody else in this case could be meant by the same name or birth date as ${who}: the PNC ID or CRO number must agree, and neither does.${whose}`;
    case 'other-case':
      return `This page was made for another case: its URN is not this case's.`;
    case 'fits':
      return `Shown to be ${who}'s: ${agree} agree.`;
  }
}

const surnameOf = (person: Person): string => fold((person.names[0] ?? '').trim().split(/\s+/).at(-1) ?? '');
/** Does somebody else of the case bear this person's name, or surname and birth date: twins, father and son, namesakes? */
function hasNamesake(person: Person, people: readonly Person[]): boolean {
  return people.some(
    (other) =>
      other.id !== person.id &&
      other.organisation !== true &&
      ((other.born !== undefined && other.born === person.born && surnameOf(other) === surnameOf(person)) ||
        other.names.some((name) => / /.test(name) && person.names.some((own) => ['full', 'generation', 'other-generation'].includes(matchName(name, own))))),
  );
} // prettier-ignore

const DAY = 86_400_000;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

function warningsOf(page: RecordPage, fields: readonly FieldEvidence[], { today }: Circumstances): string[] {
  const warnings = fields.filter((one) => one.state === 'close' || one.level === 'misread').map((one) => one.says);
  if (page.printed !== null && today !== undefined) {
    const age = daysBetween(page.printed, today);
    if (age > PRINT_MAX_DAYS) warnings.push(`Printed ${age} days ago: what came later is not in it. Ask for a new print where it matters.`); // prettier-ignore
    if (age < -1) warnings.push('The date of printing lies in the future.');
  }
  return warnings;
}

/** What speaks for a page without identity going on from the page before; told, never enough. */
function goesOn(page: RecordPage, before: RecordPage | undefined): string {
  if (!before) return '';
  const signs: string[] = [];
  if (page.pageOf && before.pageOf && page.pageOf.of === before.pageOf.of && page.pageOf.no === before.pageOf.no + 1) signs.push('its page number follows'); // prettier-ignore
  if (page.counted && before.counted && page.counted.first === before.counted.last + 1) signs.push('its convictions are numbered on'); // prettier-ignore
  return signs.length > 0
    ? ` It may go on from the page before (${signs.join(', ')}), but anybody's second page would.`
    : '';
}

interface Compared {
  readonly person: Person;
  readonly fields: readonly FieldEvidence[];
  readonly reason: Reason;
  readonly bits: number;
}

/** The last page that was shown to be somebody's. */
interface Before {
  readonly page: RecordPage;
  readonly person: string;
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
  const records: RecordVerdict[] = [];
  const cure = `Check the record against ${formatRecipient(recipient)}: leave this document out and ask for the right print, or correct the defendant's details in case.yaml. It cannot be waved through.`;
  const holds: Hold[] = [];

  const compare = (page: RecordPage, source: Page, file: string, before: Before | null, among: readonly Person[]): Compared[] =>
    among.map((person) => {
      const names: readonly Said[] | undefined = before?.person === person.id ? before.page.names : undefined;
      const fields = compareIdentity(page, person, { file, page: source, urn: circumstances.urn, before: names });
      const bits = Math.round(10 * fields.reduce((sum, one) => sum + one.bits, 0)) / 10;
      return { person, fields, bits, reason: decideIdentity(fields, hasNamesake(person, known)) };
    });
  const best = (all: readonly Compared[]): Compared | undefined =>
    all.toSorted((a, b) => Number(b.reason === 'fits') - Number(a.reason === 'fits') || b.bits - a.bits)[0];

  for (const document of documents) {
    const whole = RECORDS.has(document.type);
    const { file } = document;
    let before: Before | null = null;
    let last: RecordPage | undefined;
    for (const page of readRecord(document, circumstances.thisYear)) {
      const source = document.pages[page.page - 1] as Page;
      if (!whole && !looksLikeRecord(source)) {
        [before, last] = [null, undefined];
        continue;
      }
      const tell = (verdict: Omit<RecordVerdict, 'file' | 'page'>, kind: Hold['kind'] | null, how = cure): void => {
        records.push({ file, page: page.page, ...verdict });
        if (kind) holds.push({ kind, file, page: page.page, why: verdict.why, cure: how });
      };
      const nothing = { person: null, fields: [], bits: 0, warnings: [] };
      if (saysNothing(page)) {
        if (source.unread.length > 0)
          tell({ ...nothing, outcome: 'unread', why: 'This page of a criminal record cannot be read, so nobody has checked whose record it is.' }, 'unread', 'Leave this document out and ask for a print that can be read. A look at the page does not replace the check.');
        else if (!page.substance) tell({ ...nothing, outcome: 'empty', why: 'Nothing on it.' }, null);
        else tell({ ...nothing, outcome: 'ask', why: `This page of a criminal record does not say whose it is.${goesOn(page, last)}` }, 'convictions-identity', `Ask for a print that names its subject on every page, and leave this document out until it is there. It cannot be waved through.`);
        last = page;
        continue;
      }
      const chosen = best(compare(page, source, file, before, subjects));
      if (!chosen) {
        tell({ ...nothing, outcome: 'held', why: 'The recipient has no defendant in this case.' }, 'convictions-identity');
        continue;
      }
      const { person, fields, bits, reason } = chosen;
      const goesWith = before;
      const mixed = goesWith !== null && goesWith.person !== person.id && page.pageOf !== null && page.pageOf.no > 1 && goesWith.page.pageOf?.of === page.pageOf.of;
      const warnings = warningsOf(page, fields, circumstances);
      if (reason === 'fits' && !mixed) {
        tell({ person: person.id, outcome: 'theirs', fields, bits, why: explain(reason, fields, person.id, null), warnings }, null);
        before = { page, person: person.id };
      } else {
        const others = known.filter((one) => !subjects.includes(one) && one.organisation !== true);
        const owner = best(compare(page, source, file, null, others));
        const theirs = owner?.reason === 'fits' ? owner.person.id : null;
        const why = mixed && reason === 'fits'
          ? `Two prints are mixed up: this page is ${person.id}'s and is counted as a later page of ${goesWith?.person ?? ''}'s print.`
          : explain(reason, fields, person.id, theirs);
        tell({ person: person.id, outcome: 'held', fields, bits, why, warnings }, 'convictions-identity');
        before = null;
      }
      last = page;
    }
    if (whole) missing(records, file, last);
  }
  return { holds, records };
} // prettier-ignore

/** Tells where a print counts more pages than are here. */
function missing(records: RecordVerdict[], file: string, last: RecordPage | undefined): void {
  const at = records.findLastIndex((one) => one.file === file);
  const own = records[at];
  if (!last?.pageOf || !own || last.pageOf.no >= last.pageOf.of) return;
  const lost = last.pageOf.of - last.pageOf.no;
  records[at] = { ...own, warnings: [...own.warnings, `The print counts ${last.pageOf.of} pages; the last ${lost === 1 ? 'one is' : `${lost} are`} not here.`] }; // prettier-ignore
}
