// The names under a letter's or a message's closing words. Not here: its sender and recipients (labels.ts).
import type { PutName } from './names-found.ts';
import { isForename, isNamePart, readName } from './shape.ts';
import { sexOfTitle } from './titles.ts';
import type { Token } from './tokens.ts';
import { BODY_WORDS, WORD_NAMES } from './words.ts';

const CLOSING =
  /(?:^|\n)[ \t]*(?:yours (?:sincerely|faithfully|truly|own)|your own|(?:kind|best|warm|many)? ?regards|best wishes|many thanks|with thanks|thanks|cheers|love|signed)[,.]?[ \t]*\n/gi;

/** The names under a letter's or a message's closing words. */
export function addClosings(
  tokens: readonly Token[],
  text: string,
  people: { a: number; b: number }[],
  put: PutName,
): void {
  let first = 0;
  for (const hit of text.matchAll(CLOSING)) {
    const from = hit.index + hit[0].length;
    while (first < tokens.length && (tokens[first]?.from ?? 0) < from) first++;
    let at = first;
    for (let line = 0; line < 3; line++) {
      const token = tokens[at];
      if (token === undefined || (tokens[at]?.from ?? 0) - from > 200 || (line > 0 && !token.line)) break;
      let start = at;
      if (sexOfTitle(token.key) !== undefined) start++;
      const end = readName(tokens, start, true);
      const head = tokens[start];
      // Below the first line only what is plainly a name: job titles stand there too.
      const whole =
        end - start > 1 &&
        tokens[end]?.line !== false &&
        tokens.slice(start, end).every((token) => token.shape === 'i' || isNamePart(token, token.gap === '-'));
      if (line > 0 && start === at && head !== undefined && head.shape !== 'i' && !isForename(head.key) && !whole)
        break;
      const tail = tokens[end];
      if (
        end === start ||
        (tail !== undefined && !tail.line && !/[,(|\t]|BEd|  /.test(tail.gap) && !/^[A-Z]/.test(tail.raw))
      )
        break;
      if (tokens.slice(start, end).some((t) => BODY_WORDS.has(t.key) && !WORD_NAMES.has(t.key))) break;
      // A part of the name that looked like one by itself gives way to the whole.
      for (let k = people.length - 1; k >= 0; k--) {
        const spot = people[k];
        if (spot !== undefined && spot.a >= at && spot.b <= end && spot.b - spot.a < end - at) people.splice(k, 1);
      }
      if (!people.some((spot) => spot.a < end && spot.b > at)) put(at, end, 'closing');
      at = end;
      while (at < tokens.length && tokens[at]?.line !== true) at++;
    }
  }
}
