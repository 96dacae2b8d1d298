// Where hits overlap: which one stands, and what happens to the evidence of the others.
//
//   validated pattern > roster > names > weak pattern
//   equal spans of one kind unite · a hit inside a longer one of a compatible kind merges into it · an address gives way
//   to the parts of a scene · passages (clue, medical, convictions …) may hold other hits and compete with nothing
import type { Category, Evidence } from '../model/index.ts';
import { gradeOf, LIKELY, weigh } from './grade.ts';
import type { Hit } from './recogniser.ts';
import { spanSet } from './spans.ts';
import type { View } from './view.ts';

/** Kinds that mark a stretch of prose rather than one value. */
const PASSAGES: ReadonlySet<Category> = new Set<Category>([
  ...(['medical', 'special', 'convictions', 'clue', 'safety', 'informant', 'relation', 'workplace', 'school'] as const),
  'occupation',
]);
const NAMES: ReadonlySet<Category> = new Set<Category>(['name', 'officer', 'signature']);

function rank(hit: Hit): number {
  const sum = weigh(hit.evidence);
  const has = (kind: Evidence['kind']): boolean => hit.evidence.some((one) => one.kind === kind && one.weight > 0);
  const tier = has('check') && sum >= 2 ? 300 : has('roster') ? 200 : NAMES.has(hit.category) ? 100 : sum >= 3 ? 150 : 0;
  return tier + sum;
} // prettier-ignore

/** One hit out of two of the same kind: the union of their spans and of everything known. */
export function unite(a: Hit, b: Hit): Hit {
  const fromRoster = (hit: Hit): boolean => hit.whose !== undefined && hit.evidence.some((one) => one.kind === 'roster');
  const whose = fromRoster(a) ? a.whose : fromRoster(b) ? b.whose : (a.whose ?? b.whose);
  const evidence = new Map<string, Evidence>();
  // What a model proposes widens a find of a rule, and makes it no surer.
  const all = [...a.evidence, ...b.evidence];
  const ruled = all.filter(({ kind }) => kind !== 'model');
  for (const one of gradeOf(ruled) === null ? all : ruled) evidence.set(`${one.kind}|${one.says}|${one.weight}`, one);
  const traits = new Set([...(a.traits ?? []), ...(b.traits ?? [])]);
  // What is whole in one reading is not partial in sum.
  const longer = a.to - a.from >= b.to - b.from ? a : b;
  for (const trait of ['partial', 'damaged', 'street', 'house-number', 'town', 'postcode'])
    if (!longer.traits?.includes(trait)) traits.delete(trait);
  return {
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    category: a.category,
    ...(whose === undefined ? {} : { whose }),
    evidence: [...evidence.values()],
    traits: [...traits],
  };
} // prettier-ignore

const touches = (a: Hit, b: Hit): boolean => a.from < b.to && b.from < a.to;
const inside = (a: Hit, b: Hit): boolean => a.from >= b.from && a.to <= b.to;

/** What is left of an address when the parts of a scene are taken out of it. */
function outside(view: View, address: Hit, scenes: readonly Hit[]): Hit[] {
  const rest: Hit[] = [];
  let at = address.from;
  const put = (from: number, to: number): void => {
    const text = view.text.slice(from, to);
    const lead = /^[\s,;:.()-]*/.exec(text)?.[0].length ?? 0;
    const kept = text.slice(lead).replace(/[\s,;:.()-]+$/, '');
    if (/\d|\p{L}{3}/u.test(kept)) rest.push({ ...address, from: from + lead, to: from + lead + kept.length });
  };
  for (const scene of scenes.toSorted((a, b) => a.from - b.from)) {
    if (scene.from > at) put(at, scene.from);
    at = Math.max(at, scene.to);
  }
  if (at < address.to) put(at, address.to);
  return rest;
}

/** Hits of the same kind, united where they touch. Addresses and passages join; other values keep the better span. */
function uniteKinds(hits: readonly Hit[]): Hit[] {
  const out: Hit[] = [];
  for (const group of Map.groupBy(hits, (hit) => hit.category).values()) {
    const open: Hit[] = [];
    for (const hit of group.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
      const last = open.at(-1);
      if (last && touches(last, hit)) open[open.length - 1] = unite(last, hit);
      else open.push(hit);
    }
    out.push(...open);
  }
  return out;
}

/** The hits of one view that stand, in order, each with all the evidence that speaks for it. */
export function resolveOverlaps(hits: readonly Hit[], view: View): Hit[] {
  const carried = hits.filter((hit) => hit.to > hit.from && gradeOf(hit.evidence) !== null);
  const united = uniteKinds(carried);
  const scenes = spanSet<Hit>();
  for (const hit of united) if (hit.category === 'scene') scenes.add(hit);
  const split = united.flatMap((hit) => {
    const parts = hit.category === 'address' ? scenes.touching(hit.from, hit.to) : [];
    return parts.length === 0 ? [hit] : outside(view, hit, parts);
  });
  const standing = split.filter((hit) => PASSAGES.has(hit.category));
  const values = new Set<Hit>();
  const places = spanSet<Hit>();
  const stand = (hit: Hit): void => {
    values.add(hit);
    places.add(hit);
  };
  const rivals = split
    .filter((hit) => !PASSAGES.has(hit.category))
    .map((hit) => ({ hit, rank: rank(hit) }))
    .sort((a, b) => b.rank - a.rank || b.hit.to - b.hit.from - (a.hit.to - a.hit.from));
  for (const { hit } of rivals) {
    const clashes = places.touching(hit.from, hit.to);
    if (clashes.every((other) => mayNest(hit, other, view))) stand(hit);
    else if (clashes.every((other) => holds(hit, other))) {
      // The longer reading stands; what was inside it belongs to it.
      for (const other of clashes) {
        values.delete(other);
        places.remove(other);
      }
      stand(hit);
    }
  }
  return [...standing, ...values].sort((a, b) => a.from - b.from || b.to - a.to);
}

/** A person named inside an address ("c/o Stacey Lemmon, 40 …") is a finding of their own; a street's name is not. */
function mayNest(a: Hit, b: Hit, view: View): boolean {
  const [name, place] = NAMES.has(a.category) ? [a, b] : [b, a];
  if (!NAMES.has(name.category) || place.category !== 'address' || !inside(name, place)) return false;
  return /c\/o|care of/i.test(view.text.slice(place.from, name.from));
}

/** Does `longer` take up `shorter` although it ranks lower? Streets, mail boxes and shops take up names; never the reverse. */
function holds(longer: Hit, shorter: Hit): boolean {
  if (!inside(shorter, longer) || longer.to - longer.from === shorter.to - shorter.from) return false;
  if (weigh(longer.evidence) < LIKELY) return false;
  if (NAMES.has(shorter.category))
    return ['address', 'scene', 'email', 'social', 'licence', 'vrm'].includes(longer.category);
  return longer.category === 'address' && ['age', 'other', 'urn', 'vrm', 'phone'].includes(shorter.category);
}
