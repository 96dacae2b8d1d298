// "Find" mode: every mention that tells of a person or of what happened to them, whoever it is and whatever guidance would
// make of it. Recognisers, tagger and forms together; passages of prose are left to plain detection, since a mention is
// a name, place, date, number or short expression.
import type { Category, Evidence } from '../../model/index.ts';
import { weigh } from '../grade.ts';
import type { Hit } from '../recogniser.ts';
import { spanSet } from '../spans.ts';
import type { Tag, Tagger } from '../tagger/index.ts';
import type { View } from '../view.ts';
import { findByForm } from './rules.ts';

/** Kinds whose finds are whole sentences or clauses; shorter finds of theirs are mentions. */
const PASSAGES: ReadonlySet<Category> = new Set<Category>(['medical', 'special', 'convictions', 'safety', 'informant', 'workplace', 'school', 'occupation', 'bank']); // prettier-ignore
const MOST_WORDS = 3;

const KINDS: Readonly<Record<Exclude<Tag['label'], 'MISC'>, { category: Category; says: string }>> = {
  PERSON: { category: 'name', says: 'the name tagger takes it for a person' },
  LOC: { category: 'address', says: 'the name tagger takes it for a place' },
  ORG: { category: 'other', says: 'the name tagger takes it for a body' },
  DATETIME: { category: 'other', says: 'the name tagger takes it for a date or time' },
  CODE: { category: 'other', says: 'the name tagger takes it for a reference' },
  QUANTITY: { category: 'other', says: 'the name tagger takes it for an amount' },
  DEM: { category: 'special', says: 'the name tagger takes it for a trait of a person' },
};

function isMention(hit: Hit, text: string): boolean {
  // A bare word of kinship ("his brother") names nobody; a clue is a clause, whose place and date are found by themselves.
  if (hit.category === 'relation' || hit.category === 'clue') return false;
  return !PASSAGES.has(hit.category) || text.slice(hit.from, hit.to).split(/\s+/).length <= MOST_WORDS;
}

const hitOf = (from: number, to: number, category: Category, evidence: Evidence): Hit => ({ from, to, category, evidence: [evidence], traits: [] }); // prettier-ignore

/** All mentions of a view: `hits` of the recognisers, then what tagger and forms add outside them. */
export function findAll(view: View, hits: readonly Hit[], tagger: Tagger, lean: number): Hit[] {
  const all = hits.filter((hit) => isMention(hit, view.text));
  const taken = spanSet<Hit>();
  for (const hit of all) taken.add(hit);
  const put = (hit: Hit): void => {
    // What sticks out of a find is a find of its own: two kinds may share words, none is lost.
    if (taken.touching(hit.from, hit.to).some((other) => other.from <= hit.from && other.to >= hit.to)) return;
    taken.add(hit);
    all.push(hit);
  };
  const cased = /\p{Lu}/u.test(view.text);
  for (const tag of tagger.tag(view.text, lean)) {
    // Telling words outside all kinds are guessed too often; a code without a digit is none.
    if (tag.label === 'MISC' || (tag.label === 'CODE' && !/\d/.test(view.text.slice(tag.from, tag.to)))) continue;
    // In running text "the administrative court" is no body's name; a text of small letters alone has no other.
    if (tag.label === 'ORG' && cased && !/\p{Lu}|\d/u.test(view.text.slice(tag.from, tag.to))) continue;
    const { category, says } = KINDS[tag.label];
    put(hitOf(tag.from, tag.to, category, { kind: 'tagger', says, weight: tag.sure ? 1.5 : 1 }));
  }
  for (const { from, to } of findByForm(view.text))
    put(hitOf(from, to, 'other', { kind: 'shape', says: 'the form of a date, time, amount or code', weight: 1 }));
  return all.filter((hit) => weigh(hit.evidence) >= 1).sort((a, b) => a.from - b.from || b.to - a.to);
}
