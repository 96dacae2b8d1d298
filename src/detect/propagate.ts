// What was found once is found everywhere in the case, in other notation and case: numbers, mail boxes, addresses, birth
// dates, full names. Short or everyday values are left out: a house number alone or a first name says nothing elsewhere.
import type { Person } from '../model/index.ts';
import { anyOf, anyPhrase, squash } from './any-of.ts';
import { datesOf, findDates } from './dates.ts';
import { LIKELY, weigh } from './grade.ts';
import { nationalForm } from './identifiers/phone.ts';
import { rosterMentions } from './places/partial.ts';
import { rosterPlaces } from './places/roster-places.ts';
import type { Hit } from './recogniser.ts';
import { spanSet } from './spans.ts';
import type { View } from './view.ts';

/** A view with what has been found in it so far. */
export interface Searched {
  readonly view: View;
  readonly hits: readonly Hit[];
}

interface Value {
  readonly category: Hit['category'];
  /** Person ids that the mentions gave; one only = known. */
  readonly owners: Set<string>;
  readonly traits: readonly string[];
}

const CODES: ReadonlySet<Hit['category']> = new Set<Hit['category']>([
  ...(['phone', 'nhs', 'nino', 'passport', 'licence', 'bank', 'card', 'pnc', 'cro', 'imei', 'vrm', 'other'] as const),
]);
const KEPT_TRAITS: ReadonlySet<string> = new Set(['office', 'evidential', 'private', 'hospital-number', 'customer-number', 'door-code', 'staff-number', 'registration-number', 'reference', 'learnt', 'relative', 'neighbour', 'caller', 'child', 'partner', 'associate', 'passer-by', 'professional', 'officer', 'organisation', 'co-accused', 'home', 'previous', 'aggrieved']); // prettier-ignore

const textOf = (view: View, hit: Hit): string => view.text.slice(hit.from, hit.to);

/** The forms under which a code is looked for elsewhere; none where it is too short to be told from chance. */
function codesOf(hit: Hit, text: string): string[] {
  if (hit.traits?.includes('exhibit-ref') || hit.traits?.includes('partial') || hit.traits?.includes('damaged')) return [];
  if (hit.category === 'phone') {
    const rest = nationalForm(text.replace(/,?\s?(?:ext|x).*$/i, '')).replace(/^\+?0?/, '');
    return rest.length < 9 ? [] : [`0${rest}`, rest, `44${rest}`, `440${rest}`, `0044${rest}`];
  }
  // The plate out of "silver Skoda Octavia, HN65 WCF".
  const value = hit.category === 'vrm' ? (/\S+ ?\S*$/.exec(text.trimEnd())?.[0] ?? '') : text;
  const code = squash(value);
  const digits = code.replace(/\D/g, '').length;
  if (code.length > 40 || (hit.category === 'other' && !/^[\p{L}\d]{0,6}[\s/-]?[\p{L}\d/ -]+$/u.test(value))) return [];
  if (hit.category === 'vrm') return /^[A-Z]{2}\d{2}[A-Z]{3}$/.test(code) ? [code] : [];
  return digits >= 5 && code.length >= 6 ? [code] : [];
} // prettier-ignore

function learn(map: Map<string, Value>, key: string, hit: Hit): void {
  const known = map.get(key);
  if (!known) {
    map.set(key, {
      category: hit.category,
      owners: new Set(hit.whose === undefined ? [] : [hit.whose]),
      traits: (hit.traits ?? []).filter((trait) => KEPT_TRAITS.has(trait)),
    });
  } else if (hit.whose !== undefined) known.owners.add(hit.whose);
}

const person = (id: string, addresses: readonly string[]): Person => ({
  ...{ id, role: 'third-party', names: [], aliases: [], phones: [], emails: [], numbers: [], protections: [] },
  ...{ addresses, source: '' },
});

/** New hits for each view (same order as `searched`): mentions of values that stand elsewhere in the case. */
export function propagate(searched: readonly Searched[]): Hit[][] {
  const codes = new Map<string, Value>();
  const words = new Map<string, Value>();
  const births = new Map<string, Value>();
  const homes = new Map<string, Value>();
  const written = new Map<string, string>();
  for (const { view, hits } of searched)
    for (const hit of hits) {
      if (weigh(hit.evidence) < LIKELY) continue;
      const text = textOf(view, hit);
      if (CODES.has(hit.category)) for (const code of codesOf(hit, text)) learn(codes, code, hit);
      if (hit.category === 'email' || (hit.category === 'social' && text.length >= 6)) learn(words, text.toLowerCase(), hit);
      if (hit.category === 'name' && / \p{L}{2}/u.test(text) && text.length >= 7) learn(words, text.toLowerCase().replace(/\s+/g, ' '), hit);
      if (hit.category === 'dob' && !hit.traits?.includes('partial')) {
        const [date] = findDates(text);
        if (date?.year !== undefined) learn(births, `${date.year}-${date.month}-${date.day ?? 0}`, hit);
      }
      if (hit.category === 'address' && /\d/.test(text) && text.length >= 9 && !hit.traits?.includes('partial') && !hit.traits?.includes('business')) {
        const key = squash(text);
        learn(homes, key, hit);
        written.set(key, text.replace(/[\n\t]/g, ', '));
      }
    }
  const codePattern = anyOf(codes.keys());
  const wordPattern = anyPhrase(words.keys());
  const learnt = { people: [...written].map(([key, address]) => person(key, [address])) };
  const places = rosterPlaces(learnt);
  return searched.map(({ view, hits }) => {
    const found: Hit[] = [];
    const known = spanSet<Hit>();
    for (const hit of hits) known.add(hit);
    const covered = (from: number, to: number): boolean =>
      known.touching(from, to).some((hit) => hit.from <= from && hit.to >= to);
    const put = (from: number, to: number, value: Value, more: readonly string[] = []): void => {
      if (covered(from, to)) return;
      const [owner] = value.owners;
      found.push({
        from,
        to,
        category: value.category,
        ...(owner !== undefined && value.owners.size === 1 ? { whose: owner } : {}),
        evidence: [{ kind: 'propagation', says: 'stands elsewhere in the case', weight: 2 }],
        traits: [...value.traits, ...more, 'propagated'],
      });
    };
    if (codePattern)
      for (const match of view.text.matchAll(codePattern)) {
        const value = codes.get(squash(match[0]));
        if (value) put(match.index, match.index + match[0].length, value);
      }
    if (wordPattern)
      for (const match of view.text.matchAll(wordPattern)) {
        const value = words.get(match[0].toLowerCase().replace(/\s+/g, ' '));
        if (value) put(match.index, match.index + match[0].length, value);
      }
    if (births.size > 0)
      for (const date of datesOf(view)) {
        const value = date.year === undefined ? undefined : births.get(`${date.year}-${date.month}-${date.day ?? 0}`);
        if (value) put(date.from, date.to, value);
      }
    for (const mention of rosterMentions(view, places)) {
      const home = mention.whose === undefined ? undefined : homes.get(mention.whose);
      if (home) put(mention.from, mention.to, home);
    }
    return found;
  });
} // prettier-ignore
