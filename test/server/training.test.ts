// Training on its pages, without script: what is due for oneself, a drill from its first page to the certificate, what each
// role sees of a team, and drills that reach no case. Not here: who is asked (test/casework/learning.test.ts), keys and script
// (drill-browser.test.ts), every route × every role (web.test.ts).
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { breachesIn, drillsIn, learningIn, type Drill } from '../../src/casework/index.ts';
import { withBreaches } from '../../src/casework/gate/breaches.ts';
import { loadRulebook, type Rulebook } from '../../src/guidance/index.ts';
import { openRecord, proposeSeverity } from '../../src/register/breach/index.ts';
import { recordsOf } from '../../src/register/index.ts';
import { API_ROUTES } from '../../src/server/api/routes/index.ts';
import { ROUTES } from '../../src/server/routes/index.ts';
import { openDesk, type Desk, type Visitor } from './desk.ts';
import { hiddenIn } from './forms.ts';

const book = loadRulebook();
let bench: Desk;
before(async () => {
  bench = await openDesk(book);
  await learningIn(bench).takeIntoUse(book);
});
after(() => bench.close());

const textOf = (html: string): string => (html.split('<main')[1] ?? '').replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' '); // prettier-ignore
const page = async (who: Visitor, url: string, status = 200): Promise<string> => {
  const answer = await who.get(url);
  assert.equal(answer.statusCode, status, `${url}: ${textOf(answer.body)}`);
  return answer.body;
};
/** A very severe breach that `account` released. */
async function severe(account: string): Promise<string> {
  const at = bench.clock().toISOString();
  const officer = { account: randomUUID(), office: 'security-officer' };
  const id = await bench.store.transaction((trx) => withBreaches(trx, (one) => openRecord(one, 'breach', { occurredAt: null, detectedAt: at, awareAt: at, finder: 'recipient', case: '13XD0412326', release: null, unit: 'WYP', force: null, documentType: 'MG11', affected: [{ ref: 'V1', role: 'victim', categories: ['address', 'phone'] }], recipient: 'defence', recipients: 1, channel: 'e-mail', containment: 'not-known', step: 'decide', cause: 'human', redactedBy: account, checkedBy: null, releasedBy: null }, `security-officer/${officer.account}`, at))); // prettier-ignore
  await breachesIn(bench).add(id, [{ kind: 'severity', inputs: { ...proposeSeverity({ affected: [], recipient: 'defence', recipients: 1 }).inputs, dpc: 4, ei: 1 }, reason: 'It was looked at.' }], officer); // prettier-ignore
  return id;
}
const begin = async (who: Visitor): Promise<string> => {
  const answer = await who.post('/training/drills');
  assert.equal(answer.statusCode, 303, answer.body);
  return String(answer.headers.location);
};
const drillOf = async (base: string, account: string): Promise<Drill> => (await drillsIn(bench, book).read(base.split('/').at(-1) ?? '', account)) as Drill; // prettier-ignore
const formOf = (html: string, id: string): Record<string, string> => hiddenIn(new RegExp(`id="${id}">(.*?)</form>`, 's').exec(html)?.[1] ?? ''); // prettier-ignore

/** Does every page of a drill right by the forms of the page; `all` false: leaves everything as it is. */
async function work(who: Visitor, base: string, account: string, all = true): Promise<void> {
  for (const { no } of (await drillOf(base, account)).sheets) {
    const url = `${base}/${no}/1`;
    const sheet = (await drillOf(base, account)).sheets[no - 1];
    const go = (sheet?.page.marks ?? []).filter(({ verdict }) => verdict === 'R');
    const words = go.map(({ from, to }) => sheet?.page.text.slice(from, to)).join('\n');
    if (sheet?.manner === 'unaided') {
      const html = await page(who, url);
      assert.doesNotMatch(html, /<li class="item/);
      await who.post(url, { ...formOf(html, 'blind-form'), does: 'blind', words: all ? words : '' });
    }
    const html = await page(who, url);
    const file = formOf(html, 'done-form')['file'] ?? '';
    const wrong = (await drillOf(base, account)).sitting.marks
      .filter((one) => all && one.page === no)
      .flatMap((mark) => {
        const right = go.some(({ from, to }) => from < mark.to && mark.from < to)
          ? ('redact' as const)
          : ('keep' as const);
        return mark.act === right ? [] : [{ mark: mark.id, right }];
      });
    // One by its form, the others as the script sends them.
    const [first, ...rest] = wrong;
    if (first) {
      const answer = await who.post(url, {
        id: randomUUID(),
        file,
        mark: first.mark,
        seen: 'drill',
        over: '',
        does: first.right,
        why: '#2',
      });
      assert.equal(answer.statusCode, 303, textOf(answer.body));
    }
    if (rest.length > 0)
      await who.post(`${base}/events`, {
        said: JSON.stringify(
          rest.map(({ mark, right }) => ({
            kind: 'decided',
            id: randomUUID(),
            marks: [{ mark, seen: 'drill' }],
            act: right,
            reason: '#1',
            over: [],
          })),
        ),
      });
    const drill = await drillOf(base, account);
    // Words that the program left out are added as a script would: there is no form for them.
    const left = go.filter(({ from }) => all && !drill.sitting.marks.some((mark) => mark.page === no && mark.from <= from && from < mark.to)); // prettier-ignore
    if (left.length > 0) {
      const said = left.map(({ from, to, category }) => ({ kind: 'added', id: randomUUID(), file, page: 1, place: { from, to }, category })); // prettier-ignore
      const answer = await who.post(`${base}/events`, { said: JSON.stringify(said) });
      assert.deepEqual(answer.json<{ results: { refused: unknown }[] }>().results.map(({ refused }) => refused), said.map(() => null)); // prettier-ignore
    }
    const done = await who.post(url, { ...formOf(await page(who, url), 'done-form'), does: 'done' });
    assert.equal(done.headers.location, no < drill.sheets.length ? `${base}/${no + 1}/1` : `${base}/end`);
  }
}

test('my training: due with its reason, the drill, how it went with the guidance’s sentences, the certificate', async () => {
  const { id, browser } = await bench.person(['prosecutor'], 'Kiran Malik');
  const record = await severe(id);
  const due = textOf(await page(browser, '/training'));
  assert.match(due, /A review with somebody else One breach of high or very high severity: BR-2026-\d{4}\. Until then somebody else should look at everything you release\. 26 November 2026 \(today\) Due/); // prettier-ignore
  assert.match(due, /A drill of five minutes New to redaction\. .* 10 December 2026 \(14 days\) Due Begin the drill/);
  assert.ok(due.includes(record));
  const base = await begin(browser);
  assert.match(textOf(await page(browser, `${base}/1/1`)), /Practice, made up .* for the defence of D1 guidance ew-2026\S* Practice .*The program marks nothing here/s); // prettier-ignore
  const early = await browser.post(`${base}/end`);
  assert.deepEqual([early.statusCode, /pages left/.test(early.body)], [409, true]);
  // First left as it is: not passed, every miss told with its sentence and paragraph.
  await work(browser, base, id, false);
  const end = await browser.post(`${base}/end`);
  assert.equal(end.headers.location, `${base}/result`);
  const failed = await page(browser, `${base}/result`);
  assert.match(textOf(failed), /Not passed yet .*Nobody else sees this.*Left readable /s);
  assert.match(failed, /href="\/guidance\/category-[a-z]+\.html#EW-[^"]+">Paragraph /);
  assert.match(textOf(await page(browser, '/training')), /Begin the drill.*of \d+ right/s);
  assert.equal((await browser.get(`${base}/1/1`)).headers.location, `${base}/result`, 'what is ended is not changed');
  // Then right: passed, kept as evidence, the certificate with its number.
  const second = await begin(browser);
  assert.notEqual(second, base);
  await work(browser, second, id);
  await browser.post(`${second}/end`);
  const result = textOf(await page(browser, `${second}/result`));
  assert.match(result, /Passed .* right, (9\d|100) %\. A drill is passed from 90 % on\. It is kept as evidence/);
  const [, certificate = ''] = /href="(\/training\/certificates\/[^"]+)"/.exec(await page(browser, '/training')) ?? [];
  const printed = textOf(await page(browser, certificate));
  assert.match(printed, /T-[0-9A-F]{8}-[0-9A-F]{8} Kiran Malik .* entry \d+, record [0-9a-f]{64} .*has the hash that stands in the register/s); // prettier-ignore
  assert.match(textOf(await page(browser, '/training')), /Done .*New to redaction\./s);
  const { browser: other } = await bench.person(['prosecutor'], 'Jo Osei');
  for (const url of [certificate, `${second}/result`, `${second}/1/1`, `${second}/1/1/picture`]) await page(other, url, 404); // prettier-ignore
}); // prettier-ignore

test('covered without need is told too, and a drill of nothing but black does not pass', async () => {
  const { id, browser } = await bench.person(['checker'], 'Sam Ahmed');
  const base = await begin(browser);
  for (const { no, page: sheet } of (await drillOf(base, id)).sheets) {
    const file = (await drillOf(base, id)).sheets[no - 1]?.page.type;
    const said = [{ kind: 'added', id: randomUUID(), file: `Practice ${no}: ${file}`, page: 1, place: { from: 0, to: sheet.text.length }, category: 'other' }, { kind: 'page-done', id: randomUUID(), file: `Practice ${no}: ${file}`, page: 1, seconds: 3 }]; // prettier-ignore
    assert.equal((await browser.post(`${base}/events`, { said: JSON.stringify(said) })).statusCode, 200);
  }
  await browser.post(`${base}/end`);
  const html = textOf(await page(browser, `${base}/result`));
  assert.match(html, /Not passed yet .*Covered, and must stay .*Covered without need, since no rule takes it out/s);
});

test('what the page cannot have sent is refused where it was said, and changes nothing', async () => {
  const { id, browser } = await bench.person(['prosecutor'], 'Kiran Malik');
  const base = await begin(browser);
  const file = `Practice 1: ${(await drillOf(base, id)).sheets[0]?.page.type}`;
  const of = (one: object) => ({ id: randomUUID(), ...one });
  const said = [
    of({ kind: 'flagged', mark: 'x', question: '' }),
    of({ kind: 'left-out', file, reason: 'It is not needed.' }),
    of({ kind: 'decided', marks: [{ mark: 'x', seen: 'drill' }], act: 'redact', reason: '#rule', over: [] }),
    of({ kind: 'added', file: 'MG11.pdf', page: 1, place: { from: 0, to: 5 }, category: 'name' }),
    of({ kind: 'added', file, page: 1, place: { from: 5, to: 500_000 }, category: 'name' }),
    of({ kind: 'added', file, page: 1, place: { box: [1, 1, 3, 3] }, category: 'name' }),
    of({ kind: 'page-done', file: 'MG11.pdf', page: 1, seconds: 3 }),
  ];
  const answer = await browser.post(`${base}/events`, { said: JSON.stringify(said) });
  const results = answer.json<{ results: { refused: object | null }[] }>().results;
  assert.deepEqual(results.map(({ refused }) => refused !== null), said.map(() => true)); // prettier-ignore
  assert.equal((await drillOf(base, id)).events.length, 0);
  assert.equal((await browser.post(`${base}/events`, { said: 'no list' })).statusCode, 400);
  for (const url of [`${base}/0/1`, `${base}/99/1`, `${base}/1/2`, '/training/drills/x/1/1', `/training/drills/${randomUUID()}`]) await page(browser, url, 404); // prettier-ignore
  const picture = await browser.get(`${base}/1/1/picture`);
  assert.match(String(picture.headers['content-type']), /^image\/svg\+xml/);
  assert.match(picture.body, /PRACTICE\. MADE UP/);
});

test('a team: counts for who leads, evidence for who inspects, names for who confirms; nobody is ranked', async () => {
  const { id } = await bench.person(['prosecutor'], 'Robin Castellane');
  await severe(id);
  const [lead, officer, inspector, clerk] = [await bench.person(['checker'], 'Lou Adeyemi'), await bench.person(['security-officer'], 'Ines Okafor'), await bench.person(['inspector'], 'Max Brandt'), await bench.person(['file-builder'], 'Pat Long')]; // prettier-ignore
  await page(clerk.browser, '/training/team', 403);
  const led = await page(lead.browser, '/training/team');
  assert.match(textOf(led), /One breach of high or very high severity A review with somebody else [12] 0 0/);
  assert.doesNotMatch(led, /Castellane|Still open|Number on a certificate/);
  const inspected = await page(inspector.browser, '/training/team');
  assert.match(textOf(inspected), /Number on a certificate/);
  assert.doesNotMatch(inspected, /Castellane|Malik|Still open/);
  const confirms = await page(officer.browser, '/training/team');
  assert.match(textOf(confirms), /Still open .*Robin Castellane A review with somebody else/s);
  // Confirmed with a reference; words that may be a name are refused at their field, and kept nowhere.
  const say = (reference: string) => officer.browser.post('/training/team', { account: id, reference });
  const wrong = await say('with Magda Nowak');
  assert.deepEqual([wrong.statusCode, /B-LEARN|There is a problem/.test(wrong.body), wrong.body.includes(`href="#reference-${id}"`)], [400, true, true]); // prettier-ignore
  const right = await say('meeting-204');
  const [, number = ''] = /number <strong>(T-[0-9A-F-]+)<\/strong>/.exec(right.body) ?? [];
  assert.notEqual(number, '', textOf(right.body));
  assert.doesNotMatch(textOf(await page(officer.browser, '/training/team')), /Robin Castellane A review/);
  assert.equal((await say('meeting-205')).statusCode, 400, 'nothing is open any more');
  for (const who of [lead, inspector, clerk]) assert.equal((await who.browser.post('/training/team', { account: id, reference: 'meeting-9' })).statusCode, 403); // prettier-ignore
  // The number is checked against the register; the evidence tells ids and no name.
  assert.match(textOf(await page(inspector.browser, `/training/team?number=${number}`)), new RegExp(`${number} is in the register as entry \\d+: A review with somebody else`)); // prettier-ignore
  assert.match(textOf(await page(inspector.browser, '/training/team?number=T-00000000-00000000')), /No training has this number/); // prettier-ignore
  const [, href = ''] = new RegExp(`href="(/training/evidence/[^"]+)">${number}`).exec(await page(inspector.browser, '/training/team')) ?? []; // prettier-ignore
  const told = (await inspector.browser.get(href)).json<{ holds: boolean; evidence: { reference: string } }>();
  assert.deepEqual([told.holds, told.evidence.reference], [true, 'meeting-204']);
  assert.doesNotMatch(JSON.stringify(told), /Castellane|Okafor/);
  await page(lead.browser, href, 403);
});

test('new guidance: what changed stands before whoever decides, with the way to the handbook, until they have read it', async () => {
  const { browser } = await bench.person(['file-builder'], 'Kiran Malik');
  bench.later(60_000);
  const [first = '', second = ''] = Object.keys(book.byId);
  const { [second]: gone, ...rest } = book.byId;
  assert.ok(gone);
  await learningIn(bench).takeIntoUse({ ...book, version: 'ew-2026.8', byId: { ...rest, [first]: { ...book.byId[first], sentence: 'It says <something> else.' } } } as Rulebook); // prettier-ignore
  assert.match(textOf(await page(browser, '/training')), /Reading what changed in the guidance A new version of the guidance: ew-2026\.8\. .* Read it/s); // prettier-ignore
  const html = await page(browser, '/training/reading');
  assert.match(textOf(html), /to ew-2026\.8: 2 rules are different/);
  assert.match(html, /It says &lt;something&gt; else\./);
  assert.ok(textOf(html).includes(`Changed: ${first}`) && textOf(html).includes(`Gone: ${second}`));
  assert.equal((await browser.post('/training/reading', { version: 'ew-2026.7' })).statusCode, 400);
  assert.equal((await browser.post('/training/reading', { version: 'ew-2026.8' })).headers.location, '/training');
  assert.doesNotMatch(textOf(await page(browser, '/training')), /Read it/);
  assert.equal((await browser.get('/training/reading')).headers.location, '/training');
});

test('an account that an administrator makes is asked at once', async () => {
  const { browser } = await bench.person(['administrator'], 'Adi Rao');
  const made = await browser.post('/accounts', { name: 'Nia Moss', login: 'nia.moss@cps.example', role: 'prosecutor' });
  assert.equal(made.statusCode, 200);
  const asked = await bench.store.transaction((trx) => trx.selectFrom('trainings').innerJoin('accounts', 'accounts.id', 'trainings.account_id').select('trigger').where('login', '=', 'nia.moss@cps.example').execute()); // prettier-ignore
  assert.deepEqual(asked, [{ trigger: 'starter' }]);
});

test('no way into a case or a release takes a drill: every route about a case, for people and for programs', async () => {
  const { id, browser } = await bench.person(['prosecutor', 'checker', 'file-builder', 'security-officer'], 'Kiran Malik'); // prettier-ignore
  const drill = (await begin(browser)).split('/').at(-1) ?? '';
  const pathOf = (path: string): string => path.replace(/:recipient/g, 'defence:D1').replace(/:(\w+)/g, drill);
  const records = async (): Promise<number> =>
    bench.store.transaction(async (trx) => {
      let n = 0;
      for await (const _ of recordsOf(trx)) n++;
      return n;
    });
  const before = await records();
  const paths = ROUTES.filter(({ path }) => path.includes(':case'));
  assert.ok(paths.length > 30);
  for (const { method, path } of paths) {
    const answer = method === 'GET' ? await browser.get(pathOf(path)) : await browser.post(pathOf(path));
    assert.equal(answer.statusCode, 404, `${method} ${path}`);
  }
  const token = await bench.app.inject({ method: 'GET', url: `/api/v1/cases/${drill}` });
  assert.equal(token.statusCode, 401);
  assert.ok(API_ROUTES.filter(({ path }) => path.includes('case')).length > 5);
  assert.equal(await records(), before, 'and none of them leaves a word in the register');
  assert.equal((await drillOf(`/training/drills/${drill}`, id)).events.length, 0);
});
