// A written name taken apart, and whether two written names can be one person. Not here: finding names in a text.
import { isGivenName, sexOfName, type Sex } from './given-names.ts';
import { fullForms, sameGivenName, soundOf } from './nicknames.ts';
import { isRank, opensRank, sexOfTitle } from './titles.ts';
import { tokenise, type Token } from './tokens.ts';
import { BODY_WORDS, PARTICLES } from './words.ts';

/** A name in parts. All parts folded; `given` may hold initials (one letter). */
export interface PersonName {
  readonly title?: string;
  readonly rank?: string;
  readonly collar?: string;
  readonly given: readonly string[];
  readonly surname: readonly string[];
  /** Another surname told with the name: "(née Ogden)", "Cheung (Thomas)". */
  readonly other: readonly string[];
  readonly sex?: Sex;
  readonly organisation: boolean;
}

const FORMER = new Set(['nee', 'formerly', 'aka', 'was', 'former', 'maiden', 'name']);
const SUFFIX = new Set([
  'jnr',
  'snr',
  'jr',
  'senior',
  'junior',
  'bed',
  'ba',
  'bsc',
  'ma',
  'phd',
  'obe',
  'mbe',
  'jp',
  'qc',
  'kc',
  'esq',
  'rn',
]);

const hyphened = (token: Token | undefined): boolean => token !== undefined && /^\s?[-‐‑–]\s?\n?$/.test(token.gap);

/** A small word of a surname; a single capital is an initial ("A O Adeyinka"). */
const isParticle = (token: Token | undefined): boolean =>
  token !== undefined && token.shape !== 'i' && PARTICLES.has(token.key);

/** How many tokens at the end of `parts` are the surname: the last, what a hyphen ties to it, and particles before. */
function surnameLength(parts: readonly Token[]): number {
  const capitals = parts.findIndex((token) => token.shape === 'U');
  if (capitals > 0 && parts.slice(capitals).every((token) => token.shape === 'U' || PARTICLES.has(token.key))) {
    // "Hope VAN DER MERWE": capitals begin the surname, unless the last small word is a prefix ("Hope van der MERWE").
    let start = capitals;
    while (start > 1 && (isParticle(parts[start - 1]) || hyphened(parts[start]))) start--;
    return parts.length - start;
  }
  let start = parts.length - 1;
  while (start > 0 && hyphened(parts[start])) start--;
  while (start > 1 && isParticle(parts[start - 1])) start--;
  if (start === 1 && isParticle(parts[0]) && !isGivenName(parts[0]?.key ?? '')) start = 0;
  return parts.length - start;
}

function split(parts: readonly Token[]): { given: string[]; surname: string[] } {
  // "Kelly-Ann", "Chloe-Anne": a double given name alone.
  if (parts.slice(1).every(hyphened) && parts.every((part) => isGivenName(part.key)))
    return { given: parts.map((part) => part.key), surname: [] };
  const length = surnameLength(parts);
  const at = parts.length - length;
  return { given: parts.slice(0, at).map((p) => p.key), surname: parts.slice(at).map((p) => p.key) };
}

/** Takes a written name apart: "PC 4417 Iqbal", "AKROYD, Winifred Maud (Mrs)", "Dr Mei-Ling CHEUNG (Thomas)". */
export function parseName(text: string): PersonName {
  const tokens = tokenise(text);
  let title: string | undefined;
  let rank: string | undefined;
  let collar: string | undefined;
  const parts: Token[] = [];
  const other: string[] = [];
  const bracketed: Token[] = [];
  let comma = -1;
  let inBrackets = false;
  let former = false;
  tokens.forEach((token, i) => {
    if (token.gap.includes('(')) inBrackets = true;
    else if (token.gap.includes(')')) inBrackets = former = false;
    if (token.gap.includes(',') && comma < 0 && parts.length > 0 && !former) comma = parts.length;
    const { key } = token;
    if (token.shape === 'n') {
      if (/\d/.test(token.raw)) collar ??= token.raw.toUpperCase();
    } else if (isRank(key) && token.shape !== 'l' && (i === 0 || parts.length > 0 || rank === undefined)) rank ??= key;
    else if (opensRank(key) && i + 1 < tokens.length && isRank(tokens[i + 1]?.key ?? '')) return;
    else if (sexOfTitle(key) !== undefined && (parts.length === 0 || inBrackets || i === tokens.length - 1))
      title ??= key;
    else if (FORMER.has(key)) former = true;
    else if (former) other.push(key);
    else if (inBrackets) bracketed.push(token);
    else if (!SUFFIX.has(key)) parts.push(token);
  });
  // Several words in brackets say where somebody works: "Steven May (Trading Standards)".
  if (bracketed.slice(1).every(hyphened) || bracketed.some(({ key }) => isGivenName(key)))
    other.push(...bracketed.map(({ key }) => key));
  const organisation =
    parts.some((part) => BODY_WORDS.has(part.key) && !isGivenName(part.key)) &&
    title === undefined &&
    rank === undefined;
  let given: string[];
  let surname: string[];
  const [first] = parts;
  if (organisation) {
    given = [];
    surname = parts.map((part) => part.key);
  } else if (comma > 0 && comma < parts.length) {
    surname = parts.slice(0, comma).map((part) => part.key);
    given = parts.slice(comma).map((part) => part.key);
  } else if (parts.length === 1 && first !== undefined) {
    // One word: a surname behind a title or rank, else what people are called by.
    const asSurname = title !== undefined || rank !== undefined;
    given = asSurname ? [] : [first.key];
    surname = asSurname ? [first.key] : [];
  } else if (
    first !== undefined &&
    first.shape === 'U' &&
    parts.slice(1).every((p) => p.shape === 'T' || p.shape === 'i') &&
    parts.length > 1
  ) {
    // "PARVEEN Rukhsana", "Warsame A Y": capitals come first only where the surname does.
    surname = [first.key];
    given = parts.slice(1).map((part) => part.key);
    // "O'SULLIVAN-BURKE Gráinne" is parted by its hyphen.
    while (given.length > 1 && hyphened(parts[surname.length])) surname.push(given.shift() ?? '');
  } else if (parts.length > 1 && first?.shape !== 'i' && parts.slice(1).every((part) => part.shape === 'i')) {
    surname = [first?.key ?? ''];
    given = parts.slice(1).map((part) => part.key);
  } else ({ given, surname } = split(parts));
  const told = title === undefined ? undefined : sexOfTitle(title);
  const sex = told === 'm' || told === 'f' ? told : given[0] === undefined ? undefined : sexOf(given[0]);
  return {
    ...(title === undefined ? {} : { title }),
    ...(rank === undefined ? {} : { rank }),
    ...(collar === undefined ? {} : { collar }),
    given,
    surname,
    other,
    ...(sex === undefined ? {} : { sex }),
    organisation,
  };
}

function sexOf(key: string): Sex | undefined {
  const own = sexOfName(key);
  if (own !== undefined || isGivenName(key)) return own;
  const sexes = new Set(fullForms(key).map(sexOfName));
  return sexes.size === 1 ? [...sexes][0] : undefined;
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);
const within = (a: readonly string[], b: readonly string[]): boolean => a.length > 0 && a.every((x) => b.includes(x));

/** `MacAllister` and `McAllister` are one surname. */
const plain = (surname: readonly string[]): string[] => surname.map((part) => part.replace(/^mac(?=[a-z]{4})/, 'mc'));

function sameGiven(a: string, b: string): boolean {
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  return sameGivenName(a, b) || soundOf(a) === soundOf(b);
}

/** Do the given names agree: in order, initials and short forms allowed, one list may be shorter? `exact` = a whole name agrees. */
function givenAgree(a: readonly string[], b: readonly string[]): 'no' | 'initial' | 'exact' {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return 'initial';
  let at = 0;
  let exact = false;
  for (const name of short) {
    // A middle name may be left out, or be the one in use ("P. Mark" is called Mark).
    let found = -1;
    for (let i = at; i < long.length && found < 0; i++) if (sameGiven(name, long[i] ?? '')) found = i;
    if (found < 0 || (found > at && at === 0 && short.length > 1)) return 'no';
    if (name.length > 1 && (long[found]?.length ?? 0) > 1) exact = true;
    at = found + 1;
  }
  return exact ? 'exact' : 'initial';
}

/**
 * Can two written names be one person? Surname and compatible given names and sex; part of a double surname counts
 * only with a whole given name. Different middle names are different people.
 */
export function agree(a: PersonName, b: PersonName): boolean {
  if (a.organisation !== b.organisation) return false;
  if (a.collar !== undefined && b.collar !== undefined && (a.rank !== undefined || b.rank !== undefined)) {
    if (a.collar.replace(/\D/g, '') === b.collar.replace(/\D/g, '')) return true;
  }
  if (a.organisation) return same(a.surname, b.surname) || within(a.surname.slice(0, 2), b.surname.slice(0, 2));
  if (a.sex !== undefined && b.sex !== undefined && a.sex !== b.sex) return false;
  const given = givenAgree(a.given, b.given);
  if (given === 'no') return swapped(a, b) || swapped(b, a);
  if (a.surname.length === 0 || b.surname.length === 0) return given === 'exact';
  const x = plain(a.surname);
  const y = plain(b.surname);
  if (same(x, y))
    return (
      a.given.length > 0 ||
      b.given.length > 0 ||
      a.title !== undefined ||
      a.rank !== undefined ||
      b.rank !== undefined ||
      a.surname.length > 0
    );
  if (given === 'exact' && same(x.map(soundOf), y.map(soundOf))) return true;
  // Half of a double surname with a middle name alone is a relative ("her mother Ruth Bligh" of Tamsin Ruth Okafor-Bligh).
  if (given === 'exact' && sameGiven(a.given[0] ?? '', b.given[0] ?? '') && (within(x, y) || within(y, x))) return true;
  if (given === 'exact' && (within(x, b.other) || within(y, a.other))) return true;
  return swapped(a, b) || swapped(b, a);
}

/** Is `b` written surname first without a comma, so that its parts were taken the wrong way round ("DUNMORE CRAIG")? */
function swapped(a: PersonName, b: PersonName): boolean {
  const [lead] = a.surname;
  if (lead === undefined || (b.given[0] ?? b.surname[0])?.charAt(0) !== lead.charAt(0)) return false;
  const parts = [...b.given, ...b.surname];
  const surname = plain(a.surname);
  const head = plain(parts.slice(0, surname.length));
  if (parts.length <= surname.length || !same(surname.map(soundOf), head.map(soundOf))) return false;
  return givenAgree(a.given, parts.slice(surname.length)) === 'exact';
}
