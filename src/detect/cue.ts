// Cue words and labels around a value: the context half of every recogniser. Whole words only ("lic" is not in
// "duplicate"), on both sides, and never across a block or page.
import type { Evidence } from '../model/index.ts';
import type { View } from './view.ts';

/** Words that speak for (or against) one kind of value. */
export interface Cue {
  /** Directly before the value, as a label: "DOB:", "sort code and account no.". */
  readonly label: RegExp;
  /** Directly after it: "(mobile)", "d.o.b.". */
  readonly tail: RegExp;
  /** Anywhere near. */
  readonly near: RegExp;
  readonly what: string;
}

const REACH_BACK = 70;
const REACH_ON = 40;
// What may stand between a label and its value.
const BETWEEN = String.raw`(?:\s*(?:\([^()\n]{0,24}\)|numbers?|nos?\b\.?|num\b\.?|ref(?:erence)?\b\.?|code|is|was|are|the|details|as|with|of)){0,4}[\s:;.=#>"'()\[\]|_*-]*`;

/** A cue from the source of a regular expression without anchors, e.g. `d\.?o\.?b\.?|date of birth`. */
export function cueOf(what: string, words: string): Cue {
  return {
    what,
    label: new RegExp(String.raw`(?:^|[^a-zÀ-ɏ\d])(?:${words})${BETWEEN}$`, 'i'),
    tail: new RegExp(String.raw`^[\s,;:()"'\[\]-]{0,4}(?:${words})(?![a-zÀ-ɏ\d])`, 'i'),
    near: new RegExp(String.raw`(?:^|[^a-zÀ-ɏ\d])(?:${words})(?![a-zÀ-ɏ\d])`, 'i'),
  };
}

/** The text before `at` in the same block, at most `reach` units. */
export function textBefore(view: View, at: number, reach = REACH_BACK): string {
  const text = view.text.slice(Math.max(0, at - reach), at);
  const cut = Math.max(text.lastIndexOf('\n\n') + 1, text.lastIndexOf('\f'));
  return cut > 0 ? text.slice(cut + 1) : text;
}

/** The text from `at` on in the same block, at most `reach` units. */
export function textAfter(view: View, at: number, reach = REACH_ON): string {
  const text = view.text.slice(at, at + reach);
  const cut = text.search(/\n\n|\f/);
  return cut >= 0 ? text.slice(0, cut) : text;
}

interface Lines {
  readonly starts: readonly number[];
  /** For each line the line whose cells head its columns, or -1. */
  readonly header: Int32Array;
}
const linesOfView = new WeakMap<View, Lines>();

function linesOf(view: View): Lines {
  const known = linesOfView.get(view);
  if (known) return known;
  const starts = [0];
  for (let at = view.text.indexOf('\n'); at >= 0; at = view.text.indexOf('\n', at + 1)) starts.push(at + 1);
  const header = new Int32Array(starts.length).fill(-1);
  let now = -1;
  starts.forEach((start, i) => {
    const line = view.text.slice(start, (starts[i + 1] ?? view.text.length + 1) - 1);
    const cells = line.split(/\t| \| /);
    header[i] = now;
    if (cells.length >= 2) {
      if (!/\d/.test(line) && cells.every((cell) => cell.length <= 30)) now = i;
    } else if (line.length > 60 || line.includes('\f')) now = -1;
  });
  const lines = { starts, header };
  linesOfView.set(view, lines);
  return lines;
}

function lineAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The header of the table column in which `at` stands; '' outside tables. */
export function columnHeader(view: View, at: number): string {
  const { starts, header } = linesOf(view);
  const line = lineAt(starts, at);
  const above = header[line] ?? -1;
  if (above < 0) return '';
  const cellsBefore = view.text.slice(starts[line], at).split(/\t| \| /).length - 1;
  const row = view.text.slice(starts[above], (starts[above + 1] ?? view.text.length + 1) - 1);
  return row.split(/\t| \| /)[cellsBefore] ?? '';
}

/** The line that heads the table in which `at` stands, as `[from, to)` with its line end; null outside tables. */
export function headOfTable(view: View, at: number): readonly [number, number] | null {
  const { starts, header } = linesOf(view);
  const above = header[lineAt(starts, at)] ?? -1;
  return above < 0 ? null : [starts[above] ?? 0, starts[above + 1] ?? view.text.length];
}

/** The start of the line of `at`. */
export function lineStart(view: View, at: number): number {
  return view.text.lastIndexOf('\n', at - 1) + 1;
}

/** The end of the line of `at` (the offset of its "\n"). */
export function lineEnd(view: View, at: number): number {
  const end = view.text.indexOf('\n', at);
  return end < 0 ? view.text.length : end;
}

/** Is there a label directly before the value, directly after it, or over its column? */
export function labelled(view: View, from: number, to: number, cue: Cue): Evidence | null {
  if (cue.label.test(textBefore(view, from))) return { kind: 'cue', says: `labelled ${cue.what}`, weight: 2 };
  if (cue.tail.test(textAfter(view, to))) return { kind: 'cue', says: `followed by ${cue.what}`, weight: 1.5 };
  const head = columnHeader(view, from);
  if (head !== '' && cue.near.test(head)) return { kind: 'layout', says: `column ${cue.what}`, weight: 2 };
  return null;
}

/** The best evidence that `cue` gives for the value: a label (2), a following label (1.5), a column (2), or a word near it (1). */
export function cued(view: View, from: number, to: number, cue: Cue, near = 1): Evidence | null {
  const label = labelled(view, from, to, cue);
  if (label) return label;
  if (near > 0 && (cue.near.test(textBefore(view, from)) || cue.near.test(textAfter(view, to))))
    return { kind: 'cue', says: `near ${cue.what}`, weight: near };
  return null;
}

/** The same words as a reason against, worth `weight` (negative). Labels and near words count alike. */
export function against(view: View, from: number, to: number, cue: Cue, weight: number): Evidence | null {
  if (!cue.near.test(textBefore(view, from, 40)) && !cue.tail.test(textAfter(view, to))) return null;
  return { kind: 'against', says: `near ${cue.what}`, weight };
}

/** Drops the nulls. */
export function present<T>(...all: readonly (T | null | undefined | false)[]): T[] {
  return all.filter((one): one is T => one !== null && one !== undefined && one !== false);
}
