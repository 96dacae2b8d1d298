// The server in a real browser: what no made-up request shows, such as the headers that a browser sends with a form, and
// whether the policy for scripts and styles lets our own pages be.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { loadRulebook } from '../../src/guidance/index.ts';
import type { Browser, Page } from 'playwright-core';
import { invite, makeAccount, makeApp } from '../../src/server/index.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { canBrowse, complaintsOf, startBrowser } from './chromium.ts';
import { caseworkInMemory } from './made-case.ts';
import { freePort } from './port.ts';

const clock = (): Date => new Date();
const lane = await newFolder();
let [store, app, browser]: [Store?, FastifyInstance?, Browser?] = [];
let own = '';
before(async () => {
  if (!canBrowse) return;
  store = await openStore(lane.place);
  const port = await freePort();
  own = `http://127.0.0.1:${port}`;
  app = await makeApp({
    rulebook: loadRulebook(),
    store,
    clock,
    random: randomBytes,
    own,
    casework: await caseworkInMemory(randomUUID()),
    secret: (of) => of,
  });
  await app.listen({ host: '127.0.0.1', port });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await app?.close();
  await store?.close();
  await lane.clear();
});

/** A page on which every complaint of the browser, and every request to elsewhere, is written down. */
async function open(colorScheme: 'light' | 'dark'): Promise<{ page: Page; complaints: string[] }> {
  assert.ok(browser);
  const context = await browser.newContext({ viewport: { width: 1200, height: 600 }, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const complaints = complaintsOf(page, own);
  return { page, complaints };
}

for (const scheme of ['light', 'dark'] as const)
  test(`from the first link to an account for somebody else, ${scheme}`, async (t) => {
    if (!canBrowse) return t.diagnostic('Chromium is not installed here: not looked at');
    assert.ok(store);
    const id = randomUUID();
    const login = `admin-${scheme}`;
    const token = await store.transaction(async (trx) => {
      await makeAccount(trx, { id, login, name: 'Administrator', roles: ['administrator'] }, clock);
      return invite(trx, id, clock, randomBytes);
    });
    const { page, complaints } = await open(scheme);
    await page.goto(`${own}/open/${token}`);
    await page.fill('#password', 'short');
    await page.click('text=Set the password');
    assert.match(await page.innerText('.govuk-error-summary'), /at least 12 characters/);
    await page.fill('#password', 'kettle orbit lantern');
    await page.click('text=Set the password');
    await page.waitForURL(`${own}/accounts`);
    await page.fill('#name', 'Jo Osei');
    await page.fill('#login', `jo-${scheme}@cps.example`);
    await page.getByLabel('Checker').check();
    await page.click('text=Make the account');
    const link = await page.innerText('.govuk-inset-text strong');
    await page.click('text=Sign out');
    await page.waitForURL(`${own}/sign-in`);
    await page.goto(link);
    await page.fill('#password', 'marble teapot zeppelin');
    await page.click('text=Set the password');
    await page.waitForURL(`${own}/`);
    assert.match(await page.innerText('main'), /No case was given to you yet/);
    await page.click('text=Sign out');
    await page.fill('#login', `JO-${scheme}@cps.example`);
    await page.fill('#password', 'marble teapot zeppelin');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${own}/`);
    assert.deepEqual(complaints, []);
  });
