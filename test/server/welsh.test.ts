// The workbench in Welsh: chosen in the header, kept with the account, nothing English left on the pages that speak it but what
// says that it is English, axe, and room at 1200 x 600.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parseHTML } from 'linkedom';
import type { Browser, Page } from 'playwright-core';
import { accessible, canBrowse, startBrowser } from './chromium.ts';
import { openDesk, Visitor, type Desk } from './desk.ts';
import { markDrawn } from './forms.ts';
import { preparedFor } from './prepared.ts';
import { openRound, type PreparedCase } from './release-round.ts';
import { startWorkbench, type Workbench } from './workbench.ts';

let desk: Desk;
let made: PreparedCase;
let bench: Workbench;
let browser: Browser | undefined;
before(async () => {
  desk = await openDesk();
  made = await preparedFor('wrong-record', { kind: 'defence', id: 'D1' });
  bench = await startWorkbench();
  if (canBrowse) browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await desk.close();
  await bench.stop();
});

/** Words of English that no Welsh sentence has. */
const ENGLISH = /\b(the|and|this|that|is|are|was|were|not|with|your|you|from|has|have|page|pages|papers|open|marks?|case|cases|document|documents|release|redact|visible|sign|back|who|what|why)\b/gi; // prettier-ignore
/** What is read of a page in its own language: words, names of parts, alternatives for pictures. Papers' own words are data. */
function welshIn(html: string, data: readonly string[]): string {
  const { document } = parseHTML(html);
  assert.equal(document.documentElement.getAttribute('lang'), 'cy');
  for (const one of document.querySelectorAll('script, style, [lang="en-GB"], #layer, code, kbd, .blotter-case__who, .blotter-hash')) one.remove();
  const attributes = [...document.querySelectorAll('*')].flatMap((one) => ['aria-label', 'alt', 'title', 'placeholder'].flatMap((name) => one.getAttribute(name) ?? []));
  const words = [document.title, document.body.textContent, ...attributes].join('\n');
  return data.reduce((text, one) => text.replaceAll(one, ' '), words);
} // prettier-ignore
const allWelsh = (html: string, where: string, data: readonly string[] = []): void =>
  assert.deepEqual(welshIn(html, data).match(ENGLISH) ?? [], [], `${where}: ${welshIn(html, data).replace(/\s+/g, ' ').slice(0, 3000)}`); // prettier-ignore
const speakWelsh = (who: Visitor) => who.send('POST', '/language', 'language=cy&then=%2F');

test('chosen before signing in and kept in the browser; wrong passwords are answered in it', async () => {
  const visitor = new Visitor(desk.app);
  const english = (await visitor.get('/sign-in')).body;
  assert.match(english, /<html[^>]* lang="en-GB"/);
  assert.doesNotMatch(english, /blotter-draft/);
  assert.equal((await speakWelsh(visitor)).headers.location, '/');
  const page = (await visitor.get('/sign-in')).body;
  assert.match(page, /Mewngofnodi/);
  assert.match(page, /Cyfieithiad drafft/);
  allWelsh(page, 'sign-in', ['Blotter', 'English']);
  const wrong = await visitor.send('POST', '/sign-in', 'login=nobody&password=nothing-at-all');
  assert.equal(wrong.statusCode, 401);
  allWelsh(wrong.body, 'sign-in, wrong');
  allWelsh((await visitor.get('/no/such/page')).body, 'no such page');
  await visitor.send('POST', '/language', 'language=en&then=%2Fsign-in');
  assert.match((await visitor.get('/sign-in')).body, /lang="en-GB"/);
});

test('kept with the account; from another site nobody changes it; what it is not falls back to English', async () => {
  const { browser: kiran, login } = await desk.person(['prosecutor']);
  await speakWelsh(kiran);
  const other = new Visitor(desk.app);
  const signedIn = await other.send('POST', '/sign-in', `login=${encodeURIComponent(login)}&password=kettle+orbit+lantern`); // prettier-ignore
  assert.equal(signedIn.statusCode, 303);
  assert.match((await other.get('/')).body, /<html[^>]* lang="cy"/);
  const foreign = await desk.app.inject({ method: 'POST', url: '/language', payload: 'language=en', headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' }, cookies: Object.fromEntries(other.cookies) }); // prettier-ignore
  assert.equal(foreign.statusCode, 403);
  assert.match((await other.get('/')).body, /<html[^>]* lang="cy"/);
  assert.equal((await other.send('POST', '/language', 'language=xx&then=%2F%2Fevil.example')).headers.location, '/');
  assert.match((await other.get('/')).body, /<html[^>]* lang="en-GB"/);
});

test('cases, review, release and receipt: nothing English but what says so; other pages say that they are English', async () => {
  const { id, base, kiran, jo } = await openRound(desk, made, true);
  const view = made.views[0];
  assert.ok(view);
  const data = [made.manifest.title, ...view.documents.map(({ judged }) => judged.document.file), ...view.people.flatMap(({ names }) => names), 'Kiran Malik', 'Jo Osei', 'Blotter', 'receipt.json', 'They know it already.', /* what the gate in memory calls it */ 'Surname of the defendant', 'documents/']; // prettier-ignore
  for (const who of [kiran, jo]) await speakWelsh(who);
  allWelsh((await kiran.get('/')).body, 'cases', data);
  const first = (await kiran.get(`${base}/review`)).headers.location ?? '';
  for (let page: string | undefined = first; page;) {
    const { body } = await kiran.get(page);
    allWelsh(body, page, data);
    page = /id="next" href="([^"]+)"/.exec(body)?.[1];
  }
  allWelsh((await kiran.get(`${base}/release`)).body, 'release', data);
  await kiran.post(`${base}/submit`);
  allWelsh((await kiran.post(`${base}/submit`)).body, 'release, refused', data);
  await markDrawn(jo, base);
  allWelsh((await jo.get(`${base}/release`)).body, 'release, with the checker', data);
  assert.equal((await jo.post(`${base}/check/accept`)).statusCode, 303);
  allWelsh((await kiran.get(`${base}/release`)).body, 'release, ready', data);
  assert.equal((await kiran.post(`${base}/release`, { 'named-0': 'MITCHELL', 'named-1': 'corve street law' })).statusCode, 303); // prettier-ignore
  const left = (await desk.casework.released(id))[0]?.release ?? assert.fail();
  const after = (await kiran.get(`${base}/release`)).body;
  allWelsh(after, 'release, left', data);
  assert.match(after, /Rhyddhaodd Kiran Malik ef 26 Tachwedd 2026 am 09:\d\d|Rhyddhaodd Kiran Malik ef/);
  const receipt = await kiran.get(`${base}/releases/${left}`);
  if (receipt.statusCode === 200) allWelsh(receipt.body, 'receipt', data);
  // Pages that do not speak it yet say so, and their own words say that they are English.
  const recall = parseHTML((await kiran.get(`${base}/releases/${left}/recall`)).body).document;
  assert.match(recall.querySelector('.blotter-draft')?.textContent ?? '', /Saesneg yn unig/);
  for (const part of ['main', '.blotter-case']) assert.equal(recall.querySelector(part)?.getAttribute('lang'), 'en-GB');
  assert.match(recall.querySelector('.blotter-case')?.textContent ?? '', /Papers.*People/s);
  assert.match(recall.querySelector('header')?.textContent ?? '', /Allgofnodi/);
  const log = [...(await desk.casework.log(id, view.recipient)).events.values()];
  assert.ok(log.every((event) => !('reason' in event) || /[a-z]/.test(event.reason)));
});

test('reasons that are chosen in Welsh stand in the log in English', async () => {
  const who = await bench.member('Nia Rees', ['prosecutor']);
  const cookie = `blotter-session=${who.token}`;
  const headers = { cookie, origin: bench.own, 'sec-fetch-site': 'same-origin' };
  await fetch(`${bench.own}/language`, { method: 'POST', headers, redirect: 'manual', body: new URLSearchParams({ language: 'cy' }) }); // prettier-ignore
  let path = (await fetch(bench.own + bench.base, { headers: { cookie }, redirect: 'manual' })).headers.get('location') ?? ''; // prettier-ignore
  for (;;) {
    const page = parseHTML(await (await fetch(bench.own + path, { headers: { cookie } })).text()).document;
    const form = page.querySelector('.item--undecided form.answer');
    if (!form) {
      path = page.getElementById('next')?.getAttribute('href') ?? assert.fail('no open mark');
      continue;
    }
    assert.match(page.querySelector('.item--undecided select option')?.textContent ?? '', /1 Mae’r derbynnydd yn ei wybod eisoes/); // prettier-ignore
    const fields = [...form.querySelectorAll('input[type=hidden]')].map((one): [string, string] => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? '']); // prettier-ignore
    await fetch(bench.own + path, { method: 'POST', headers, redirect: 'manual', body: new URLSearchParams([...fields, ['does', 'keep'], ['why', '#1']]) }); // prettier-ignore
    break;
  }
  const [event] = bench.casework().events().filter(({ by }) => by === who.account); // prettier-ignore
  assert.equal(event?.kind === 'decided' && event.reason, 'The recipient knows it already');
});

const roomOf = (page: Page) =>
  page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    sheet: document.getElementById('sheet')?.clientHeight ?? 0,
    rail: document.getElementById('rail')?.scrollWidth ?? 0,
  }));

test('in a browser: axe, both schemes; the script speaks it too, and nothing is pushed out at 1200 × 600', async (t) => {
  if (!browser) return t.diagnostic('Chromium is not installed here: not looked at');
  const who = await bench.member('Elin Parry', ['prosecutor']);
  for (const dark of [false, true]) {
    const { page, context, complaints } = await bench.window(browser, who, { dark });
    await page.goto(bench.own);
    const button = page.getByRole('button', { name: 'Cymraeg' });
    if ((await button.count()) > 0) await button.click();
    await page.getByRole('heading', { name: 'Achosion' }).waitFor();
    await accessible(page, `cases ${dark}`);
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/cases-cy-${dark}.png` });
    await page.goto(bench.own + bench.base);
    while ((await page.locator('.item--undecided').count()) < 2) await page.goto(bench.own + (await page.locator('#next').getAttribute('href'))); // prettier-ignore
    await accessible(page, `review ${dark}`);
    await page.keyboard.press('x');
    assert.match(await page.innerText('#panel'), /Ei adael yn weladwy, oherwydd/);
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/review-cy-${dark}.png` });
    await page.keyboard.press('Escape');
    const welsh = await roomOf(page);
    assert.ok(welsh.wide <= 1200 && welsh.rail <= 290 && welsh.sheet >= 440, JSON.stringify(welsh));
    const back = page.url();
    await page.getByRole('button', { name: 'English' }).click();
    await page.goto(back);
    const english = await roomOf(page);
    assert.ok(welsh.sheet >= english.sheet - 25 && welsh.wide === english.wide, JSON.stringify({ welsh, english }));
    await page.getByRole('button', { name: 'Cymraeg' }).click();
    await page.goto(back);
    await page.keyboard.press('?');
    await accessible(page, `keys ${dark}`);
    assert.deepEqual(complaints, []);
    await context.close();
  }
});
