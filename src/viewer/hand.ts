// What a person marks by hand: selected words, boxes on pictures, edges moved by single characters.
import { ask } from './ask.ts';
import { el, isBlindPage, may, newId, told, words, work } from './page.ts';
import { answerMark, current } from './marks.ts';
import { clearDrawn, drawBox, drawStretch, lettersOf, pointOf, selected, type Stretch } from './places.ts';
import { send } from './queue.ts';
import { say, saying } from './say.ts';

const askKind = async (): Promise<string | null> => {
  const given = await ask(saying('handTitle'), words.hand.map(({ text }) => text));
  return given === null ? null : (words.hand[Number(given) - 1]?.category ?? null);
}; // prettier-ignore

const add = (place: Stretch | { readonly box: readonly number[] }, category: string): void => {
  const { file, page } = told();
  send({ kind: 'added', id: newId(), file, page: Number(page), place, category });
};

/** Redacts the selected words; on a blind page they are noted until the marks are uncovered. */
export async function redactSelected(): Promise<void> {
  const stretch = selected();
  if (!stretch || !may()) return say('nothingSelected');
  drawStretch(stretch);
  const category = await askKind();
  if (category === null) return redrawFound();
  getSelection()?.removeAllRanges();
  if (!isBlindPage()) return add(stretch, category);
  work.found.push({ ...stretch, category });
  el('marked').textContent = saying('marked', { n: work.found.length });
}

/** Draws what was marked on a blind page so far. */
export function redrawFound(): void {
  clearDrawn();
  for (const stretch of work.found) drawStretch(stretch);
}

let drawing = false;
export const isDrawing = (): boolean => drawing;

export function endDrawing(): void {
  drawing = false;
  document.body.classList.remove('drawing');
  redrawFound();
}

/** Lets the person draw a box with the pointer. */
export function beginDrawing(): void {
  if (!may() || isBlindPage()) return;
  drawing = true;
  document.body.classList.add('drawing');
  say('drawing');
}

/** A pointer went down while a box is to be drawn. */
export function drawFrom(event: PointerEvent): void {
  const [x, y] = pointOf(event);
  const rect = drawBox(x, y, 0, 0);
  const over = el('over');
  over.setPointerCapture(event.pointerId);
  let box = [x, y, x, y];
  const move = (moved: PointerEvent): void => {
    const [now, then] = pointOf(moved);
    box = [Math.min(x, now), Math.min(y, then), Math.max(x, now), Math.max(y, then)];
    const [left = 0, top = 0, right = 0, bottom = 0] = box;
    for (const [name, value] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top })) rect.setAttribute(name, String(value));
  };
  over.addEventListener('pointermove', move);
  over.addEventListener('pointerup', () => {
    over.removeEventListener('pointermove', move);
    void askKind().then((category) => {
      if (category !== null) add({ box }, category);
      endDrawing();
    });
  }, { once: true });
} // prettier-ignore

let edges: { from: number; to: number } | null = null;
export const isMovingEdges = (): boolean => edges !== null;

function showEdges(): void {
  if (!edges) return;
  const panel = el('panel');
  const mark = document.createElement('mark');
  mark.textContent = lettersOf(edges);
  const line = document.createElement('p');
  line.append(`${lettersOf({ from: Math.max(0, edges.from - 25), to: edges.from })}`, mark, `${lettersOf({ from: edges.to, to: edges.to + 25 })}`); // prettier-ignore
  const title = document.createElement('strong');
  title.textContent = saying('edgesTitle');
  panel.replaceChildren(title, line);
  panel.hidden = false;
  clearDrawn();
  drawStretch(edges);
}

/** Begins to move the edges of the chosen mark. */
export function beginEdges(): void {
  const item = current();
  if (!item || !may()) return say('noMark');
  edges = { from: Number(item.dataset['from']), to: Number(item.dataset['to']) };
  if (edges.from === edges.to) edges = null;
  else showEdges();
}

export function endEdges(keep: boolean): void {
  const item = current();
  if (keep && edges && item) answerMark(item, 'redact', '#rule', edges);
  edges = null;
  el('panel').hidden = true;
  redrawFound();
}

/** A key while edges are moved: arrows move the end, with Shift the start. */
export function keyWhileMoving(event: KeyboardEvent): void {
  if (!edges) return;
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by !== 0) {
    const next = event.shiftKey ? { ...edges, from: edges.from + by } : { ...edges, to: edges.to + by };
    if (next.from >= 0 && next.from < next.to) edges = next;
    showEdges();
  } else if (event.key === 'Enter') endEdges(true);
  else if (event.key === 'Escape') endEdges(false);
  else return;
  event.preventDefault();
}
