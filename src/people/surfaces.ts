// Every form in which a person's name can stand in the papers of a case. Not here: finding them (detect/names), and
// telling apart two people who share a form.
import type { Person } from '../model/index.ts';
import { shortForms, fullForms, soundOf } from './nicknames.ts';
import { parseName, type PersonName } from './person-name.ts';
import { tokenise } from './tokens.ts';

/** What a form tells: the more of the name, the less it needs its surroundings. */
export type SurfaceKind =
  'full' | 'reversed' | 'initials' | 'surname' | 'forename' | 'short' | 'alias' | 'organisation' | 'officer';

export interface Surface {
  /** As one would write it, without a possessive. */
  readonly text: string;
  /** Its words, folded as tokens.ts folds them. */
  readonly keys: readonly string[];
  readonly kind: SurfaceKind;
}

const PARTICLE = /^(de|da|dos|del|della|van|der|den|von|la|le|al|el|bin|ap)$/;
const capital = (key: string): string => (PARTICLE.test(key) ? key : key.charAt(0).toUpperCase() + key.slice(1));

/** The written parts behind folded keys, so that "osullivan" is shown as "O'Sullivan". */
function spellings(written: readonly string[]): Map<string, string> {
  const raws = new Map<string, string>();
  for (const text of written) {
    for (const token of tokenise(text)) {
      const raw = text.slice(token.from, token.to);
      const softened = raw.length > 3 && raw === raw.toUpperCase() ? capital(raw.toLowerCase()) : raw;
      if (!raws.has(token.key)) raws.set(token.key, softened);
    }
  }
  return raws;
}

/** "mcallister" → also "macallister" and "mc allister"; "osullivan" → also "o sullivan". */
function surnameVariants(surname: readonly string[]): string[][] {
  const all: string[][] = [[...surname]];
  surname.forEach((part, i) => {
    const put = (...parts: string[]): void =>
      void all.push([...surname.slice(0, i), ...parts, ...surname.slice(i + 1)]);
    const mac = /^(mac|mc)([a-z]{3,})$/.exec(part);
    const rest = mac?.[2];
    if (rest !== undefined && (mac?.[1] === 'mc' || rest.length > 3)) {
      put(`mc${rest}`);
      put(`mac${rest}`);
      put('mc', rest);
      put('mac', rest);
    }
    const apart = /^o([bcdfghklmnrst][a-z]{3,})$/.exec(part)?.[1];
    if (apart !== undefined && surname.length >= 1) put('o', apart);
  });
  return all;
}

/** All forms of one person's name. Titles are added by `titled`; readers of a text take any title before a form. */
export function surfaces(person: Person): readonly Surface[] {
  const found = new Map<string, Surface>();
  const raws = spellings([...person.names, ...person.aliases]);
  const write = (keys: readonly string[]): string =>
    keys
      .map((key, i) => raws.get(key) ?? (i === 0 ? key.charAt(0).toUpperCase() + key.slice(1) : capital(key)))
      .join(' ');
  const put = (keys: readonly string[], kind: SurfaceKind, text = write(keys)): void => {
    const clean = keys.filter((key) => key !== '');
    const id = clean.join(' ');
    if (id === '' || (clean.length === 1 && id.length < 2)) return;
    if (!found.has(id)) found.set(id, { text, keys: clean, kind });
  };
  for (const written of person.names) {
    const name = parseName(written);
    if (name.organisation || person.organisation === true) bodyForms(written, put);
    else nameForms(name, put);
    if (name.rank !== undefined) officerForms(name, put);
  }
  for (const alias of person.aliases) {
    const keys = tokenise(alias).map((token) => token.key);
    put(keys, 'alias', alias);
    const name = parseName(alias);
    if (name.given.length > 0 && name.surname.length > 0) nameForms(name, put);
    else if (name.title !== undefined) put(name.surname, 'surname');
    const [only] = keys;
    if (keys.length !== 1 || only === undefined) continue;
    // A nickname goes with the surname too.
    for (const real of person.names) {
      const surname = parseName(real).surname;
      if (surname.length > 0 && person.organisation !== true) put([only, ...surname], 'short');
    }
  }
  return [...found.values()];
}

type Put = (keys: readonly string[], kind: SurfaceKind, text?: string) => void;

function nameForms(name: PersonName, put: Put): void {
  const { given } = name;
  const [first] = given;
  const surnames = name.surname.length === 0 ? [] : surnameVariants(name.surname);
  for (const other of name.other) surnames.push([other]);
  if (first === undefined) {
    for (const surname of surnames) put(surname, 'surname');
    return;
  }
  const initials = given.map((part) => part.charAt(0));
  const shorts = [...shortForms(first), ...(first.length > 1 ? fullForms(first) : [])];
  for (const surname of surnames) {
    put([...given, ...surname], 'full');
    put([...surname, ...given], 'reversed');
    put([first, ...surname], 'full');
    put([...surname, first], 'reversed');
    if (given.length > 1) {
      put([...given.slice(0, 2), ...surname], 'full');
      put([...surname, ...given.slice(0, 2)], 'reversed');
      put([first, ...initials.slice(1), ...surname], 'full');
      put([first, initials[1] ?? '', ...surname], 'full');
      const second = given[1] ?? '';
      if (second.length > 1) {
        put([initials[0] ?? '', second, ...surname], 'full');
        put([second, ...surname], 'short');
      }
    }
    for (const short of shorts) {
      put([short, ...surname], 'short');
      put([...surname, short], 'reversed');
    }
    put([initials[0] ?? '', ...surname], 'initials');
    put([...initials, ...surname], 'initials');
    put([...surname, initials[0] ?? ''], 'initials');
    put([...surname, ...initials], 'initials');
    if (given.length > 1) put([initials.join(''), ...surname], 'initials');
  }
  // One half of a double surname is used with the given name ("Tariq M Khan").
  if (name.surname.length > 1) {
    for (const half of name.surname) {
      if (half.length < 4) continue;
      put([half], 'surname');
      put([first, half], 'short');
      put([half, first], 'reversed');
      for (const part of name.surname) if (part !== half) put([first, part.charAt(0), half], 'short');
    }
  }
  const [own] = surnames;
  if (own !== undefined) for (const surname of surnames) put(surname, 'surname');
  if (given.length > 1) put(given, 'full');
  // Whoever is called Mohammed before another name goes by the other.
  const second = given[1] ?? '';
  if (soundOf(first) === 'mohamed' && second.length > 2) {
    put([second], 'forename');
    for (const surname of surnames) put(['md', second, ...surname], 'full');
  }
  if (first.length > 1) put([first], 'forename');
  else if ((given[1]?.length ?? 0) > 1) put([given[1] ?? ''], 'forename');
  for (const short of shorts) if (short.length > 2) put([short], 'short');
}

function officerForms(name: PersonName, put: Put): void {
  const { rank, collar, surname } = name;
  if (rank === undefined) return;
  const upper = rank.length <= 4 && rank !== 'sgt' && rank !== 'insp' ? rank.toUpperCase() : capital(rank);
  const last = surname.map(capital).join(' ');
  if (surname.length > 0) put([rank, ...surname], 'officer', `${upper} ${last}`);
  if (collar === undefined) return;
  const number = collar.toLowerCase();
  put([rank, number], 'officer', `${upper} ${collar}`);
  if (surname.length === 0) return;
  put([rank, number, ...surname], 'officer', `${upper} ${collar} ${last}`);
  put([...surname, rank, number], 'officer', `${last} ${upper} ${collar}`);
}

const LEGAL_FORMS = /(?:,?\s+(?:ltd|limited|plc|llp|inc|co|company|stores|group|uk|\(uk\))\.?)$/i;

function bodyForms(written: string, put: Put): void {
  let text = written.trim();
  for (;;) {
    const keys = tokenise(text).map((token) => token.key);
    if (keys.length < 2 && text !== written.trim()) break;
    put(keys, 'organisation', text);
    if (text.includes('&'))
      put(
        tokenise(text.replace('&', ' and ')).map((token) => token.key),
        'organisation',
        text.replace('&', 'and'),
      );
    const shorter = text.replace(LEGAL_FORMS, '');
    if (shorter === text) break;
    text = shorter;
  }
}

/** The forms behind the titles that fit the person: "Mrs Akroyd", "Ms Winifred Akroyd". For searching raw text. */
export function titled(person: Person): string[] {
  const texts: string[] = [];
  for (const written of person.names) {
    const name = parseName(written);
    if (name.organisation || name.surname.length === 0) continue;
    const raws = spellings([written]);
    const surname = name.surname.map((key) => raws.get(key) ?? capital(key)).join(written.includes('-') ? '-' : ' ');
    const fitting = name.sex === 'm' ? ['Mr'] : name.sex === 'f' ? ['Mrs', 'Ms', 'Miss'] : ['Mr', 'Mrs', 'Ms', 'Miss'];
    const own = name.title === undefined ? [] : [capital(name.title)];
    for (const title of new Set([...own, ...fitting])) texts.push(`${title} ${surname}`);
  }
  return texts;
}
