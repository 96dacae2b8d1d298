// Names that another paper of the case taught, found wherever they stand: schools, workplaces, hidden places.
import type { Category } from '../../model/index.ts';
import type { Hit } from '../recogniser.ts';
import type { View } from '../view.ts';
import { proseOf } from './prose.ts';

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** A pattern of all names, whole words, any case; undefined where there are none. Longest first, so that none hides another. */
export function namesPattern(names: readonly string[]): RegExp | undefined {
  if (names.length === 0) return undefined;
  const longest = names.toSorted((a, b) => b.length - a.length);
  return new RegExp(
    `(?<![\\p{L}])(?:${longest.map((name) => escape(name).replace(/ /gu, '[ \\n]')).join('|')})(?![\\p{L}])`,
    'giu',
  );
}

/** Hits for every place where a learnt name stands. */
export function* learntHits(
  view: View,
  pattern: RegExp | undefined,
  category: Category,
  says: string,
  weight: number,
  traits: readonly string[],
): Generator<Hit> {
  if (!pattern) return;
  for (const hit of proseOf(view).text.matchAll(pattern)) {
    yield {
      from: hit.index,
      to: hit.index + hit[0].length,
      category,
      evidence: [{ kind: 'propagation', says, weight }],
      traits: [...traits, 'propagated'],
    };
  }
}
