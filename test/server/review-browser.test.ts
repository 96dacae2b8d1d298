// The review page in a real browser: by keys alone, by mouse alone, when the connection or the server goes, for two at once,
// and read aloud. Not here: WCAG (review-axe.test.ts).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { ReviewEvent } from '../../src/review/index.ts';
import { canBrowse, startBrowser } from './chromium.ts';
import { openPage, startWorkbench, type Member, type Workbench } from './workbench.ts';

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

const data = (page: Page, name: string): Promise<string> => page.evaluate((of) => document.getElementById('review')?.dataset[of] ?? '', name); // prettier-ignore
const events = <K extends ReviewEvent['kind']>(who: Member, kind: K): Extract<ReviewEvent, { kind: K }>[] =>
  (bench as Workbench).casework().events().filter((event): event is Extract<ReviewEvent, { kind: K }> => event.kind === kind && event.by === who.account); // prettier-ignore
/** How often they answered: what one press answered together came at one moment. */
const presses = (who: Member): number => new Set(events(who, 'decided').map(({ at: moment }) => moment)).size;
const saved = (page: Page): Promise<unknown> => page.waitForFunction(() => localStorage.length === 0 || !Object.keys(localStorage).some((key) => key.startsWith('blotter:'))); // prettier-ignore
const until = async (holds: () => boolean | Promise<boolean>, what: string): Promise<void> => {
  for (let i = 0; i < 300; i++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(what);
};

const at = (
  name: string,
  open: number,
  options: Parameters<typeof openPage>[3] = {},
  floor = 1000,
): ReturnType<typeof openPage> => openPage(bench as Workbench, browser as Browser, name, { open, floor, ...options });

const look = (t: { diagnostic: (text: string) => void }): boolean => {
  if (!canBrowse) t.diagnostic('Chromium is not installed here: not looked at');
  return canBrowse;
};

test('by keys alone: marks, reasons, partial, undo, page done, next page', async (t) => {
  if (!look(t)) return;
  const { page, who, complaints } = await at('Kiran Malik', 3, {}, 5);
  const key = (one: string): Promise<void> => page.keyboard.press(one);
  const currentAct = (): Promise<string> => page.evaluate(() => document.querySelector<HTMLElement>('.item.current')?.dataset['act'] ?? ''); // prettier-ignore
  assert.equal(await currentAct(), 'undecided', 'the first open mark is chosen');
  const first = await page.evaluate(() => document.querySelector<HTMLElement>('.item.current')?.dataset['id']);
  await key('a');
  await until(() => presses(who) === 1, 'redacted');
  const [redacted] = events(who, 'decided');
  assert.deepEqual([redacted?.marks[0]?.mark, redacted?.choice.act], [first, 'redact']);
  assert.notEqual(
    await page.evaluate(() => document.querySelector<HTMLElement>('.item.current')?.dataset['id']),
    first,
  );
  await key('x');
  await key('2');
  await until(() => presses(who) === 2, 'kept');
  const kept = events(who, 'decided').filter(({ choice }) => choice.act === 'keep');
  assert.deepEqual(new Set(kept.map(({ reason }) => reason)), new Set(['It is evidence that the case turns on']));
  await key('u');
  await until(() => events(who, 'undone').length === kept.length, 'undone');
  assert.deepEqual(events(who, 'undone').map(({ what }) => what), kept.map(({ id }) => id)); // prettier-ignore
  await saved(page);
  await key('k');
  await key('j');
  await key('f');
  await until(() => events(who, 'flagged').length === 1, 'flagged');
  await saved(page);
  // Edges of the first long mark of the page, two letters shorter.
  const range = await page.evaluate(() => {
    const item = [...document.querySelectorAll<HTMLElement>('.item')].find(({ dataset }) => Number(dataset['to']) - Number(dataset['from']) > 6);
    return { key: item?.dataset['key'], from: Number(item?.dataset['from']), to: Number(item?.dataset['to']) };
  }); // prettier-ignore
  for (let i = 0; i < 80 && (await page.evaluate(() => document.querySelector<HTMLElement>('.item.current')?.dataset['key'])) !== range.key; i++) await key('k'); // prettier-ignore
  await key('e');
  await key('ArrowLeft');
  await key('Shift+ArrowRight');
  await key('Enter');
  await until(() => presses(who) === 3, 'edges');
  assert.deepEqual(events(who, 'decided').at(-1)?.choice, { act: 'redact', from: range.from + 1, to: range.to - 1 });
  await saved(page);
  const here = await data(page, 'own');
  const floor = Number(await data(page, 'floor'));
  const end = Date.now() + (floor + 40) * 1000;
  while (Date.now() < end && (await data(page, 'own')) === here) {
    if (await page.locator('.item.current.item--undecided:not([data-waits=yes])').count()) await key('a');
    await key(' ');
    await page.waitForTimeout(100);
  }
  assert.notEqual(await data(page, 'own'), here);
  await until(() => events(who, 'page-done').length === 1, 'page done');
  assert.ok((events(who, 'page-done')[0]?.seconds ?? 0) >= floor);
  await key('[');
  await page.waitForFunction((own) => document.getElementById('review')?.dataset['own'] === own, here);
  await key('?');
  assert.ok(await page.locator('#help .keys').isVisible());
  await page.locator('#keys-on').focus();
  await key(' ');
  const before_ = events(who, 'decided').length;
  await page.locator('#sheet').focus();
  await key('a');
  await page.waitForTimeout(300);
  assert.equal(events(who, 'decided').length, before_, 'keys are off');
  assert.deepEqual(complaints, []);
});

test('by mouse alone: a mark on the page, its answer, words of one’s own choice, a box', async (t) => {
  if (!look(t)) return;
  const { page, who, complaints } = await at('Robin Hale', 2);
  const box = await page.locator('#marks .mark--undecided').first().boundingBox();
  assert.ok(box);
  const chosen = await page.locator('#marks .mark--undecided').first().getAttribute('data-key');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const item = page.locator(`li[data-key="${chosen}"]`);
  assert.ok(await item.locator('details').evaluate((one) => (one as HTMLDetailsElement).open));
  await item.getByRole('button', { name: 'Leave visible' }).click();
  await until(() => presses(who) === 1, 'kept');
  await saved(page);
  // Words that nothing marked are selected by dragging over them.
  const word = await page.evaluate(() => {
    const marked = [...document.querySelectorAll<HTMLElement>('.item')].map(({ dataset }) => [Number(dataset['from']), Number(dataset['to'])] as const);
    const sheet = document.getElementById('sheet')?.getBoundingClientRect();
    const free = [...document.querySelectorAll<SVGTextElement>('#layer text')].find((one) => {
      const from = Number(one.dataset['from']);
      const place = one.getBoundingClientRect();
      return (one.textContent ?? '').length > 5 && place.top > (sheet?.top ?? 0) + 5 && place.bottom < (sheet?.bottom ?? 0) && !marked.some(([a, b]) => from < b + 2 && a < from + 30);
    });
    const place = free?.getBoundingClientRect();
    return place && { from: Number(free?.dataset['from']), long: free?.textContent?.length ?? 0, x: place.x, y: place.y + place.height / 2, right: place.right };
  }); // prettier-ignore
  assert.ok(word);
  await page.mouse.move(word.x + 1, word.y);
  await page.mouse.down();
  await page.mouse.move(word.right - 1, word.y, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Redact selected words' }).click();
  await page.locator('#panel button').nth(1).click();
  await until(() => events(who, 'added').length === 1, 'added');
  const [added] = events(who, 'added');
  assert.ok(added && 'from' in added.place && added.category === 'address');
  assert.ok(Math.abs(added.place.from - word.from) <= 1 && Math.abs(added.place.to - word.from - word.long) <= 1);
  await page.waitForSelector(`li[data-id="${added.id}"]`, { state: 'attached' });
  await page.getByRole('button', { name: 'Draw a box' }).click();
  const sheet = await page.locator('#sheet').boundingBox();
  assert.ok(sheet);
  await page.mouse.move(sheet.x + 200, sheet.y + 100);
  await page.mouse.down();
  await page.mouse.move(sheet.x + 320, sheet.y + 160, { steps: 4 });
  await page.mouse.up();
  await page.locator('#panel button').nth(7).click();
  await until(() => events(who, 'added').length === 2, 'box');
  const place = events(who, 'added')[1]?.place;
  assert.ok(place && 'box' in place && place.box[2] - place.box[0] > 50 && place.box[3] - place.box[1] > 25);
  await page.locator('#documents > summary').click();
  await page.locator('#documents a').last().click();
  await page.waitForSelector('.notice');
  assert.match(await page.innerText('.notice'), /This page does not go/);
  assert.deepEqual(complaints, []);
});

test('connection lost while deciding: it is said, nothing is lost, not even when the window is closed', async (t) => {
  if (!look(t)) return;
  assert.ok(bench && browser);
  const { page, who, context, complaints } = await at('Ada Quill', 5, { questions: 4 });
  await context.setOffline(true);
  for (const press of ['a', 'a', 'x', '1']) await page.keyboard.press(press);
  await page.waitForFunction(() => /3 not saved yet: no connection/.test(document.getElementById('saved')?.textContent ?? '')); // prettier-ignore
  assert.equal(events(who, 'decided').length, 0);
  const stored = await page.evaluate(() => Object.values(localStorage).join(' '));
  assert.match(stored, /"kind":"(decided|question)"/);
  const words = await page.evaluate(() => [...document.querySelectorAll('.item__words')].map((one) => one.textContent ?? '')); // prettier-ignore
  for (const word of words.filter((one) => one.length > 5)) assert.ok(!stored.includes(word), 'values stay out of the browser’s store'); // prettier-ignore
  await context.setOffline(false);
  await until(() => presses(who) === 3, 'sent when the connection was back');
  await saved(page);
  await page.waitForFunction(() => /All saved/.test(document.getElementById('saved')?.textContent ?? ''));
  await context.setOffline(true);
  await page.keyboard.press('a');
  await page.waitForFunction(() => /1 not saved yet/.test(document.getElementById('saved')?.textContent ?? ''));
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(bench.own + bench.base);
  await until(() => presses(who) === 4, 'sent by the next window');
  const all = events(who, 'decided').map(({ marks: [one] }) => one?.mark);
  assert.equal(new Set(all).size, all.length, `nothing twice: ${all.join(', ')}`);
  assert.deepEqual(complaints, []);
});

test('server gone and back while deciding: nothing lost, nothing twice', async (t) => {
  if (!look(t)) return;
  assert.ok(bench);
  const { page, who } = await at('Bo Lindley', 5, { questions: 4 });
  await page.keyboard.press('a');
  await until(() => presses(who) === 1, 'the first');
  await bench.down();
  for (const press of ['a', 'a', 'a']) await page.keyboard.press(press);
  await page.waitForFunction(() => /3 not saved yet/.test(document.getElementById('saved')?.textContent ?? ''));
  await bench.up();
  await until(() => presses(who) === 4, 'sent to the new server');
  await saved(page);
  const marks = events(who, 'decided').map(({ marks: [one] }) => one?.mark);
  assert.equal(new Set(marks).size, marks.length);
  assert.equal(presses(who), 4);
});

test('an answer that was taken in but never heard of is not taken in twice', async (t) => {
  if (!look(t)) return;
  const { page, who } = await at('Cy Arden', 2);
  let lost = 0;
  await page.route('**/review/events', async (route) => {
    if (lost > 0) return route.continue();
    lost++;
    await route.fetch();
    await route.abort();
  });
  await page.keyboard.press('a');
  await until(() => lost === 1 && presses(who) === 1, 'taken in');
  await saved(page);
  const answered = events(who, 'decided').map(({ marks: [one] }) => one?.mark);
  assert.equal(new Set(answered).size, answered.length);
});

test('two reviewers in two browsers see each other, and differ in the open', async (t) => {
  if (!look(t)) return;
  assert.ok(bench && browser);
  const one = await at('Dee Marsh', 2);
  const second = await bench.member('Eli Stone', ['prosecutor']);
  const other = await bench.window(browser, second);
  await other.page.goto(bench.own + (await data(one.page, 'own')));
  if ((await data(other.page, 'blind')) === 'yes') {
    // Blind for the second: uncovered first.
    await other.page.getByRole('button', { name: 'Uncover the marks' }).click();
    await other.page.waitForSelector('.item');
  }
  await one.page.waitForFunction(() => /Eli Stone is on this page too/.test(document.getElementById('others')?.textContent ?? '')); // prettier-ignore
  const key = await one.page.evaluate(() => document.querySelector<HTMLElement>('.item.current')?.dataset['key']);
  await one.page.keyboard.press('a');
  await until(() => presses(one.who) === 1, 'first answer');
  await other.page.waitForFunction((of) => document.querySelector<HTMLElement>(`li[data-key="${of}"]`)?.dataset['act'] === 'redact', key); // prettier-ignore
  assert.match(await other.page.innerText('#others'), /Dee Marsh changed something/);
});

test('a blind page: the person marks first, Space uncovers, what only they found is redacted', async (t) => {
  if (!look(t)) return;
  assert.ok(bench && browser);
  const who = await bench.member('Flo Hart', ['prosecutor']);
  const { page, complaints } = await bench.window(browser, who);
  await page.goto(bench.own + bench.base);
  while ((await data(page, 'blind')) !== 'yes') await page.goto(bench.own + (await page.locator('#next').getAttribute('href'))); // prettier-ignore
  assert.equal(await page.locator('.mark, .item').count(), 0);
  await page.evaluate(() => {
    const [word] = document.querySelectorAll('#layer text');
    if (word?.firstChild) getSelection()?.setBaseAndExtent(word.firstChild, 0, word.firstChild, 3);
  });
  await page.keyboard.press('r');
  await page.keyboard.press('9');
  await page.waitForFunction(() => /Marked: 1 so far/.test(document.getElementById('marked')?.textContent ?? ''));
  const floor = Number(await data(page, 'floor'));
  for (let i = 0; i < 60 && (await data(page, 'blind')) === 'yes'; i++) {
    await page.keyboard.press(' ');
    await page.waitForTimeout(Math.max(150, floor * 25));
  }
  assert.ok((await page.locator('.item').count()) > 0);
  const [event] = events(who, 'blind-done');
  assert.equal(event?.found.length, 1);
  assert.deepEqual(complaints, []);
});

test('the page read aloud: regions, marks as buttons that say what they are, a list that mirrors them', async (t) => {
  if (!look(t)) return;
  const { page } = await at('Gus Penn', 2);
  const tree = await page.locator('main').ariaSnapshot();
  assert.match(tree, /- region "The case":/);
  assert.match(tree, /- heading "[^"]+ page \d+ of \d+" \[level=1\]/);
  assert.match(tree, /- navigation "Pages":/);
  assert.match(tree, /- region "The page":/);
  assert.match(tree, /- img "Page \d+ of [^"]+ as it came in; its words follow"/);
  assert.match(tree, /- group "Words and marks of the page":/);
  assert.match(tree, /button "Open: [A-Z][^"]+\. (Certain|Likely|Worth a look)\."/);
  assert.match(tree, /- region "Marks of this page":/);
  assert.match(tree, /- heading "\d+ open of \d+ marks" \[level=2\]/);
  assert.match(tree, /- button "Redact"/);
  assert.match(tree, /- combobox "Leave it visible, because"/);
  const buttons = await page.locator('#marks button:not([aria-hidden])').count();
  assert.equal(buttons, await page.locator('#items > li').count());
  await page.keyboard.press('j');
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  assert.match(focused ?? '', /^(Open|Redact|Stays): /);
});
