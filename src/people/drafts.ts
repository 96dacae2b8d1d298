// People in the making: a person of the manifest or one learnt, growing while the papers are read. Not here: reading them.
import type { Person } from '../model/index.ts';
import type { Details } from './forms.ts';
import { isCutOf, isPetForm } from './further-names.ts';
import { sameGivenName } from './nicknames.ts';
import { agree, parseName, type PersonName } from './person-name.ts';
import type { Placing } from './placing.ts';
import { fold } from './tokens.ts';

export interface Draft {
  readonly id: string;
  role: Person['role'];
  names: string[];
  aliases: string[];
  addresses: string[];
  phones: string[];
  emails: string[];
  numbers: { category: Person['numbers'][number]['category']; value: string }[];
  born: string | undefined;
  relation: string | undefined;
  readonly base: Person | undefined;
  readonly source: string;
  inSummary?: boolean;
  parsed: PersonName[];
}

export const draftOf = (person: Person): Draft => ({
  id: person.id,
  role: person.role,
  names: [...person.names],
  aliases: [...person.aliases],
  addresses: [...person.addresses],
  phones: [...person.phones],
  emails: [...person.emails],
  numbers: [...person.numbers],
  born: person.born,
  relation: person.relation,
  base: person,
  source: person.source,
  parsed: [...person.names, ...person.aliases].map(parseName),
});

const squash = (text: string): string => text.toLowerCase().replace(/[^a-z0-9@]/g, '');

function addNew(list: string[], values: readonly string[]): void {
  for (const value of values) {
    const own = squash(value);
    if (own.length > 3 && !list.some((known) => squash(known) === own)) list.push(value);
  }
}

export function take(draft: Draft, details: Details): void {
  addNew(draft.addresses, details.addresses);
  addNew(draft.phones, details.phones);
  addNew(draft.emails, details.emails);
  draft.born ??= details.born;
  for (const number of details.numbers) {
    if (!draft.numbers.some((known) => squash(known.value) === squash(number.value))) draft.numbers.push(number);
  }
  for (const former of details.former) {
    const [main] = draft.names;
    if (main === undefined) continue;
    const written = `${main.replace(/\s*\(née .*\)$/, '')} (née ${former})`;
    if (!draft.names.includes(written)) {
      draft.names.push(written);
      draft.parsed.push(parseName(written));
    }
  }
}

export function finish(draft: Draft): Person {
  return {
    id: draft.id,
    role: draft.role,
    names: draft.names,
    aliases: draft.aliases,
    ...(draft.born === undefined ? {} : { born: draft.born }),
    addresses: draft.addresses,
    phones: draft.phones,
    emails: draft.emails,
    numbers: draft.numbers,
    protections: draft.base?.protections ?? [],
    ...(draft.base?.solicitor === undefined ? {} : { solicitor: draft.base.solicitor }),
    ...(draft.relation === undefined ? {} : { relation: draft.relation }),
    ...(draft.base?.organisation === undefined ? {} : { organisation: draft.base.organisation }),
    source: draft.source,
    ...(draft.inSummary === true ? { inSummary: true } : {}),
  };
}

/** Everybody whom a written name may be, best first: the manifest's people before others, closer names before wider. */
export function fits(drafts: readonly Draft[], name: PersonName, file: string): Draft[] {
  return drafts
    .filter((draft) => draft.parsed.some((known) => agree(known, name) || partOf(known, name)))
    .map((draft) => ({
      draft,
      score:
        (draft.base ? 2 : 0) +
        (draft.source === file ? 1 : 0) +
        (draft.role === 'officer' ? -1.5 : 0) +
        (sameFirst(draft, name) ? 1 : 0),
    }))
    .sort((a, b) => b.score - a.score)
    .map(({ draft }) => draft);
}

/** Is the writing only part of the name: the surname alone where a given name was looked for, or all given names? */
function partOf(known: PersonName, name: PersonName): boolean {
  if (known.surname.length === 0 || known.organisation || name.title !== undefined) return false;
  const words = [...name.given, ...name.surname];
  if (words.length === 1) return known.surname.length === 1 && known.surname[0] === words[0];
  return words.length > 1 && known.given.length >= words.length && words.every((word, i) => known.given[i] === word);
}

const sameFirst = (draft: Draft, name: PersonName): boolean =>
  draft.parsed.some((known) => known.given[0] !== undefined && known.given[0] === name.given[0]);

/** "Mrs April", as some say it: the title with the given name of one person of the manifest. */
export function byTitleAndForename(drafts: readonly Draft[], name: PersonName): Draft[] {
  const [only] = name.surname;
  if (name.title === undefined || name.given.length > 0 || name.surname.length !== 1 || only === undefined) return [];
  const found = drafts.filter(
    (draft) =>
      draft.base &&
      draft.parsed.some(
        (known) =>
          known.given[0] === only && known.sex !== undefined && known.sex === name.sex && known.surname.length > 0,
      ),
  );
  return found.length === 1 ? found : [];
}

/** Does the new writing tell more than what is known (a middle name, the rest of a double surname, another surname)? */
export function richer(draft: Draft, name: PersonName): boolean {
  const given = Math.max(...draft.parsed.map((known) => known.given.filter((part) => part.length > 1).length));
  const mine = name.given.filter((part) => part.length > 1).length;
  const surname = Math.max(...draft.parsed.map((known) => known.surname.length));
  if (name.surname.length > surname || (mine > given && name.surname.length > 0)) return true;
  if (
    name.given.length > 0 &&
    name.surname.length > 0 &&
    !draft.parsed.some((known) => known.given[0] === name.given[0] && known.surname.length > 0)
  )
    return true;
  return name.other.length > 0 && draft.parsed.every((known) => known.other.length === 0);
}

const RANKING: readonly Person['role'][] = [
  'third-party',
  'professional',
  'child',
  'witness',
  'victim',
  'officer',
  'defendant',
];

/** A better-founded role or relation of a person learnt earlier. */
export function settle(draft: Draft, placing: Placing): void {
  draft.relation ??= placing.relation;
  if (draft.role === 'officer' || draft.role === 'defendant') return;
  // Whoever is once shown to be a private third party stays one: "Dr" beside a therapist's name does not make it public.
  if (placing.firm !== true || (draft.relation !== undefined && draft.relation !== placing.relation)) return;
  if (RANKING.indexOf(placing.role) > RANKING.indexOf(draft.role)) draft.role = placing.role;
}

/** Are two officers' writings one officer: the same collar number, or the same surname with nothing against it? */
export function agreeOfficer(a: PersonName, b: PersonName): boolean {
  const digits = (collar: string | undefined): string | undefined => collar?.replace(/\D/g, '');
  if (a.collar !== undefined && b.collar !== undefined) return digits(a.collar) === digits(b.collar);
  if (a.surname.length === 0 || b.surname.length === 0) return false;
  if (a.surname.at(-1) !== b.surname.at(-1)) return false;
  const [x] = a.given;
  const [y] = b.given;
  return x === undefined || y === undefined || x[0] === y[0];
}

/** The one person of the manifest whom a given name with the surname's initial means: "Hamish B". */
export function ofInitial(drafts: readonly Draft[], text: string): Draft | undefined {
  const [, short = '', initial = ''] = /^(\p{Lu}\p{L}+) (\p{Lu})\.?$/u.exec(text.trim()) ?? [];
  if (initial === '') return undefined;
  const means = (given = ''): boolean => sameGivenName(fold(short), given) || isPetForm(short, given) || isCutOf(short, given); // prettier-ignore
  const able = drafts.filter(
    (draft) =>
      draft.base !== undefined &&
      draft.parsed.some((own) => own.surname[0]?.startsWith(initial.toLowerCase()) === true && means(own.given[0])),
  );
  return able.length === 1 ? able[0] : undefined;
}

/** Does the writing run on from the full name of somebody of the manifest into other words ("DELYTH MORGAN PANTGLAS")? */
export function goesOnFrom(drafts: readonly Draft[], name: PersonName): boolean {
  const words = [...name.given, ...name.surname];
  return drafts.some(
    ({ base, parsed }) =>
      base !== undefined &&
      parsed.some(({ given, surname }) => {
        if (given[0] === undefined || given[0].length < 2 || surname.length === 0) return false;
        return [
          [given[0], ...surname],
          [...given, ...surname],
        ].some((own) => own.length < words.length && own.every((part, i) => part === words[i]));
      }),
  );
}
