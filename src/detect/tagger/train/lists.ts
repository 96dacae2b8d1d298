// The word lists that go with the weights: first names as registered, and words that are mostly written small.
import { emptyBits, hashText, put } from '../hash.ts';
import type { Lists } from '../words.ts';
import type { Sample } from './learn.ts';

/** A first name is common from so many registrations on. */
const COMMON_FROM = 300;

/** Lists from first names with counts and from the training texts. */
export function listsOf(names: readonly { name: string; count: number }[], samples: readonly Sample[]): Lists {
  const lists = { names: emptyBits(), rareNames: emptyBits(), small: emptyBits() };
  for (const { name, count } of names) put(count >= COMMON_FROM ? lists.names : lists.rareNames, hashText(name));
  const counts = new Map<string, { small: number; capital: number }>();
  for (const { text } of samples)
    for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}']*/gu)) {
      const key = word.toLowerCase();
      let count = counts.get(key);
      if (count === undefined) counts.set(key, (count = { small: 0, capital: 0 }));
      if (word === key) count.small++;
      else count.capital++;
    }
  for (const [word, { small, capital }] of counts) if (small >= 2 && small > capital) put(lists.small, hashText(word));
  return lists;
}
