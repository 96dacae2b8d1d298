// Signing in at an identity provider in a real browser, from site to site: what no made-up request shows, such as whether our
// policy lets people leave, and whether the cookie of the sign-in comes back with them.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { loadRulebook } from '../../src/guidance/index.ts';
import { invite, makeAccount, makeApp, openOidc } from '../../src/server/index.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { accessible, canBrowse, complaintsOf, startBrowser } from './chromium.ts';
import { CLIENT, startProvider, type RealProvider } from './identity-provider.ts';
import { caseworkInMemory } from './made-case.ts';
import { freePort } from './port.ts';

const lane = await newFolder();
let [store, app, browser, provider]: [Store?, FastifyInstance?, Browser?, RealProvider?] = [];
let own = '';
let ahead = 0;
const clock = (): Date => new Date(Date.now() + ahead);
before(async () => {
  if (!canBrowse) return;
  store = await openStore(lane.place);
  const port = await freePort();
  // Another site than the provider's: 127.0.0.1 and localhost have nothing in common for a browser.
  own = `http://localhost:${port}`;
  provider = await startProvider(`${own}/sign-in/back`);
  const oidc = openOidc({ issuer: provider.issuer, clientId: CLIENT.id, secret: CLIENT.secret, secretBy: 'basic', name: 'the force', scopes: ['openid', 'profile'], admit: [] }); // prettier-ignore
  app = await makeApp({ rulebook: loadRulebook(), store, clock, random: randomBytes, own, casework: await caseworkInMemory(randomUUID()), secret: (of) => of, ways: { oidc, passwords: false, breakGlass: 'glass', party: null } }); // prettier-ignore
  await app.listen({ host: '127.0.0.1', port });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await app?.close();
  await provider?.close();
  await store?.close();
  await lane.clear();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`from the link to the provider and back, signed out and in, and asked again, ${colorScheme}`, async (t) => {
    if (!canBrowse) return t.diagnostic('Chromium is not installed here: not looked at');
    assert.ok(store && browser && provider);
    ahead = 0;
    const { issuer } = provider;
    provider.who = { sub: randomUUID() };
    const id = randomUUID();
    const link = await store.transaction(async (trx) => {
      await makeAccount(trx, { id, login: `admin-${colorScheme}`, name: 'Ada Boss', roles: ['administrator'] }, clock);
      return invite(trx, id, clock, randomBytes);
    });
    const context = await browser.newContext({ viewport: { width: 1200, height: 600 }, colorScheme });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const complaints = complaintsOf(page, own);
    await page.goto(`${own}/open/${link}`);
    await accessible(page, `a link where passwords are turned off, ${colorScheme}`);
    await page.click('text=Sign in at the force from now on');
    await page.waitForURL(`${own}/accounts`);
    await page.click('text=Sign out');
    await page.waitForURL(`${own}/sign-in`);
    await accessible(page, `sign-in at a provider, ${colorScheme}`);
    assert.equal(await page.locator('#password').isVisible(), false, 'the break-glass form is put away');
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/oidc-${colorScheme}.png` });
    await page.click('text=Sign in at the force');
    await page.waitForURL(`${own}/accounts`);
    const before = provider.asked;
    ahead = 11 * 60_000;
    await page.goto(`${own}/accounts`);
    await page.getByRole('link', { name: 'Sign in again' }).click();
    ahead = 0;
    await page.click('text=Sign in at the force');
    await page.waitForURL(`${own}/accounts`);
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
    assert.equal(provider.asked, before + 1, 'the provider asked again who it is');
    await page.goto(`${own}/you`);
    await accessible(page, `one’s own page with a provider, ${colorScheme}`);
    assert.match(await page.innerText('main'), /You sign in at the force\.[^]*reached by a number/);
    assert.deepEqual(complaints.filter((one) => !one.startsWith(issuer)), []); // prettier-ignore
    assert.ok(complaints.length > 0, 'the browser was at the provider');
    await context.close();
  }); // prettier-ignore
