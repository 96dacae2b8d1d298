// A page's identity beside a person's, field by field: agree, close, differ, absent, each with its match weight and a sentence
// for a person. Values stay where they are: the result holds places, never words. Not here: what it comes to (decide.ts).
import { passageOf, type Page, type Passage, type Person } from '../model/index.ts';
import { matchBorn, type BornMatch } from './dates.ts';
import { matchName, NAME_MATCHES, type NameMatch } from './names.ts';
import { matchNumber, type NumberMatch } from './numbers.ts';
import type { RecordPage } from './record.ts';
import type { Said } from './record-heard.ts';
import { say } from './say.ts';
import { bitsOf, type FieldName } from './weights.ts';

export type State = 'agree' | 'close' | 'differ' | 'absent';

/** Where the case file says the other side of a comparison. Never the value itself. */
export interface KnownPlace {
  /** Person id; null for what belongs to the case. */
  readonly person: string | null;
  readonly field: 'names' | 'aliases' | 'born' | 'numbers' | 'asn' | 'urn';
  readonly index: number;
}

/** One field of a comparison, ready to be shown: the record's places on the left, the case file's on the right. */
export interface FieldEvidence {
  readonly field: FieldName;
  readonly state: State;
  /** What exactly was seen: `same`, `misread`, `slip`, `swapped`, `initials` … (weights.ts); `none-here`, `none-known` where absent. */
  readonly level: string;
  /** Match weight in bits. */
  readonly bits: number;
  /** A sentence without any value. */
  readonly says: string;
  readonly record: readonly Passage[];
  readonly known: readonly KnownPlace[];
}

/** What a comparison may look at besides page and person. */
export interface Beside {
  readonly file: string;
  readonly page: Page;
  /** URN of the case. */
  readonly urn?: string | undefined;
  /** Names on the page before, where that was shown to be this person's. */
  readonly before?: readonly Said[] | undefined;
}

interface Seen {
  readonly state: State;
  readonly level: string;
  readonly said: readonly Said[];
  readonly known: readonly KnownPlace[];
}
const worstOf = <L extends string>(levels: readonly L[], order: readonly L[]): L =>
  levels.reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a));
const bestOf = <L extends string>(levels: readonly L[], order: readonly L[]): L =>
  levels.reduce((a, b) => (order.indexOf(b) < order.indexOf(a) ? b : a));

const NUMBER_ORDER: readonly NumberMatch[] = ['same', 'misread', 'slip', 'broken', 'other'];
const NUMBER_STATE: Readonly<Record<NumberMatch, State>> = { same: 'agree', misread: 'agree', slip: 'close', broken: 'differ', other: 'differ' }; // prettier-ignore

function number(kind: 'pnc' | 'cro', page: RecordPage, person: Person): Seen {
  const said = page[kind];
  const known = person.numbers.flatMap((one, index): KnownPlace[] =>
    one.category === kind ? [{ person: person.id, field: 'numbers', index }] : [],
  );
  if (said.length === 0) return { state: 'absent', level: 'none-here', said, known };
  if (known.length === 0) return { state: 'absent', level: 'none-known', said, known };
  const levels = said.map(({ text }) =>
    bestOf(known.map(({ index }) => matchNumber(kind, text, person.numbers[index]?.value ?? '')), NUMBER_ORDER),
  );
  // Beside the right number, what is none at all says nothing; another valid one does.
  const telling = levels.some((level) => NUMBER_STATE[level] === 'agree') ? levels.filter((level) => level !== 'broken' && level !== 'slip') : levels; // prettier-ignore
  const level = worstOf(telling, NUMBER_ORDER);
  return { state: NUMBER_STATE[level], level, said, known };
} // prettier-ignore

const BORN_ORDER: readonly (BornMatch | 'alias')[] = ['same', 'swapped', 'alias', 'digits', 'slip', 'other'];

function born(page: RecordPage, person: Person, numbered: boolean): Seen {
  const said = page.born;
  const known: KnownPlace[] = person.born === undefined ? [] : [{ person: person.id, field: 'born', index: 0 }];
  if (said.length === 0) return { state: 'absent', level: 'none-here', said, known };
  if (person.born === undefined) return { state: 'absent', level: 'none-known', said, known };
  const own = person.born;
  const level: BornMatch | 'alias' = worstOf(said.map(({ iso }) => matchBorn(iso, own)), BORN_ORDER);
  if (level !== 'same' && page.aliasBorn.some(({ iso }) => iso === own))
    return { state: numbered ? 'close' : 'differ', level: 'alias', said: [...said, ...page.aliasBorn], known };
  return { state: level === 'same' ? 'agree' : level === 'other' ? 'differ' : 'close', level, said, known };
} // prettier-ignore

type NameLevel = NameMatch | 'before' | 'alias' | 'record-alias';
const NAME_ORDER: readonly NameLevel[] = ['full', 'before', 'alias', ...NAME_MATCHES.slice(1), 'record-alias'];
const OTHER_NAMES: ReadonlySet<NameLevel> = new Set(['other-middle', 'other-generation', 'other-forename', 'other']);

function name(page: RecordPage, person: Person, numbered: boolean, before: readonly Said[]): Seen {
  const said = page.names;
  const places = (field: 'names' | 'aliases'): KnownPlace[] =>
    person[field].map((_, index) => ({ person: person.id, field, index }));
  const known = [...places('names'), ...places('aliases')];
  if (said.length === 0) return { state: 'absent', level: 'none-here', said, known };
  if (person.names.length === 0) return { state: 'absent', level: 'none-known', said, known };
  const levels = said.map(({ text }): NameLevel => {
    const level = bestOf(person.names.map((own) => matchName(text, own)), NAME_ORDER);
    if (level === 'full') return level;
    if (person.aliases.some((alias) => / /.test(alias.trim()) && matchName(text, alias) === 'full')) return 'alias';
    // A close name that the page before bore too, and that page was theirs.
    if (numbered && !OTHER_NAMES.has(level) && before.some((other) => matchName(text, other.text) === 'full')) return 'before';
    if (OTHER_NAMES.has(level) || level === 'other-surname')
      if (page.aliases.some((alias) => person.names.some((own) => matchName(alias.text, own) === 'full'))) return 'record-alias';
    return level;
  });
  const level = worstOf(levels, NAME_ORDER);
  const byNumber = level === 'alias' || level === 'former';
  let state: State = 'close';
  if (level === 'full' || level === 'before' || (byNumber && numbered)) state = 'agree';
  else if (OTHER_NAMES.has(level)) state = 'differ';
  else if (level === 'other-surname' || level === 'record-alias') state = numbered ? 'close' : 'differ';
  return { state, level, said: level === 'record-alias' ? [...said, ...page.aliases] : said, known };
} // prettier-ignore

/** ASN and URN: they explain, and a foreign URN stops a page (decide.ts), but neither counts towards two. */
function reference(kind: 'asn' | 'urn', page: RecordPage, person: Person, urn: string | undefined): Seen {
  const said = page[kind];
  const own = kind === 'asn' ? person.asn : urn;
  const known: KnownPlace[] = own === undefined ? [] : [{ person: kind === 'asn' ? person.id : null, field: kind, index: 0 }];
  if (said.length === 0) return { state: 'absent', level: 'none-here', said, known };
  if (own === undefined) return { state: 'absent', level: 'none-known', said, known };
  const levels = said.map(({ text }) => matchNumber(kind, text, own));
  if (levels.some((level) => level === 'same' || level === 'misread')) return { state: 'agree', level: 'same', said, known };
  if (levels.includes('slip')) return { state: 'close', level: 'slip', said, known };
  return { state: 'differ', level: 'other', said, known };
} // prettier-ignore

/** Compares what a page says with what is known of a person. Aliases and changed surnames count only beside a number that agrees. */
export function compareIdentity(page: RecordPage, person: Person, beside: Beside): FieldEvidence[] {
  const pnc = number('pnc', page, person);
  const cro = number('cro', page, person);
  const numbered = (pnc.state === 'agree' || cro.state === 'agree') && pnc.state !== 'differ' && cro.state !== 'differ';
  const seen: Readonly<Record<FieldName, Seen>> = {
    pnc,
    cro,
    born: born(page, person, numbered),
    name: name(page, person, numbered, beside.before ?? []),
    asn: reference('asn', page, person, beside.urn),
    urn: reference('urn', page, person, beside.urn),
  };
  return (Object.entries(seen) as [FieldName, Seen][]).map(([field, { state, level, said, known }]) => ({
    field,
    state,
    level,
    bits: state === 'absent' ? 0 : bitsOf(field, level),
    says: say(field, level, person.id),
    record: said.map(({ from, to }) => passageOf(beside.file, beside.page, from, to)),
    known,
  }));
}
