// A reviewer who knows the truth of the practice case and answers as a careful person would: what must go goes, what must stay
// or is nobody's data stays, of what a person decides either is right and the safe one is taken. Presses keys alone and counts them.
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { CaseView } from '../../src/casework/index.ts';
import type { Proposal } from '../../src/model/index.ts';
import { needsPerson, oneQuestion } from '../../src/review/index.ts';
import { readTruth, type Mark } from '../fixtures/truth.ts';

const CASE = path.resolve(import.meta.dirname, '../../practice/harbour-road-burglary');

type Verdict = Mark['verdict'] | 'none';
interface Place {
  readonly verdict: Mark['verdict'];
  readonly from: number;
  readonly to: number;
}

/** Where the marked values stand in a page's text, however its spaces and hyphens fell. */
function placesIn(text: string, marks: readonly Mark[]): Place[] {
  const at: number[] = [];
  let letters = '';
  const bare = (piece: string): string => piece.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  for (let i = 0; i < text.length; i++)
    for (const letter of bare(text.charAt(i))) {
      letters += letter;
      at.push(i);
    }
  let behind = 0;
  return marks.flatMap(({ verdict, text: value }): Place[] => {
    const wanted = bare(value);
    const next = letters.indexOf(wanted, behind);
    const hit = next < 0 ? letters.indexOf(wanted) : next;
    if (wanted === '' || hit < 0) return [];
    behind = hit + wanted.length;
    return [{ verdict, from: at[hit] ?? 0, to: (at[behind - 1] ?? 0) + 1 }];
  });
}

/** What a careful person answers, by mark: one answer to each question. */
export function carefulAnswers(view: CaseView): ReadonlyMap<string, 'redact' | 'keep'> {
  const truth = new Map(readTruth(CASE).map((one) => [one.file, one.marks]));
  const answers = new Map<string, 'redact' | 'keep'>();
  for (const { judged } of view.documents)
    for (const { no, text } of judged.document.pages) {
      const places = placesIn(text, truth.get(judged.document.file) ?? []);
      const verdict = ({ finding: { passage } }: Proposal): Verdict => {
        const all = places.filter(({ from, to }) => from < passage.to && passage.from < to).map((one) => one.verdict);
        return all.includes('R') ? 'R' : all.includes('A') ? 'A' : (all[0] ?? 'none');
      };
      const ask = judged.proposals.filter((one) => one.finding.passage.page === no && needsPerson(one));
      for (const question of oneQuestion(ask, text)) {
        const all = question.map(verdict);
        const safe = all.includes('R') || all.every((one) => one === 'A');
        for (const { id } of question) answers.set(id, safe ? 'redact' : 'keep');
      }
    }
  return answers;
}

/** So many times as fast does time pass for the page: nobody waits for a script to read. */
const FASTER = 40;
export async function passTimeFaster(page: Page): Promise<void> {
  await page.addInitScript((faster) => {
    const now = performance.now.bind(performance);
    performance.now = () => now() * faster;
    const every = window.setInterval.bind(window);
    Object.assign(window, { ticks: 0 });
    const tick = (run: () => void) => (): void => {
      (window as unknown as { ticks: number }).ticks++;
      run();
    };
    window.setInterval = ((run: () => void, ms: number) => ms === 250 ? every(tick(run), 1000 / faster) : every(run, ms)) as typeof setInterval;
  }, FASTER);
} // prettier-ignore

export interface Presses {
  readonly presses: number;
  readonly pages: number;
  /** Of the presses: answers, going on within a page or finishing it, and keys that only brought something into view. */
  readonly answers: number;
  readonly done: number;
  readonly blind: number;
}

interface Open {
  readonly question: number;
  readonly ids: readonly string[];
}
const openOn = (page: Page): Promise<Open[]> =>
  page.evaluate(() => {
    const open = [...document.querySelectorAll<HTMLElement>('#items > li[data-act=undecided][data-question]:not(.item--late)')];
    const groups = Map.groupBy(open, ({ dataset }) => Number(dataset['question']));
    return [...groups].map(([question, places]) => ({ question, ids: places.map(({ dataset }) => dataset['id'] ?? '') }));
  }); // prettier-ignore
const isInView = (page: Page, question: number): Promise<boolean> =>
  page.evaluate((no) => {
    const first = document.querySelector<HTMLElement>(`#items > li[data-question="${no}"]`)?.dataset['key'] ?? '';
    const place = document.querySelector(`#marks button[data-key="${first}"]`)?.getBoundingClientRect();
    const sheet = document.getElementById('sheet')?.getBoundingClientRect();
    return place !== undefined && sheet !== undefined && place.top >= sheet.top && place.bottom <= sheet.bottom;
  }, question);
const own = (page: Page): Promise<string> => page.evaluate(() => document.getElementById('review')?.dataset['own'] ?? ''); // prettier-ignore
/** Until what a key began is over: `name` is no longer `was`, or the page says what is missing first. */
const settled = (page: Page, name: string, was: string): Promise<unknown> =>
  page.waitForFunction(([of, before]) => document.getElementById('review')?.dataset[of ?? ''] !== before || /Not all of the page|Read this page|last page/.test(document.getElementById('saved')?.textContent ?? ''), [name, was]); // prettier-ignore
/** All that was done is with the server, and drawn. */
const saved = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => !document.querySelector('.item--late') && !Object.keys(localStorage).some((key) => key.startsWith('blotter:'))); // prettier-ignore

/** Until the page counted so many seconds more: it counts one at most each time it looks at the clock. */
async function readFor(page: Page, seconds: number): Promise<void> {
  const ticks = await page.evaluate(() => (window as unknown as { ticks: number }).ticks);
  await page.waitForFunction((until) => (window as unknown as { ticks: number }).ticks >= until, ticks + seconds * 1.1 + 3);
} // prettier-ignore

/** Goes through all pages. `address`: of the review. */
export async function reviewCarefully(page: Page, address: string, answers: ReadonlyMap<string, 'redact' | 'keep'>): Promise<Presses> {
  const count = { answers: 0, done: 0, blind: 0 };
  const press = async (key: string, what: keyof typeof count): Promise<void> => {
    await page.keyboard.press(key);
    count[what]++;
  };
  await page.goto(address);
  const pages = Number(await page.evaluate(() => /of (\d+)/.exec(document.querySelector('.tools__pages span')?.textContent ?? '')?.[1]));
  const ended = async (): Promise<boolean> => /last page/.test((await page.locator('#saved').textContent()) ?? '');
  for (let finished = 0; finished < pages; finished++) {
    const [here, floor] = [await own(page), Number(await page.evaluate(() => document.getElementById('review')?.dataset['floor']))];
    await readFor(page, floor);
    // Only what was not in view yet may be gone on to: where all was, the key would finish the page.
    let all = false;
    while ((await page.evaluate(() => document.getElementById('review')?.dataset['blind'])) === 'yes') {
      all = true;
      await press(' ', 'blind');
      await settled(page, 'blind', 'yes');
    }
    await page.waitForTimeout(300);
    for (;;) {
      const [next] = (await openOn(page)).filter(({ ids }) => ids.every((id) => answers.get(id) === 'keep'));
      if (!next) break;
      if (next.question > 9) throw new Error(`question ${next.question} of ${here} has no digit`);
      // What is further down is read when it is in view.
      if (all || (await isInView(page, next.question))) await press(String(next.question), 'answers');
      else {
        all = true;
        await press('c', 'done');
        await settled(page, 'own', here);
      }
      await page.waitForTimeout(50);
      await saved(page);
    }
    for (let i = 0; i < 20 && (await own(page)) === here && !(await ended()); i++) {
      await press('c', 'done');
      await settled(page, 'own', here);
    }
    await saved(page);
  }
  return { ...count, presses: count.answers + count.done + count.blind, pages };
} // prettier-ignore
