// How far a telling phrase reaches: from the words that gave it away to the edges of its clause. Not grammar, only the
// places where English prose and police shorthand take a breath. A passage of one word hides too little, a paragraph too much.
import type { Prose, Stretch } from './prose.ts';

const VERBS =
  "is|are|was|were|has|have|had|am|will|would|can|cannot|can't|could|does|do|did|don't|asks?|asked|wants?|told|said|says|saw|heard|took|went|came|got|goes|gets|may|should|gave|rang|knows|runs?|works?|lives?|had";
const SUBJECTS =
  "i|i'm|i've|i'd|he|he's|she|she's|they|we|we've|it|it's|you|there|his|her|my|our|their|the|this|that|who|which|in";

/** A breath before a new clause, seen from the words that it follows or precedes. */
const BREATH = new RegExp(
  [
    '[;:()—–"“”]',
    ' - ',
    `, (?:and|but|so|because(?! of\\b)|who|which|as|although|though|when|while|or) `,
    ` (?:but|because(?! of\\b)|although|though|whereas|so that|so|which|whom) (?=\\S)`,
    ` who(?:'s| is| was| has| had| are| were| will| would| lives| works| goes) `,
    ` and (?=(?:${SUBJECTS}|${VERBS})\\b)`,
    `, (?=(?:i|i'm|i've|he|he's|she|she's|they|we|it|there|you)\\b)`,
  ].join('|'),
  'giu',
);

/** The clause round `from`–`to` inside `sentence`. */
export function clauseAround(prose: Prose, sentence: Stretch, from: number, to: number): Stretch {
  const text = prose.text.slice(sentence.from, sentence.to);
  let left = 0;
  let right = text.length;
  for (const breath of text.matchAll(BREATH)) {
    const start = breath.index;
    const end = start + breath[0].length;
    if (end <= from - sentence.from)
      left = /^ and |^, $/.test(breath[0]) || breath[0].length > 2 ? startOf(breath[0], start) : end;
    else if (start >= to - sentence.from) {
      right = start;
      break;
    }
  }
  return trim(prose.text, sentence.from + left, sentence.from + right);
}

/** The clause starts after the breath's own comma, dash or joining word; "who" and "which" belong to it. */
function startOf(breath: string, at: number): number {
  const joined = /^(?:, |\s)(?:and|but|so|so that|because|as|although|though|while|when|or)\s/i.exec(breath);
  if (joined) return at + joined[0].length;
  return at + (/^[, ]+/.exec(breath)?.[0].length ?? 0);
}

/** Drops white space and closing punctuation at both ends. */
export function trim(text: string, from: number, to: number): Stretch {
  while (from < to && /[\s,;:.\-–—("“|]/u.test(text[from] as string)) from++;
  while (to > from && /[\s,;:.\-–—("“|]/u.test(text[to - 1] as string)) to--;
  return { from, to };
}
