// From the review to the release and back, by requests: submit, the second person, the typed names, receipt, recall. The gate
// is the real one, over a really prepared case; the package is a text in memory (memory-casework.ts).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { strFromU8, unzipSync } from 'fflate';
import { withBreaches } from '../../src/casework/gate/breaches.ts';
import { breachesIn } from '../../src/casework/index.ts';
import { openRecord } from '../../src/register/breach/index.ts';
import { FACTS as SAMPLE } from '../../src/register/breach/sample.ts';
import { preparedFor } from './prepared.ts';
import { openDesk, type Desk } from './desk.ts';
import { markDrawn } from './forms.ts';
import { FOR, openRound, page, textOf, type PreparedCase } from './release-round.ts';

let bench: Desk;
let wrong: PreparedCase;
before(async () => {
  bench = await openDesk();
  wrong = await preparedFor('wrong-record', { kind: 'defence', id: 'D1' });
});
after(() => bench.close());
const round = (answered: boolean) => openRound(bench, wrong, answered);

test('submitted, checked, released with typed names, and a receipt that only its own address shows', async () => {
  const { id, base, kiran, jo } = await round(true);
  assert.match(
    await page(kiran, `${base}/release`),
    /Submit it when the review is done.*Submit it.*It has not been submitted/,
  );
  assert.equal((await kiran.post(`${base}/submit`)).statusCode, 303);
  assert.match(await page(kiran, base), /With checker/);
  const again = await kiran.post(`${base}/submit`);
  assert.deepEqual([again.statusCode, /It is submitted already\. The second person has it\./.test(textOf(again.body))], [409, true]); // prettier-ignore
  // Whoever submitted is no second person: told beside the button, and nothing changes.
  const own = await kiran.post(`${base}/check/accept`);
  assert.match(textOf(own.body), /You decided or submitted this yourself\. Somebody else checks it\./);
  assert.match(await page(kiran, base), /With checker/);
  // Pages first, without marks: before that nothing is told of what was left visible, and nobody can say yes.
  const before = await page(jo, `${base}/check`);
  assert.match(before, /Mark these pages first They were drawn by lot, .* To mark/);
  assert.doesNotMatch(before, /Tick what is wrong|Accept it|They know it already/);
  assert.match(textOf((await jo.post(`${base}/check/accept`)).body), /\d of \d pages that were drawn for you (is|are) not marked yet/); // prettier-ignore
  const events = (await bench.casework.log(id, FOR)).events.size;
  const pages = await markDrawn(jo, base);
  assert.ok(pages > 0);
  assert.equal((await bench.casework.log(id, FOR)).events.size, events + pages, 'marking adds nothing to the release');
  const check = await page(jo, `${base}/check`);
  assert.match(check, /The pages that you marked On \d pages? you and the release agree on \d+ of \d+ places?: 0 covered, \d+ visible\. \d+ covered, and not marked by you; 0 marked by you, and visible\./); // prettier-ignore
  assert.match(check, /Certain, and left visible all the same \(1\) Tick what is wrong\. .* Kiran Malik: They know it already\./); // prettier-ignore
  assert.equal((await jo.post(`${base}/check/accept`)).statusCode, 303);
  const ready = await page(kiran, `${base}/release`);
  assert.match(ready, /Release to The defence of Aaron Mitchell \(D1\)/);
  assert.match(ready, /Jo Osei checked it and accepted it/);
  assert.doesNotMatch((await kiran.get(`${base}/release`)).body, /value="Mitchell"|value="Corve Street Law"/);
  const slip = await kiran.post(`${base}/release`, { 'named-0': 'Mitchel', 'named-1': 'Corve Street Law' });
  assert.equal(slip.statusCode, 409);
  assert.match(textOf(slip.body), /The surname of the defendant you typed is not the recipient's\. Look at whom the papers are for, and type it again\. Release the papers/); // prettier-ignore
  assert.match(slip.body, /value="Corve Street Law"/);
  assert.equal((await kiran.post(`${base}/release`, { 'named-0': 'MITCHELL', 'named-1': 'corve street law' })).statusCode, 303); // prettier-ignore
  const [released] = await bench.casework.released(id);
  const own2 = `${base}/releases/${released?.release}`;
  assert.match(await page(kiran, `${base}/release`), /Receipt: 26 November 2026 at 09:00, by Kiran Malik Released/);
  assert.match(await page(kiran, own2), /Released 26 November 2026 at 09:00 by Kiran Malik to The defence of Aaron Mitchell/); // prettier-ignore
  const zip = await kiran.get(`${own2}/package.zip`);
  assert.deepEqual([zip.headers['content-type'], zip.headers['cache-control'], zip.body], ['application/zip', 'no-store', 'PK']); // prettier-ignore
  assert.match(String(zip.headers['content-disposition']), /^attachment; filename="[A-Za-z0-9._-]+\.zip"$/);
  assert.equal((await kiran.get(`${own2}/receipt.json`)).statusCode, 200);
  // Sealed: only with a password that was made here, which the page shows once and nothing keeps.
  const offer = await kiran.get(`${own2}/sealed`);
  const password = /<code class="blotter-password">([^<]+)</.exec(offer.body)?.[1] ?? assert.fail();
  assert.match(password, /^(?:[2-9A-HJ-NP-Z]{5}-){4}[2-9A-HJ-NP-Z]{5}$/);
  assert.notEqual(/<code class="blotter-password">([^<]+)</.exec((await kiran.get(`${own2}/sealed`)).body)?.[1], password); // prettier-ignore
  const sealed = await kiran.post(`${own2}/sealed`, { password });
  assert.equal(sealed.headers['content-type'], 'application/zip');
  const [inner] = await new ZipReader(new Uint8ArrayReader(sealed.rawPayload), { password }).getEntries();
  assert.ok(inner && !inner.directory && inner.encrypted);
  assert.equal(Buffer.from(await inner.getData(new Uint8ArrayWriter())).toString(), 'PK');
  assert.match((await kiran.post(`${own2}/sealed`, { password: 'letmein' })).body, /blotter-password/);
  // The same number under another recipient or case is no page.
  const other = await round(false);
  for (const path of [
    `/cases/${id}/for/court/releases/${released?.release}`,
    `${other.base}/releases/${released?.release}`,
  ])
    // prettier-ignore
    for (const more of ['', '/package.zip', '/receipt.json', '/recall'])
      assert.equal((await other.kiran.get(path + more)).statusCode, 404, path + more);
});

test('sent back with marked places: the ticks stay when the reason is missing, and whoever submitted reads why', async () => {
  const { base, kiran, jo } = await round(true);
  await kiran.post(`${base}/submit`);
  await markDrawn(jo, base);
  const [, name = '', value = ''] =
    /name="(mark-\d+-\d+)" value="([^"]+)"/.exec((await jo.get(`${base}/check`)).body) ?? [];
  assert.notEqual(value, '');
  const bare = await jo.post(`${base}/check/return`, { [name]: value, why: ' ' });
  assert.equal(bare.statusCode, 409);
  assert.match(textOf(bare.body), /Say what is wrong, so that it can be put right\./);
  assert.match(bare.body, new RegExp(`name="${name}"[^>]* checked`));
  const sent = await jo.post(`${base}/check/return`, { [name]: value, why: 'V1 asked for it to be covered.' });
  assert.equal(sent.headers.location, '/checks');
  assert.match(await page(kiran, `${base}/release`), /Jo Osei sent it back: V1 asked for it to be covered\. Look at the marked places, then submit it again\./); // prettier-ignore
  await kiran.post(`${base}/submit`);
  const stopped = await jo.post(`${base}/check/return`, { stop: '1', why: 'The firm acts for nobody here.' });
  assert.equal(stopped.statusCode, 303);
  assert.match(await page(kiran, `${base}/release`), /This must not go to this recipient\. The firm acts for nobody here\./); // prettier-ignore
});

test('nothing leaves while a record of somebody else is in it, whoever asks and whatever they type', async () => {
  const { id, base, kiran, jo } = await round(false);
  await kiran.post(`${base}/submit`);
  await markDrawn(jo, base);
  await jo.post(`${base}/check/accept`);
  const page = await kiran.get(`${base}/release`);
  assert.doesNotMatch(page.body, /Release the papers/);
  assert.match(textOf(page.body), /PNC print Mitchell\.pdf : This page is not shown to be D1's record.* See them side by side/); // prettier-ignore
  for (const who of [kiran, jo]) {
    const forced = await who.post(`${base}/release`, { 'named-0': 'Mitchell', 'named-1': 'Corve Street Law' });
    assert.equal(forced.statusCode, 409);
    assert.match(textOf(forced.body), /This page is not shown to be D1's record/);
  }
  assert.deepEqual(await bench.casework.released(id), []);
});

test('a release needs a fresh sign-in, which is asked for before anything is typed', async () => {
  const { base, kiran, jo } = await round(true);
  await kiran.post(`${base}/submit`);
  await markDrawn(jo, base);
  await jo.post(`${base}/check/accept`);
  bench.later(11 * 60_000);
  const stale = await kiran.get(`${base}/release`);
  assert.match(textOf(stale.body), /needs a sign-in that is only minutes old\. Sign in again, then come back here/);
  assert.doesNotMatch(stale.body, /named-0/);
  const [, href = ''] = /href="(\/sign-in\?again[^"]+)"/.exec(stale.body) ?? [];
  const form = await kiran.get(href.replaceAll('&amp;', '&'));
  assert.equal(form.statusCode, 200);
  assert.match(form.body, new RegExp(`name="then" value="${base}/release"`));
});

test('recall: what only a person knows is asked for at its field; it is kept and told', async () => {
  const { id, base, kiran, jo, kiranId } = await round(true);
  await kiran.post(`${base}/submit`);
  await markDrawn(jo, base);
  await jo.post(`${base}/check/accept`);
  await kiran.post(`${base}/release`, { 'named-0': 'Mitchell', 'named-1': 'Corve Street Law' });
  const [released] = await bench.casework.released(id);
  const own = `${base}/releases/${released?.release}`;
  const bare = await jo.post(`${own}/recall`, { why: 'The address of V1 was readable.', 'who-V1': '1' });
  assert.equal(bare.statusCode, 400);
  for (const says of [/Say who found it/, /Say what of theirs went out/, /value="The address of V1 was readable\."/, /id="who-V1"[^>]* checked/]) assert.match(bare.body, says); // prettier-ignore
  assert.doesNotMatch(await page(jo, own), /Recalled/);
  const full = { why: 'The address of V1 was readable.', 'who-V1': '1', 'kind-address': '1', finder: 'recipient', unit: 'YH-LEEDS-2', type: 'MG11', channel: 'secure-mail', step: 'decide', containment: 'not-known' }; // prettier-ignore
  const done = await jo.post(`${own}/recall`, full);
  assert.equal(done.statusCode, 303, textOf(done.body));
  assert.match(await page(kiran, own), /Recalled 26 November 2026 at .* by Jo Osei: The address of V1 was readable\./);
  assert.doesNotMatch((await kiran.get(own)).body, /Recall it/);
  const twice = await jo.post(`${own}/recall`, full);
  assert.match(textOf(twice.body), /It is recalled already/);
  // The kit: drafted from receipt and record, for whoever could have recalled it, and for nobody before there is a recall.
  const kit = `${own}/kit`;
  assert.equal((await jo.get(kit)).statusCode, 404, 'the record is missing');
  const facts = { ...SAMPLE, detectedAt: bench.clock().toISOString(), awareAt: bench.clock().toISOString(), case: id, release: released?.release, recipient: 'defence', affected: [{ ref: 'V1', role: 'victim', categories: ['address'] }] }; // prettier-ignore
  const record = await bench.store.transaction((trx) => withBreaches(trx, (book) => openRecord(book, 'breach', facts, `prosecutor/${kiranId}`, bench.clock().toISOString()))); // prettier-ignore
  assert.match((await kiran.get(own)).body, new RegExp(`href="${own}/kit"`));
  const shown = await page(jo, kit);
  for (const says of [/Stop reading these papers/, /no copy is kept/, /The first hour/, /Who got what, and when/, /by Friday 27 November 2026/]) assert.match(shown, says); // prettier-ignore
  assert.equal((await jo.post(kit, { as: 'zip', office: 'X' })).statusCode, 400);
  const sender = { office: 'Leeds disclosure unit', phone: '0113 496 0123', email: 'data.protection@unit.example' };
  const zip = await jo.post(kit, { as: 'zip', ...sender });
  assert.equal(zip.headers['content-type'], 'application/zip');
  const files = unzipSync(zip.rawPayload);
  assert.equal(Object.keys(files).length, 5);
  for (const [name, bytes] of Object.entries(files).filter(([path]) => path.startsWith('to-send/'))) {
    const html = strFromU8(bytes);
    assert.match(html, /Leeds disclosure unit/, name);
    for (const person of wrong.manifest.people.flatMap(({ names }) => names)) assert.ok(!html.includes(person), name);
    assert.doesNotMatch(html, /Nowak|\bV1\b|address of/, name);
  }
  for (const as of ['html', 'text']) assert.match((await jo.post(kit, { as, ...sender })).body, /Stop reading these papers/, as); // prettier-ignore
  const read = await breachesIn(bench).read(record);
  assert.ok(
    read?.events.some(({ kind }) => kind === 'letter-drafted'),
    'the record says that it was drafted',
  );
  assert.match(shown, /Nothing else of this case has left/);
  const narrow = await bench.person(['checker']);
  await bench.give(id, narrow.id, 'given', [FOR]);
  const partly = await page(narrow.browser, kit);
  assert.match(partly, /Look whether other recipients of this case were sent the same papers/);
  assert.doesNotMatch(partly, /Nothing else of this case has left/);
  const clerk = await bench.person(['file-builder']);
  await bench.give(id, clerk.id);
  assert.equal((await clerk.browser.get(kit)).statusCode, 403);
});
