// Where the script begins: it listens on the whole document, because the page within it is drawn anew time and again.
import { asDraft, begin, coverRest, countSeconds, forgetAhead, go, noteScroll, renewPage, renewToken } from './go.ts';
import { beginDrawing, drawFrom, isDrawing, redactSelected } from './hand.ts';
import { all, el, itemOf, make, may, newId, told, work } from './page.ts';
import { pointOf } from './places.ts';
import { choose } from './marks.ts';
import { noteDrawn, watchOthers } from './others.ts';
import { send, startQueue, type Act, type Result } from './queue.ts';
import { saying } from './say.ts';
import { startKeys } from './keys.ts';

/** What the server did not take is told at the mark that it was about, or at the top of the rail. */
function tellRefused(act: Act | undefined, { why, cure }: NonNullable<Result['refused']>): void {
  const [first] = (act?.['marks'] ?? []) as readonly { readonly mark: string }[];
  const item = all<HTMLElement>('#items > li.item').find(({ dataset }) => dataset['id'] === first?.mark);
  const line = make('p', `${saying('refused')}${why} ${cure}`, 'wrong');
  line.setAttribute('role', 'alert');
  if (item) {
    choose(item.dataset['key'] ?? '');
    item.querySelector('summary')?.after(line);
  } else el('panel').before(line);
}

async function hear(sent: readonly Act[], results: readonly Result[]): Promise<void> {
  if (sent.some(({ kind }) => kind !== 'page-done')) forgetAhead();
  await renewPage();
  noteDrawn();
  for (const { id, refused } of results) if (refused) tellRefused(sent.find((act) => act.id === id), refused); // prettier-ignore
}

/** The mark under the pointer. */
function markAt(event: MouseEvent): string | null {
  const [x, y] = pointOf(event);
  const hit = all<SVGForeignObjectElement>('#marks foreignObject').findLast((place) => {
    const [left, top, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(place.getAttribute(name))) as [number, number, number, number]; // prettier-ignore
    return x >= left && x <= left + width && y >= top && y <= top + height;
  });
  return hit?.querySelector('button')?.dataset['key'] ?? null;
}

/** Forms of the rail go by the queue too: one way for the mouse and for the keys. */
function submit(event: SubmitEvent): void {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement)) return;
  if (form.id === 'stage') return event.preventDefault();
  if (!form.matches('#rail form.answer') || !may()) return;
  const field = (name: string): string => {
    const value = new FormData(form).get(name);
    return typeof value === 'string' ? value : '';
  };
  const does = submitter instanceof HTMLButtonElement ? submitter.value : '';
  const { file, page } = told();
  const own = field('words').trim();
  const mark = { marks: [{ mark: field('mark'), seen: field('seen') }], over: field('over').split(' ').filter((one) => one !== '') };
  const acts: Readonly<Record<string, Readonly<Record<string, unknown>> & { kind: string }>> = {
    redact: { kind: 'decided', ...mark, act: 'redact', reason: own === '' ? '#rule' : own },
    keep: { kind: 'decided', ...mark, act: 'keep', reason: own === '' ? field('why') : own },
    offer: { kind: 'decided', ...mark, act: field('act'), reason: '#offer' },
    flag: { kind: 'flagged', mark: field('mark'), question: own },
    undo: { kind: 'undone', what: field('what') },
    'look-keep': { kind: 'looked', file, page: Number(page), act: 'keep', reason: own },
    'look-redact': { kind: 'looked', file, page: Number(page), act: 'redact', reason: own },
    'left-out': { kind: 'left-out', file, reason: own },
  };
  const act = acts[does];
  // Page done and uncovering are left to the server when clicked: they lead to another page.
  if (!act) return;
  event.preventDefault();
  send({ ...act, id: newId() });
} // prettier-ignore

/** The buttons of the rail that need the script. */
function use(tool: HTMLElement): void {
  const { do: does } = tool.dataset;
  if (does === 'redact-selected') void redactSelected();
  else if (does === 'draw') beginDrawing();
  else if (does === 'rest') coverRest();
  else {
    const on = tool.getAttribute('aria-pressed') !== 'true';
    tool.setAttribute('aria-pressed', String(on));
    asDraft(on);
  }
}

function start(): void {
  document.body.classList.add('scripted');
  startKeys();
  startQueue((sent, results) => void hear(sent, results), () => void renewToken());
  countSeconds();
  begin();
  watchOthers();
  addEventListener('submit', submit);
  addEventListener('popstate', () => void go(location.pathname + location.search, false));
  addEventListener('scroll', noteScroll, true);
  addEventListener('pointerdown', (event) => {
    // What is selected must stay so until it was read.
    if (event.target instanceof Element && event.target.closest('[data-do]')) event.preventDefault();
    if (isDrawing() && event.target instanceof Element && event.target.closest('#over')) drawFrom(event);
  });
  addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const tool = event.target.closest<HTMLElement>('[data-do]');
    if (tool) return use(tool);
    const link = event.target.closest<HTMLAnchorElement>('#next, #previous');
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      return void go(link.getAttribute('href') ?? '');
    }
    if (event.target.closest('#rail summary')) {
      const item = event.target.closest<HTMLElement>('li.item');
      if (item && item.dataset['key'] !== work.current) {
        choose(item.dataset['key'] ?? '', false);
        event.preventDefault();
      }
      return;
    }
    const button = event.target.closest<HTMLButtonElement>('button.mark');
    const key = button?.dataset['key'] ?? (event.target.closest('#over') && getSelection()?.isCollapsed !== false ? markAt(event) : null);
    if (key !== null && itemOf(key)) choose(key);
    if (button) itemOf(key ?? '')?.querySelector<HTMLElement>('summary')?.focus();
  });
} // prettier-ignore

start();
