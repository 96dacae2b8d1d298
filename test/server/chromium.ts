// Debian's Chromium for tests: how it is started, what it complains of, and the measure that pages are held against.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';

const PROGRAM = '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']; // prettier-ignore
/** Wanted where changes are accepted (.ci/run installs it); elsewhere these tests say that they could not look. */
export const canBrowse = existsSync(PROGRAM) || process.env['CI'] !== undefined;
export const startBrowser = (): Promise<Browser> => chromium.launch({ executablePath: PROGRAM, args: FLAGS });

/** Writes down whatever the browser complains of from now on, and every request elsewhere. `expected`: a refusal that the test asks for. */
export function complaintsOf(page: Page, own: string, expected = /status of 4\d\d/): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !expected.test(line.text())) complaints.push(line.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith('data:')) complaints.push(request.url());
  });
  return complaints;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Holds the page against WCAG 2.2 AA and best practice. The policy for scripts lets no tag in, so it is run, not loaded. */
export async function accessible(page: Page, where: string): Promise<void> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    interface Axe {
      run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[]; passes: unknown[] }>;
    }
    const { violations, passes } = await (globalThis as unknown as { axe: Axe }).axe.run();
    return { violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`), passes: passes.length }; // prettier-ignore
  });
  assert.deepEqual(found.violations, [], where);
  assert.ok(found.passes > 10, `${where}: axe looked at nothing`);
}
