// The real thing: `blotter serve` with its store, killed and started again while somebody decides. Nothing is lost or doubled.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { canBrowse, startBrowser } from './chromium.ts';

const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts');
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** Starts it; resolves with what it printed once it is open. */
async function serve(data: string, port: number): Promise<{ child: ChildProcess; said: () => string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, 'serve', '--data', data, '--port', String(port)], { stdio: ['ignore', 'pipe', 'pipe'] }); // prettier-ignore
  let text = '';
  child.stdout?.on('data', (piece: Buffer) => (text += piece.toString()));
  child.stderr?.on('data', (piece: Buffer) => (text += piece.toString()));
  for (let i = 0; !/Blotter is open/.test(text); i++) {
    assert.ok(i < 1200 && child.exitCode === null, text);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { child, said: () => text };
}

const acts = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => Object.fromEntries([...document.querySelectorAll<HTMLElement>('li.item')].map(({ dataset }) => [dataset['id'] ?? '', dataset['act'] ?? '']))); // prettier-ignore

/** What the next answer answers: the chosen mark, and the open ones of its question where it is the first of them. */
const answeredTogether = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const item = document.querySelector<HTMLElement>('.item.current');
    const same = [...document.querySelectorAll<HTMLElement>('.item')].filter(({ dataset }) => dataset['question'] !== undefined && dataset['question'] === item?.dataset['question']);
    const open = same.filter((one) => one.dataset['act'] === 'undecided' && !one.classList.contains('item--late'));
    return same[0] === item ? open.map(({ dataset }) => dataset['id'] ?? '') : [item?.dataset['id'] ?? ''];
  }); // prettier-ignore

test('killed twice while deciding on the real store', { timeout: 600_000 }, async (t) => {
  if (!canBrowse) return t.diagnostic('Chromium is not installed here: not looked at');
  const data = await mkdtemp(path.join(tmpdir(), 'blotter-killed-'));
  const port = await freePort();
  const own = `http://127.0.0.1:${port}`;
  const browser = await startBrowser();
  let { child, said } = await serve(data, port);
  try {
    for (let i = 0; i < 100 && !/\/open\//.test(said()); i++) await new Promise((resolve) => setTimeout(resolve, 100));
    const link = /http\S+\/open\/\S+/.exec(said())?.[0] ?? assert.fail(said());
    const page = await (await browser.newContext({ viewport: { width: 1200, height: 600 } })).newPage();
    page.setDefaultTimeout(240_000);
    await page.goto(link);
    await page.fill('#password', 'kettle orbit lantern');
    await page.click('text=Set the password');
    await page.waitForURL(/\/(accounts)?$/);
    await page.goto(own);
    await page.locator('main table a[href*="/cases/"]').first().click();
    for (let i = 0; (await page.locator('a[href*="/review"]').count()) === 0; i++) {
      assert.ok(i < 120, 'the practice case is ready in time');
      await page.waitForTimeout(2000);
      await page.reload();
    }
    await page.goto(own + (await page.locator('a[href*="/review"]').first().getAttribute('href')));
    for (;;) {
      await page.waitForSelector('#review');
      const blind = await page.evaluate(() => document.getElementById('review')?.dataset['blind'] === 'yes');
      const questions = await page.locator('.item--undecided').evaluateAll((items) => items.map((one) => (one as HTMLElement).dataset['question']));
      if (!blind && new Set(questions).size >= 5) break;
      await page.goto(own + (await page.locator('#next').getAttribute('href')));
    }
    const open = Object.entries(await acts(page)).filter(([, act]) => act === 'undecided').map(([id]) => id);
    const expected: string[] = [];
    for (const round of [1, 2]) {
      // One in flight when it is killed, one when nobody is there.
      expected.push(...(await answeredTogether(page)));
      await page.keyboard.press('a');
      child.kill('SIGKILL');
      expected.push(...(await answeredTogether(page)));
      await page.keyboard.press('a');
      await page.waitForFunction(() => /not saved yet/.test(document.getElementById('saved')?.textContent ?? ''));
      ({ child, said } = await serve(data, port));
      await page.waitForFunction(() => /All saved/.test(document.getElementById('saved')?.textContent ?? ''));
      assert.equal(await page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('blotter:'))), false, `round ${round}`);
    }
    await page.reload();
    const now = await acts(page);
    assert.ok(expected.length >= 4);
    assert.equal(new Set(expected).size, expected.length);
    for (const id of open) assert.equal(now[id], expected.includes(id) ? 'redact' : 'undecided', id);
    for (const id of expected) {
      const answers = await page.locator(`li[data-id="${id}"] .said`).count();
      assert.equal(answers, 1, 'one answer, once');
    }
  } finally {
    await browser.close();
    child.kill('SIGKILL');
    await rm(data, { recursive: true, force: true });
  }
}); // prettier-ignore
