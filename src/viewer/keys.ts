// The keys of the page (journeys.md A5), as the reader has them. All single keys can be turned off; while somebody types none of them acts.
import { isAsking, keyWhileAsking } from './ask.ts';
import { asDraft, coverRest, goOn, turn } from './go.ts';
import {
  beginDrawing,
  beginEdges,
  endDrawing,
  isDrawing,
  isMovingEdges,
  keyWhileMoving,
  redactSelected,
} from './hand.ts';
import { all, el, isBlindPage, words, work } from './page.ts';
import { everywhere, flag, leaveQuestion, leaveVisible, redact, step, takeOffers, undo } from './marks.ts';
import { say } from './say.ts';

const STORE = 'blotter-keys';

const open = (id: string): void => {
  for (const drawer of all<HTMLDetailsElement>('details.drawer')) drawer.open = drawer.id === id && !drawer.open;
  if (id === 'find') el('q').focus();
};

const DOES: Readonly<Record<string, () => unknown>> = {
  next: () => step(1),
  back: () => step(-1),
  redact: () => redact(),
  leave: () => leaveVisible(),
  rest: coverRest,
  offers: takeOffers,
  edges: beginEdges,
  selected: () => redactSelected(),
  draw: beginDrawing,
  everywhere,
  flag,
  undo,
  go: goOn,
  find: () => open('find'),
  previous: () => turn('previous'),
  following: () => turn('next'),
  help: () => open('help'),
};
/** What a key of this reader does; '' for none. Capitals are the same key. */
const doneBy = (key: string): string =>
  Object.entries(words.keys ?? {}).find(([, own]) => own === key || own === key.toLowerCase())?.[0] ?? '';
/** On a blind page nothing may tell what the program found. */
const BLIND: ReadonlySet<string> = new Set(['selected', 'go', 'find', 'previous', 'following', 'help']);

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), select, textarea');
/** What Space and Enter do by themselves stays so, but for marks and for the page. */
const ownsSpace = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('a, button, summary, input') && !target.matches('.mark');

function press(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (isAsking()) return keyWhileAsking(event);
  if (isMovingEdges()) return keyWhileMoving(event);
  if (event.key === 'Escape') {
    if (isDrawing()) endDrawing();
    for (const drawer of all<HTMLDetailsElement>('details.drawer')) drawer.open = false;
    if (isField(event.target)) el('sheet').focus();
    return;
  }
  if (!work.keysOn || isField(event.target)) return;
  if (event.key === ' ' && ownsSpace(event.target)) return;
  if (/^[1-9]$/.test(event.key) && !isBlindPage()) {
    event.preventDefault();
    if (!event.repeat) void leaveQuestion(Number(event.key));
    return;
  }
  const does = doneBy(event.key);
  if (does === 'recipient') {
    if (!event.repeat && !isBlindPage()) asDraft(true);
    return;
  }
  const act = DOES[does];
  if (!act || (isBlindPage() && !BLIND.has(does))) return;
  event.preventDefault();
  if (!event.repeat || does === 'next' || does === 'back') act();
}

export function startKeys(): void {
  work.keysOn = localStorage.getItem(STORE) !== 'off';
  (el('keys-on') as HTMLInputElement).checked = work.keysOn;
  addEventListener('keydown', press);
  addEventListener('keyup', (event) => {
    if (doneBy(event.key) === 'recipient') asDraft(false);
    // A button would take Space when it is let go.
    if (event.key === ' ' && event.target instanceof HTMLElement && event.target.matches('.mark')) event.preventDefault();
  }); // prettier-ignore
  addEventListener('blur', () => asDraft(false));
  addEventListener('change', (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.id !== 'keys-on') return;
    work.keysOn = event.target.checked;
    localStorage.setItem(STORE, work.keysOn ? 'on' : 'off');
    say(work.keysOn ? 'keysOn' : 'keysOff');
  });
}
