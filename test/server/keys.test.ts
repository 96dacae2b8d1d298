// Keys of the review page, changed by their reader: by requests, and pressed in a browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { KEY_ACTS, keyInWords } from '../../src/server/review/own-keys.ts';
import { accessible, canBrowse, startBrowser } from './chromium.ts';
import { openDesk } from './desk.ts';
import { openPage, startWorkbench, type Workbench } from './workbench.ts';

const usual = Object.fromEntries(KEY_ACTS.map(({ act, key }): [string, string] => [act, keyInWords(key)]));

test('by requests: kept for one’s own account, no two alike, back to the usual ones', async () => {
  const desk = await openDesk();
  try {
    const [kiran, jo] = [await desk.person(['prosecutor']), await desk.person(['prosecutor'])];
    const valueOf = (body: string, act: string): string => new RegExp(`id="${act}"[^>]*?value="([^"]*)"`).exec(body)?.[1] ?? ''; // prettier-ignore
    const twice = await kiran.browser.post('/keys', { ...usual, redact: 'j' });
    assert.equal(twice.statusCode, 400);
    assert.match(twice.body, /j is taken by “Redact it”|j is taken by “Next mark”/);
    assert.equal(valueOf(twice.body, 'redact'), 'j', 'what was typed stays');
    assert.equal((await kiran.browser.post('/keys', { ...usual, redact: 'Y', go: ';' })).statusCode, 303);
    const page = (await kiran.browser.get('/keys')).body;
    assert.deepEqual([valueOf(page, 'redact'), valueOf(page, 'go'), valueOf(page, 'next')], ['y', ';', 'j']);
    assert.equal(valueOf((await jo.browser.get('/keys')).body, 'redact'), 'a');
    const on = await kiran.browser.post('/keys', { ...usual, then: '/cases/x/for/court/review/1/1' });
    assert.equal(on.headers.location, '/cases/x/for/court/review/1/1');
    assert.equal((await kiran.browser.post('/keys', { ...usual, then: '//evil.example' })).headers.location, '/keys');
    await kiran.browser.post('/keys', { ...usual, redact: 'y' });
    await kiran.browser.post('/keys', { usual: 'yes' });
    assert.equal(valueOf((await kiran.browser.get('/keys')).body, 'redact'), 'a');
  } finally {
    await desk.close();
  }
});

let [bench, browser]: [Workbench?, Browser?] = [];
before(async () => {
  if (!canBrowse) return;
  bench = await startWorkbench();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await bench?.stop();
});

test('in a browser: the own keys act and stand in the help, the usual ones no longer do', async (t) => {
  if (!bench || !browser) return t.diagnostic('Chromium is not installed here: not looked at');
  const { page, who, complaints, context } = await openPage(bench, browser, 'Kiran Malik', { open: 2 });
  /** Presses that answered: places of one question are answered at one moment. */
  const decided = (): number => new Set(bench?.casework().events().flatMap(({ kind, by, at }) => (kind === 'decided' && by === who.account ? [at] : []))).size; // prettier-ignore
  const back = new URL(page.url()).pathname;
  await page.keyboard.press('?');
  await page.getByRole('link', { name: 'Change the keys' }).click();
  await page.getByLabel('Redact it').fill('y');
  await page.getByLabel('As the recipient sees it').fill('d');
  await accessible(page, 'keys');
  if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/keys.png` });
  await page.getByRole('button', { name: 'Keep these keys' }).click();
  await page.locator('#review').waitFor();
  assert.equal(new URL(page.url()).pathname, back);
  await page.keyboard.press('?');
  assert.match(await page.locator('#help .keys').innerText(), /y\s+Redact it/);
  await page.keyboard.press('Escape');
  const draft = (): Promise<boolean> => page.evaluate(() => document.getElementById('picture')?.getAttribute('src')?.includes('side=draft') ?? false); // prettier-ignore
  await page.keyboard.press('a');
  await page.keyboard.down('h');
  assert.equal(await draft(), false, 'h does nothing now');
  await page.keyboard.up('h');
  assert.equal(decided(), 0, 'a does nothing now');
  await page.keyboard.press('y');
  for (let i = 0; i < 200 && decided() === 0; i++) await page.waitForTimeout(50);
  assert.equal(decided(), 1);
  assert.deepEqual(complaints, []);
  await context.close();
  const dark = await bench.window(browser, who, { dark: true });
  await dark.page.goto(`${bench.own}/keys`);
  await accessible(dark.page, 'keys, dark');
  if (process.env['PICTURES']) await dark.page.screenshot({ path: `${process.env['PICTURES']}/keys-dark.png` });
  await dark.context.close();
});
