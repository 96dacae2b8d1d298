// An inspection in a real browser over the real store: a case that really left is drawn, its page read blind by keys and
// mouse, held against what was decided, judged, and told; with and without script, light and dark, at 1200 × 600.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspectionsIn } from '../../src/casework/index.ts';
import { accessible, canBrowse } from './chromium.ts';
import { openOfficeBench, type OfficeBench } from './office-bench.ts';
import { clock } from '../casework/open.ts';

let bench: OfficeBench;
let inspection = '';
let caseId = '';
if (canBrowse) {
  before(async () => {
    bench = await openOfficeBench();
    const [first, second] = [await bench.office.person('K. Malik'), await bench.office.person('R. Osei')];
    ({ caseId } = await bench.released(first, second));
  });
  after(() => bench.close());
}
const SHOTS = process.env['SHOTS'];
const today = clock().toISOString().slice(0, 10);

for (const dark of [false, true])
  test(`drawn, read blind, compared, judged, told: ${dark ? 'dark' : 'light'}`, { skip: !canBrowse }, async () => {
    const { page, complaints } = await bench.person('Ira Spence', 'inspector', { dark });
    const shot = (name: string) => (SHOTS ? page.screenshot({ path: `${SHOTS}/${name}-${dark ? 'dark' : 'light'}.png` }) : null); // prettier-ignore
    const fits = async () => assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, page.url()); // prettier-ignore
    await page.goto(`${bench.own}/inspections`);
    await accessible(page, 'list');
    await page.click('text=Draw a sample');
    await page.click('button:text("Show the plan")');
    await page.waitForSelector('.govuk-error-summary');
    await accessible(page, 'refused');
    await page.fill('#seed', `dice ${dark ? '6 1 4' : '4 1 6'}`);
    await page.fill('#from', '2026-01-01');
    await page.fill('#to', today);
    await page.fill('#size', '1');
    await page.fill('#second', '0');
    await page.click('button:text("Show the plan")');
    await page.waitForSelector('#plan');
    await accessible(page, 'plan');
    await fits();
    await shot('plan');
    await page.click('button:text("Draw the sample")');
    await page.waitForURL(/\/inspections\/[0-9a-f-]{36}$/);
    inspection = page.url();
    await accessible(page, 'nothing read yet');
    await page.click('text=Look at the next one');
    await page.waitForSelector('text=1 page is left to look at');
    await accessible(page, 'item');
    await fits();
    await shot('item');
    await page.click('text=Look at the next page');
    // Nothing tells what was proposed or decided, and what was covered is not there.
    await page.waitForSelector('#review[data-blind="yes"]');
    const words = (await page.locator('#layer text').allTextContents()).join(' ');
    assert.match(words, /WITNESS STATEMENT/);
    assert.doesNotMatch(words, /Alma/);
    assert.equal(await page.locator('#items, .mark').count(), 0);
    await page.waitForFunction(() => (document.getElementById('picture') as HTMLImageElement).naturalWidth > 500);
    await accessible(page, 'blind');
    await fits();
    await shot('blind');
    const coat = page.locator('#layer text', { hasText: /^coat/ });
    const box = (await coat.boundingBox()) ?? assert.fail('no coat');
    await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
    await page.click('text=Mark selected words');
    await page.keyboard.press('9');
    await page.waitForSelector('text=Marked: 1 so far');
    await page.waitForTimeout(Number(await page.getAttribute('#review', 'data-floor')) * 1000 + 1000);
    for (let i = 0; i < 8 && (await page.getAttribute('#review', 'data-blind')) === 'yes'; i++) {
      await page.keyboard.press('Space');
      await page.waitForTimeout(400);
    }
    await page.waitForSelector('#review[data-blind=""]');
    const rail = await page.innerText('#rail');
    assert.match(rail, /1 marked by you[^]*Something else|1 marked by you[^]*Other detail/);
    assert.match(rail, /Nobody had marked it: neither the program nor a person\./);
    assert.match(rail, /Covered here: [1-9]/);
    await accessible(page, 'compared');
    await fits();
    await page.evaluate(() => document.getElementById('sheet')?.scrollTo(0, 0));
    await shot('compared');
    await page.click('#rail >> text=Say what you found');
    await page.click('label:text-is("Breached")');
    await page.selectOption('#place', 'statement-body');
    await page.click('button:text("Say it")');
    await page.waitForSelector('text=First reading');
    await accessible(page, 'said');
    await page.click('text=Back to the inspection');
    await page.waitForSelector('text=1 of 1 read');
    await accessible(page, 'results');
    await fits();
    await shot('results');
    assert.deepEqual(complaints, []);
    const kept = await inspectionsIn({ store: bench.office.store, clock }).read(inspection.split('/').at(-1) ?? '');
    const [item] = kept?.items ?? [];
    assert.deepEqual([item?.first?.outcome, item?.first?.type, item?.marked[0]?.found.length], ['breach', 'MG11', 1]);
  });

test('without script: what is copied off a blind page is a mark', { skip: !canBrowse }, async () => {
  const { page, complaints } = await bench.person('Sol Tan', 'inspector', { script: false });
  await page.goto(`${bench.own}/inspections/new`);
  await page.fill('#seed', 'dice 2 2 2');
  await page.fill('#from', '2026-01-01');
  await page.fill('#to', today);
  await page.click('button:text("Draw the sample")');
  await page.click('text=Look at the next one');
  await page.click('text=Look at the next page');
  await page.fill('#words', 'I saw');
  await page.click('text=Show what was decided');
  assert.match(await page.innerText('#rail'), /1 marked by you/);
  assert.deepEqual(complaints, []);
});

for (const dark of [false, true])
  test(
    `what came unredacted is noted from its paper and goes back: ${dark ? 'dark' : 'light'}`,
    { skip: !canBrowse },
    async () => {
      const { id, page, complaints } = await bench.person('Pat Reid', 'prosecutor', { dark });
      await bench.give(caseId, id);
      const shot = (name: string) => (SHOTS ? page.screenshot({ path: `${SHOTS}/${name}-${dark ? 'dark' : 'light'}.png` }) : null); // prettier-ignore
      await page.goto(`${bench.own}/cases/${caseId}`);
      await page.click('text=It came unredacted');
      await page.fill('#force', '');
      await page.click('button:text("Note it")');
      await page.waitForSelector('.govuk-error-summary');
      await accessible(page, 'refused');
      await page.fill('#force', 'WYP');
      await page.fill('#unit', 'YH-LEEDS-2');
      await page.check('fieldset input[type=checkbox] >> nth=0');
      await accessible(page, 'arrived');
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      await shot('arrived');
      await page.click('button:text("Note it")');
      await page.waitForURL(/\/arrivals\/FR-/);
      assert.match(await page.innerText('article'), /What the guidance says[^]*page 1, line 3/);
      await accessible(page, 'note');
      await shot('note');
      await page.click('text=Note that it went back');
      await page.waitForSelector('#channel-error');
      await page.selectOption('#channel', 'e-mail');
      await page.click('text=Note that it went back');
      await page.waitForSelector('text=Sent back on');
      assert.deepEqual(complaints, []);
    },
  );
