// A drill in a real browser, on the review page: by keys alone from the first page to how it went, kept when the window is
// closed, with axe on every page of training, in both colour schemes, at 1200 × 600. Not here: the pages without script
// (training.test.ts), the review page itself (review-browser.test.ts).
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { DrillEvent } from '../../src/assurance/index.ts';
import { drillsIn, type Drill } from '../../src/casework/index.ts';
import { loadRulebook } from '../../src/guidance/index.ts';
import { accessible, canBrowse, startBrowser } from './chromium.ts';
import { startWorkbench, type Member, type Workbench } from './workbench.ts';

let [bench, browser]: [Workbench?, Browser?] = [];
const book = loadRulebook();
const PICTURES = process.env['BLOTTER_PICTURES'];
before(async () => {
  if (!canBrowse) return;
  bench = await startWorkbench();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await bench?.stop();
});

const drills = () => drillsIn({ store: (bench as Workbench).store, clock: () => new Date() }, book);
const drillOf = async (who: Member): Promise<Drill> => {
  const [line] = (await drills().of(who.account)).drills;
  return (await drills().read(line?.id ?? '', who.account)) as Drill;
};
const until = async (holds: () => Promise<boolean>, what: string): Promise<void> => {
  for (let i = 0; i < 200; i++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(what);
};
const data = (page: Page, name: string): Promise<string> => page.evaluate((of) => document.getElementById('review')?.dataset[of] ?? '', name); // prettier-ignore
/** As if the page had been read: its floor is of words, and tests do not read. */
const hurry = (page: Page): Promise<unknown> => page.evaluate(() => (document.getElementById('review') as HTMLElement).dataset['floor'] = '0'); // prettier-ignore
/** Selects a stretch of the page as a mouse does. */
const select = (page: Page, from: number, to: number): Promise<void> =>
  page.evaluate(([a = 0, b = 0]) => {
    const words = [...document.querySelectorAll<SVGTextElement>('#layer text')];
    const at = (place: number, end: boolean) => {
      const word = words.findLast((one) => Number(one.dataset['from']) <= (end ? place - 1 : place)) as SVGTextElement;
      return [word.firstChild as Node, place - Number(word.dataset['from'])] as const;
    };
    getSelection()?.setBaseAndExtent(...at(a, false), ...at(b, true));
  }, [from, to] as const); // prettier-ignore
const picture = async (page: Page, name: string): Promise<void> => {
  if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}.png` });
};
/** A drill without a mistake, as the store takes it. */
async function passed({ account }: Member): Promise<void> {
  const id = await drills().begin(account);
  const { sheets, sitting } = (await drills().read(id, account)) as Drill;
  await drills().say(id, account, sheets.flatMap(({ page, no, manner }): DrillEvent[] => {
    const go = page.marks.filter(({ verdict }) => verdict === 'R').map(({ from, to, category }) => ({ from, to, category }));
    const shown = sitting.marks.filter((mark) => mark.page === no);
    return [
      ...(manner === 'unaided' ? [{ drill: 'unaided', id: randomUUID(), page: no, found: go } as const] : go.map((one) => ({ drill: 'added', id: randomUUID(), page: no, ...one }) as const)),
      ...shown.map((mark) => ({ drill: 'decided', id: randomUUID(), marks: [mark.id], act: 'keep' }) as const),
      { drill: 'page-done', id: randomUUID(), page: no, seconds: 30 },
    ];
  })); // prettier-ignore
  assert.ok((await drills().end(id, account))?.completion);
}
const DIGITS = ['name', 'address', 'phone', 'dob', 'nhs', 'medical', 'clue', 'signature', 'other'];

for (const dark of [false, true])
  test(`a drill, ${dark ? 'dark' : 'light'}: by keys alone, kept when the window goes, told how it went`, async (t) => {
    if (!canBrowse) return t.diagnostic('Chromium is not installed here: not looked at');
    const { own, member, window } = bench as Workbench;
    const who = await member(dark ? 'Jo Osei' : 'Kiran Malik', ['prosecutor', 'security-officer']);
    const { page, context, complaints } = await window(browser as Browser, who, { dark });
    const key = (one: string): Promise<void> => page.keyboard.press(one);
    await page.goto(own);
    await page.click('nav >> text=Training');
    await accessible(page, 'your training');
    await picture(page, `training-${dark ? 'dark' : 'light'}`);
    await page.click('main >> text=Begin the drill');
    await page.waitForURL(/\/1\/1$/);
    await accessible(page, 'a page of a drill without marks');
    const { sheets } = await drillOf(who);
    assert.equal(await data(page, 'blind'), 'yes');
    assert.match(await page.innerText('main'), /Practice, made up\..*marks nothing here/);
    assert.equal(await page.evaluate(() => document.querySelectorAll('#items li, #marks button').length), 0);
    assert.ok(await page.evaluate(() => (document.getElementById('picture') as HTMLImageElement).naturalWidth > 0), 'the picture is drawn'); // prettier-ignore

    // What is selected covers exactly the letters that it is about.
    const [first] = sheets;
    const go = (first?.page.marks ?? []).filter(({ verdict }) => verdict === 'R');
    for (const { from, to, category } of go.slice(0, 2)) {
      await select(page, from, to);
      await key('r');
      await key(String(DIGITS.indexOf(DIGITS.includes(category) ? category : 'other') + 1));
    }
    await picture(page, `drill-unaided-${dark ? 'dark' : 'light'}`);
    await hurry(page);
    const space = async (done: () => Promise<boolean>, what: string): Promise<void> =>
      until(async () => {
        await hurry(page);
        await page.locator('#sheet').focus();
        await key(' ');
        await page.waitForTimeout(80);
        return done();
      }, what); // prettier-ignore
    await space(async () => (await drillOf(who)).sitting.unaided.has(1), 'the page is marked');
    await page.waitForSelector('#items li');
    assert.deepEqual((await drillOf(who)).sitting.marks.filter(({ byHand }) => byHand).map(({ from, to }) => [from, to]), go.slice(0, 2).map(({ from, to }) => [from, to])); // prettier-ignore
    assert.equal(await page.evaluate(() => document.querySelectorAll('#items li').length), 2);
    await space(async () => page.url().endsWith('/2/1'), 'the next page comes');
    await until(async () => (await drillOf(who)).sitting.done.has(1), 'the page is done');

    // The page with the program's marks: the first open or first mark is chosen; a and x answer, u takes back.
    await page.waitForSelector('#items li.current');
    await accessible(page, 'a page of a drill with marks');
    await picture(page, `drill-marked-${dark ? 'dark' : 'light'}`);
    const events = async (): Promise<number> => (await drillOf(who)).events.length;
    const before = await events();
    await key('a');
    await until(async () => (await events()) === before + 1, 'redacted');
    await key('j');
    await key('x');
    await key('2');
    await until(async () => (await events()) === before + 2, 'kept');
    await key('u');
    await until(async () => (await events()) === before + 3, 'taken back');
    await key('f');
    await page.waitForSelector('.wrong');
    assert.match(await page.innerText('.wrong'), /Nobody else looks at a drill/);
    assert.equal(await events(), before + 3);

    // The window is closed and another one opened: it goes on where it was.
    await page.close();
    const next = await context.newPage();
    await next.goto(`${own}/training`);
    await next.click('main >> text=Go on with the drill');
    await next.waitForURL(/\/2\/1$/);
    assert.equal((await drillOf(who)).events.length, before + 3);
    for (let i = 0; i < 400 && !next.url().endsWith('/end'); i++) {
      await next.evaluate(() => document.getElementById('review') && ((document.getElementById('review') as HTMLElement).dataset['floor'] = '0')).catch(() => undefined); // prettier-ignore
      // What is open is answered first, as on a real page.
      const asks = await next.evaluate(() => document.querySelector('#items li.current')?.getAttribute('data-act') === 'undecided').catch(() => false); // prettier-ignore
      await next.keyboard.press(asks ? 'a' : ' ');
      await next.waitForTimeout(60);
      const panel = await next.locator('#panel:not([hidden]) button').first().isVisible().catch(() => false); // prettier-ignore
      if (panel) await next.keyboard.press('Escape');
    }
    assert.match(next.url(), /\/end$/);
    await until(async () => (await drillOf(who)).sitting.done.size === sheets.length, 'all pages are done');
    await accessible(next, 'the end of a drill');
    await next.click('main >> text=See how it went');
    await next.waitForURL(/\/result$/);
    assert.match(await next.innerText('main'), /right, \d+ %/);
    await next.click('summary >> nth=0');
    await accessible(next, 'how a drill went');
    await picture(next, `drill-result-${dark ? 'dark' : 'light'}`);
    assert.equal(await next.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await next.goto(`${own}/training/team`);
    await accessible(next, 'the team');
    await picture(next, `training-team-${dark ? 'dark' : 'light'}`);
    // One that is right gives a certificate, on one sheet of paper.
    await passed(who);
    await next.goto(`${own}/training`);
    await next.click('a[href^="/training/certificates/"]');
    await next.waitForURL(/\/certificates\//);
    assert.match(await next.innerText('main'), /T-[0-9A-F]{8}-[0-9A-F]{8}/);
    await accessible(next, 'a certificate');
    await picture(next, `certificate-${dark ? 'dark' : 'light'}`);
    await next.emulateMedia({ media: 'print' });
    assert.equal(await next.locator('nav').first().isVisible(), false);
    const paper = (await next.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
    assert.equal(paper, 1);
    assert.deepEqual(complaints, []);
    await context.close();
  });
