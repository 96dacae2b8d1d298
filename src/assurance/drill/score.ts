// A drill against the truth: what was covered that must go, what was left, what was covered that must stay. Each with the
// sentence of the guidance that says why. Not here: which pages (choose.ts), and any comparison of people.
import type { Category } from '../../model/index.ts';
import type { Practised } from './choose.ts';
import type { DrillPage, TrueMark } from './material.ts';

/** A stretch of a page that the person covered (UTF-16 offsets). */
export interface Stroke {
  readonly from: number;
  readonly to: number;
}

export type Result = 'covered' | 'in-part' | 'missed' | 'kept' | 'covered-too-much' | 'decided';

/** One mark of the truth with what became of it. */
export interface MarkResult {
  readonly page: string;
  readonly mark: TrueMark;
  readonly result: Result;
}

/** How a drill went. Shares from 0 to 1. */
export interface DrillResult {
  readonly marks: readonly MarkResult[];
  /** Of what must go, covered whole; of what must stay, left readable. */
  readonly right: number;
  readonly of: number;
  readonly score: number;
  /** Words covered that bear no mark at all: over-redaction of the account itself. */
  readonly strayWords: number;
  /** Where they stand. */
  readonly stray: readonly (Stroke & { readonly page: string })[];
  /** By kind of data, for the next drill. */
  readonly practised: readonly Omit<Practised, 'at'>[];
}

/** Is this letter told by a reader of the page? Spaces, titles and punctuation at the edges of a mark do not count. */
const TELLS = /[\p{L}\p{N}]/u;

function coverOf(
  text: string,
  mark: TrueMark,
  strokes: readonly Stroke[],
): { readonly told: number; readonly hidden: number } {
  let [told, hidden] = [0, 0];
  for (let at = mark.from; at < mark.to; at++) {
    if (!TELLS.test(text[at] ?? '')) continue;
    told++;
    if (strokes.some(({ from, to }) => at >= from && at < to)) hidden++;
  }
  return { told, hidden };
}

function resultOf(text: string, mark: TrueMark, strokes: readonly Stroke[]): Result {
  const { told, hidden } = coverOf(text, mark, strokes);
  if (mark.verdict === 'A') return 'decided';
  if (mark.verdict === 'K') return hidden === 0 ? 'kept' : 'covered-too-much';
  return hidden >= told ? 'covered' : hidden > 0 ? 'in-part' : 'missed';
}

function strayOn({ id, text, marks }: DrillPage, strokes: readonly Stroke[]): DrillResult['stray'] {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const touches = (at: number, end: number, { from, to }: Stroke): boolean => from < end && at < to;
  return words
    .filter(({ index, 0: word }) => strokes.some((one) => touches(index, index + word.length, one)) && !marks.some((mark) => touches(index, index + word.length, mark)))
    .map(({ index, 0: word }) => ({ page: id, from: index, to: index + word.length })); // prettier-ignore
}

/** Scores a drill. `strokes` by page id; a page without any counts as looked at and left. Pure. */
export function scoreDrill(pages: readonly DrillPage[], strokes: Readonly<Record<string, readonly Stroke[]>>): DrillResult {
  const marks = pages.flatMap((page) => page.marks.map((mark): MarkResult => ({ page: page.id, mark, result: resultOf(page.text, mark, strokes[page.id] ?? []) }))); // prettier-ignore
  const counted = marks.filter(({ result }) => result !== 'decided');
  const isRight = ({ result }: MarkResult): boolean => result === 'covered' || result === 'kept';
  const right = counted.filter(isRight).length;
  const kinds = Map.groupBy(counted, ({ mark }) => mark.category);
  const practised = [...kinds].map(([category, own]): { category: Category; right: number; of: number } => ({ category, right: own.filter(isRight).length, of: own.length })); // prettier-ignore
  const stray = pages.flatMap((page) => strayOn(page, strokes[page.id] ?? []));
  return { marks, right, of: counted.length, score: counted.length === 0 ? 0 : right / counted.length, strayWords: stray.length, stray, practised };
} // prettier-ignore
