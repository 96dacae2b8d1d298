// How many keys a careful reviewer presses for the practice case, and that what comes of it is what answering every mark by
// itself comes to.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { standingOf } from '../../src/casework/index.ts';
import { EMPTY_LOG, reduce, type ReviewLog } from '../../src/review/index.ts';
import { carefulAnswers, passTimeFaster, reviewCarefully } from './careful.ts';
import { canBrowse, startBrowser } from './chromium.ts';
import { startWorkbench, type Workbench } from './workbench.ts';

let [bench, browser]: [Workbench?, Browser?] = [];
before(async () => {
  if (!canBrowse) return;
  bench = await startWorkbench(undefined, 1, '00000000-0000-4000-8000-000000000001');
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await bench?.stop();
});

test('a careful reviewer clears the practice case with 40 keys or fewer per ten pages; the same goes as by single answers', async (t) => {
  if (!canBrowse) return t.diagnostic('Chromium is not installed here: not looked at');
  assert.ok(bench && browser);
  // Their account and the case draw two blind pages, as three quarters of all draws do or fewer.
  const view = bench.casework().viewNow;
  const answers = carefulAnswers(view);
  const { page, complaints } = await bench.window(browser, await bench.member('Robin Hale', ['prosecutor'], '00000000-0000-4000-8000-000000000010'));
  await passTimeFaster(page);
  const said = await reviewCarefully(page, bench.own + bench.base, answers);
  t.diagnostic(JSON.stringify(said));
  assert.ok(said.presses <= said.pages * 4, `${said.presses} keys for ${said.pages} pages`);
  const events = bench.casework().events();
  const now = standingOf(view, bench.kept.log);
  const goes = (one: typeof now): unknown =>
    one.documents.map(({ view: { judged }, withheld, decided }) => [judged.document.file, withheld, decided.map(({ proposal: { id }, act, edges }) => [id, act, edges ?? null])]);
  assert.equal(now.documents.filter(({ withheld }) => withheld === null).flatMap(({ decided }) => decided).filter(({ act }) => act === 'undecided').length, 0);
  assert.equal(new Set(events.flatMap((event) => (event.kind === 'page-done' ? [`${event.page} ${event.file}`] : []))).size, said.pages, 'every page was done');
  // One answer to one mark after the other, by the same careful person.
  let log: ReviewLog = EMPTY_LOG;
  for (const { withheld, decided } of standingOf(view, EMPTY_LOG).documents)
    for (const { proposal, act } of withheld === null ? decided : []) {
      const choice = answers.get(proposal.id);
      if (act !== 'undecided' || choice === undefined) continue;
      const basis = { guidance: view.guidance, rule: proposal.rule, proposed: proposal.act, grade: proposal.grade };
      log = reduce(log, { kind: 'decided', id: randomUUID(), by: 'robin', at: '2026-11-27T10:00:00Z', marks: [{ mark: proposal.id, basis }], choice: { act: choice }, reason: 'one by one', over: [] });
    }
  assert.deepEqual(goes(now), goes(standingOf(view, log)));
  assert.deepEqual(complaints, []);
}); // prettier-ignore
