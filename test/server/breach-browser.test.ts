// A breach in a real browser, from the recall to its closure and the lifting of the stop, in both colour schemes, every page
// held against WCAG 2.2 AA. Not here: reporting by hand (breach-report-browser.test.ts), the rules (src/register/breach),
// requests that no page makes (breach.test.ts).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { breachesIn } from '../../src/casework/index.ts';
import { openOfficeBench, type OfficeBench, type Somebody } from './office-bench.ts';
import { accessible, canBrowse } from './chromium.ts';

let bench: OfficeBench | undefined;
before(async () => {
  if (canBrowse) bench = await openOfficeBench();
});
after(() => bench?.close());

const press = async (page: Page, text: string | RegExp): Promise<void> => {
  await page.locator('a:visible, button:visible, summary:visible').filter({ hasText: text }).first().click();
};
const textOf = (page: Page): Promise<string> => page.innerText('main');
const saved = async (page: Page, text: string): Promise<{ readonly name: string; readonly text: string }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, text)]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
};

/** Fills the recall and sends it; gives the page's address after it. */
async function recall({ page }: Somebody, own: string): Promise<void> {
  await page.goto(`${own}/recall`);
  await page.getByLabel('What went wrong').fill('The address of W1 could be read.');
  await page.getByLabel(/\(W1, witness\)/).check();
  await page.getByLabel('Home and other addresses').check();
  await page.getByLabel('In which document').selectOption('MG11');
  await page.getByLabel('Who found it').selectOption('recipient');
  await page.getByLabel('How it was sent').selectOption('secure-mail');
  await page.getByLabel('Which step failed').selectOption('decide');
  await page.getByLabel('Your office').fill('YH-LEEDS-2');
  await press(page, 'Recall it now');
  await page.waitForSelector('text=The address of W1 could be read');
}

/** Opens the part of the page that holds a summary, where it is not open yet. */
async function unfold(page: Page, within: string, text: string | RegExp): Promise<void> {
  const part = page.locator(`${within} details`).filter({ hasText: text }).first();
  if ((await part.getAttribute('open')) === null) await part.locator('summary').first().click();
}

for (const dark of [false, true])
  test(`from the recall to closure, ${dark ? 'dark' : 'light'}`, async (t) => {
    if (!canBrowse || !bench) return t.diagnostic('Chromium is not installed here: not looked at');
    const { own, person, give, released } = bench;
    const scheme = dark ? 'dark' : 'light';
    const kiran = await person('Kiran Malik', 'prosecutor', { dark });
    const jo = await person('Jo Osei', 'checker', { dark });
    const ines = await person('Ines Okafor', 'security-officer', { dark });
    const { caseId, release } = await released(kiran.id, jo.id);
    await recall(jo, `${own}/cases/${caseId}/for/defence%3AD1/releases/${release}`);

    // The list: the clock runs, the case can be seen.
    const { page } = ines;
    await page.goto(`${own}/`);
    await press(page, 'Breaches');
    await page.waitForURL(`${own}/breaches`);
    await accessible(page, `list, ${scheme}`);
    const row = page.locator('tr').filter({ has: page.locator(`a[href*="${caseId}"]`) });
    assert.match(await row.innerText(), /71 hours left of 72[^]*Not adopted[^]*Open[^]*MG11 to defence/);
    await row.locator('th a').click();
    await page.waitForURL(/\/breaches\/BR-/);
    const id = /BR-[\d-]+/.exec(page.url())?.[0] ?? '';
    await accessible(page, `record, ${scheme}`);
    assert.match(await textOf(page), /9 steps of the first hour are not noted|8 steps of the first hour are not noted/);

    // What is missing is said when somebody closes it too early.
    await page.getByLabel('Why it is done').fill('It is done.');
    await page.locator('#close button').click();
    await page.waitForSelector('#close .govuk-error-message');
    assert.match(await page.innerText('#close'), /It cannot be closed yet\.[^]*Decide whether W1 is told/);
    await accessible(page, `refused, ${scheme}`);

    // The first hour. A name in a note is refused, the words stay in the field.
    const steps = await page.locator('.blotter-steps > li').evaluateAll((all) => all.map((one) => (one as unknown as { id: string }).id)); // prettier-ignore
    await unfold(page, `#${steps[0]}`, 'Note it');
    await page.locator(`#${steps[0]}-what`).fill('Rang Mrs Nowak.');
    await page.locator(`#${steps[0]} button[value=done]`).click();
    await page.waitForSelector(`#${steps[0]} .govuk-error-message`);
    assert.match(await page.innerText(`#${steps[0]} .govuk-error-message`), /it seems to hold a name/);
    assert.equal(await page.inputValue(`#${steps[0]}-what`), 'Rang Mrs Nowak.');
    for (const step of steps.slice(0, 2)) {
      await unfold(page, `#${step}`, 'Note it');
      await page.locator(`#${step}-what`).fill('Done as it is written there.');
      await page.locator(`#${step} button[value=done]`).click();
      await page.waitForURL(/#first-hour$/);
      await page.waitForSelector(`#${step} .blotter-note:has-text("Done ")`);
    }
    // The others are noted beside the browser: they are no different.
    const others = steps.slice(2).map((step) => ({ kind: 'step', step: step.replace('step-', ''), outcome: 'done', what: 'Done as it is written there.' }));
    await breachesIn({ store: bench.office.store, clock: () => new Date() }).add(id, others, { account: ines.id, office: 'security-officer' });
    await page.reload();
    await page.getByLabel('They are').selectOption('outside-recovered');
    await page.getByLabel('How that is known').fill('The firm deleted it and said so in writing.');
    await page.locator('#contained button').click();
    await page.waitForSelector('dd:has-text("outside, and recovered")');

    // A correction: what stood before stays visible.
    await unfold(page, 'section', 'Correct it');
    await page.locator('#correct-cause').selectOption('time-pressure');
    await page.locator('#correct-unit').fill('yh-leeds-2');
    await page.locator('#correct-reason').fill('It was the last paper before the hearing.');
    await page.locator('#correct form button').click();
    await page.waitForSelector('.blotter-history >> text=corrected: why from not known to time pressure');

    // Severity, the regulator, and the person: each by somebody, with a reason.
    assert.match(await page.innerText('#severity'), /propose DPC 4 × EI 1 \+ CB 0\.5 = 4\.50[^]*Very high[^]*address-to-accused/);
    await page.locator('#severity-recipients').selectOption('known');
    await page.locator('#severity-reason').fill('One firm has it, and nobody else.');
    await page.locator('#severity form button').click();
    await page.waitForSelector('text=Adopted: DPC 4 × EI 1 + CB 0.25 = 4.25');
    await page.locator('#regulator').getByLabel('Yes').check();
    await page.locator('#regulator-reason').fill('A risk to the safety of W1.');
    await page.locator('#regulator form button').click();
    await page.waitForSelector('strong:has-text("To be told")');
    await accessible(page, `record half done, ${scheme}`);
    await page.locator('#regulator').getByLabel(/Reference/).fill('ic-204/26');
    await page.locator('#regulator form button').last().click();
    await page.waitForSelector('text=reference IC-204/26');
    const w1 = page.locator('#person-W1');
    await w1.getByLabel('Yes').check();
    await w1.getByLabel('Why').fill('A high risk: the accused may know where W1 lives.');
    await w1.locator('form button').click();
    await page.waitForSelector('#person-W1 :text("To be told")');
    await w1.getByLabel('Way').selectOption('victim-liaison');
    await w1.getByLabel('How it is known to be safe').fill('W1 asked for it.');
    await press(page, 'Confirm it');
    await press(page, 'The letter to W1');

    // The letter: shown, saved, sent by the way that is safe. The name goes into the letter and nowhere else.
    await page.waitForURL(/\/letters\/W1$/);
    await accessible(page, `letter, ${scheme}`);
    await press(page, 'Download to print');
    await page.waitForSelector('#office-error');
    await accessible(page, `letter refused, ${scheme}`);
    await page.locator('#office').fill('Leeds disclosure unit');
    await page.locator('#phone').fill('01632 960123');
    await page.locator('#email').fill('data.protection@unit.example');
    await page.locator('#name').fill('Ms Nowak');
    await press(page, 'Show it');
    await page.waitForSelector('article :text("Dear Ms Nowak")');
    assert.match(await page.innerText('article'), /We are sorry[^]*your address[^]*the lawyer of the person accused[^]*01632 960123/);
    const letter = await saved(page, 'Download to print');
    assert.equal(letter.name, `${id}-W1.html`);
    assert.match(letter.text, /Dear Ms Nowak/);
    await press(page, 'Note that it was sent');
    await page.waitForSelector('#person-W1 :text("Letter sent")');
    assert.doesNotMatch(await textOf(page), /Nowak/);
    await page.goto(`${own}/breaches/${id}/letters/recipient`);
    assert.match(await page.innerText('article'), /Undertaking/);
    await accessible(page, `letter to the recipient, ${scheme}`);
    await page.goto(`${own}/breaches/${id}/letters/regulator`);
    assert.match(await page.innerText('article'), /72 hours end[^]*IC-204|72 hours end[^]*follow-up|follow-up[^]*72 hours end/);
    await accessible(page, `sheet for the regulator, ${scheme}`);

    // The stop: not by whoever released it (they do not get here), by the officer with a reason.
    await page.goto(`${own}/cases/${caseId}/for/defence%3AD1/release`);
    await accessible(page, `release page of a stopped case, ${scheme}`);
    assert.match(await textOf(page), /Stopped[^]*by Jo Osei[^:]*: The address of W1 could be read/);
    await page.goto(`${own}/breaches/${id}`);
    await page.locator('#lift-reason').fill('Mrs Nowak agrees.');
    await press(page, 'Lift the stop');
    await page.waitForSelector('#stop .govuk-error-message');
    await page.locator('#lift-reason').fill('The address is covered now, and was looked at by two.');
    await press(page, 'Lift the stop');
    await page.waitForSelector('.blotter-history >> text=lifted the stop on the case');
    assert.equal((await bench.office.casework.gate(caseId, 'defence:D1'))?.frozen, null);

    // Closed; it stays readable, also for an inspector, who can add nothing, and for an administrator, who sees no case.
    assert.doesNotMatch(await textOf(page), /Still missing/);
    await page.locator('#close-reason').fill('Everybody was told, and the guidance is clear now.');
    await page.locator('#close button').click();
    await page.waitForSelector('.blotter-head :text("Closed")');
    await accessible(page, `closed record, ${scheme}`);
    for (const [role, sees] of [['inspector', true], ['administrator', false]] as const) {
      const reader = await person('Ray Reader', role, { dark });
      await reader.page.goto(`${own}/breaches/${id}`);
      assert.match(await textOf(reader.page), /closed it: Everybody was told/);
      assert.equal(await reader.page.locator('main form').count(), 0);
      assert.equal(await reader.page.locator(`a[href*="${caseId}"]`).count(), sees ? 1 : 0, role);
      const view = await bench.office.casework.view(caseId, 'defence:D1');
      assert.ok(view);
      assert.equal((await textOf(reader.page)).includes(view.urn), sees, role);
      await accessible(reader.page, `record for ${role}, ${scheme}`);
      assert.deepEqual(reader.complaints, []);
    }
    await page.goto(`${own}/breaches?state=closed`);
    assert.match(await textOf(page), new RegExp(`${id}[^]*Told in time[^]*Very high[^]*Closed`));
    await give(caseId, ines.id, 'walled');
    await page.reload();
    assert.match(await page.innerText(`tr:has-text("${id}")`), /Withheld/);
    for (const one of [kiran, jo, ines]) {
      assert.deepEqual(one.complaints, []);
      await one.context.close();
    }
  }); // prettier-ignore
