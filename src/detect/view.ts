// The normalised view of a document that all recognisers run on, with the way back to the original places.
// It changes notation only (ligatures, dashes, odd spaces, hyphenation); it never changes what the text says.
import type { CaseDocument, DocumentType, Page, Passage } from '../model/index.ts';
import { barePage, passageOf } from '../model/index.ts';

/** All pages of a document as one normalised text. */
export interface View {
  readonly file: string;
  readonly type: DocumentType;
  readonly about?: string;
  /** "\n" ends a line, "\t" parts table cells (also three spaces and more), "\n\n" parts blocks, "\f" parts pages. */
  readonly text: string;
  /** For each code unit of `text` (and one past the end): its offset in the pages' texts joined by "\f". */
  readonly origin: Uint32Array;
  readonly pages: readonly { readonly page: Page; readonly start: number }[];
  /** Of an excerpt or a changed reading: the view that it was made of. */
  readonly whole?: View;
}

const PLAIN: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'‘’‚‛′´`ʼʹ＇'].map((mark) => [mark, "'"])),
  ...Object.fromEntries([...'“”„‟″«»'].map((mark) => [mark, '"'])),
  ...Object.fromEntries([...'‐‑‒–—―−﹣－'].map((mark) => [mark, '-'])),
};
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\u034f\u061c]/;
const SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\v]/;
const MARK = /\p{M}/u;
const DIGIT = /\p{Nd}/u;

/** The plain form of one user-perceived character: what a careful typist would have typed. */
function plain(cluster: string): string {
  const known = PLAIN[cluster];
  if (known !== undefined) return known;
  if (SPACE.test(cluster)) return ' ';
  if (INVISIBLE.test(cluster)) return '';
  if (DIGIT.test(cluster)) {
    // Decimal digits of every script come in runs of ten that start at a multiple known to Unicode: find the zero.
    let zero = cluster.codePointAt(0) ?? 0;
    const value = zero;
    while (value - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero--;
    return String(value - zero);
  }
  return cluster.normalize('NFKC');
}

// Words that keep their hyphen where a line ends after it: "self-\nemployed".
const KEEPS = /(?:^|[^a-z])(?:self|ex|non|co|half|well|mid|semi|pre|post|anti|multi|cross|sub|step|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|mother|father|son|daughter|brother|sister|in|by|on|off|up|re|all|one|two|three|four|five|six|first|second|third|full|part|long|short|high|low|left|right|non|over|under|out|e|t|x)$/i; // prettier-ignore

/** Does the hyphen at `at` (followed by "\n") only break a word? "assaul-\nted" does, "Osei-\nTutu" and "07700-\n900" do not. */
function breaksWord(text: string, at: number, lower: () => string): boolean {
  const left = /[\p{L}]+$/u.exec(text.slice(Math.max(0, at - 30), at))?.[0] ?? '';
  const right = /^\p{Ll}+/u.exec(text.slice(at + 2, at + 32))?.[0] ?? '';
  if (left === '' || right === '' || !/\p{Ll}$/u.test(left)) return false;
  if (/^[^\s]*@/.test(text.slice(at + 2, at + 60))) return false;
  const whole = lower();
  const joined = (left + right).toLowerCase();
  const parted = `${left}-${right}`.toLowerCase();
  if (whole.includes(parted)) return false;
  if (whole.includes(joined)) return true;
  return !KEEPS.test(left);
}

/** Printable ASCII that stands for itself: not the hyphen, not the grave accent, no white space. */
const isPlain = (code: number): boolean => code > 32 && code < 127 && code !== 45 && code !== 96;

/** Normalises `source`; `origin[i]` is where unit i of the result stands in `source`. */
export function normalise(source: string): { text: string; origin: Uint32Array } {
  const out: string[] = [];
  const origin = new Uint32Array(source.length * 2 + 16);
  let grown: number[] | null = null;
  let length = 0;
  let lowered: string | null = null;
  const lower = (): string => (lowered ??= source.toLowerCase());
  const put = (unit: string, from: number): void => {
    out.push(unit);
    for (let i = 0; i < unit.length; i++) {
      if (length < origin.length) origin[length] = from;
      else (grown ??= []).push(from);
      length++;
    }
  };
  const back = (): string => out[out.length - 1] ?? '\n';
  for (let at = 0; at < source.length;) {
    const code = source.charCodeAt(at);
    // Words of plain ASCII are most of any text: taken over whole.
    if (isPlain(code)) {
      let end = at + 1;
      while (end < source.length && isPlain(source.charCodeAt(end))) end++;
      if (source.charCodeAt(end) >= 0x300) end--;
      if (end > at) {
        out.push(source.slice(at, end));
        for (; at < end; at++, length++) {
          if (length < origin.length) origin[length] = at;
          else (grown ??= []).push(at);
        }
        continue;
      }
    }
    if (code === 32 || code === 160 || (code > 0x1000 && SPACE.test(source[at] ?? ''))) {
      let end = at + 1;
      while (end < source.length && (source[end] === ' ' || SPACE.test(source[end] ?? ''))) end++;
      const next = source[end];
      // Space at a line's or cell's edge says nothing; three spaces and more part the fields of a form.
      if (!'\n\t\f'.includes(back().at(-1) ?? '') && next !== '\n' && next !== '\t' && next !== '\f' && next !== '\r')
        put(end - at >= 3 ? '\t' : ' ', at);
      at = end;
    } else if (code === 13) {
      if (source[at + 1] !== '\n') put('\n', at);
      at++;
    } else if (code === 45 && source[at + 1] === '\n' && /[\p{L}\d]/u.test(back())) {
      if (breaksWord(source, at, lower)) at += 2;
      else {
        put('-', at);
        at += /[\p{L}\d]/u.test(source[at + 2] ?? '') ? 2 : 1;
      }
    } else if (code < 127 && !(source.charCodeAt(at + 1) >= 0x300 && MARK.test(source[at + 1] ?? ''))) {
      put(code === 96 ? "'" : (source[at] ?? ''), at);
      at++;
    } else if (code === 0xad) {
      at++;
      if (source[at] === '\n') at++;
    } else {
      let end = at + (code >= 0xd800 && code < 0xdc00 ? 2 : 1);
      while (end < source.length && source.charCodeAt(end) > 0x2ff && MARK.test(source[end] ?? '')) end++;
      const unit = plain(source.slice(at, end));
      if (unit !== '') put(unit, at);
      at = end;
    }
  }
  const all = new Uint32Array(length + 1);
  all.set(origin.subarray(0, Math.min(length, origin.length)));
  if (grown) all.set(grown, origin.length);
  all[length] = source.length;
  return { text: out.join(''), origin: all };
}

/** The view of a document. */
export function viewOf(document: CaseDocument): View {
  let start = 0;
  const pages = document.pages.map((page) => {
    const at = { page, start };
    start += page.text.length + 1;
    return at;
  });
  return {
    file: document.file,
    type: document.type,
    ...(document.about === undefined ? {} : { about: document.about }),
    ...normalise(document.pages.map((page) => page.text).join('\f')),
    pages,
  };
}

/** The view of bare text that belongs to no document: one page without boxes. */
export function viewOfText(text: string, file = ''): View {
  return { file, type: 'OTHER', ...normalise(text), pages: [{ page: barePage(1, text), start: 0 }] };
}

/** Where `from`–`to` of the view stands in the pages' texts joined by "\f": `[from, to)`. */
export function sourceSpan(view: View, from: number, to: number): readonly [number, number] {
  const first = view.origin[from] ?? 0;
  const last = view.origin[to - 1] ?? first;
  // One unit of the view may stand for several of the source (letter and accent): up to where the next unit starts,
  // but not over the space or line end between.
  const next = view.origin[to] ?? last + 1;
  let end = last + 1;
  const { page, start } = view.pages.findLast((one) => one.start <= last) ?? { page: null, start: 0 };
  while (page && end < next && /\p{M}|[\udc00-\udfff]/u.test(page.text[end - start] ?? '')) end++;
  if (page && /[\udc00-\udfff]/.test(page.text[end - start] ?? '')) end++;
  return [first, end];
}

/** Where a stretch of the view stands in the document: one passage per page that it touches. */
export function place(view: View, from: number, to: number): Passage[] {
  if (to <= from) return [];
  const [first, last] = sourceSpan(view, from, to);
  const passages: Passage[] = [];
  for (const { page, start } of view.pages) {
    const a = Math.max(first, start) - start;
    const b = Math.min(last, start + page.text.length) - start;
    if (a < b) passages.push(passageOf(view.file, page, a, b));
  }
  return passages;
}
