// A clause often opens with the person it is about: "Ms Sharma is expecting". The clause tells the secret, the name has its own
// finding and its own rule; so the clause starts after the name. The same for a lead ("told us in May that") and for the scene.
import type { Hit, Known } from '../recogniser.ts';
import type { View } from '../view.ts';
import type { Roster } from '../../people/index.ts';
import { trim } from './clause.ts';
import { namesPattern } from './learnt.ts';
import type { Stretch } from './prose.ts';
import { proseOf } from './prose.ts';
import type { WholeCase } from './whole.ts';

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

const LEAD =
  /^(?:(?:told|informed|said|says|states?|stated|disclosed|mentioned|reported|explained|confirms?|confirmed)\b[^.]{0,40}?\bthat |(?:On|At|In|Since|Until|By|Around|About)\b[^.]{0,46}?\b(?:\d{1,2}(?:st|nd|rd|th)?|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|hrs|hours|[ap]m)\b,? (?=(?:I|he|she|we|they|my|the)\b)|(?:\p{Lu}\.){2,4} |\d{1,2}, )/u;

/** `span` without a lead that only reports or dates. */
export function withoutLead(text: string, span: Stretch): Stretch {
  const lead = LEAD.exec(text.slice(span.from, span.to))?.[0].length ?? 0;
  return span.to - span.from - lead < 8 ? span : { from: span.from + lead, to: span.to };
}

/** Names of the scene, lower case: streets and premises, with "&" written either way. */
export function sceneNames(whole: WholeCase): string[] {
  const names = [...whole.scenes.flatMap((scene) => [scene.street, scene.premises]), ...whole.premises].filter(
    (name) => name !== undefined,
  );
  const plain = names.map((name) => name.toLowerCase().replace(/^the /u, ''));
  return [...new Set(plain.flatMap((name) => [name, name.replace(/ & /gu, ' and '), name.replace(/ and /gu, ' & ')]))];
}

const scenePatterns = new WeakMap<WholeCase, RegExp | undefined>();

/** A clue without the names of the scene inside it: what stands before them, or after, if enough is left to tell anything. */
export function* withoutScenes(view: View, hit: Hit, whole: WholeCase): Generator<Hit> {
  if (!scenePatterns.has(whole)) scenePatterns.set(whole, namesPattern(sceneNames(whole)));
  const pattern = scenePatterns.get(whole);
  const { text } = proseOf(view);
  const words = text.slice(hit.from, hit.to);
  const found = pattern ? [...words.matchAll(pattern)] : [];
  const first = found[0];
  const last = found.at(-1);
  if (!first || !last) {
    yield hit;
    return;
  }
  const before = words
    .slice(0, first.index)
    .replace(/(?:\s|,|\b(?:at|in|on|to|from|of|for|the|into|near|outside|and|\d+)\b)+$/iu, '');
  const after = words.slice(last.index + last[0].length);
  if (before.split(/\s+/u).length >= 4) yield { ...hit, to: hit.from + before.length };
  else if (after.trim().split(/\s+/u).length >= 4) yield { ...hit, from: hit.to - after.trimStart().length };
}
