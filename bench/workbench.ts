// How quick the workbench is under a person's hands, in real Chromium: the next page, an answer, the server's pages, the size
// of the script; and how many keys a careful scripted reviewer presses for ten pages of the practice case. Casework is in memory here:
// what the store adds is measured by bench/casework. Run: node bench/workbench.ts
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { viewerScript } from '../src/server/web/script.ts';
import { carefulAnswers, passTimeFaster, reviewCarefully } from '../test/server/careful.ts';
import { startBrowser } from '../test/server/chromium.ts';
import { startWorkbench, type Member, type Workbench } from '../test/server/workbench.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const p = (numbers: readonly number[], share: number): number => numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? NaN; // prettier-ignore
const told = (name: string, times: readonly number[], wanted: number): void =>
  print(`${name.padEnd(44)} p50 ${p(times, 0.5).toFixed(0)} ms   p95 ${p(times, 0.95).toFixed(0)} ms   of ${times.length} (wanted ${wanted})`); // prettier-ignore
const own = (page: Page): Promise<string> => page.evaluate(() => document.getElementById('review')?.dataset['own'] ?? ''); // prettier-ignore

/** From the key to the frame in which the next page stands, its picture decoded. */
async function nextPages(bench: Workbench, page: Page, count: number): Promise<number[]> {
  await page.goto(bench.own + bench.base);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    let pressed = 0;
    addEventListener('keydown', () => (pressed = performance.now()), true);
    new MutationObserver(() => {
      const picture = document.getElementById('picture') as HTMLImageElement | null;
      if (pressed === 0 || !picture?.complete || picture.naturalWidth === 0) return;
      const from = pressed;
      pressed = 0;
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - from)));
    }).observe(document.body, { childList: true });
  }); // prettier-ignore
  for (let i = 0; i < count; i++) {
    const here = await own(page);
    await page.waitForTimeout(900);
    await page.keyboard.press(']');
    await page.waitForFunction((of) => document.getElementById('review')?.dataset['own'] !== of, here);
  }
  return page.evaluate(() => (window as unknown as { times: number[] }).times);
}

/** Times of the browser's own book: from sending an answer to its acknowledgement. */
const requests = (page: Page, ending: string): Promise<number[]> =>
  page.evaluate((end) => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(end)).map(({ duration }) => duration), ending); // prettier-ignore

async function answers(page: Page, count: number): Promise<number[]> {
  let made = 0;
  while (made < count) {
    while (made < count && (await page.locator('.item.current.item--undecided').count()) > 0) {
      await page.keyboard.press('a');
      made++;
      await page.waitForTimeout(800);
    }
    const here = await own(page);
    await page.keyboard.press(']');
    await page.waitForFunction((of) => document.getElementById('review')?.dataset['own'] !== of, here);
  }
  return requests(page, '/events');
}

/** From asking for the review page to its first paint and to its picture, on a laptop of the middle range: a processor four times as slow, 10 Mbit a second, 20 ms away; nothing kept from before. */
async function firstPaint(bench: Workbench, browser: Browser, member: Member, count: number): Promise<{ paint: number[]; picture: number[] }> {
  const [paint, picture]: [number[], number[]] = [[], []];
  for (let i = 0; i < count; i++) {
    const { page, context } = await bench.window(browser, member);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 20, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(`${bench.own}${bench.base}/7/1`, { waitUntil: 'load' });
    const times = await page.evaluate(async () => {
      while (performance.getEntriesByName('first-contentful-paint').length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      const drawn = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/picture')) as PerformanceResourceTiming | undefined;
      return [performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN, drawn?.responseEnd ?? NaN] as const;
    });
    paint.push(times[0]);
    picture.push(times[1]);
    await context.close();
  }
  return { paint, picture };
} // prettier-ignore

/** How long the server takes for a page, asked from outside a browser. */
async function pages(bench: Workbench, member: Member, count: number): Promise<number[]> {
  const times: number[] = [];
  const docs = bench.casework().viewNow.documents.length;
  for (let i = 0; i < count; i++) {
    const url = `${bench.own}${bench.base}/${(i % docs) + 1}/1`;
    const from = performance.now();
    await (await fetch(url, { headers: { cookie: `blotter-session=${member.token}` } })).text();
    times.push(performance.now() - from);
  }
  return times;
}

const script = viewerScript();
print(`review script                                ${(gzipSync(script).length / 1024).toFixed(1)} KiB gzip, ${(script.length / 1024).toFixed(1)} KiB (wanted 40 gzip)`); // prettier-ignore
const browser = await startBrowser();
const large = await startWorkbench(undefined, 15);
try {
  const member = await large.member('Kiran Malik', ['prosecutor']);
  const { page } = await large.window(browser, member);
  const sheets = large.casework().viewNow.documents.reduce((sum, { judged }) => sum + judged.document.pages.length, 0);
  print(`a case of ${sheets} pages, ${large.casework().viewNow.documents.reduce((sum, { judged }) => sum + judged.proposals.length, 0)} marks`); // prettier-ignore
  told('next page, key to frame', await nextPages(large, page, 40), 100);
  told('an answer, sent to acknowledged', await answers(page, 30), 50);
  told('a page of the server', await pages(large, member, 150), 60);
  const first = await firstPaint(large, browser, member, 20);
  told('first paint of a review page, slow laptop', first.paint, 1000);
  told('… and its picture has come', first.picture, 1000);
} finally {
  await large.stop();
}
const small = await startWorkbench();
try {
  const { page } = await small.window(browser, await small.member('Robin Hale', ['prosecutor']));
  await passTimeFaster(page);
  const {
    presses,
    pages: all,
    answers: given,
    blind,
  } = await reviewCarefully(page, small.own + small.base, carefulAnswers(small.casework().viewNow));
  print(`keys for the practice case                   ${presses} for ${all} pages, ${given} of them answers, ${blind} on blind pages: ${((presses / all) * 10).toFixed(1)} per ten pages (wanted 40)`); // prettier-ignore
} finally {
  await browser.close();
  await small.stop();
}
