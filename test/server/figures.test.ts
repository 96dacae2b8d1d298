// The page of figures over made-up records in a real store: every number against counts by hand, what is too few, whoever is
// kept from a case, and the page in a real browser in both colour schemes. Not here: who reaches it (web.test.ts).
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { breachesIn } from '../../src/casework/index.ts';
import { withBreaches } from '../../src/casework/gate/breaches.ts';
import { openRecord } from '../../src/register/breach/index.ts';
import { accessible, canBrowse, complaintsOf, startBrowser } from './chromium.ts';
import { openDesk, type Desk, type Visitor } from './desk.ts';
import { freePort } from './port.ts';

const URN = '13XD0412326';
const ADDRESS = 'a'.repeat(64);
let bench: Desk;
let caseId = '';
before(async () => {
  bench = await openDesk();
  caseId = await fill();
});
after(() => bench.close());

/** `n` times the same. */
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const page = async (visitor: Visitor, query = ''): Promise<string> => {
  const answer = await visitor.get(`/figures${query}`);
  assert.equal(answer.statusCode, 200, query);
  return answer.body;
};
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' '); // prettier-ignore
/** Rows of the table of this name, cells as text. */
function rowsOf(html: string, caption: string): string[][] {
  const table = html.split('<table').find((one) => one.includes(`<caption>${caption}</caption>`)) ?? '';
  assert.notEqual(table, '', caption);
  return [...(table.split('<tbody>')[1]?.split('</tbody>')[0] ?? '').matchAll(/<tr>([^]*?)<\/tr>/g)].map(([, row = '']) => [...row.matchAll(/<t[hd][^>]*>([^<]*)</g)].map(([, cell = '']) => cell)); // prettier-ignore
}

/**
 * Three months: 37 releases by three people (two of them in November), 32 near misses, 6 breaches, two of these of releases
 * of that time. A release and a breach lie just before September by London's clocks, and one release just after by them alone.
 */
async function fill(): Promise<string> {
  const id = randomUUID();
  const people = await Promise.all(['Kiran Malik', 'Jo Osei', 'Sam Ahmed'].map((name) => bench.person(['prosecutor'], name))); // prettier-ignore
  const at = [
    '2026-08-31T22:30:00.000Z',
    '2026-08-31T23:30:00.000Z',
    ...times(12, (i) => `2026-09-${String(i + 10)}T09:00:00.000Z`),
    ...times(14, (i) => `2026-10-${String(i + 10)}T09:00:00.000Z`),
    ...times(10, (i) => `2026-11-${String(i + 10)}T09:00:00.000Z`),
  ];
  const releases = at.map((when, i) => ({ id: randomUUID(), at: new Date(when), by: people[i % (when < '2026-11' ? 3 : 2)]?.id ?? '' })); // prettier-ignore
  await bench.store.transaction(async (trx) => {
    await trx.insertInto('cases').values({ id, urn: URN, title: 'R v Darren HOLT', manifest: '{}', hearing_on: null, opened_at: bench.clock() }).execute(); // prettier-ignore
    await trx.insertInto('blobs').values({ address: ADDRESS, sha256: ADDRESS, size: 1, wrapped_key: Buffer.alloc(40), master: 'made-up', stored_at: bench.clock(), erased_at: null }).execute(); // prettier-ignore
    await trx.insertInto('releases').values(releases.map((one) => ({ ...one, case_id: id, recipient: 'defence:D1', guidance: 'ew-2026.1', address: ADDRESS, receipt: '{}', documents: 1, withheld: 0 }))).execute(); // prettier-ignore
    await withBreaches(trx, (book) => {
      const miss = (day: string, documentType: string, categories: readonly string[], step: string) => openRecord(book, 'near-miss', { detectedAt: `${day}T10:00:00.000Z`, finder: 'checker', case: id, unit: null, documentType, categories, step }, 'program', bench.clock().toISOString()); // prettier-ignore
      const breach = (awareAt: string, documentType: string, categories: readonly string[], step: string, release: string | null = null) =>
        openRecord(book, 'breach', { occurredAt: null, detectedAt: awareAt, awareAt, finder: 'recipient', case: URN, release, unit: 'WYP', force: null, documentType, affected: [{ ref: 'V1', role: 'victim', categories }, { ref: 'W1', role: 'witness', categories }], recipient: 'defence', recipients: 1, channel: 'e-mail', containment: 'not-known', step, cause: 'human', redactedBy: null, checkedBy: null, releasedBy: null }, 'security-officer/acc-17', bench.clock().toISOString()); // prettier-ignore
      times(2, () => miss('2026-09-14', 'MG5', ['phone', 'address'], 'find'));
      times(27, () => miss('2026-10-14', 'MG11', ['address'], 'decide'));
      times(3, () => miss('2026-11-14', 'PNC', ['convictions'], 'send'));
      breach('2026-08-31T22:59:00.000Z', 'MG5', ['phone'], 'find');
      times(5, (i) => breach('2026-10-20T09:00:00.000Z', 'MG11', ['address'], 'decide', [releases[3]?.id, releases[20]?.id][i] ?? null)); // prettier-ignore
      breach('2026-11-25T10:00:00.000Z', 'PNC', ['convictions'], 'send', randomUUID());
      openRecord(book, 'failure-to-redact', { receivedAt: '2026-10-01T09:00:00.000Z', case: URN, force: 'WYP', unit: 'YH', documentType: 'MG11', places: [{ page: 2, category: 'address', whose: 'witness' }] }, 'program', bench.clock().toISOString()); // prettier-ignore
    });
  });
  return id;
}
const AUTUMN = '?from=2026-09-01&to=2026-11-30';

test('every number is the one that a hand counts; shares from thirty on, with the interval', async () => {
  const { browser } = await bench.person(['inspector']);
  const html = await page(browser, AUTUMN);
  assert.match(textOf(html), /Left 37 releases Of these with a breach 2 known by now, 5\.4 % \(95 %: 1\.5–17\.7 %\) Breaches 6 Near misses 32; 32 of 38 were caught before they left, 84\.2 % \(95 %: 69\.6–92\.6 %\)/); // prettier-ignore
  assert.deepEqual(rowsOf(html, 'Releases, near misses and breaches'), [
    ['Sep 26', '13', '2', '0'],
    ['Oct 26', '14', '27', '5'],
    ['Nov 26', '10', '3', '1'],
  ]);
  assert.deepEqual(rowsOf(html, 'Breaches and near misses, each step'), [
    ['finding it', '0', '2', '– too few', '–'],
    ['deciding on it', '5', '27', '84.4 %', '68.2–93.1 %'],
    ['sending it', '1', '3', '– too few', '–'],
  ]);
  assert.deepEqual(rowsOf(html, 'Breaches and near misses, each kind'), [
    ['Home and other addresses', '5', '29', '85.3 %', '69.9–93.6 %'],
    ['Telephone numbers', '0', '2', '– too few', '–'],
    ['Convictions', '1', '3', '– too few', '–'],
  ]);
  assert.deepEqual(rowsOf(html, 'Breaches and near misses, each type'), [
    ['MG5', '0', '2', '– too few', '–'],
    ['MG11', '5', '27', '84.4 %', '68.2–93.1 %'],
    ['PNC', '1', '3', '– too few', '–'],
  ]);
  assert.match(textOf(html), /A share is told from 30 on.* behind 15 of 30 the true share may already be anything from 33–67 %/);
  // Charts without style of their own, told in words; three of counts by month, three of groups, three of shares.
  assert.doesNotMatch(html, / style="|<style/);
  assert.equal(html.match(/<svg aria-label="[^"]{20,}" role="img"/g)?.length, 9);
  assert.match(html, /aria-label="By the step that failed: finding it 0 and 2, deciding on it 5 and 27, sending it 1 and 3 \(breaches and near misses\)\."/);
}); // prettier-ignore

test('all numbers of the page as a table; what came unredacted by the force’s number; days that are none are refused', async () => {
  const { browser } = await bench.person(['security-officer']);
  const csv = (await browser.get(`/figures/figures.csv${AUTUMN}`)).body.split(/\r?\n/);
  for (const line of ['all,releases,left,37,,,,', 'all,releases,with a breach known by now,2,37,0.0541,0.0150,0.1770', 'steps,decide,breaches,5,,,,', 'steps,find,caught before they left,2,2,,,', 'came unredacted,13 WYP,"unredacted, of papers that came",1,1,,,']) assert.ok(csv.includes(line), `${line}\n${csv.join('\n')}`); // prettier-ignore
  assert.match(textOf(await page(browser, AUTUMN)), /What came unredacted, by force .*13 \(WYP\) 1 1 – too few/);
  assert.equal((await browser.get('/figures/figures.csv?from=2026-02-30&to=2026-03-01')).statusCode, 400);
});

test('too few: of one month no share is told, of fewer than three people none at all; and the page says why', async () => {
  const { browser } = await bench.person(['administrator']);
  const september = await page(browser, '?from=2026-09-01&to=2026-09-30');
  assert.match(textOf(september), /Left 13 releases Of these with a breach 1 known by now Breaches 0 Near misses 2; 2 of 2 were caught before they left A share is told from 30 on/); // prettier-ignore
  assert.equal(september.match(/<svg /g)?.length, 6, 'no chart of shares');
  const november = await page(browser, '?from=2026-11-01&to=2026-11-30');
  assert.match(textOf(november), /No shares are told: fewer than 3 people released in this time/);
  assert.match(textOf(november), /Breaches 1 Near misses 3; 3 of 4 were caught before they left No shares/);
  const nothing = await page(browser, '?from=2025-01-01&to=2025-01-31');
  assert.equal(textOf(nothing).match(/No breach and no near miss is known of this time/g)?.length, 3);
  // The last day of August by London's clocks: one release and one breach, both before midnight there.
  const august = await page(browser, '?from=2026-08-31&to=2026-08-31');
  assert.deepEqual(rowsOf(august, 'Releases, near misses and breaches'), [['Aug 26', '1', '0', '1']]);
});

test('clocks that run now, whatever the time asked for; no case is named, and whoever is walled off sees the same counts', async () => {
  const [ines, walled] = [await bench.person(['security-officer'], 'Ines Okafor'), await bench.person(['security-officer'], 'Ines Okafor')]; // prettier-ignore
  await bench.give(caseId, walled.id, 'walled');
  const [all, less] = [await page(ines.browser, AUTUMN), await page(walled.browser, AUTUMN)];
  assert.equal(textOf(all), textOf(less));
  for (const html of [all, less])
    for (const hidden of [URN, caseId, 'HOLT', 'Malik', 'Osei', 'Ahmed', 'V1', 'W1']) assert.ok(!html.includes(hidden), hidden); // prettier-ignore
  const clocks = textOf(await page(ines.browser, '?from=2025-01-01&to=2025-01-31'));
  assert.match(clocks, /Open clocks now \(7\).*BR-2026-0001 83 days over the 72 hours Thursday 3 September 2026, 23:59 BST .*BR-2026-0005 .*The first 5 of 7\. All clocks that run/); // prettier-ignore
  // One is decided: its clock runs no more, and it still counts.
  await breachesIn(bench).add('BR-2026-0002', [{ kind: 'regulator-decided', notify: false, reason: 'No risk to anybody.' }], { account: ines.id, office: 'security-officer' }); // prettier-ignore
  const after = await page(ines.browser, AUTUMN);
  assert.match(textOf(after), /Open clocks now \(6\).* Breaches 6 Near misses 32;/);
  assert.doesNotMatch(after, /BR-2026-0002/);
});

test('the time: a year until today where nothing is said; days that are none are refused at their field', async () => {
  const { browser } = await bench.person(['inspector']);
  const usual = await page(browser);
  assert.match(usual, /id="from"[^>]* value="2025-12-01"[^]*id="to"[^>]* value="2026-11-26"/);
  assert.equal(rowsOf(usual, 'Releases, near misses and breaches').length, 12);
  for (const [query, says] of [
    ['?from=2026-02-30&to=2026-03-01', /href="#from">Give the first day/],
    ['?from=&to=soon', /href="#to">Give the last day/],
    ['?from=2026-03-02&to=2026-03-01', /The last day is before the first/],
    ['?from=2021-03-01&to=2026-03-01', /Take at most 5 years/],
    ['?from=0001-01-01&to=0001-02-01', /href="#from">Give the first day[^]*href="#to">Give the last day/],
    ['?from=9999-12-01&to=9999-12-31', /href="#to">Give the last day/],
    ['?from=%22%3E%3Cscript%3E', /value="&quot;&gt;&lt;script&gt;"/],
  ] as const) {
    const answer = await browser.get(`/figures${query}`);
    assert.deepEqual([answer.statusCode, says.test(answer.body)], [400, true], query);
  }
  assert.equal((await browser.get('/figures?from=2021-03-02&to=2026-03-01')).statusCode, 200);
});

for (const dark of [false, true])
  test(`in a browser, ${dark ? 'dark' : 'light'}, without script: found from the bar, asked for by two days`, async (t) => {
    if (!canBrowse) return t.diagnostic('Chromium is not installed here: not looked at');
    const { browser: visitor } = await bench.person(['inspector']);
    const port = await freePort();
    const own = `http://127.0.0.1:${port}`;
    if (!bench.app.server.listening) await bench.app.listen({ host: '127.0.0.1', port });
    const at = bench.app.server.address();
    const there = typeof at === 'object' && at !== null ? `http://127.0.0.1:${at.port}` : own;
    const browser: Browser = await startBrowser();
    try {
      for (const script of [false, true]) {
        const context = await browser.newContext({ viewport: { width: 1200, height: 600 }, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: script }); // prettier-ignore
        await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: there })));
        const window = await context.newPage();
        const complaints = complaintsOf(window, there);
        await window.goto(`${there}/breaches`);
        await window.click('nav >> text=Figures');
        await window.fill('#from', '2026-09-01');
        await window.fill('#to', '2026-11-30');
        await window.click('main button');
        await window.waitForURL(/from=2026-09-01&to=2026-11-30/);
        assert.match(await window.innerText('main'), /37 releases/);
        if (script) {
          await accessible(window, `figures, ${dark ? 'dark' : 'light'}`);
          assert.equal(await window.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
          await window.goto(`${there}/figures?from=2026-12-01&to=2026-11-30`);
          await accessible(window, 'figures, refused');
        }
        assert.deepEqual(complaints, []);
      }
    } finally {
      await browser.close();
    }
  });
