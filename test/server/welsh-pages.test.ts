// Every page of the main journey in both languages: no piece of text that stands in the English page stands in the Welsh one too,
// but what is data of the case, a name or a number, and what says that it is English.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parseHTML } from 'linkedom';
import type { Browser, Page } from 'playwright-core';
import { accessible, canBrowse, startBrowser } from './chromium.ts';
import { openDesk, OWN, type Desk, type Visitor } from './desk.ts';
import { markDrawn } from './forms.ts';
import { preparedFor } from './prepared.ts';
import { keyOf } from './memory-casework.ts';
import { openRound, type PreparedCase } from './release-round.ts';

let desk: Desk;
let made: PreparedCase;
let browser: Browser | undefined;
before(async () => {
  desk = await openDesk();
  if (canBrowse) browser = await startBrowser();
  made = await preparedFor('wrong-record', { kind: 'defence', id: 'D1' }, { kind: 'court' });
});
after(async () => {
  await browser?.close();
  await desk.close();
});

/** Where data of the case stands, or what is in English and says so. */
const DATA = 'script, style, body [lang="en-GB"], [name=account] option, #layer, q, mark, .hits li, code, kbd, .blotter-hash, .blotter-case__who, #records td:nth-child(2), #records td:nth-child(3), .blotter-bar__language, .identity > strong:not(.govuk-tag)'; // prettier-ignore
/** Words that are written alike in both languages: names of the field and of forms. */
const ALIKE = new Set(['blotter', 'urn', 'person', 'partner', 'pnc', 'pnc id', 'cro', 'sha', 'zip', 'mb', 'kb', 'pdf', 'word', 'excel', 'case.yaml', 'receipt.json', 'rhif']); // prettier-ignore

/** What is read: pieces of text, names of parts, alternatives for pictures. */
function pieces(html: string): Set<string> {
  const { document } = parseHTML(html);
  for (const one of document.querySelectorAll(DATA)) one.remove();
  const found: string[] = [document.title];
  const walk = (node: ChildNode): void => {
    if (node.nodeType === 3) found.push(node.textContent ?? '');
    for (const child of node.childNodes) walk(child);
  };
  walk(document.body);
  for (const one of document.querySelectorAll('*'))
    for (const name of ['aria-label', 'alt', 'title', 'placeholder']) found.push(one.getAttribute(name) ?? '');
  return new Set(found.map((text) => text.replace(/\s+/g, ' ').trim()));
}

/** A window of 1200 x 600 in which the desk answers as `who`. */
async function windowOf(who: () => Visitor, dark: boolean): Promise<Page> {
  assert.ok(browser);
  const page = await (await browser.newContext({ viewport: { width: 1200, height: 600 }, colorScheme: dark ? 'dark' : 'light' })).newPage(); // prettier-ignore
  await page.route('**', async (route) => {
    const answer = await who().get(route.request().url().slice(OWN.length));
    await route.fulfill({ status: answer.statusCode, headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])), body: answer.rawPayload }); // prettier-ignore
  });
  return page;
}

let pages = 0;
const failures: string[] = [];
/** Holds one page in both languages. `data`: names and values of this case. */
function compare(english: string, welsh: string, where: string, data: readonly string[]): void {
  assert.match(english, /<html[^>]* lang="en-GB"/, where);
  assert.match(welsh, /<html[^>]* lang="cy"/, where);
  assert.doesNotMatch(welsh, /Saesneg yn unig/, where);
  const theirs = pieces(english);
  const plain = (text: string): string => data.reduce((rest, one) => rest.replaceAll(one, ' '), text).replace(/\b22LU0341925(?:-[0-9a-f]+)?|\([A-Z]{1,2}\d+\)|\b[A-Z]{1,2}\d+\b|[\d.,:;/()–…+-]+/g, ' ').replace(/\s+/g, ' ').trim(); // prettier-ignore
  const left = [...pieces(welsh)].filter((text) => theirs.has(text) && /\p{L}{2}/u.test(plain(text)) && !ALIKE.has(plain(text).toLowerCase())); // prettier-ignore
  if (left.length > 0) failures.push(`${where}: ${left.join(' | ')}`);
  pages++;
}

test('every page of the main journey: nothing English is left but data and what says that it is English', async (t) => {
  const { id, base, kiran, jo } = await openRound(desk, made, false);
  const [view, court] = made.views;
  assert.ok(view && court);
  desk.casework.views.set(keyOf(id, 'court'), court);
  const values = [
    made.manifest.title,
    view.guidance,
    ...view.documents.flatMap(({ judged: { document } }) => [document.file, document.type, document.format]),
    ...view.people.flatMap((one) => [...one.names, ...one.aliases, one.solicitor?.firm ?? '', one.source]),
    'Kiran Malik',
    'Jo Osei',
    'Blotter',
    'works on it',
    'FORENAMES',
    'AARON',
    'MITCHELL',
    'Surname of the defendant',
  ];
  const data = [...new Set(values.filter((one) => one.length > 2))].sort((a, b) => b.length - a.length);
  const speak = (who: Visitor, language: 'en' | 'cy') => who.send('POST', '/language', `language=${language}&then=%2F`);
  const both = async (
    who: Visitor,
    where: string,
    ask: () => Promise<{ readonly body: string; readonly statusCode: number }>,
  ): Promise<void> => {
    await speak(who, 'en');
    const english = (await ask()).body;
    await speak(who, 'cy');
    const { body: welsh, statusCode } = await ask();
    assert.ok(statusCode < 500, where);
    if (!english.includes('<html') || !welsh.includes('<html')) failures.push(`${where}: no page`);
    else compare(english, welsh, where, data);
    await speak(who, 'en');
  };
  let looking = kiran;
  const windows = browser ? [await windowOf(() => looking, false), await windowOf(() => looking, true)] : [];
  const see = async (who: Visitor, url: string): Promise<void> => {
    await both(who, url, () => who.get(url));
    looking = who;
    await speak(who, 'cy');
    for (const [i, page] of windows.entries()) {
      await page.goto(OWN + url);
      await accessible(page, `${url} ${i}`);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 1200, url);
      if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/${url.replace(/[0-9a-f]{8}-[0-9a-f-]+/, 'ID').replace(/\W+/g, '-').slice(0, 60)}-${i}.png` }); // prettier-ignore
    }
    await speak(who, 'en');
  };
  const send = (who: Visitor, url: string, form: Readonly<Record<string, string>> = {}) => both(who, `POST ${url}`, () => who.post(url, form)); // prettier-ignore

  await see(kiran, '/');
  await see(kiran, '/no/such/page');
  await see(kiran, '/accounts');
  await see(kiran, '/cases/new');
  await both(kiran, 'a new case, empty', () => kiran.upload('/cases/new', {}, []));
  await both(kiran, 'a new case, wrong', () => kiran.upload('/cases/new', { 'd2-born': '31/2/1990', 'd1-name': 'Kiran Malik', 'd1-born': 'x', 'd1-email': 'a@b.example', hearing: 'soon' }, [{ field: 'files', name: 'MG5.pdf', bytes: '' }])); // prettier-ignore
  await see(kiran, `/cases/${id}/papers`);
  await both(kiran, 'more papers, none', () => kiran.upload(`/cases/${id}/papers`, {}, []));
  await see(kiran, `/cases/${id}/recipients`);
  await see(kiran, `/cases/${id}/recipients?chosen=police`);
  await see(kiran, base);
  await see(kiran, `/cases/${id}/for/press`);
  await send(kiran, `${base}/leave-out`, { file: 'MG5 Mitchell.pdf', reason: '' });
  await send(kiran, `${base}/put-back`, { file: 'MG5 Mitchell.pdf' });
  await see(kiran, `${base}/people`);
  await send(kiran, `${base}/people`, { person: 'D1', name: 'Kiran Malik', born: 'x' });
  await send(kiran, `${base}/people`, { person: view.people.find(({ source }) => source !== 'manifest')?.id ?? '', who: '' }); // prettier-ignore
  await see(kiran, `/cases/${id}/access`);
  await send(kiran, `/cases/${id}/access`, { reason: 'x' });
  await see(kiran, '/keys');
  await send(kiran, '/keys', { go: '1', next: 'k' });
  const first = (await kiran.get(`${base}/review`)).headers.location ?? '';
  await see(kiran, first);
  const mark = view.documents
    .flatMap(({ judged }) => judged.proposals)
    .find(({ finding }) => finding.whose !== undefined);
  assert.ok(mark);
  await see(kiran, `${base}/review/alike?m=${encodeURIComponent(mark.id)}`);
  await send(kiran, `${base}/review/alike`, { m: mark.id, does: 'keep', take: '' });
  await see(kiran, `${base}/review/person/${mark.finding.whose ?? ''}`);
  await send(kiran, `${base}/review/search`, { q: 'Mitchell' });
  await send(kiran, `${base}/review/search`, { q: 'qqqq' });
  await see(kiran, `${base}/release`);
  await see(kiran, `${base}/differences`);
  await see(kiran, `${base}/differences/earlier`);
  await see(jo, '/checks');
  await see(jo, `${base}/check`);

  const round = await openRound(desk, made, true);
  await see(round.kiran, round.base);
  await round.kiran.post(`${round.base}/submit`);
  await send(round.kiran, `${round.base}/submit`);
  await see(round.jo, '/checks');
  await see(round.jo, `${round.base}/check`);
  await send(round.jo, `${round.base}/check/accept`);
  await send(round.jo, `${round.base}/check/return`, { why: '' });
  await markDrawn(round.jo, round.base);
  await see(round.jo, `${round.base}/check`);
  assert.equal((await round.jo.post(`${round.base}/check/accept`)).statusCode, 303);
  await send(round.kiran, `${round.base}/release`, { 'named-0': 'nobody', 'named-1': 'x' });
  assert.equal((await round.kiran.post(`${round.base}/release`, { 'named-0': 'MITCHELL', 'named-1': 'corve street law' })).statusCode, 303); // prettier-ignore
  await see(round.kiran, `${round.base}/release`);
  const left = (await desk.casework.released(round.id))[0]?.release ?? assert.fail();
  await see(round.kiran, `${round.base}/releases/${left}/sealed`);
  assert.deepEqual(failures, []);
  t.diagnostic(`${pages} answers held in both languages`);
});
