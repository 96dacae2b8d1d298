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

/** What one answer to this mark answers: from the first place of a question all its places that are open, else the mark alone. */
export function questionAt(item: HTMLElement): HTMLElement[] {
  const { question } = item.dataset;
  const all_ = question === undefined ? [] : items().filter((one) => one.dataset['question'] === question);
  return all_[0] === item ? [item, ...all_.filter((one) => one !== item && isPlain(one))] : [item];
}
/** Open, and nobody else has to be heard. */
export const isPlain = (item: HTMLElement): boolean => isOpen(item) && item.dataset['apart'] !== 'yes';

/** Is all of it within the sheet? */
function isInView(button: Element): boolean {
  const [place, sheet] = [button.getBoundingClientRect(), el('sheet').getBoundingClientRect()];
  return place.top >= sheet.top && place.bottom <= Math.min(sheet.bottom, innerHeight);
}
/** What was out of view comes to a third of the height, so that the lines after it can be read too. */
function bringIntoView(button: Element): void {
  const sheet = el('sheet');
  if (!isInView(button))
    sheet.scrollTop += button.getBoundingClientRect().top - sheet.getBoundingClientRect().top - sheet.clientHeight / 3;
  button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

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
  for (const one of all('#marks .with')) one.classList.remove('with');
  for (const other of questionAt(item))
    for (const one of buttonsOf(other.dataset['key'] ?? '')) one.classList.toggle('with', other !== item);
  if (button) {
    button.tabIndex = 0;
    if (focus) button.focus({ preventScroll: true });
    bringIntoView(button);
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

/** Shows an answer at once; dots say that the server does not have it yet. */
function showAnswer(item: HTMLElement, act: 'redact' | 'keep'): void {
  item.classList.remove('item--undecided', 'item--redact', 'item--keep');
  item.classList.add(`item--${act}`, 'item--late');
  const word = item.querySelector('.item__act');
  if (word) word.textContent = saying(act);
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

/** Answers all places of a question with one answer. */
function answerQuestion(places: readonly HTMLElement[], act: 'redact' | 'keep', reason: string): void {
  const [only] = places;
  if (places.length === 1 && only && reason !== '#read') return answerMark(only, act, reason);
  const marks = places.map(({ dataset: { id = '', seen = '' } }) => ({ mark: id, seen }));
  const over = places.flatMap(({ dataset }) => (dataset['over'] ?? '').split(' ').filter((one) => one !== ''));
  send({ kind: 'question', id: newId(), marks, act, reason, over });
  for (const one of places) showAnswer(one, act);
}

async function answerCurrent(act: 'redact' | 'keep', reason: string): Promise<void> {
  const item = current();
  if (!item || !may()) return say('noMark');
  if (!(await isRead(item))) return;
  answerQuestion(questionAt(item), act, reason);
  const next = nextOpen();
  if (next) choose(next.dataset['key'] ?? '');
}

export const redact = (): Promise<void> => answerCurrent('redact', '#rule');

export async function leaveVisible(): Promise<void> {
  if (!current() || !may()) return say('noMark');
  const given = await ask(saying('keepTitle'), words.keep, true);
  if (given !== null) await answerCurrent('keep', /^[1-8]$/.test(given) ? `#${given}` : given);
}

/** A digit: the question with this number stays visible, where it was in view; what is certain asks for the reason first. */
export async function leaveQuestion(no: number): Promise<void> {
  if (!may()) return;
  const places = items().filter((one) => one.dataset['question'] === String(no));
  const [first] = places;
  if (!first) return;
  const open = places.filter(isPlain);
  const [button] = buttonsOf(first.dataset['key'] ?? '');
  const seen = button && isInView(button);
  if (open.length === 0 || !seen) {
    choose(first.dataset['key'] ?? '');
    if (open.length > 0) say('again', { n: no });
    return;
  }
  if (open.some((one) => one.dataset['certain'] === 'yes')) {
    choose(open[0]?.dataset['key'] ?? '');
    return leaveVisible();
  }
  if (!(await isRead(first))) return;
  answerQuestion(open, 'keep', '#read');
  // The cursor goes on with the reader's eyes and never moves the page under them.
  const list = items();
  const next = list.slice(list.indexOf(first)).find(isOpen);
  const [place] = next ? buttonsOf(next.dataset['key'] ?? '') : [];
  if (next && place && isInView(place)) choose(next.dataset['key'] ?? '');
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
