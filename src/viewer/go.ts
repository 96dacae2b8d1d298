// From page to page. The server draws pages; the next one is fetched and its picture decoded before it is asked for. Counts
// for how long each page was in view.
import { all, el, isBlindPage, itemOf, items, make, may, newId, told, work } from './page.ts';
import { choose, nextOpen } from './marks.ts';
import { redrawFound } from './hand.ts';
import { send, unsaved } from './queue.ts';
import { say, sayStateAgain } from './say.ts';

interface Ready {
  readonly document: Document;
  readonly picture: HTMLImageElement | null;
}
const ready = new Map<string, Promise<Ready | null>>();
/** Seconds in view and whether the end was seen, by address. */
const looks = new Map<string, { seconds: number; end: boolean }>();
const look = (): { seconds: number; end: boolean } => {
  const own = told()['own'] ?? '';
  const known = looks.get(own) ?? { seconds: 0, end: false };
  looks.set(own, known);
  return known;
};

/** A page of ours as the server draws it now; null where it cannot be had. Parsed by the browser's loader, which runs nothing in it. */
export const fetchPage = (url: string): Promise<Document | null> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'document';
    request.timeout = 15_000;
    const end = (): void => {
      const found = request.status === 200 ? (request.response as Document | null) : null;
      resolve(found?.getElementById('review') ? found : null);
    };
    request.onload = end;
    request.onerror = request.ontimeout = () => resolve(null);
    request.send();
  });

/** Fetches a page and decodes its picture. */
function prepare(href: string): Promise<Ready | null> {
  const known = ready.get(href);
  if (known) return known;
  const made = (async (): Promise<Ready | null> => {
    const page = await fetchPage(href);
    if (!page) return null;
    const drawn = page.getElementById('picture') as HTMLImageElement | null;
    if (!drawn) return { document: page, picture: null };
    const picture = document.importNode(drawn, true);
    await picture.decode().catch(() => undefined);
    return { document: page, picture };
  })();
  ready.set(href, made);
  void made.then((one) => one ?? ready.delete(href));
  return made;
}

const nextIn = (page: ParentNode): string | null => page.querySelector<HTMLAnchorElement>('#next')?.getAttribute('href') ?? null; // prettier-ignore
/** The next page, then the one behind it. */
export function fetchAhead(): void {
  const href = nextIn(document);
  if (href === null) return;
  void prepare(href).then((one) => {
    const behind = one && nextIn(one.document);
    if (behind) void prepare(behind);
  });
}
/** What was fetched ahead no longer tells how things stand. */
export const forgetAhead = (): void => ready.clear();

/** Puts a page in place of the one that is shown. `same`: it is the same page, only newer. */
function put({ document: page, picture }: Ready, same: boolean): void {
  const next = page.getElementById('main-content');
  if (!next) return;
  const [sheet, rail, drawer] = [el('sheet').scrollTop, el('rail').scrollTop, all<HTMLDetailsElement>('details.drawer').map((one) => one.open)]; // prettier-ignore
  const kept = same ? document.getElementById('picture') : picture;
  const main = document.importNode(next, true);
  const drawn = main.querySelector('#picture');
  if (kept && drawn) drawn.replaceWith(kept);
  const said = el('saved');
  main.querySelector('#saved')?.replaceWith(said);
  document.getElementById('main-content')?.replaceWith(main);
  document.title = page.title;
  if (same) {
    el('sheet').scrollTop = sheet;
    el('rail').scrollTop = rail;
    for (const [i, one] of all<HTMLDetailsElement>('details.drawer').entries()) one.open = drawer[i] ?? false;
  }
  (el('keys-on') as HTMLInputElement).checked = work.keysOn;
  redrawFound();
}

/** Shows another page. */
export async function go(href: string, push = true): Promise<void> {
  const page = await prepare(href);
  if (!page) return location.assign(href);
  ready.delete(href);
  work.current = '';
  work.found = [];
  put(page, false);
  if (push) history.pushState(null, '', href);
  begin();
}

/** What a page does when it is shown. */
export function begin(): void {
  sayStateAgain();
  const asked = new URLSearchParams(location.search).get('m');
  const first = (asked === null ? null : itemOf(asked)) ?? nextOpen() ?? items()[0];
  if (first) choose(first.dataset['key'] ?? '');
  else el('sheet').focus({ preventScroll: true });
  if (asked === null) el('sheet').scrollTop = 0;
  noteEnd();
  setTimeout(fetchAhead, 30);
}

let renewing = false;
/** Draws the page anew as it stands now; what is chosen stays chosen. Waits until everything was taken in. */
export async function renewPage(): Promise<void> {
  if (renewing || unsaved() > 0) return;
  renewing = true;
  const own = told()['own'] ?? '';
  const page = await fetchPage(own);
  renewing = false;
  if (!page || told()['own'] !== own || unsaved() > 0) return;
  const [chosen, since, focused] = [work.current, work.chosenAt, document.activeElement?.id];
  put({ document: page, picture: null }, true);
  if (chosen !== '' && itemOf(chosen)) choose(chosen, focused !== 'q');
  work.chosenAt = since;
  if (focused === 'sheet' || focused === 'rail') el(focused).focus({ preventScroll: true });
}

/** A new sign-in in another tab: its token is taken over. */
export async function renewToken(): Promise<void> {
  const page = await fetchPage(told()['own'] ?? '');
  const token = page?.getElementById('review')?.dataset['csrf'];
  if (token !== undefined) el('review').dataset['csrf'] = token;
}

export function turn(by: 'previous' | 'next'): void {
  const link = document.querySelector<HTMLAnchorElement>(`#${by}`);
  if (link) void go(link.getAttribute('href') ?? '');
  else if (by === 'next') say('last');
}

const STEP = 0.95;
/** Share of a page at its foot that nothing stands in. */
const MARGIN = 0.06;
const noteEnd = (): void => {
  const bottom = Math.min(el('sheet').getBoundingClientRect().bottom, innerHeight);
  const page = el('stage').getBoundingClientRect();
  if (page.bottom - page.height * MARGIN <= bottom) look().end = true;
};
export const noteScroll = noteEnd;

/** Space: the rest of the page, then the next open mark, then the page is done and the next one comes. */
export function goOn(): void {
  const sheet = el('sheet');
  const own = look();
  const open = isBlindPage() ? null : nextOpen();
  if (open && may()) return choose(open.dataset['key'] ?? '');
  if (!own.end) {
    sheet.scrollTop += sheet.clientHeight * STEP;
    noteEnd();
    return say('rest');
  }
  if (!may()) return turn('next');
  const { file, page, floor = '0' } = told();
  if (own.seconds < Number(floor)) return say('floor', { n: floor, m: Math.floor(own.seconds) });
  if (isBlindPage()) {
    send({ kind: 'blind-done', id: newId(), file, page: Number(page), found: work.found });
    work.found = [];
    return;
  }
  send({ kind: 'page-done', id: newId(), file, page: Number(page), seconds: Math.round(own.seconds) });
  own.seconds = 0;
  say('done');
  turn('next');
}

/** A page counts while its tab is looked at. */
export function countSeconds(): void {
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    if (document.visibilityState === 'visible' && document.hasFocus()) look().seconds += Math.min(1, (now - last) / 1000); // prettier-ignore
    last = now;
  }, 250);
}

/** Shows the page as the recipient sees it, for as long as the key is held. */
export function asDraft(on: boolean): void {
  const stage = el('stage');
  stage.classList.toggle('as-draft', on);
  const { copied, fresh, own } = told();
  if (copied !== 'yes' || fresh !== 'yes') return;
  // The copy itself shows where lines moved; it is made of what stood before anybody answered.
  let picture = stage.querySelector<HTMLImageElement>('.draft-picture');
  if (on && !picture) {
    picture = make('img', '', 'draft-picture');
    picture.alt = '';
    picture.src = `${own}/picture?side=draft`;
    stage.insertBefore(picture, el('over'));
  }
  const shown = picture;
  if (!shown) return;
  shown.hidden = !on;
  const cover = (): unknown => stage.classList.toggle('draft-shown', !shown.hidden && shown.naturalWidth > 0);
  cover();
  shown.onload = cover;
}
