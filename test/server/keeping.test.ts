// How long a case is kept, by its page and its command, on a real store: held, it cannot be erased and the page says why; kept
// until a day, not before it is over; erased by whoever typed its number after a fresh sign-in; and the book has all of it.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { keepingIn, RETENTION } from '../../src/casework/index.ts';
import { loadRulebook } from '../../src/guidance/index.ts';
import { recordsOf } from '../../src/register/index.ts';
import type { StaffRole } from '../../src/server/access/roles.ts';
import { setStanding } from '../../src/server/access/standing.ts';
import { invite, makeAccount, makeApp } from '../../src/server/index.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { ALONE, manifestOf, openOffice, paper, type Office } from '../casework/open.ts';
import { canBrowse, startBrowser } from './chromium.ts';
import { freePort } from './port.ts';
import { Reader, run } from './running.ts';

const PASSWORD = 'kettle orbit lantern';
const lane = await newFolder();
let office: Office;
let app: FastifyInstance;
let own = '';
let ahead = 0;
const clock = (): Date => new Date(Date.now() + ahead);
before(async () => {
  office = await openOffice(lane, ALONE, { work: false });
  const port = await freePort();
  own = `http://127.0.0.1:${port}`;
  app = await makeApp({ rulebook: loadRulebook(), store: office.store, clock, random: randomBytes, own, casework: office.casework, secret: (of) => of }); // prettier-ignore
  await app.listen({ host: '127.0.0.1', port });
});
after(async () => {
  await app.close();
  await office.close();
  await lane.clear();
});

async function person(roles: readonly StaffRole[], name = 'Inger Marsh') {
  const id = randomUUID();
  const token = await office.store.transaction(async (trx) => {
    await makeAccount(trx, { id, login: `${id}@cps.example`, name, roles }, clock);
    return invite(trx, id, clock, randomBytes);
  });
  const reader = new Reader(own);
  assert.equal((await reader.send('POST', `/open/${token}`, `password=${encodeURIComponent(PASSWORD)}`)).status, 303);
  return { id, reader, login: `${id}@cps.example` };
}
async function newCase(): Promise<{ readonly id: string; readonly urn: string; readonly page: string }> {
  const manifest = manifestOf();
  const by = await office.person('K. Malik');
  const id = await office.casework.takeIn({ manifest, papers: [paper('MG5.txt', 'A coat was taken.')], by });
  return { id, urn: /^urn: (\S+)/.exec(manifest)?.[1] ?? '', page: `/cases/${id}/keeping` };
}
const entriesOf = (caseId: string): Promise<{ kind: string; case?: string }[]> =>
  office.store.transaction(async (trx) => {
    const all: { kind: string; case?: string }[] = [];
    for await (const record of recordsOf(trx)) all.push((record as { entry: { kind: string; case?: string } }).entry);
    return all.filter((entry) => entry.case === caseId && /^(hold|retention|case-erased)/.test(entry.kind));
  });
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');

test('held, it cannot be erased: the page says since when, by whom, why, and who can lift it', async () => {
  const { id: me, reader } = await person(['security-officer']);
  const { id, urn, page } = await newCase();
  assert.match(text((await reader.get(page)).body), /No day is set until which it is kept.*1 paper with all versions.*Nothing yet/);
  for (const [reason, says] of [['', /say why/], ['Mr Holt has appealed', /seems to hold a name/], ['ask 07700 900123', /long number/]] as const) {
    const refused = await reader.post(page, { does: 'hold', reason });
    assert.deepEqual([refused.status, says.test(text(refused.body))], [400, true], text(refused.body));
  }
  assert.equal((await reader.post(page, { does: 'hold', reason: 'An appeal of D1 is open.' })).status, 303);
  assert.equal((await reader.post(page, { does: 'hold', reason: 'An appeal of D1 is open.' })).status, 400, 'twice');
  const held = text((await reader.get(page)).body);
  assert.match(held, /Held since .* by Inger Marsh: “An appeal of D1 is open\.” Nothing of it can be erased\. Any information-security officer can lift the hold/);
  assert.doesNotMatch(held, /Erase it for good/);
  const erased = await reader.post(`/cases/${id}/erase`, { urn });
  assert.equal(erased.status, 409);
  assert.match(text(erased.body), /under a legal hold and cannot be erased/);
  assert.deepEqual(await entriesOf(id), [{ kind: 'hold-set', by: me, case: id }]);
  assert.equal((await office.store.transaction((trx) => trx.selectFrom('cases').select('erased_at').where('id', '=', id).executeTakeFirstOrThrow())).erased_at, null);
  assert.equal((await reader.post(page, { does: 'lift', reason: 'The appeal is over.' })).status, 303);
  assert.match(text((await reader.get(page)).body), /Hold lifted\. The appeal is over\..*Held\. An appeal/);
  const change = office.store.transaction((trx) => trx.updateTable('keeping').set({ reason: 'x' }).execute());
  await assert.rejects(change, /permission denied|never changed/);
}); // prettier-ignore

test('kept until a day that a person decides: proposed by a ground, typed, changed; not erased before it is over', async () => {
  const { id: me, reader } = await person(['security-officer']);
  const { id, urn, page } = await newCase();
  const until = (form: Record<string, string>) => reader.post(page, { does: 'until', reason: 'By the schedule.', ...form });
  for (const form of [{ until: '', basis: 'own' }, { until: '2031-02-30', basis: '' }, { until: 'soon' }, { until: '1999-01-01' }, { basis: 'nothing', until: '2031-01-01' }, { until: '', basis: 'mopi-3', reason: '' }] as Record<string, string>[])
    assert.equal((await until(form)).status, 400, JSON.stringify(form));
  assert.equal((await until({ until: '', basis: 'mopi-3' })).status, 303);
  const six = `${clock().getUTCFullYear() + 6}${clock().toISOString().slice(4, 10)}`;
  assert.equal((await keepingIn({ store: office.store, clock }).read(id))?.until, six);
  assert.match(text((await reader.get(page)).body), /Group 3, all other offences: 6 years clear/);
  const early = await reader.post(`/cases/${id}/erase`, { urn });
  assert.deepEqual([early.status, /must be kept until/.test(text(early.body))], [409, true]);
  assert.equal((await until({ until: '2026-01-31', basis: 'six-months' })).status, 303);
  assert.match(text((await reader.get(page)).body), /Type the number of the case/);
  assert.equal((await reader.post(page, { does: 'none', reason: 'Typed by mistake.' })).status, 303);
  assert.deepEqual(await entriesOf(id), [six, '2026-01-31', null].map((day) => ({ kind: 'retention-set', by: me, case: id, until: day })));
  assert.ok(RETENTION.every(({ source, words }) => source !== '' && words !== ''), 'every ground has its source');
}); // prettier-ignore

test('erased by its number and a fresh sign-in, once; the book says so and nothing can be read', async () => {
  const { id: me, reader, login } = await person(['security-officer']);
  const { id, urn, page } = await newCase();
  const erase = (typed: string) => reader.post(`/cases/${id}/erase`, { urn: typed });
  const wrong = await erase('13XD0000000');
  assert.deepEqual([wrong.status, /Nothing was erased/.test(text(wrong.body))], [400, true]);
  ahead += 11 * 60_000;
  assert.equal((await erase(urn)).status, 403);
  assert.match(text((await reader.get(page)).body), /needs a sign-in that is only minutes old/);
  assert.deepEqual(await entriesOf(id), []);
  assert.equal((await reader.post('/sign-in', { login, password: PASSWORD, again: '1' })).status, 303);
  const done = await erase(` ${urn.toLowerCase()} `);
  assert.equal(done.status, 200, done.body);
  assert.match(text(done.body), /The case is erased.*1 paper/);
  assert.deepEqual(await entriesOf(id), [{ kind: 'case-erased', by: me, case: id, documents: 1 }]);
  assert.equal((await erase(urn)).status, 404);
  assert.equal((await reader.get(page)).status, 404);
  await assert.rejects(office.casework.erase(id, me), { code: 'B-BLOB-03' });
  await assert.rejects(keepingIn({ store: office.store, clock }).hold(id, true, 'Too late.', me), { code: 'B-BLOB-03' });
}); // prettier-ignore

test('it is nobody else’s work, and who may not see the case sees none', async () => {
  const { id, urn, page } = await newCase();
  for (const role of ['prosecutor', 'inspector', 'administrator'] as const) {
    const { id: account, reader } = await person([role]);
    if (role === 'prosecutor') await office.store.transaction((trx) => setStanding(trx, { caseId: id, account, kind: 'given', reason: 'theirs', by: account }, clock)); // prettier-ignore
    const status = role === 'administrator' ? 404 : 403;
    assert.equal((await reader.get(page)).status, status, role);
    assert.equal((await reader.post(page, { does: 'hold', reason: 'An appeal is open.' })).status, status, role);
    assert.equal((await reader.post(`/cases/${id}/erase`, { urn })).status, status, role);
  }
  const { id: account, reader } = await person(['security-officer']);
  await office.store.transaction((trx) => setStanding(trx, { caseId: id, account, kind: 'walled', reason: 'knows D1', by: account }, clock)); // prettier-ignore
  assert.equal((await reader.post(`/cases/${id}/erase`, { urn })).status, 403, 'walled off');
  assert.deepEqual(await entriesOf(id), []);
});

test('axe finds nothing against WCAG 2.2 AA: free, held, refused', async (t) => {
  if (!canBrowse) return t.diagnostic('Chromium is not installed here: not looked at');
  const { reader } = await person(['security-officer']);
  const { page: path } = await newCase();
  const browser = await startBrowser();
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ colorScheme });
      await context.addCookies([...reader.cookies].map(([name, value]) => ({ name, value, url: own })));
      const page = await context.newPage();
      const sees = async (what: string): Promise<void> => {
        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
          const { axe: run } = window as unknown as { axe: { run: (of: Document, how: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
          const { violations } = await run.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
          return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
        });
        assert.deepEqual(found, [], `${what}, ${colorScheme}`);
      };
      await page.goto(own + path);
      await sees('free');
      await page.click('text=Hold the case');
      await page.waitForSelector('.govuk-error-summary');
      await sees('refused');
      await page.fill('#reason-hold', 'An appeal of D1 is open.');
      await page.click('text=Hold the case');
      await page.waitForSelector('text=Lift the hold');
      await sees('held');
      await page.fill('#reason-hold', 'The appeal is over.');
      await page.click('text=Lift the hold');
      await page.waitForSelector('text=Hold the case');
      await context.close();
    }
  } finally {
    await browser.close();
  }
}); // prettier-ignore

test('by the command, on a store of its own', { timeout: 200_000 }, async () => {
  const own = await newFolder();
  try {
    const there = await openOffice(own, ALONE, { work: false, root: own.folder });
    const manifest = manifestOf();
    const urn = /^urn: (\S+)/.exec(manifest)?.[1] ?? '';
    await there.casework.takeIn({ manifest, papers: [paper('MG5.txt', 'A coat was taken.')], by: await there.person('K. Malik') }); // prettier-ignore
    await there.close();
    const blotter = async (...args: string[]) => {
      const one = run(args, { BLOTTER_DATA: own.folder });
      const code = await one.ended;
      return { code, said: one.stdout() + one.stderr() };
    };
    const held = await blotter('keep', urn, '--hold', '--reason', 'An appeal of D1 is open.');
    assert.deepEqual([held.code, /^Held: nothing of it can be erased/.test(held.said)], [0, true], held.said);
    assert.equal((await blotter('keep', urn, '--hold', '--lift', '--reason', 'both')).code, 2);
    const nameless = await blotter('keep', urn, '--lift', '--reason', 'Mr Holt said so');
    assert.deepEqual([nameless.code, /B-HOLD-03/.test(nameless.said)], [2, true], nameless.said);
    const kept = await blotter('keep', urn, '--until', '2036-11-27', '--reason', 'By the schedule.');
    assert.match(kept.said, /Held.*\nKept until 2036-11-27, that day included\./);
    assert.equal((await blotter('keep', '13XD0000009')).code, 2);
  } finally {
    await own.clear();
  }
});
