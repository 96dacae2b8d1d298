// The server in a real browser: what no made-up request shows, such as the headers that a browser sends with a form, and
// whether the policy for scripts and styles lets our own pages be.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { loadRulebook } from '../../src/guidance/index.ts';
import { chromium, type Browser, type Page } from 'playwright-core';
import { invite, makeAccount, makeApp } from '../../src/server/index.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { caseworkInMemory } from './made-case.ts';

const PROGRAM = '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']; // prettier-ignore
/** Wanted where changes are accepted (.ci/run installs it); elsewhere these tests say that they could not look. */
const there = existsSync(PROGRAM) || process.env['CI'] !== undefined;
const clock = (): Date => new Date();
const lane = await newFolder();
let [store, app, browser]: [Store?, FastifyInstance?, Browser?] = [];
let own = '';
before(async () => {
  if (!there) return;
  store = await openStore(lane.place);
  // The address must be known before the server is made: a free port is taken and given back first.
  const { createServer } = await import('node:net');
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as { port: number };
      probe.close(() => resolve(free));
    });
  });
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
  browser = await chromium.launch({ executablePath: PROGRAM, args: FLAGS });
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
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    // A refusal by status is what the test asks for.
    if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) complaints.push(line.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith('data:')) complaints.push(request.url());
  });
  return { page, complaints };
}

for (const scheme of ['light', 'dark'] as const)
  test(`from the first link to an account for somebody else, ${scheme}`, async (t) => {
    if (!there) return t.diagnostic('Chromium is not installed here: not looked at');
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
