// Places on the page: what is selected, where a stretch of text stands, where the pointer is.
import { all, el } from './page.ts';

/** A stretch of the page's text: UTF-16 offsets. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const wordAt = (node: Node | null): SVGTextElement | null => {
  const at = node instanceof Element ? node : (node?.parentElement ?? null);
  return at?.closest<SVGTextElement>('#layer text') ?? null;
};
const fromOf = (word: SVGTextElement): number => Number(word.dataset['from']);

/** The selected letters; null where none are. */
export function selected(): Stretch | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const within = all<SVGTextElement>('#layer text').filter((word) => range.intersectsNode(word));
  const [first, last] = [within[0], within.at(-1)];
  if (!first || !last) return null;
  const from = fromOf(first) + (wordAt(range.startContainer) === first ? range.startOffset : 0);
  const end = wordAt(range.endContainer) === last ? range.endOffset : (last.textContent ?? '').length;
  const to = fromOf(last) + end;
  return from < to ? { from, to } : null;
}

/** Selects whole words between two offsets: for those who select by keys, and for whatever comes without a mouse. */
export const wordsWithin = ({ from, to }: Stretch): SVGTextElement[] =>
  all<SVGTextElement>('#layer text').filter((word) => fromOf(word) < to && from < fromOf(word) + (word.textContent ?? '').length); // prettier-ignore

/** The page's letters between two offsets; whatever stands between words is one space. */
export function lettersOf({ from, to }: Stretch): string {
  let text = '';
  let end = from;
  for (const word of wordsWithin({ from, to })) {
    const at = fromOf(word);
    const own = word.textContent ?? '';
    if (at > end) text += ' ';
    text += own.slice(Math.max(0, from - at), to - at);
    end = at + own.length;
  }
  return end < to ? `${text} ` : text;
}

const SVG = 'http://www.w3.org/2000/svg';
/** Draws a rectangle (unit of the page, from the top left) until it is cleared. */
export function drawBox(x: number, y: number, width: number, height: number): SVGRectElement {
  const rect = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, String(value));
  rect.setAttribute('class', 'drawn');
  el('drawn').append(rect);
  return rect;
}
export const clearDrawn = (): void => el('drawn').replaceChildren();

/** Draws where a stretch stands: its words, cut by share where it begins or ends within one. */
export function drawStretch(stretch: Stretch): void {
  for (const word of wordsWithin(stretch)) {
    const at = fromOf(word);
    const long = Math.max(1, (word.textContent ?? '').length);
    const [x, size, wide] = ['x', 'font-size', 'textLength'].map((name) => Number(word.getAttribute(name))) as [number, number, number]; // prettier-ignore
    const start = Math.max(0, stretch.from - at) / long;
    const end = Math.min(long, stretch.to - at) / long;
    drawBox(x + wide * start, Number(word.getAttribute('y')) - size * 0.8, wide * (end - start), size);
  }
}

/** Where a pointer is, in the unit of the page. */
export function pointOf({ clientX, clientY }: MouseEvent): readonly [number, number] {
  const box = el('stage').getBoundingClientRect();
  const scale = Number(el('review').dataset['width']) / box.width;
  return [(clientX - box.left) * scale, (clientY - box.top) * scale];
}
