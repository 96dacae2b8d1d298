// Choosing marks and answering them. What an answer looks like before the server has it is told by dots; what it comes to the
// server draws.
import { isHasty } from '../review/haste.ts';
import { ask } from './ask.ts';
import { all, el, itemOf, items, may, newId, words, work } from './page.ts';
import { send } from './queue.ts';
import { say, saying } from './say.ts';

const buttonsOf = (key: string): HTMLButtonElement[] => all<HTMLButtonElement>(`#marks button[data-key="${CSS.escape(key)}"]`); // prettier-ignore
export const current = (): HTMLElement | null => (work.current === '' ? null : itemOf(work.current));
export const isOpen = (item: HTMLElement): boolean => item.dataset['act'] === 'undecided' && item.dataset['waits'] !== 'yes' && !item.classList.contains('item--late'); // prettier-ignore

/** Chooses a mark. `focus`: its button on the page takes the keys too. */
export function choose(key: string, focus = true): void {
  for (const one of all('.current')) one.classList.remove('current');
  for (const one of all<HTMLElement>('#marks button[tabindex="0"]')) one.tabIndex = -1;
  if (work.current !== key) work.chosenAt = performance.now();
  work.current = key;
  const item = itemOf(key);
  if (!item) return;
  for (const other of items()) {
    const details = other.querySelector('details');
    if (details) details.open = other === item;
  }
  item.classList.add('current');
  const [button] = buttonsOf(key);
  for (const one of buttonsOf(key)) one.classList.add('current');
  if (button) {
    button.tabIndex = 0;
    if (focus) button.focus({ preventScroll: true });
    button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  item.scrollIntoView({ block: 'nearest' });
}

/** The next (1) or previous (-1) mark. */
export function step(by: 1 | -1): void {
  const list = items();
  const at = list.findIndex((item) => item.dataset['key'] === work.current);
  const next = at < 0 ? list[by > 0 ? 0 : list.length - 1] : list[at + by];
  if (next) choose(next.dataset['key'] ?? '');
}

/** The first open mark behind the chosen one, or the first of the page; null where none is open. */
export function nextOpen(): HTMLElement | null {
  const list = items();
  const at = list.findIndex((item) => item.dataset['key'] === work.current);
  return list.slice(at + 1).find(isOpen) ?? list.find(isOpen) ?? null;
}

const SAYS = { redact: 'Redact', keep: 'Stays' } as const;
/** Shows an answer at once; dots say that the server does not have it yet. */
function showAnswer(item: HTMLElement, act: 'redact' | 'keep'): void {
  item.classList.remove('item--undecided', 'item--redact', 'item--keep');
  item.classList.add(`item--${act}`, 'item--late');
  const word = item.querySelector('.item__act');
  if (word) word.textContent = SAYS[act];
  for (const button of buttonsOf(item.dataset['key'] ?? '')) button.className = `mark mark--${act}`;
}

/** Are the answers coming too fast to be read? Then it is asked what the mark is, once. */
async function isRead(item: HTMLElement): Promise<boolean> {
  work.times.push(performance.now() - work.chosenAt);
  if (!isHasty(work.times)) return true;
  work.times = [];
  const right = item.dataset['category'] ?? 'other';
  const others = Object.keys(words.kinds).filter((kind) => kind !== right);
  const start = (item.dataset['key'] ?? '').length % Math.max(1, others.length - 4);
  const kinds = [...others.slice(start, start + 4), right].sort();
  const given = await ask(saying('hasteTitle'), kinds.map((kind) => words.kinds[kind] ?? kind));
  if (given !== null && kinds[Number(given) - 1] === right) return true;
  say('hasteWrong');
  return false;
} // prettier-ignore

/** Answers one mark. `reason`: a code or own words (server/review/said.ts). */
export function answerMark(item: HTMLElement, act: 'redact' | 'keep', reason: string, edges?: { from: number; to: number }): void {
  const { id = '', seen = '', over = '' } = item.dataset;
  const ids = over.split(' ').filter((one) => one !== '');
  send({ kind: 'decided', id: newId(), marks: [{ mark: id, seen }], act, reason, over: ids, ...(edges ? { edges } : {}) });
  showAnswer(item, act);
} // prettier-ignore

async function answerCurrent(act: 'redact' | 'keep', reason: string): Promise<void> {
  const item = current();
  if (!item || !may()) return say('noMark');
  if (!(await isRead(item))) return;
  answerMark(item, act, reason);
  const next = nextOpen();
  if (next) choose(next.dataset['key'] ?? '');
}

export const redact = (): Promise<void> => answerCurrent('redact', '#rule');

export async function leaveVisible(): Promise<void> {
  if (!current() || !may()) return say('noMark');
  const given = await ask(saying('keepTitle'), words.keep, true);
  if (given !== null) await answerCurrent('keep', /^[1-8]$/.test(given) ? `#${given}` : given);
}

/** Takes every answer that is offered for open marks of this page. */
export function takeOffers(): void {
  if (!may()) return;
  for (const item of items().filter(isOpen)) {
    const act = item.dataset['offer'];
    if (act === 'redact' || act === 'keep') answerMark(item, act, '#offer');
  }
  const next = nextOpen();
  if (next) choose(next.dataset['key'] ?? '');
}

export function flag(): void {
  const item = current();
  if (!item || !may()) return say('noMark');
  send({ kind: 'flagged', id: newId(), mark: item.dataset['id'], question: '' });
  say('flagged');
}

/** Takes back the last thing that this person did. */
export function undo(): void {
  const what = work.done.pop() ?? el('review').dataset['last'];
  if (!may() || what === undefined || what === '') return say('nothingToUndo');
  send({ kind: 'undone', id: newId(), what });
  say('undone');
}

/** One person everywhere; where nobody is known, everything that stands alike. */
export function everywhere(): void {
  const item = current();
  if (!item) return say('noMark');
  const like = item.querySelector<HTMLAnchorElement>('a.like');
  const { person = '' } = item.dataset;
  if (person !== '') location.assign(`${el('review').dataset['base']}/person/${encodeURIComponent(person)}`);
  else if (like) location.assign(like.href);
}
