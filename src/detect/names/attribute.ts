// Whose a find is that says nothing of its owner: equality with what the roster knows, then the form's layout, the
// document's own person, and the nearest person named before it. Not here: finding.
import type { Person } from '../../model/index.ts';
import { isRear, readDate, type Roster } from '../../people/index.ts';
import type { Hit } from '../recogniser.ts';
import type { View } from '../view.ts';
import { readView, type Named } from './read.ts';

const squash = (text: string): string => text.toLowerCase().replace(/[^a-z0-9@]/g, '');
const digits = (text: string): string => text.replace(/\D/g, '').replace(/^(?:0044|44)(?=\d{10}$)/, '0');

/** Gives `whose` to every hit that has none and whose owner the roster or the text tells. Pure; order kept. */
export function attribute(hits: readonly Hit[], view: View, roster: Roster): Hit[] {
  const { named } = readView(view, roster);
  const known = knownValues(roster);
  const rears = view.pages
    .filter(({ page }) => isRear(page, view.type))
    .map(({ page, start }) => [start, start + page.text.length] as const);
  return hits.map((hit) => {
    if (hit.whose !== undefined || hit.category === 'urn' || hit.category === 'officer') return hit;
    if (hit.category === 'name' || hit.category === 'signature') return hit;
    const whose = ownerOf(hit, view, named, known, rears);
    return whose === undefined ? hit : { ...hit, whose };
  });
}

interface Known {
  readonly values: ReadonlyMap<string, string | null>;
  readonly births: ReadonlyMap<string, string | null>;
  readonly addresses: readonly { readonly key: string; readonly id: string }[];
}

const remembered = new WeakMap<Roster, Known>();

/** What the roster knows by value; null where two people share it. */
function knownValues(roster: Roster): Known {
  const kept = remembered.get(roster);
  if (kept !== undefined) return kept;
  const values = new Map<string, string | null>();
  const births = new Map<string, string | null>();
  const addresses: { key: string; id: string }[] = [];
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
    for (const address of person.addresses) addresses.push({ key: streetKey(address), id: person.id });
  }
  const made = { values, births, addresses };
  remembered.set(roster, made);
  return made;
}

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\bstreet\b/g, 'st'],
  [/\broad\b/g, 'rd'],
  [/\bavenue\b/g, 'ave'],
  [/\bterrace\b|\bterr\b/g, 'ter'],
  [/\bclose\b/g, 'cl'],
  [/\bdrive\b/g, 'dr'],
  [/\blane\b/g, 'ln'],
  [/\bmount\b/g, 'mt'],
  [/\bparade\b/g, 'pde'],
  [/\bcottages\b/g, 'cotts'],
  [/\bbank\b/g, 'bk'],
  [/\bapartment\b/g, 'flat'],
];

/** An address as one compares it: small letters, short forms, no marks. */
function streetKey(address: string): string {
  let key = address.toLowerCase().replace(/['’]/g, '');
  for (const [long, short] of SHORT) key = key.replace(long, short);
  return key.replace(/[^a-z0-9]/g, '');
}

function byValue(hit: Hit, text: string, known: Known): string | undefined {
  if (hit.category === 'phone') return known.values.get(digits(text)) ?? undefined;
  if (hit.category === 'dob') {
    const iso = readDate(text);
    return iso === undefined ? undefined : (known.births.get(iso) ?? undefined);
  }
  if (hit.category === 'address' || hit.category === 'scene') {
    const key = streetKey(text);
    if (key.length < 5 || !/\d/.test(key)) return undefined;
    const fits = new Set(
      known.addresses
        .filter((one) => one.key.includes(key) || (one.key.length > 7 && key.includes(one.key)))
        .map((one) => one.id),
    );
    return fits.size === 1 ? [...fits][0] : undefined;
  }
  return known.values.get(squash(text)) ?? undefined;
}

const RECORDS = /^(MEDICAL|PNC|MG16|CUSTODY|MG19|BANK|PHOTO|VPS)$/;
const FIRST_PERSON = /\b(?:I|I'm|I’m|I've|I’ve|my|mine|me|our|we|us)\b/;
const OF_PERSON = new Set([
  'address',
  'scene',
  'dob',
  'age',
  'phone',
  'email',
  'social',
  'occupation',
  'workplace',
  'school',
  'vrm',
  'nhs',
  'nino',
  'passport',
  'licence',
  'bank',
  'card',
  'medical',
  'special',
  'convictions',
  'pnc',
  'cro',
  'imei',
  'clue',
  'safety',
  'relation',
  'other',
  'informant',
]);
const ROWS = /^(MG9|MG10|NOTEBOOK|CAD|EMAIL|PHONE-DOWNLOAD|MG6C|MG6D|MG12)$/;

function ownerOf(
  hit: Hit,
  view: View,
  named: readonly Named[],
  known: Known,
  rears: readonly (readonly [number, number])[],
): string | undefined {
  if (!OF_PERSON.has(hit.category)) return undefined;
  const text = view.text.slice(hit.from, hit.to);
  const equal = byValue(hit, text, known);
  if (equal !== undefined) return equal;
  if (hit.category === 'informant') return undefined;
  const lineStart = Math.max(view.text.lastIndexOf('\n', hit.from - 1), view.text.lastIndexOf('\f', hit.from - 1)) + 1;
  const inRear = rears.some(([from, to]) => hit.from >= from && hit.from < to);
  const onLine = nearestBefore(named, hit.from, lineStart);
  if (inRear) return view.about;
  if (onLine !== undefined && view.type !== 'MG11' && view.type !== 'VPS' && isForOthers(view, onLine, hit))
    return onLine.person.id;
  const sentence = sentenceStart(view.text, hit.from);
  const words = view.text.slice(sentence, hit.from);
  if (view.type === 'MG11' || view.type === 'VPS' || view.type === 'MG19') {
    const before = nearestBefore(named, hit.from, sentence);
    const lastFirst = words.search(/\b(?:I|my|we|our|me)\b[^.]*$/);
    if (before !== undefined && (lastFirst < 0 || lastFirst + sentence < before.from)) return before.person.id;
    if (FIRST_PERSON.test(words) || FIRST_PERSON.test(text) || !/\b(?:he|she|his|her|they|their|him)\b/i.test(words))
      return view.about;
    return pronoun(view, named, hit, sentence) ?? view.about;
  }
  if (RECORDS.test(view.type)) return onLine?.person.id ?? view.about;
  if (view.type === 'EMAIL' || view.type === 'LETTER' || view.type === 'EXHIBIT') {
    const before = nearestBefore(named, hit.from, sentence);
    if (before !== undefined) return before.person.id;
    if (FIRST_PERSON.test(words.slice(-40)) || FIRST_PERSON.test(text)) return view.about;
    return pronoun(view, named, hit, sentence);
  }
  const before = nearestBefore(named, hit.from, sentence);
  if (before !== undefined) return before.person.id;
  if (ROWS.test(view.type)) {
    const above = nearestBefore(named, hit.from, Math.max(0, lineStart - 240));
    if (above !== undefined) return above.person.id;
  }
  return pronoun(view, named, hit, sentence) ?? (view.type === 'CAD' ? undefined : view.about);
}

/** On a record's line a name before the value owns it, unless a relation's phone stands there for the patient. */
function isForOthers(view: View, found: Named, hit: Hit): boolean {
  if (found.person.role === 'officer' && hit.category !== 'phone' && hit.category !== 'email') return false;
  return !view.text.slice(found.to, hit.from).includes(';') || view.type !== 'PNC';
}

/** The last person named between `floor` and `at`. */
function nearestBefore(named: readonly Named[], at: number, floor: number): Named | undefined {
  let low = 0;
  let high = named.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((named[middle]?.from ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0; i--) {
    const one = named[i];
    if (one === undefined || one.from < floor) return undefined;
    if (one.person.role !== 'officer') return one;
  }
  return undefined;
}

function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - 400);
  const before = text.slice(from, at);
  let start = 0;
  for (const stop of before.matchAll(
    /(?<!\b(?:Mr|Mrs|Ms|Dr|No|St|Rd|no|hrs|approx|e\.g|i\.e|[A-Z]))[.!?]["'”’]?\s+(?=["'“‘]?[A-Z])|\n\s*\n|\f|\t/g,
  ))
    start = stop.index + stop[0].length;
  return from + start;
}

/** "He gave his date of birth as": the last grown person named in the sentences before. */
function pronoun(view: View, named: readonly Named[], hit: Hit, sentence: number): string | undefined {
  const words = view.text.slice(sentence, hit.from);
  if (
    !/\b(?:he|she|his|her|him|they|their|the (?:victim|witness|defendant|suspect|male|female|caller|complainant))\b/i.test(
      words,
    )
  )
    return undefined;
  return nearestBefore(named, sentence, Math.max(0, sentence - 500))?.person.id;
}
