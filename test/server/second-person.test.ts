// The second person's pages and a second service, by requests: pages that are marked first, what was corrected by hand, what
// changed since an earlier service. The gate is the real one; the package is a text in memory (memory-casework.ts).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk, type Desk } from './desk.ts';
import { markDrawn } from './forms.ts';
import { keyOf } from './memory-casework.ts';
import { preparedFor } from './prepared.ts';
import { FOR, openRound, page, textOf, type PreparedCase } from './release-round.ts';

let bench: Desk;
let wrong: PreparedCase;
before(async () => {
  bench = await openDesk();
  wrong = await preparedFor('wrong-record', { kind: 'defence', id: 'D1' });
});
after(() => bench.close());
const round = (answered: boolean) => openRound(bench, wrong, answered);

test('the second person finds what nobody covered: said with its page, sent back, and the preparer is led there', async () => {
  const { base, kiran, jo } = await round(true);
  await kiran.post(`${base}/submit`);
  const first = /href="([^"]+\/review\/\d+\/\d+)">[^<]*<\/a> <strong/.exec((await jo.get(`${base}/check`)).body)?.[1] ?? assert.fail(); // prettier-ignore
  const drawn = (await jo.get(first)).body;
  assert.match(
    drawn,
    /You check this release\.<\/strong> Nothing is marked here yet\. Read it and mark what must not be read/,
  );
  // Whoever prepared it sees the same page with its marks.
  assert.doesNotMatch((await kiran.get(first)).body, /You check this release/);
  const word =
    [...drawn.matchAll(/data-from="\d+">([A-Za-z]{6,})</g)].map(([, text]) => text ?? '')[0] ?? assert.fail();
  await markDrawn(jo, base, word);
  const check = await jo.get(`${base}/check`);
  assert.match(textOf(check.body), /Marked by you, and visible \(\d+\) Tick what is wrong, and send it back/);
  // Without a word on them it is not accepted; ticked as looked at, it is; with another number of them it is not.
  const n = /name="looked-visible" value="(\d+)"/.exec(check.body)?.[1] ?? assert.fail();
  for (const form of [{}, { 'looked-visible': String(Number(n) + 1) }, { 'looked-visible': 'x' }]) assert.match(textOf((await jo.post(`${base}/check/accept`, form)).body), /You marked what can be read in what goes/); // prettier-ignore
  const id = /id="mark-90-0" name="mark-90-0" value="([^"]+)"/.exec(check.body)?.[1] ?? assert.fail();
  assert.equal((await jo.post(`${base}/check/return`, { 'mark-90-0': id, why: 'That word tells where she works.' })).statusCode, 303); // prettier-ignore
  const told = (await kiran.get(`${base}/release`)).body;
  assert.match(textOf(told), /Marked by the second person .*, page \d/);
  assert.ok(told.includes(`href="${first.replace(/\/review.*/, '/review/')}`));
  await kiran.post(`${base}/submit`);
  await markDrawn(jo, base, word);
  const again = /name="looked-visible" value="(\d+)"/.exec((await jo.get(`${base}/check`)).body)?.[1];
  assert.equal((await jo.post(`${base}/check/accept`, again === undefined ? {} : { 'looked-visible': again })).statusCode, 303); // prettier-ignore
});

test('details corrected by hand are told to the second person, who says that they looked where a record goes', async () => {
  const { id, base, kiran, jo, kiranId } = await round(false);
  bench.casework.manifestOf = async () => wrong.manifest;
  const d1 = wrong.manifest.people.find(({ id: who }) => who === 'D1');
  assert.ok(d1);
  const number = (category: string): string => d1.numbers.find((one) => one.category === category)?.value ?? '';
  await kiran.post(`${base}/submit`);
  const was = bench.casework.corrected.length;
  try {
    await kiran.post(`${base}/people`, { person: 'D1', name: d1.names[0] ?? '', born: '1/2/1990', pnc: '01/1X', cro: number('cro'), firm: d1.solicitor?.firm ?? '' }); // prettier-ignore
    assert.deepEqual(
      bench.casework.corrected.slice(was).map(({ by, person }) => [by, person]),
      [[kiranId, 'D1']],
    );
    // What was submitted before is void: somebody may have made the record fit.
    assert.match(await page(kiran, `${base}/release`), /Something has changed since it was submitted/);
    await kiran.post(`${base}/submit`);
    await markDrawn(jo, base);
    const check = await jo.get(`${base}/check`);
    assert.match(textOf(check.body), /Corrected by hand in this case A record of convictions goes, and is compared with these details.*Details corrected: D1, born .* 1990-02-01 Kiran Malik, 26 November 2026.*PNC ID .* 01\/1X/); // prettier-ignore
    assert.match(textOf((await jo.post(`${base}/check/accept`)).body), /Details of people were corrected by hand, and a record of convictions goes\. Hold them against/); // prettier-ignore
    const n = /name="looked-corrected" value="(\d+)"/.exec(check.body)?.[1] ?? assert.fail();
    assert.equal((await jo.post(`${base}/check/accept`, { 'looked-corrected': n })).statusCode, 303);
    assert.equal((await bench.casework.gate(id, FOR))?.events.at(-1)?.kind, 'accepted');
    // Corrected once more afterwards: the yes was not given to that.
    await kiran.post(`${base}/people`, { person: 'D1', name: d1.names[0] ?? '', born: '3/2/1990', pnc: '01/1X', cro: number('cro'), firm: d1.solicitor?.firm ?? '' }); // prettier-ignore
    assert.equal((await bench.casework.gate(id, FOR))?.state, 'in-review');
  } finally {
    bench.casework.corrected.length = was;
  }
});

test('served again: what changed since then, what becomes visible first; nothing before the first service', async () => {
  const { id, base, kiran, jo, kiranId } = await round(true);
  assert.match(await page(kiran, `${base}/differences/earlier`), /This recipient was served nothing before/);
  await kiran.post(`${base}/submit`);
  await markDrawn(jo, base);
  await jo.post(`${base}/check/accept`);
  await kiran.post(`${base}/release`, { 'named-0': 'Mitchell', 'named-1': 'Corve Street Law' });
  // What has just left is not before itself.
  assert.doesNotMatch(await page(kiran, `${base}/release`), /Served before/);
  const [left] = await bench.casework.released(id);
  const checked = await bench.casework.checked(id, left?.release ?? '');
  const [mark] = checked?.marks.filter(({ act }) => act === 'redact') ?? [];
  assert.ok(mark && checked);
  bench.casework.kept.set(left?.release ?? '', { ...checked, documents: checked.documents.slice(1), marks: checked.marks.map((one) => (one.file === mark.file && one.act === 'keep' ? { ...one, act: 'redact' as const } : one)) }); // prettier-ignore
  // Something changes: the next service begins.
  const [view] = wrong.views;
  assert.ok(view);
  bench.casework.views.set(keyOf(id, FOR), { ...view, at: '2026-11-27T09:00:00.000Z' });
  bench.casework.nextRound(id, FOR);
  assert.match(
    await page(kiran, `${base}/release`),
    /Served before What changed since it was served 26 November 2026 at/,
  );
  const shown = await page(kiran, `${base}/differences/earlier?release=${left?.release}`);
  assert.match(shown, /Compared with what was served 26 November 2026 at .* What becomes visible now comes first\./);
  assert.match(shown, /is new since then/);
  const places = [...shown.matchAll(/: (visible|covered|an open question|not marked) now, (visible|covered|not marked) then/g)].map(([, now]) => now); // prettier-ignore
  assert.equal(places[0], 'visible', shown);
  // A release that left before this was kept says so; one of another recipient or case is none.
  bench.casework.kept.delete(left?.release ?? '');
  assert.match(await page(kiran, `${base}/differences/earlier`), /It was served before such comparisons were kept/);
  assert.equal(kiranId.length, 36);
});
