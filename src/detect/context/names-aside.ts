// A clause often opens with the person it is about: "Ms Sharma is expecting". The clause tells the secret, the name has its own
// finding and its own rule; so the clause starts after the name. Pure word play on the edges, nothing is looked up in the middle.
import type { Known } from '../recogniser.ts';
import type { Roster } from '../../people/index.ts';
import { trim } from './clause.ts';
import type { Stretch } from './prose.ts';

const namesBy = new WeakMap<Roster, ReadonlySet<string>>();

/** Lower-case words of everybody's names, longer than an initial. */
export function nameWords(known: Known): ReadonlySet<string> {
  const have = namesBy.get(known.roster);
  if (have) return have;
  const words = new Set<string>();
  for (const person of known.roster.people) {
    if (person.organisation) continue;
    for (const name of [...person.names, ...person.aliases]) {
      for (const word of name.matchAll(/\p{L}[\p{L}'’-]{2,}/gu))
        if (!TITLES.has(word[0].toLowerCase())) words.add(word[0].toLowerCase());
    }
  }
  namesBy.set(known.roster, words);
  return words;
}

const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'dr',
  'mx',
  'sir',
  'lady',
  'rev',
  'sister',
  'prof',
  'captain',
  'the',
]);

/** `span` without the names of known people, titles and initials at its edges. */
export function withoutNames(text: string, span: Stretch, known: Known): Stretch {
  const names = nameWords(known);
  const words = [...text.slice(span.from, span.to).matchAll(/[\p{L}\p{N}]+(?:['’-]\p{L}+)*\.?/gu)];
  const isName = (word: string): boolean => names.has(word.toLowerCase().replace(/['’]s$|\.$/gu, ''));
  const isTitle = (word: string): boolean =>
    TITLES.has(word.toLowerCase().replace(/\.$/u, '')) || /^(?:\p{Lu}\.?)$/u.test(word);
  let first = 0;
  let last = words.length;
  if (words.slice(0, 4).some((word) => isName(word[0]))) {
    while (
      first < last &&
      (isName((words[first] as RegExpExecArray)[0]) ||
        (isTitle((words[first] as RegExpExecArray)[0]) &&
          words.slice(first + 1, first + 4).some((word) => isName(word[0]))))
    )
      first++;
  }
  while (last > first + 1 && isName((words[last - 1] as RegExpExecArray)[0])) {
    last--;
    while (last > first + 1 && isTitle((words[last - 1] as RegExpExecArray)[0])) last--;
  }
  const start = words[first];
  const end = words[last - 1];
  if (!start || !end) return span;
  if (first === 0 && last === words.length) return span;
  return trim(
    text,
    span.from + (first === 0 ? 0 : start.index),
    last === words.length ? span.to : span.from + end.index + end[0].length,
  );
}
