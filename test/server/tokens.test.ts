// The page on which a person makes and withdraws their tokens, by requests; and, in a browser, looked at in both schemes.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { recordsOf, type Entry } from '../../src/register/index.ts';
import { accessible, canBrowse } from './chromium.ts';
import { openDesk, PASSWORD, type Desk, type Visitor } from './desk.ts';
import { openOfficeBench } from './office-bench.ts';

const TOKEN = /blotter_[\w-]{43}/;

describe('by requests', () => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());
  const make = async (browser: Visitor, form: Record<string, string>) => browser.post('/tokens', { name: 'Case system', scope: 'read', days: '7', ...form }); // prettier-ignore
  const me = (token: string) => desk.app.inject({ method: 'GET', url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } }); // prettier-ignore

  test('shown once, works, is listed, withdrawn by its own person alone', async () => {
    const [kiran, jo] = [await desk.person(['prosecutor']), await desk.person(['checker'])];
    const made = await make(kiran.browser, { scope: 'read decide' });
    const token = TOKEN.exec(made.body)?.[0] ?? '';
    assert.equal(made.statusCode, 200);
    assert.match(made.body, /works until 3 December 2026 at 09:00\. It is shown here only now/);
    assert.deepEqual((await me(token)).json<{ scopes: string[] }>().scopes, ['read', 'decide']);
    const list = await kiran.browser.get('/tokens');
    assert.doesNotMatch(list.body, TOKEN);
    assert.match(list.body, /Case system/);
    const href = /\/tokens\/[\w-]+\/withdraw/.exec(list.body)?.[0] ?? '';
    assert.doesNotMatch((await jo.browser.get('/tokens')).body, /Case system/);
    await jo.browser.post(href);
    assert.equal((await me(token)).statusCode, 200);
    assert.equal((await kiran.browser.post(href)).statusCode, 303);
    assert.equal((await me(token)).statusCode, 401);
    assert.equal((await kiran.browser.post('/tokens/nowhere/withdraw')).statusCode, 404);
    const entries = await desk.store.transaction(async (trx) => {
      const all: Entry[] = [];
      for await (const record of recordsOf(trx)) all.push((record as { entry: Entry }).entry);
      return all.filter(({ kind }) => kind.startsWith('token-'));
    });
    assert.deepEqual(entries.map((entry) => [entry.kind, 'by' in entry && entry.by === kiran.id]), [['token-made', true], ['token-withdrawn', true]]); // prettier-ignore
  });

  test('what is missing is said at its field; a scope that is none of one’s roles is not given', async () => {
    const { browser } = await desk.person(['inspector']);
    for (const [form, says] of [
      [{ name: ' ' }, /Say in up to 60 letters/],
      [{ scope: '' }, /Choose at least one thing/],
      [{ scope: 'release' }, /Choose at least one thing/],
      [{ days: '365' }, /Choose how long it works/],
    ] as const) {
      const answer = await make(browser, form);
      assert.deepEqual([answer.statusCode, says.test(answer.body), TOKEN.test(answer.body)], [400, true, false]);
    }
    const both = await make(browser, { scope: 'breaches release decide' });
    assert.deepEqual((await me(TOKEN.exec(both.body)?.[0] ?? '')).json<{ scopes: string[] }>().scopes, ['breaches']);
    assert.doesNotMatch((await browser.get('/tokens')).body, /Release papers/);
  });

  test('making one needs a sign-in that is minutes old, and a strong one ends with it', async () => {
    const { browser, login } = await desk.person(['prosecutor']);
    desk.later(4 * 60_000);
    const strong = await make(browser, { scope: 'read release', days: '90' });
    assert.match(strong.body, /works until 26 November 2026 at 09:1[0-9]/);
    const token = TOKEN.exec(strong.body)?.[0] ?? '';
    desk.later(5 * 60_000);
    assert.equal((await me(token)).statusCode, 200);
    desk.later(2 * 60_000);
    assert.equal((await me(token)).statusCode, 401);
    const late = await make(browser, {});
    assert.doesNotMatch(late.body, TOKEN);
    assert.match(late.body, /Sign in again<\/a>, then make it/);
    await browser.send('POST', '/sign-in', new URLSearchParams({ login, password: PASSWORD }).toString());
    assert.match((await make(browser, {})).body, TOKEN);
  });

  test('a new password withdraws them all', async () => {
    const { browser } = await desk.person(['prosecutor']);
    const token = TOKEN.exec((await make(browser, {})).body)?.[0] ?? '';
    assert.equal((await me(token)).statusCode, 200);
    await browser.post('/password', { before: PASSWORD, password: 'lantern kettle harbour' });
    assert.equal((await me(token)).statusCode, 401);
  });
});

test('in a browser: made, shown, withdrawn; nothing to complain of, in both schemes', async (t) => {
  if (!canBrowse) return t.diagnostic('Chromium is not installed here: not looked at');
  const bench = await openOfficeBench();
  try {
    for (const dark of [false, true]) {
      const { page, complaints, context } = await bench.person('Kiran Malik', 'prosecutor', { dark });
      await page.goto(`${bench.own}/tokens`);
      await accessible(page, `tokens ${dark ? 'dark' : 'light'}, none yet`);
      await page.getByLabel('What it is for').fill('Case system of the force');
      await page.getByLabel('Read cases').check();
      await page.getByLabel('Answer marks').check();
      await page.getByLabel('One day').check();
      await page.getByRole('button', { name: 'Make the token' }).click();
      assert.match(await page.locator('code').innerText(), TOKEN);
      await accessible(page, `tokens ${dark ? 'dark' : 'light'}, made`);
      if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/tokens-${dark ? 'dark' : 'light'}.png`, fullPage: true });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing runs out of the page');
      await page.getByRole('button', { name: /Withdraw/ }).click();
      await page.getByText('You have none.').waitFor();
      assert.deepEqual(complaints, []);
      await context.close();
    }
  } finally {
    await bench.close();
  }
}); // prettier-ignore
