// From page to page. The server draws pages; the next one is fetched and its picture decoded before it is asked for. Counts
// for how long each page was in view.
import { all, el, isBlindPage, itemOf, items, make, may, newId, told, work } from './page.ts';
import { choose, isOpen, isPlain, nextOpen } from './marks.ts';
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

let going = '';
/** Shows another page. A second press while it comes does nothing. */
export async function go(href: string, push = true): Promise<void> {
  if (going === href) return;
  going = href;
  const page = await prepare(href);
  if (going !== href) return;
  going = '';
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

/** What of the page has the keys, so that it can be found again when the page is drawn anew; null where it is a mark, or nothing. */
function holderOfKeys(): string | null {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || !el('main-content').contains(at) || at.matches('.mark')) return null;
  if (at.id !== '') return `#${CSS.escape(at.id)}`;
  const href = at.getAttribute('href');
  return href === null ? null : `#main-content a[href="${CSS.escape(href)}"]`;
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
  const [chosen, since, held] = [work.current, work.chosenAt, holderOfKeys()];
  const free = document.activeElement === document.body || document.activeElement?.matches('.mark') === true;
  const uncovered = isBlindPage();
  put({ document: page, picture: null }, true);
  // What was uncovered is looked at from the top.
  if (uncovered && !isBlindPage()) {
    el('sheet').scrollTop = 0;
    const first = nextOpen();
    if (first) choose(first.dataset['key'] ?? '', false);
    return;
  }
  if (chosen !== '' && itemOf(chosen)) choose(chosen, free);
  work.chosenAt = since;
  if (held !== null) document.querySelector<HTMLElement>(held)?.focus({ preventScroll: true });
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
/** Share of a page at its foot that is margin, where something stands right above it. */
const MARGIN = 0.06;
/** Share of the height of a picture above its last ink, by address of the picture. */
const inked = new Map<string, number>();

/** Where the ink of the page ends, as a share of its height: below it there is nothing to be seen. 1 where it cannot be told. */
function inkEnds(): number {
  const picture = el('picture');
  if (!(picture instanceof HTMLImageElement) || !picture.complete || picture.naturalWidth === 0) return 1;
  const known = inked.get(picture.src);
  if (known !== undefined) return known;
  const small = document.createElement('canvas');
  [small.width, small.height] = [picture.naturalWidth, picture.naturalHeight];
  const pen = small.getContext('2d', { willReadFrequently: true });
  if (!pen) return 1;
  pen.drawImage(picture, 0, 0);
  const { data } = pen.getImageData(0, 0, small.width, small.height);
  let last = data.length - 1;
  while (last > 0 && (data[last] ?? 0) > 250) last--;
  const share = Math.ceil((last + 1) / 4 / small.width) / small.height;
  inked.set(picture.src, share);
  return share;
}

const noteEnd = (): void => {
  if (look().end) return;
  const bottom = Math.min(el('sheet').getBoundingClientRect().bottom, innerHeight);
  const page = el('stage').getBoundingClientRect();
  const end = Math.min(inkEnds(), 1 - MARGIN);
  if (page.top + page.height * end <= bottom) look().end = true;
};
export const noteScroll = noteEnd;

/** Was all of the page in view, for long enough? Where not, it goes on to the rest and says what is missing. */
function isAllSeen(): boolean {
  const own = look();
  const { floor = '0' } = told();
  noteEnd();
  if (!own.end) {
    const sheet = el('sheet');
    sheet.scrollTop += sheet.clientHeight * STEP;
    noteEnd();
    say('rest');
    return false;
  }
  if (own.seconds >= Number(floor)) return true;
  say('floor', { n: floor, m: Math.floor(own.seconds) });
  return false;
}

/** Space: the rest of the page, then the next open mark, then the page is done and the next one comes. */
export function goOn(): void {
  const own = look();
  const open = isBlindPage() ? null : nextOpen();
  if (open && may()) return choose(open.dataset['key'] ?? '');
  if (!may() && own.end) return turn('next');
  if (!isAllSeen()) return;
  const { file, page } = told();
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

/** The page was read: what is still open on it is answered as before or redacted, and the next page comes. Before that it goes on. */
export function coverRest(): void {
  if (!may()) return say('noMark');
  if (!isAllSeen()) return;
  const { file, page } = told();
  const open = items().filter(isOpen);
  const apart = open.find((item) => !isPlain(item));
  if (apart) {
    choose(apart.dataset['key'] ?? '');
    return say('openLeft');
  }
  const marks = open.map(({ dataset: { id = '', seen = '' } }) => ({ mark: id, seen }));
  const over = open.flatMap(({ dataset }) => (dataset['over'] ?? '').split(' ').filter((one) => one !== ''));
  const own = look();
  send({ kind: 'rest', id: newId(), file, page: Number(page), seconds: Math.round(own.seconds), marks, over });
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
