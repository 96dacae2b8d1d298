// Numbers that a full line broke in two: "ring me on 07700" at the edge, "900461" below. The recognisers of numbers look
// at one line; this gives them the text once more with the ends of full lines as spaces. Same length, same places.
import { excerptOf } from './excerpt.ts';
import type { Hit, Known, Recogniser } from './recogniser.ts';
import type { View } from './view.ts';

/** A line is full from this share of the longest line near it. */
const FULL = 0.72;
/** Lines on each side that tell how long a line can be. */
const NEAR = 6;

/** The view with the ends of full lines as spaces; null where no line is full. */
export function unwrap(view: View): View | null {
  const { text } = view;
  const ends: number[] = [];
  const lengths: number[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const mark = text[at];
    if (mark !== '\n' && mark !== '\f' && at < text.length) continue;
    ends.push(at);
    lengths.push(at - start);
    start = at + 1;
  }
  let flowed = '';
  let copied = 0;
  ends.forEach((end, i) => {
    if (text[end] !== '\n' || text[end - 1] === '\n' || /\s/.test(text[end + 1] ?? ' ')) return;
    const longest = Math.max(...lengths.slice(Math.max(0, i - NEAR), i + NEAR + 1));
    if ((lengths[i] ?? 0) < longest * FULL || longest < 30) return;
    flowed += `${text.slice(copied, end)} `;
    copied = end + 1;
  });
  return copied > 0 ? { ...view, text: flowed + text.slice(copied) } : null;
}

/** What numbers, dates, ages and addresses are made of: without one of these beside it no line's end parts one. */
const TELLING = /[\d@]|\b(?:age[ds]?|born|birthday|turn(?:s|ed|ing)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twent(?:y|ieth)|thirt(?:y|ieth)|fort(?:y|ieth)|fift(?:y|ieth)|sixt(?:y|ieth)|sevent(?:y|ieth)|eight(?:y|ieth)|ninet(?:y|ieth)|oh|double|treble|nought|zero|woman|man|lady|gentleman|flat|street|road|lane|avenue|drive|close|terrace|alpha|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiskey|yankee|zulu|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|pass ?word|my|our|his|her|their|called|user ?name|handle)\b/i; // prettier-ignore
/** So far from the line's end it stands. */
const BESIDE = 60;

/** What `recognisers` find across the ends of full lines, and only that. */
export function findAcross(view: View, known: Known, recognisers: readonly Recogniser[]): Hit[] {
  const flowed = unwrap(view);
  if (!flowed) return [];
  const ends: [number, number][] = [];
  for (let at = view.text.indexOf('\n'); at >= 0; at = view.text.indexOf('\n', at + 1))
    if (flowed.text[at] === ' ' && TELLING.test(flowed.text.slice(Math.max(0, at - BESIDE), at + BESIDE))) ends.push([at, at + 1]); // prettier-ignore
  // The lines as they were wrapped say which lines belong together; the text searched is the flowed one.
  const excerpt = excerptOf(view, ends);
  if (excerpt === null) return [];
  const { places } = excerpt;
  let text = '';
  for (let i = 0; i < excerpt.view.text.length; i++)
    text += places[i + 1] === (places[i] ?? 0) + 1 || excerpt.view.text[i] !== '\n' || i + 1 === excerpt.view.text.length ? (flowed.text[places[i] ?? 0] ?? '') : '\n'; // prettier-ignore
  const part: View = { ...flowed, text, whole: flowed };
  const hits: Hit[] = [];
  for (const recogniser of recognisers)
    for (const hit of recogniser.find(part, known)) {
      const [from, to] = [places[hit.from] ?? 0, (places[hit.to - 1] ?? 0) + 1];
      if (view.text.slice(from, to).includes('\n')) hits.push({ ...hit, from, to });
    }
  return hits;
}
