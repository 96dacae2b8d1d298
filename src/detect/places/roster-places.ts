// The addresses of the case's own people, taken apart so that every partial or differently written mention can be
// matched: number and street in any abbreviation, house name, postcode, number alone.
import type { Roster } from '../../people/index.ts';
import { postcodeKey, POSTCODE } from './postcode.ts';
import { TOWNS } from './towns.ts';
import { formsOfType, streetType } from './words.ts';

/** One address of one person, in parts. */
export interface KnownPlace {
  readonly whose: string;
  /** House number with its letter, lower case: `118`, `112a`; '' where there is none. */
  readonly number: string;
  /** Street name without number, lower case, type in full: `thornbury mount`; '' where there is none. */
  readonly street: string;
  /** House or building name, lower case; '' where there is none. */
  readonly house: string;
  readonly postcode: string;
}

/** What the roster says about places. */
export interface RosterPlaces {
  readonly places: readonly KnownPlace[];
  /** Names of towns in those addresses. */
  readonly towns: ReadonlySet<string>;
  /** Words of people's names, lower case. */
  readonly nameWords: ReadonlySet<string>;
  /** Finds every street or house name of `places`; group 1 the number if one stands before, group 2 the name. Null if none. */
  readonly names: RegExp | null;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const plain = (text: string): string => text.toLowerCase().replace(/['’.]/g, '').replace(/[\s-]+/g, ' ').trim(); // prettier-ignore

/** A street as it is compared: lower case, no apostrophes, its type in full. */
export function streetKey(street: string): string {
  const words = plain(street).split(' ');
  const last = streetType(words.at(-1) ?? '');
  return words.length > 1 && last !== '' ? [...words.slice(0, -1), last].join(' ') : words.join(' ');
}

/** Any written form of a street or house name, as the source of a case-insensitive regular expression. */
function formsOf(key: string): string {
  const words = key.split(' ');
  const type = words.length > 1 ? streetType(words.at(-1) ?? '') : '';
  const names = type === '' ? words : words.slice(0, -1);
  const loose = names.map((word) => escape(word).replace(/s$/, "'?s'?").replace(/^saint$|^st$/, '(?:saint|st\\.?)').replace(/^(o|mc|mac)(?=\p{L}{3})/u, "$1'?")); // prettier-ignore
  return [...loose, ...(type === '' ? [] : [formsOfType(type)])].join("[\\s-]{1,2}");
} // prettier-ignore

function takeApart(whose: string, address: string): { place: KnownPlace; towns: string[] } {
  const code = new RegExp(`${POSTCODE}\\s*$`, 'i').exec(address.trim());
  const rest = address.trim().slice(0, code ? code.index : undefined);
  const parts = rest.split(/[,\n]/).map((part) => part.trim()).filter((part) => part !== ''); // prettier-ignore
  const at = parts.findIndex((part) => /^\d{1,4}[A-Za-z]?(?:[-/]\d+)? \p{L}/u.test(part));
  const numbered = /^(\d{1,4}[A-Za-z]?)(?:[-/]\d+)? (.+)$/u.exec(parts[at] ?? '');
  const streetAt = at >= 0 ? at : parts.findIndex((part, i) => i > 0 && streetType(part.split(' ').at(-1) ?? '') !== '');
  const street = numbered ? streetKey(numbered[2] ?? '') : streetAt >= 0 ? streetKey(parts[streetAt] ?? '') : '';
  const before = parts.slice(0, Math.max(streetAt, at >= 0 ? at : 0)).filter((part) => !/^(?:flat|apartment|apt|unit|room|c\/o)\b/i.test(part)); // prettier-ignore
  const first = streetAt < 0 && at < 0 ? (parts.find((part) => !/^(?:flat|apartment|apt|unit|room)\b/i.test(part)) ?? '') : (before.at(-1) ?? '');
  const house = plain(first).replace(/^the /, '');
  const towns = parts.slice(Math.max(at, streetAt, 0) + 1).map((part) => plain(part));
  return {
    place: { whose, number: (numbered?.[1] ?? '').toLowerCase(), street, house, postcode: code ? postcodeKey(code[0]) : '' },
    towns: towns.filter((town) => /^\p{L}[\p{L} -]+$/u.test(town)),
  };
} // prettier-ignore

const kept = new WeakMap<Roster, RosterPlaces>();

/** The places of a roster; worked out once. */
export function rosterPlaces(roster: Roster): RosterPlaces {
  const known = kept.get(roster);
  if (known) return known;
  const towns = new Set<string>();
  const nameWords = new Set<string>();
  const places = roster.people.flatMap((person) => {
    for (const name of person.names)
      for (const word of name.toLowerCase().match(/\p{L}[\p{L}'-]+/gu) ?? []) nameWords.add(word);
    return person.addresses.map((address) => {
      const apart = takeApart(person.id, address);
      for (const town of apart.towns) towns.add(town);
      return apart.place;
    });
  });
  const keys = new Set<string>();
  for (const place of places)
    for (const key of [place.street, place.house])
      if (key.length >= 5 && !TOWNS.has(key) && !nameWords.has(key)) keys.add(key);
  const sources = [...keys].sort((a, b) => b.length - a.length).map(formsOf);
  const names =
    sources.length === 0
      ? null
      : new RegExp(String.raw`(?<![a-zÀ-ɏ\d])(?:(\d{1,4}[A-Za-z]?)(?:[-/]\d{1,4})?[, ]{1,2})?((?:${sources.join('|')}))(?![a-zÀ-ɏ\d])`, 'gi'); // prettier-ignore
  const found = { places, towns, nameWords, names };
  kept.set(roster, found);
  return found;
}
