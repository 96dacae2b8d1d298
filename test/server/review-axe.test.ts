// The pages of the review held against WCAG 2.2 AA by axe-core, in both colour schemes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { canBrowse, startBrowser } from './chromium.ts';
import { openPage, startWorkbench, type Workbench } from './workbench.ts';

let [bench, browser]: [Workbench?, Browser?] = [];
before(async () => {
  if (!canBrowse) return;
  bench = await startWorkbench();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await bench?.stop();
});

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
for (const dark of [false, true])
  test(`axe finds nothing against WCAG 2.2 AA, ${dark ? 'dark' : 'light'}`, async (t) => {
    if (!canBrowse) return t.diagnostic('Chromium is not installed here: not looked at');
    assert.ok(bench && browser);
    const { page } = await openPage(bench, browser, `Hal Ivory ${dark}`, { dark });
    const own = await page.evaluate(() => document.getElementById('review')?.dataset['own'] ?? '');
    const like = await page.locator('a.like').first().getAttribute('href');
    const sees = async (what: string): Promise<void> => {
      await page.evaluate(AXE);
      const found = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run: (of: Document, how: object) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } }; // prettier-ignore
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const { violations } = await axe.run(document, { runOnly: tags });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary.slice(0, 200)}`); // prettier-ignore
      });
      assert.deepEqual(found, [], what);
    };
    await sees('review page');
    await page.keyboard.press('x');
    await sees('review page, a question open');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await sees('review page, keys');
    await page.keyboard.press('/');
    await page.fill('#q', 'road');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.hits li');
    await sees('search');
    await page.goto(bench.own + (like ?? ''));
    await sees('contact sheet');
    await page.goto(`${bench.own}${bench.base}/person/V1`);
    await sees('person');
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(bench.own + own);
    await sees('review page on a phone');
  });
