// The running prose of a view: lines that only the page's width broke are joined again, and the text is cut into
// sentences. Same length as the view's text, so every offset stays good. Not a parser: it never looks at meaning.
import type { View } from '../view.ts';

/** A stretch of the prose: UTF-16 offsets, the same in the view. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The prose of a view with its sentences and where each word stands. */
export interface Prose {
  readonly text: string;
  readonly sentences: readonly Stretch[];
  /** Lower-case word → numbers of the sentences that hold it, rising. */
  readonly index: ReadonlyMap<string, readonly number[]>;
}

/** Longest sentence. Patterns run on one sentence at a time, which keeps the whole linear however hostile the text. */
const LONGEST = 480;

/** Papers made of entries, where a new line nearly always is a new entry. */
const ENTRIES = new Set([
  'PNC',
  'CAD',
  'CUSTODY',
  'NOTEBOOK',
  'PHONE-DOWNLOAD',
  'BANK',
  'PHOTO',
  'MG9',
  'MG12',
  'MG16',
]);

/** How a line starts that is an entry of its own: a time, a date, a list number, a bullet, a label with its colon. */
const STARTS_ENTRY =
  /^\s*(?:\d{1,2}[:.]\d\d\b|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b|\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)]\s|[-•*>]\s|[A-Z][\w/' -]{0,32}:(?:\s|$)|[A-Z]{2,}[A-Z/ ]{0,24}\s{2,})/u;

const widest = (lines: readonly string[], at: number): number => {
  let width = 0;
  for (let i = Math.max(0, at - 8); i <= Math.min(lines.length - 1, at + 8); i++) {
    width = Math.max(width, Math.min(lines[i]?.length ?? 0, 160));
  }
  return width;
};

/** Whether the page's width, and not the writer, ended `line`. */
function brokenByWidth(line: string, next: string, width: number, entries: boolean): boolean {
  if (line.trim() === '' || next.trim() === '') return false;
  if (line.includes('\t') || next.includes('\t') || STARTS_ENTRY.test(next)) return false;
  if (/^\s*\p{Ll}/u.test(next) && !entries) return true;
  return line.length >= width * (entries ? 0.8 : 0.62) && width >= 24;
}

function joinLines(text: string, entries: boolean): string {
  const lines = text.split('\n');
  let joined = '';
  for (const [i, line] of lines.entries()) {
    joined += line;
    const next = lines[i + 1];
    if (next === undefined) break;
    const soft = !line.includes('\f') && !next.startsWith('\f') && brokenByWidth(line, next, widest(lines, i), entries);
    joined += soft ? ' ' : '\n';
  }
  return joined;
}

/** A full stop after one of these ends no sentence. */
const SHORT =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|St|Sr|Fr|Rev|Prof|Sgt|Insp|No|nos?|approx|ref|tel|vs?|e\.g|i\.e|p|pp|ext|c|\p{Lu})$/u;

function* cut(text: string): Generator<Stretch> {
  let start = 0;
  const ends = /[\n\t\f]+|[.!?]["'”’)\]]*(?=\s)/gu;
  for (const hit of text.matchAll(ends)) {
    const mark = hit[0];
    const breaks = /[\n\t\f]/.test(mark);
    const end = hit.index + (breaks ? 0 : mark.length);
    if (!breaks) {
      if (mark[0] === '.' && SHORT.test(text.slice(Math.max(start, hit.index - 8), hit.index))) continue;
      if (
        !/^[\s]+["'“‘([{?]?[\p{Lu}\p{N}?]/u.test(text.slice(end, end + 6)) &&
        !/^\s*(?:[\n\t\f]|$)/u.test(text.slice(end, end + 6))
      )
        continue;
    }
    yield* pieces(text, start, end);
    start = hit.index + mark.length;
  }
  yield* pieces(text, start, text.length);
}

/** Trims a stretch, and cuts one that is longer than any sentence at spaces. */
function* pieces(text: string, from: number, to: number): Generator<Stretch> {
  while (from < to && /\s/.test(text[from] as string)) from++;
  while (to > from && /\s/.test(text[to - 1] as string)) to--;
  while (to - from > LONGEST) {
    let at = text.lastIndexOf(' ', from + LONGEST);
    if (at <= from) at = from + LONGEST;
    yield { from, to: at };
    from = at;
    while (from < to && /\s/.test(text[from] as string)) from++;
  }
  if (from < to) yield { from, to };
}

function indexOf(text: string, sentences: readonly Stretch[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [no, sentence] of sentences.entries()) {
    for (const word of text
      .slice(sentence.from, sentence.to)
      .toLowerCase()
      .matchAll(/[\p{L}\p{N}]+/gu)) {
      const at = index.get(word[0]);
      if (!at) index.set(word[0], [no]);
      else if (at.at(-1) !== no) at.push(no);
    }
  }
  return index;
}

const made = new WeakMap<View, Prose>();

/** The prose of `view`, made once. */
export function proseOf(view: View): Prose {
  const known = made.get(view);
  if (known) return known;
  const text = joinLines(view.text, ENTRIES.has(view.type)).replace(/[’‘]/g, "'");
  const sentences = [...cut(text)];
  const prose = { text, sentences, index: indexOf(text, sentences) };
  made.set(view, prose);
  return prose;
}

/** Whether `at` stands inside double quotation marks opened in its own sentence. */
export function isQuoted(prose: Prose, sentence: Stretch, at: number): boolean {
  const before = prose.text.slice(sentence.from, at);
  let open = false;
  for (const mark of before.matchAll(/["“”]/g)) open = mark[0] === '“' ? true : mark[0] === '”' ? false : !open;
  return open;
}
