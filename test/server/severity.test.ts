// The tables of severity on their page: who changes them, with what reason, and that what was adopted keeps the tables of then.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { breachesIn, severityIn } from '../../src/casework/index.ts';
import { recordsOf } from '../../src/register/index.ts';
import type { Breach } from '../../src/register/breach/index.ts';
import { FACTS } from '../../src/register/breach/sample.ts';
import { accessible, canBrowse, complaintsOf, startBrowser } from './chromium.ts';
import { openDesk, type Desk, type Visitor } from './desk.ts';

let bench: Desk;
let officer: { readonly id: string; readonly browser: Visitor };
before(async () => {
  bench = await openDesk();
  officer = await bench.person(['security-officer'], 'Ines Okafor');
});
after(() => bench.close());

const textOf = (html: string): string => html.replace(/<script[^]*?<\/script>/g, '').replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' '); // prettier-ignore
const versionIn = (html: string): string => /name="version" value="([^"]+)"/.exec(html)?.[1] ?? '';
const REASON = 'A board decided it on the third of March.';
const send = async (form: Readonly<Record<string, string>>) => {
  const version = form['version'] ?? versionIn((await officer.browser.get('/breaches/severity')).body);
  return officer.browser.post('/breaches/severity', { reason: REASON, ...form, version });
};
const open = (recipients: number) => breachesIn(bench).report({ caseId: null, release: null }, { ...FACTS, release: null, recipients, awareAt: '2026-11-26T08:00:00.000Z', detectedAt: '2026-11-26T08:00:00.000Z', occurredAt: null, redactedBy: null, checkedBy: null }, { account: officer.id, office: 'security-officer' }); // prettier-ignore
const read = async (id: string): Promise<Breach> => (await breachesIn(bench).read(id)) as Breach;

test('what does not do is said beside its form, and changes nothing', async () => {
  const html = (await officer.browser.get('/breaches/severity')).body;
  assert.match(textOf(html), /Version enisa-2013\+1 ?\..*Nothing: these are the tables as they are shipped/);
  for (const [form, says] of [
    [{ kind: 'category', category: 'email', class: 'sensitive', reason: 'short' }, /ten letters|reason/],
    [{ kind: 'category', category: 'email', class: 'sensitive', reason: 'Joanna Nowak asked for it, 07700 900123.' }, /the reason/],
    [{ kind: 'category', category: 'nothing', class: 'sensitive' }, /that is no change of a table/],
    [{ kind: 'band', band: 'high', from: '5' }, /bands out of order/],
    [{ kind: 'band', band: 'high', from: 'x' }, /that is no change of a table/],
    [{ kind: 'rule', rule: 'address-to-accused' }, /Say what it changes to/],
    [{ kind: 'rule', rule: 'none-such', dpc: '3' }, /no such rule/],
    [{ kind: 'category', category: 'email', class: 'sensitive', version: 'enisa-2013+1+local.7' }, /changed since you looked/],
  ] as const) {
    const answer = await send(form);
    assert.deepEqual([answer.statusCode, says.test(textOf(answer.body))], [409, true], `${JSON.stringify(form)} ${textOf(answer.body).slice(0, 400)}`);
  } // prettier-ignore
  assert.deepEqual((await severityIn(bench).now()).amendments, []);
});

test('a change holds from now on; what was adopted keeps the tables of then, and says so', async () => {
  const before = await open(1);
  const inputs = { dpc: 2, ei: 1, recipients: 'known', integrity: 'none', availability: 'none', malicious: 'no' };
  const adopt = (id: string, seen: string) => officer.browser.post(`/breaches/${id}/decide`, { kind: 'severity', seen, reason: 'The contents were looked through.', ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)])) }); // prettier-ignore
  assert.equal((await adopt(before, '1')).statusCode, 303);
  assert.deepEqual([(await read(before)).severity?.band, (await read(before)).severity?.inputs.tables], ['medium', 'enisa-2013+1']); // prettier-ignore
  assert.equal((await send({ kind: 'band', band: 'high', from: '2.25' })).statusCode, 303);
  assert.equal((await send({ kind: 'category', category: 'email', class: 'sensitive' })).statusCode, 303);
  assert.equal((await send({ kind: 'rule', rule: 'source-known', off: '1' })).statusCode, 303);
  const after = await open(2);
  assert.notEqual(after, before);
  assert.equal((await adopt(after, '1')).statusCode, 303);
  assert.deepEqual([(await read(after)).severity?.band, (await read(after)).severity?.inputs.tables], ['high', 'enisa-2013+1+local.3']); // prettier-ignore
  // The same numbers, by the bands of then.
  assert.equal((await read(before)).severity?.band, 'medium');
  assert.equal((await breachesIn(bench).all()).filter((one) => one.record === 'breach' && one.severity?.band === 'high').length, 1); // prettier-ignore
  assert.match(textOf((await officer.browser.get(`/breaches/${before}`)).body), /By the tables of then \(enisa-2013\+1\)\. The tables \( enisa-2013\+1\+local\.3 \) propose/); // prettier-ignore
  const page = textOf((await officer.browser.get('/breaches/severity')).body);
  assert.match(page, /Ines Okafor 3: Rule source-known: off\. A board .* 2: E-mail address is sensitive data\. .* 1: High from 2\.25\./); // prettier-ignore
  assert.doesNotMatch(page, /source-known .*Who gave information/);
  // Whoever saw the tables of before decides anew.
  const old = await officer.browser.post(`/breaches/${after}/decide`, { kind: 'severity', seen: '2', tables: 'enisa-2013+1', reason: 'The contents were looked through.', ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)])) }); // prettier-ignore
  assert.deepEqual([old.statusCode, /the tables were changed since you looked/.test(textOf(old.body))], [409, true]);
  const kept: unknown[] = [];
  await bench.store.transaction(async (trx) => {
    for await (const record of recordsOf(trx)) kept.push((record as { entry: unknown }).entry);
  });
  await assert.rejects(bench.store.transaction((trx) => trx.deleteFrom('severity_amendments').execute()));
  assert.deepEqual(kept.filter((one) => (one as { kind: string }).kind === 'severity-changed'), [1, 2, 3].map((version) => ({ kind: 'severity-changed', by: officer.id, version }))); // prettier-ignore
});

test('inspectors and administrators read them and change nothing; a sign-in of an hour ago is none for this', async () => {
  for (const role of ['inspector', 'administrator'] as const) {
    const { browser } = await bench.person([role]);
    const html = (await browser.get('/breaches/severity')).body;
    assert.doesNotMatch(html, /Change it</);
    assert.equal((await browser.post('/breaches/severity', { kind: 'band', band: 'high', from: '3' })).statusCode, 403);
  }
  bench.later(11 * 60_000);
  const html = (await officer.browser.get('/breaches/severity')).body;
  assert.match(textOf(html), /Sign in again, then come back here/);
  assert.doesNotMatch(html, /Change it</);
  assert.equal((await send({ kind: 'band', band: 'high', from: '3' })).statusCode, 403);
});

test('in a browser, light and dark', { skip: !canBrowse }, async () => {
  const { browser: visitor } = await bench.person(['security-officer']);
  const address = await bench.app.listen({ host: '127.0.0.1', port: 0 });
  const browser: Browser = await startBrowser();
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport: { width: 1200, height: 600 }, colorScheme });
      await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: address })));
      const page = await context.newPage();
      const complaints = complaintsOf(page, address);
      await page.goto(`${address}/breaches/severity`);
      for (const one of await page.locator('summary').all()) await one.click();
      await accessible(page, `severity, ${colorScheme}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/severity-${colorScheme}.png`, fullPage: true }); // prettier-ignore
      assert.deepEqual(complaints, []);
    }
  } finally {
    await browser.close();
  }
});
