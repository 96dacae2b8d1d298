// What the roster knows by value (phones, e-mail, numbers, births, addresses), so that a find equal to one of them has
// its owner however it is written. Not here: the text around the find.
import type { Person } from '../../model/index.ts';
import { readDate, tokenise, type Roster } from '../../people/index.ts';
import type { Hit } from '../recogniser.ts';
import { namesOf } from './borne.ts';

interface KnownAddress {
  readonly words: ReadonlySet<string>;
  readonly person: Person;
}

export interface Known {
  /** Squashed value → person; null where two people share it. */
  readonly values: ReadonlyMap<string, string | null>;
  readonly births: ReadonlyMap<string, string | null>;
  readonly addresses: readonly KnownAddress[];
  readonly people: readonly Person[];
}

const squash = (text: string): string => text.toLowerCase().replace(/[^a-z0-9@]/g, '');
const digits = (text: string): string => text.replace(/\D/g, '').replace(/^(?:0044|44)0?(?=\d{10}$)/, '0');

const remembered = new WeakMap<Roster, Known>();

/** The values of a roster; worked out once. */
export function knownValues(roster: Roster): Known {
  const kept = remembered.get(roster);
  if (kept !== undefined) return kept;
  const values = new Map<string, string | null>();
  const births = new Map<string, string | null>();
  const addresses: KnownAddress[] = [];
  const put = (map: Map<string, string | null>, key: string, person: Person): void => {
    if (key.length < 4) return;
    const already = map.get(key);
    map.set(key, already !== undefined && already !== person.id ? null : person.id);
  };
  for (const person of roster.people) {
    for (const phone of person.phones) put(values, digits(phone), person);
    for (const email of person.emails) put(values, squash(email), person);
    for (const number of person.numbers) put(values, squash(number.value), person);
    if (person.born !== undefined) put(births, person.born, person);
    for (const address of person.addresses) addresses.push({ words: wordsOf(address), person });
  }
  const made = { values, births, addresses, people: roster.people };
  remembered.set(roster, made);
  return made;
}

const LONG: Readonly<Record<string, string>> = {
  st: 'street',
  rd: 'road',
  ln: 'lane',
  ave: 'avenue',
  av: 'avenue',
  terr: 'terrace',
  ter: 'terrace',
  cl: 'close',
  dr: 'drive',
  cres: 'crescent',
  gdns: 'gardens',
  gr: 'grove',
  pl: 'place',
  mt: 'mount',
  pde: 'parade',
  bk: 'bank',
  cotts: 'cottages',
  sq: 'square',
  ct: 'court',
  apartment: 'flat',
  apt: 'flat',
};
const FILLER = new Set([
  'the',
  'of',
  'at',
  'in',
  'no',
  'number',
  'a',
  'to',
  'live',
  'lives',
  'home',
  'address',
  'postcode',
  'c',
  'o',
]);

/** The words of an address in their long forms; a postcode's halves are words. */
function wordsOf(address: string): Set<string> {
  return new Set(
    tokenise(address)
      .map((token) => LONG[token.key] ?? token.key)
      .filter((word) => !FILLER.has(word)),
  );
}

/** The person whose value this hit is; undefined where nobody's or more than one's. */
export function ownerByValue(hit: Hit, text: string, known: Known): string | undefined {
  switch (hit.category) {
    case 'phone':
      return known.values.get(digits(text)) ?? undefined;
    case 'dob': {
      const iso = readDate(text);
      return iso === undefined ? undefined : (known.births.get(iso) ?? undefined);
    }
    case 'email':
      return known.values.get(squash(text)) ?? byMailbox(text, known.people);
    case 'address':
    case 'scene':
    case 'safety':
      return byAddress(hit, text, known);
    default:
      return known.values.get(squash(text)) ?? undefined;
  }
}

/** "l.doyle3391@…": the one person whose surname and first letter stand in the mail box's name. */
function byMailbox(text: string, people: readonly Person[]): string | undefined {
  const box = /^([^@\s]+)@/
    .exec(text)?.[1]
    ?.toLowerCase()
    .replace(/[^a-z]/g, '');
  if (box === undefined || box.length < 5) return undefined;
  const fits = people.filter((person) =>
    namesOf(person).some((name) => {
      const surname = name.surname.join('');
      const [first] = name.given;
      if (surname.length < 3 || !box.includes(surname)) return false;
      const rest = box.replace(surname, '');
      return first === undefined
        ? rest.length < 3 || person.role === 'officer'
        : rest === '' || rest.startsWith(first.charAt(0));
    }),
  );
  return fits.length === 1 ? fits[0]?.id : undefined;
}

function byAddress(hit: Hit, text: string, known: Known): string | undefined {
  const words = [...wordsOf(text)];
  if (words.length === 0) return undefined;
  const fits = known.addresses.filter((one) => words.every((word) => one.words.has(word)));
  if (hit.category === 'scene') {
    // A street or house number alone is the victim's, if it is one victim's; a witness next door does not own the scene.
    const victims = new Set(fits.filter(({ person }) => person.role === 'victim').map(({ person }) => person.id));
    return victims.size === 1 ? [...victims][0] : undefined;
  }
  if (!words.some((word) => /\d/.test(word)) || words.length < 2) return undefined;
  const owners = new Set(fits.map(({ person }) => person.id));
  return owners.size === 1 ? [...owners][0] : undefined;
}
