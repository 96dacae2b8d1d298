// The keys of the page (journeys.md A5). All single keys can be turned off; while somebody types none of them acts.
import { isAsking, keyWhileAsking } from './ask.ts';
import { asDraft, goOn, turn } from './go.ts';
import {
  beginDrawing,
  beginEdges,
  endDrawing,
  isDrawing,
  isMovingEdges,
  keyWhileMoving,
  redactSelected,
} from './hand.ts';
import { all, el, isBlindPage, work } from './page.ts';
import { everywhere, flag, leaveVisible, redact, step, takeOffers, undo } from './marks.ts';
import { say } from './say.ts';

const STORE = 'blotter-keys';

const open = (id: string): void => {
  for (const drawer of all<HTMLDetailsElement>('details.drawer')) drawer.open = drawer.id === id && !drawer.open;
  if (id === 'find') el('q').focus();
};

const KEYS: Readonly<Record<string, () => unknown>> = {
  j: () => step(1),
  k: () => step(-1),
  a: () => redact(),
  x: () => leaveVisible(),
  o: takeOffers,
  e: beginEdges,
  r: () => redactSelected(),
  b: beginDrawing,
  p: everywhere,
  f: flag,
  u: undo,
  ' ': goOn,
  '/': () => open('find'),
  '[': () => turn('previous'),
  ']': () => turn('next'),
  '?': () => open('help'),
};
/** On a blind page nothing may tell what the program found. */
const BLIND: ReadonlySet<string> = new Set(['r', ' ', '/', '[', ']', '?']);

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
  if (event.key === 'h') {
    if (!event.repeat && !isBlindPage()) asDraft(true);
    return;
  }
  const act = KEYS[event.key];
  if (!act || (isBlindPage() && !BLIND.has(event.key))) return;
  event.preventDefault();
  if (!event.repeat || 'jk'.includes(event.key)) act();
}

export function startKeys(): void {
  work.keysOn = localStorage.getItem(STORE) !== 'off';
  (el('keys-on') as HTMLInputElement).checked = work.keysOn;
  addEventListener('keydown', press);
  addEventListener('keyup', (event) => {
    if (event.key === 'h') asDraft(false);
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
