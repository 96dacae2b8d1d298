// A breach reported by hand in a real browser, where no script runs, and near misses in the list, in both colour schemes.
// Not here: what is done with it (breach-browser.test.ts), requests that no page makes (breach.test.ts).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { withBreaches } from '../../src/casework/gate/breaches.ts';
import { openRecord } from '../../src/register/breach/index.ts';
import { openOfficeBench, type OfficeBench } from './office-bench.ts';
import { accessible, canBrowse } from './chromium.ts';

let bench: OfficeBench | undefined;
before(async () => {
  if (canBrowse) bench = await openOfficeBench();
});
after(() => bench?.close());

const press = async (page: Page, text: string | RegExp, nth = 0): Promise<void> => {
  await page.locator('a:visible, button:visible, summary:visible').filter({ hasText: text }).nth(nth).click();
};
const textOf = (page: Page): Promise<string> => page.innerText('main');

for (const dark of [false, true])
  test(`reported by hand, ${dark ? 'dark' : 'light'}; and without script`, async (t) => {
    if (!canBrowse || !bench) return t.diagnostic('Chromium is not installed here: not looked at');
    const { own, person } = bench;
    const ines = await person('Ines Okafor', 'security-officer', { dark });
    await ines.page.goto(`${own}/breaches/new`);
    await accessible(ines.page, 'report');
    await press(ines.page, 'Report it');
    await ines.page.waitForSelector('.govuk-error-summary');
    await accessible(ines.page, 'report, refused');
    const plain = await person('Femi Builder', 'file-builder', { dark, script: false });
    const { page } = plain;
    await page.goto(`${own}/breaches/new`);
    await page.fill('#case', '13XD0412326');
    await page.fill('#awareAt', '2026-03-29T01:30');
    await page.selectOption('#finder', 'court');
    await page.selectOption('#documentType', 'MG5');
    await page.selectOption('#step', 'send');
    await page.selectOption('#recipient', 'court');
    await page.selectOption('#channel', 'e-mail');
    await page.fill('#p1-ref', 'V1');
    await page.selectOption('#p1-role', 'victim');
    await page.check('#p1-kind-medical');
    await page.check('#p1-is-domestic-abuse');
    await page.fill('#unit', 'WYP');
    await press(page, 'Report it');
    // London's clocks went forward at one that night: there was no half past one.
    await page.waitForSelector('#awareAt-error');
    assert.ok(await page.isChecked('#p1-kind-medical'));
    await page.fill('#awareAt', dark ? '2026-03-29T03:30' : '2026-03-29T02:30');
    await press(page, 'Report it');
    await page.waitForSelector('h1:has-text("Reported: BR-")');
    const id = /BR-[\d-]+/.exec(await page.innerText('h1'))?.[0] ?? '';
    await page.goto(`${own}/breaches/${id}`);
    assert.match(await textOf(page), /not part of your work/);
    const officer = await person('Ines Okafor', 'security-officer', { dark, script: false });
    await officer.page.goto(`${own}/breaches/${id}`);
    assert.match(await textOf(officer.page), /days over the 72 hours[^]*13XD0412326[^]*The 72 hours ended on[^]*victim \(domestic abuse\): Medical details/);
    await officer.page.locator('#lesson').fill('The list of addresses is looked at twice.');
    await press(officer.page, 'Note it', -1);
    await officer.page.waitForSelector('.blotter-history >> text=noted what was learnt');
    // Near misses in the list and by themselves.
    const at = new Date().toISOString();
    const miss = await bench.office.store.transaction((trx) => withBreaches(trx, (book) => openRecord(book, 'near-miss', { detectedAt: at, finder: 'checker', case: '13XD0412326', unit: null, documentType: 'MG5', categories: ['address', 'phone'], step: 'decide', release: null, attempt: 1, caught: 'returned' }, 'program', at)));
    await ines.page.goto(`${own}/breaches`);
    await accessible(ines.page, 'list with near misses');
    await press(ines.page, miss);
    await ines.page.waitForURL(/NM-/);
    await accessible(ines.page, 'near miss');
  }); // prettier-ignore
