// Telling clauses that no rule knows, found by the passage tagger: where somebody lives, works, worships, what ails them, told
// in words of their own. Only proposes: clauses that a rule has already told of are left alone.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Category, Evidence } from '../../model/index.ts';
import { speakerAt } from '../context/cue.ts';
import { proseOf } from '../context/prose.ts';
import type { Hit, Known } from '../recogniser.ts';
import { spanSet } from '../spans.ts';
import type { View } from '../view.ts';
import { seeClauses } from './features.ts';
import { categoryOf, KINDS } from './labels.ts';
import { SCALE } from './learn.ts';
import { scoresOf, SIZE, type PassageModel } from './model.ts';

let model: PassageModel | undefined;

/** The shipped weights, read once. */
function shipped(): PassageModel {
  if (model !== undefined) return model;
  const bytes = brotliDecompressSync(readFileSync(path.join(import.meta.dirname, 'weights.bin')));
  if (bytes.length !== SIZE) throw new Error('These are no weights of the passage tagger.');
  model = { rows: new Int8Array(bytes.buffer, bytes.byteOffset, SIZE) };
  return model;
}

/** A clause is proposed where its best kind beats "nothing" by this much; it is likely from `SURE` on. At 0 one more in eighty of what must go is hidden and one word in seventy more is lost (cases 23, 29, 35). */
const LEAST = 20 * SCALE;
/** "He bought it in a pub from a man" reads like where information came from: beside the words of context/informant.ts it must be nearly sure. */
const LEAST_INFORMANT = 80 * SCALE;
const SURE = 110 * SCALE;

/** Papers that are records or tables, where a clause is an entry with a rule of its own; and logs, whose clauses tell what happens. */
const NOT_IN = /^(?:PNC|MG16|MG4|MG9|MG10|MG18|CAD)$/;
const DATES =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\p{Ll}*\b|\b(?:date|dated|admitted|discharged|signed|at|on|the|of|last|hours|hrs)\b|[\d:./,-]+/giu;
const TOLD: ReadonlySet<Category> = new Set<Category>([
  ...([
    'clue',
    'medical',
    'special',
    'safety',
    'school',
    'workplace',
    'occupation',
    'relation',
    'convictions',
  ] as const),
  'informant',
]);
/** A place, an age or a second kinship beside the first. */
const TELLS_MORE =
  /[\p{L},] \p{Lu}\p{Ll}{2,}|\d|(?:teen|ty|ty-\p{L}+)\b|\b\p{L}+['’]s (?:\p{L}+ )?(?:cousin|brother|sister|mum|mother|dad|father|aunt|uncle|nephew|niece|mate|friend|son|daughter|wife|husband|partner)\b|\bexpecting\b/u;
const TRAITS: Readonly<Record<string, readonly string[]>> = {
  medical: ['history'],
  workplace: ['identifying'],
  occupation: ['identifying'],
  relation: ['identifying'],
};

/** Clauses of `view` that tell of somebody's life, where none of `hits` says so yet. */
export function* tellingClauses(view: View, known: Known, hits: readonly Hit[]): Generator<Hit> {
  // A text that belongs to no case has nobody whose life it could tell of.
  if (NOT_IN.test(view.type) || known.roster.people.length === 0) return;
  const told = spanSet<Hit>();
  for (const hit of hits) if (TOLD.has(hit.category)) told.add(hit);
  const { sentences } = proseOf(view);
  for (const { clause, features } of seeClauses(view, known.roster)) {
    const scores = scoresOf(shipped(), features);
    let best = 1;
    for (let kind = 2; kind < KINDS.length; kind++) if ((scores[kind] ?? 0) > (scores[best] ?? 0)) best = kind;
    const margin = (scores[best] ?? 0) - (scores[0] ?? 0);
    const kind = KINDS[best];
    if (kind === undefined || kind === 'none' || margin < (kind === 'informant' ? LEAST_INFORMANT : LEAST)) continue;
    if (!/\p{L}{2}.*\s\p{L}{2}|\p{L}{4}/u.test(view.text.slice(clause.from, clause.to).replace(DATES, ''))) continue;
    const letters = told
      .touching(clause.from, clause.to)
      .reduce((sum, hit) => sum + Math.min(hit.to, clause.to) - Math.max(hit.from, clause.from), 0);
    if (letters * 2 > clause.to - clause.from) continue;
    // A bare word of kinship in it has been judged by its own rule, which must not be widened to a clause that adds nothing.
    const said = view.text.slice(clause.from, clause.to);
    if (kind === 'relation' && !TELLS_MORE.test(said) && told.touching(clause.from, clause.to).some(({ category }) => category === 'relation')) continue; // prettier-ignore
    const sentence = sentences[clause.sentence];
    const whose = sentence === undefined ? undefined : speakerAt(view, known, sentence, clause);
    const evidence: Evidence = {
      kind: 'model',
      says: 'reads like what tells of somebody’s life',
      weight: margin >= SURE ? 2 : 1.2,
    };
    yield {
      from: clause.from,
      to: clause.to,
      category: categoryOf(kind),
      evidence: [evidence],
      traits: TRAITS[kind] ?? [],
      ...(whose === undefined ? {} : { whose }),
    };
  }
}
