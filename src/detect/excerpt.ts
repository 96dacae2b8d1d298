// Some lines of a view as a view of their own, so that a second search need not go over the whole text again. A line comes
// with the lines around it up to the end of its block and with the head of its table, because recognisers look at those.
// Not here: which lines, and what is changed in them.
import { headOfTable } from './cue.ts';
import type { View } from './view.ts';

/** A view of some lines, and where its units stand in the whole. */
export interface Excerpt {
  readonly view: View;
  /** For each unit of the excerpt's text (and one past the end) its place in the whole view. */
  readonly places: Uint32Array;
}

/** Recognisers look back and on so far (cue.ts: 70 and 40; telephones 90). */
const REACH = 100;

/** The lines of `view` that hold or surround the `spans`; null where that is nearly all of it or nothing. */
export function excerptOf(view: View, spans: readonly (readonly [number, number])[]): Excerpt | null {
  const { text } = view;
  if (spans.length === 0) return null;
  const kept: [number, number][] = [];
  const keep = (from: number, to: number): void => {
    const last = kept.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else kept.push([from, to]);
  };
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const start = text.lastIndexOf('\n', Math.max(0, from - REACH) - 1) + 1;
    const end = text.indexOf('\n', Math.min(text.length, to + REACH));
    const head = headOfTable(view, from);
    if (head !== null && (kept.at(-1)?.[1] ?? 0) < head[1] && head[1] < start) keep(...head);
    keep(start, end < 0 ? text.length : end + 1);
  }
  const places: number[] = [];
  let out = '';
  for (const [from, to] of kept) {
    for (let at = from; at < to; at++) places.push(at);
    out += text.slice(from, to);
    // What does not follow in the whole does not follow here.
    if (to < text.length && text[to - 1] === '\n' && text[to] !== '\n') {
      out += '\n';
      places.push(to);
    }
  }
  places.push(text.length);
  return { view: { ...view, text: out, whole: view.whole ?? view }, places: Uint32Array.from(places) };
}
