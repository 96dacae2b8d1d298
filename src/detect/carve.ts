// A passage (a clue, a medical history …) may run over values that have findings and rules of their own: the name of the
// victim, an officer, an exhibit, the scene, the day it happened. The passage is cut round them, so that what guidance keeps
// can be read and what it takes out goes by its own rule. Not here: which of them stays.
import type { Category } from '../model/index.ts';
import { datesOf } from './dates.ts';
import { LIKELY, weigh } from './grade.ts';
import type { Hit } from './recogniser.ts';
import { spanSet } from './spans.ts';
import type { View } from './view.ts';

/** Passages that are cut. A row of a record and the name of a school are one value and stay whole. */
const CUT: ReadonlySet<Category> = new Set<Category>([
  ...(['medical', 'special', 'clue', 'safety', 'informant', 'relation', 'workplace', 'occupation'] as const),
]);
/** What they are cut round. */
const ROUND: ReadonlySet<Category> = new Set<Category>([
  ...([
    'name',
    'officer',
    'signature',
    'scene',
    'urn',
    'other',
    'vrm',
    'pnc',
    'cro',
    'dob',
    'age',
    'phone',
    'email',
    'social',
  ] as const),
  'address',
]);
/** Words before a date that make it the day of an event and not part of the secret. */
const ON_THE_DAY = /\b(?:on|from|to|and|between|until|since|dated|of|in|at|by)(?: (?:the|about|around))?\s+$/i;
const SECRET_DAY = /\b(?:due|born|birthday|anniversary|wedding|married|operation|surgery|moving|move|starts?)\b/i;

/** "I have been here since 1999": a year alone is the time of what is told. The year of an illness is part of its history. */
const WITH_YEARS: ReadonlySet<Category> = new Set<Category>(['clue', 'workplace', 'occupation', 'relation', 'special']);
const YEAR = /(?<=\b(?:in|since|from|until|till|to) )(?:19[3-9]\d|20[0-4]\d)(?![\p{L}\d:/-])/gu;

/** The pieces of a passage that are left when `holes` are taken out; pieces of a word or so tell nothing. */
function* pieces(
  view: View,
  hit: Hit,
  holes: readonly { readonly from: number; readonly to: number }[],
): Generator<Hit> {
  let at = hit.from;
  const byModel = hit.evidence.every(({ kind }) => kind === 'model');
  const put = function* (from: number, to: number): Generator<Hit> {
    const text = view.text.slice(from, to);
    const lead = /^(?:['’]s\b)?[^\p{L}\p{N}("“‘]*/u.exec(text)?.[0].length ?? 0;
    const rest = text.slice(lead).replace(/[^\p{L}\p{N})"”’.]+$/u, '');
    const enough = byModel ? /\p{L}+[^\p{L}]+\p{L}+[^\p{L}]+\p{L}/u : /\p{L}{2}[^\p{L}]+\p{L}{3}|\p{L}{7}/u;
    if (enough.test(rest)) yield tight(view, { ...hit, from: from + lead, to: from + lead + rest.length });
  };
  for (const hole of holes.toSorted((a, b) => a.from - b.from)) {
    if (hole.from > at) yield* put(at, hole.from);
    at = Math.max(at, hole.to);
  }
  if (at === hit.from) yield hit;
  else if (at < hit.to) yield* put(at, hit.to);
}

const LEAD = /^(?:(?:and|but)\s+)+(?=\S+\s+\S+\s+\S)/iu;
const TAIL =
  /(?<=\S\s\S+\s\S+)(?:\s+(?:and|or|but|to|of|for|with|from|by|in|on|at|that|who|which|is|was|are|were|the|a|an|named|called|as|because|when|while))+$/iu;
const FIELD = /^(?:occupation|employer|job title|place of work|school)(?::\s*|\s{1,3}(?=\p{Lu}))/iu;

/** A passage without the label of its field. */
function unlabelled(view: View, hit: Hit): Hit {
  const lead = FIELD.exec(view.text.slice(hit.from, hit.to))?.[0].length ?? 0;
  return hit.to - hit.from - lead < 3 ? hit : { ...hit, from: hit.from + lead };
}

/** A piece without the joining words at its edges, which tell nothing. */
function tight(view: View, hit: Hit): Hit {
  const text = view.text.slice(hit.from, hit.to);
  const lead = LEAD.exec(text)?.[0].length ?? 0;
  const rest = text.slice(lead);
  const end = rest.length - (TAIL.exec(rest)?.[0].length ?? 0);
  return end < 3 ? hit : { ...hit, from: hit.from + lead, to: hit.from + lead + end };
} // prettier-ignore

/** A clause that the passage tagger proposed, or a sentence that a rule on schools took whole. */
const isClause = (hit: Hit, view: View): boolean =>
  hit.evidence.every(({ kind }) => kind === 'model') ||
  (hit.category === 'school' && view.text.slice(hit.from, hit.to).split(/\s+/).length > 7);

/** Cuts every passage of `hits` round the surer values that lie inside it and reach no further. Pure; sorted by place. */
export function carve(hits: readonly Hit[], view: View): Hit[] {
  const values = spanSet<Hit>();
  for (const hit of hits) if (ROUND.has(hit.category) && weigh(hit.evidence) >= LIKELY) values.add(hit);
  const isSecret = (from: number): boolean => SECRET_DAY.test(view.text.slice(Math.max(0, from - 40), from));
  const years = [...view.text.matchAll(YEAR)].flatMap(({ index }) =>
    isSecret(index) ? [] : [{ from: index, to: index + 4 }],
  );
  const days = datesOf(view).filter(
    ({ from, day, year }) =>
      (day !== undefined || year !== undefined) &&
      ((day !== undefined && year !== undefined) || ON_THE_DAY.test(view.text.slice(Math.max(0, from - 24), from))) &&
      !isSecret(from),
  );
  return hits
    .flatMap((hit) => {
      if (!CUT.has(hit.category) && !isClause(hit, view)) return [hit];
      const within = (one: { readonly from: number; readonly to: number }): boolean =>
        one.from >= hit.from && one.to <= hit.to && one.to - one.from < hit.to - hit.from;
      if (hit.category === 'school' && !isClause(hit, view)) return [hit];
      const holes = [
        ...values.touching(hit.from, hit.to),
        ...(hit.category === 'informant' ? [] : days),
        ...(WITH_YEARS.has(hit.category) ? years : []),
      ].filter(within);
      return holes.length === 0 ? [unlabelled(view, hit)] : [...pieces(view, hit, holes)];
    })
    .sort((a, b) => a.from - b.from || b.to - a.to);
}
