// One page of a record, judged: whom it is most like, whether it is shown to be theirs, and why, in words. Not here: the
// whole document and what is held (convictions.ts).
import { fold } from '../people/index.ts';
import type { Page, Person } from '../model/index.ts';
import { compareIdentity, type FieldEvidence, type State } from './compare.ts';
import { decideIdentity, RULE_FIELDS, type Reason } from './decide.ts';
import { matchName } from './names.ts';
import { saysNothing, type RecordPage } from './record.ts';
import { FIELD_WORDS } from './say.ts';
import { PRINT_MAX_DAYS } from './weights.ts';

/** What a page of a record comes to. */
export interface PageVerdict {
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
  /** What `why` says, for who speaks another language than English: `other` is the other person that it names. */
  readonly because?: { readonly reason: Reason | 'unread' | 'empty' | 'silent' | 'no-defendant' | 'mixed'; readonly other?: string }; // prettier-ignore
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

/** Whom a page is compared with. */
export interface Court {
  /** Those whose record may go. */
  readonly subjects: readonly Person[];
  /** Everybody else in the manifest. */
  readonly others: readonly Person[];
  readonly circumstances: Circumstances;
}

/** The page before, where it was shown to be somebody's. */
export interface Before {
  readonly page: RecordPage;
  readonly person: string;
}

/** A page and what stands before it in its document. */
export interface Place {
  readonly file: string;
  readonly page: RecordPage;
  readonly source: Page;
  readonly before: Before | null;
  readonly last: RecordPage | null;
}

interface Compared {
  readonly person: Person;
  readonly fields: readonly FieldEvidence[];
  readonly bits: number;
  readonly reason: Reason;
}

const inRule = ({ field }: FieldEvidence): boolean => (RULE_FIELDS as readonly string[]).includes(field);
const listed = (fields: readonly FieldEvidence[], state: State): string =>
  fields.filter((one) => one.state === state && inRule(one)).map(({ field }) => FIELD_WORDS[field]).join(', '); // prettier-ignore

/** Why a page is not, or is, shown to be theirs. `owner`: the other person of the case whose record it is. */
function explain({ reason, fields, person: { id } }: Compared, owner: string | null): string {
  const agree = listed(fields, 'agree');
  const says = fields.filter(({ state, field }) => (state === 'differ' && field !== 'asn') || state === 'close').map((one) => one.says); // prettier-ignore
  const more = [...says, ...(owner === null ? [] : [`It is ${owner}'s record.`])].map((one) => ` ${one}`).join('');
  switch (reason) {
    case 'contradicts':
      return `This page is not shown to be ${id}'s record; these do not agree: ${listed(fields, 'differ')}${agree ? ` (these do: ${agree})` : ''}.${more}`;
    case 'near-born':
      return `This page may be ${id}'s record, but its date of birth is not quite theirs, and no numbers outweigh that.${more}`;
    case 'too-few':
      return `${agree ? `Only ${agree} agrees` : 'Nothing on this page agrees'} with ${id}; two of PNC ID, CRO number, date of birth and full name must.${more}`;
    case 'namesake':
      return `Somebody else could be meant by the same name or birth date as ${id}: the PNC ID or CRO number must agree, and neither is shown.${more}`;
    case 'other-case':
      return "This page was made for another case: its URN is not this case's.";
    case 'fits':
      return `Shown to be ${id}'s: ${agree} agree.`;
  }
}

const surnameOf = (person: Person): string => fold((person.names[0] ?? '').trim().split(/\s+/).at(-1) ?? '');
/** Does somebody else bear this person's name, or surname and birth date: twins, father and son, namesakes? */
function hasNamesake(person: Person, people: readonly Person[]): boolean {
  const twin = (other: Person): boolean =>
    other.born !== undefined && other.born === person.born && surnameOf(other) === surnameOf(person);
  const sameName = (name: string): boolean =>
    / /.test(name) && person.names.some((own) => /full|generation/.test(matchName(name, own)));
  return people.some((other) => other.id !== person.id && (twin(other) || other.names.some(sameName)));
}

const DAY = 86_400_000;

function warningsOf(page: RecordPage, fields: readonly FieldEvidence[], today: string | undefined): string[] {
  const warnings = fields.filter((one) => one.state === 'close' || one.level === 'misread').map((one) => one.says);
  if (page.printed === null || today === undefined) return warnings;
  const age = Math.round((Date.parse(today) - Date.parse(page.printed)) / DAY);
  if (age > PRINT_MAX_DAYS) warnings.push(`Printed ${age} days ago: what came later is not in it. Ask for a new print where it matters.`); // prettier-ignore
  if (age < -1) warnings.push('The date of printing lies in the future.');
  return warnings;
}

/** What speaks for a page without identity going on from the page before; told, never enough. */
function goesOn(page: RecordPage, last: RecordPage | null): string {
  const signs: string[] = [];
  if (page.pageOf && page.pageOf.of === last?.pageOf?.of && page.pageOf.no === last.pageOf.no + 1)
    signs.push('its page number follows');
  if (page.counted && page.counted.first === (last?.counted?.last ?? NaN) + 1)
    signs.push('its convictions are numbered on');
  if (signs.length === 0) return '';
  return ` It may go on from the page before (${signs.join(', ')}), but so would somebody else's second page.`;
}

const nothing = { person: null, fields: [], bits: 0, warnings: [] };

function judgeSilent({ page, source, last }: Place): PageVerdict {
  if (source.unread.length > 0)
    return { ...nothing, outcome: 'unread', why: 'This page of a criminal record cannot be read, so nobody has checked whose record it is.', because: { reason: 'unread' } }; // prettier-ignore
  if (!page.substance) return { ...nothing, outcome: 'empty', why: 'Nothing is on it.', because: { reason: 'empty' } };
  const more = goesOn(page, last);
  return { ...nothing, outcome: 'ask', why: `This page of a criminal record does not say whose it is.${more}`, ...(more === '' ? { because: { reason: 'silent' } } : {}) }; // prettier-ignore
}

/** Judges one page. */
export function judgePage(place: Place, { subjects, others, circumstances }: Court): PageVerdict {
  const { page, source, file, before } = place;
  if (saysNothing(page)) return judgeSilent(place);
  const everybody = [...subjects, ...others];
  const compare = (person: Person): Compared => {
    const names = before?.person === person.id ? before.page.names : undefined;
    const fields = compareIdentity(page, person, { file, page: source, urn: circumstances.urn, before: names });
    const bits = Math.round(10 * fields.reduce((sum, one) => sum + one.bits, 0)) / 10;
    return { person, fields, bits, reason: decideIdentity(fields, hasNamesake(person, everybody)) };
  };
  const likest = (people: readonly Person[]): Compared | undefined =>
    people.map(compare).toSorted((a, b) => Number(b.reason === 'fits') - Number(a.reason === 'fits') || b.bits - a.bits)[0]; // prettier-ignore
  const chosen = likest(subjects);
  if (!chosen) return { ...nothing, outcome: 'held', why: 'The recipient has no defendant in this case.', because: { reason: 'no-defendant' } }; // prettier-ignore
  const { person, fields, bits, reason } = chosen;
  const warnings = warningsOf(page, fields, circumstances.today);
  const verdict = { person: person.id, fields, bits, warnings };
  if (reason !== 'fits') {
    const owner = likest(others);
    const other = owner?.reason === 'fits' ? owner.person.id : null;
    return { ...verdict, outcome: 'held', why: explain(chosen, other), because: { reason, ...(other === null ? {} : { other }) } }; // prettier-ignore
  }
  const later = page.pageOf !== null && page.pageOf.no > 1 && page.pageOf.of === before?.page.pageOf?.of;
  if (before && later && before.person !== person.id)
    return { ...verdict, outcome: 'held', why: `Two prints are mixed up: this page is ${person.id}'s and is counted as a later page of ${before.person}'s.`, because: { reason: 'mixed', other: before.person } }; // prettier-ignore
  return { ...verdict, outcome: 'theirs', why: explain(chosen, null), because: { reason } };
}
