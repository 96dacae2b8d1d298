// Numbers that a full line broke in two: "ring me on 07700" at the edge, "900461" below. The recognisers of numbers look
// at one line; this gives them the text once more with the ends of full lines as spaces. Same length, same places.
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

/** What `recognisers` find across the ends of full lines, and only that. */
export function findAcross(view: View, known: Known, recognisers: readonly Recogniser[]): Hit[] {
  const flowed = unwrap(view);
  if (!flowed) return [];
  const hits: Hit[] = [];
  for (const recogniser of recognisers)
    for (const hit of recogniser.find(flowed, known))
      if (view.text.slice(hit.from, hit.to).includes('\n')) hits.push(hit);
  return hits;
}
