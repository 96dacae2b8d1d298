// The workbench on a free port with the practice case, for tests and measurements in a real browser.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Casework } from '../../src/casework/index.ts';
import { loadRulebook } from '../../src/guidance/index.ts';
import { EMPTY_LOG, type ReviewLog } from '../../src/review/index.ts';
import { setStanding } from '../../src/server/access/standing.ts';
import type { StaffRole } from '../../src/server/access/roles.ts';
import { makeAccount } from '../../src/server/accounts/accounts.ts';
import { beginSession } from '../../src/server/accounts/sessions.ts';
import { makeApp } from '../../src/server/index.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { openCase, openStore, type Store } from '../../src/store/index.ts';
import { complaintsOf } from './chromium.ts';
import { caseworkInMemory, type InMemory } from './made-case.ts';
import { freePort } from './port.ts';

const clock = (): Date => new Date();

export interface Member {
  readonly account: string;
  readonly name: string;
  /** Of a session that has begun. */
  readonly token: string;
}

export interface Workbench {
  readonly own: string;
  readonly caseId: string;
  /** Path of the review. */
  readonly base: string;
  readonly store: Store;
  /** What people said so far; it outlives a restart as the store does. */
  readonly kept: { log: ReviewLog };
  readonly casework: () => InMemory;
  /** An account with this case, signed in. */
  readonly member: (name: string, roles: readonly StaffRole[], id?: string) => Promise<Member>;
  /** A browser window in which somebody is signed in. Every complaint of the browser, and every request elsewhere, is written down. */
  readonly window: (browser: Browser, member: Member, more?: WindowOptions) => Promise<{ page: Page; context: BrowserContext; complaints: string[] }>;
  /** The server goes away at once, open connections and all. */
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
  readonly stop: () => Promise<void>;
} // prettier-ignore

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly script?: boolean;
}

/** Starts it. `change`: casework that does one thing differently. `times`: so many times the papers. `caseId`: where it decides which pages are blind. */
export async function startWorkbench(change: (casework: InMemory) => Casework = (one) => one, times = 1, caseId: string = randomUUID()): Promise<Workbench> {
  const lane = await newFolder();
  const store = await openStore(lane.place);
  const port = await freePort();
  const own = `http://127.0.0.1:${port}`;
  const kept = { log: EMPTY_LOG };
  const names = new Map<string, string>();
  const secret = (purpose: string): string => createHash('sha256').update(purpose).digest('hex');
  let casework = await caseworkInMemory(caseId, kept, names, times);
  const { urn, title } = casework.viewNow;
  await store.transaction((trx) => openCase(trx, { id: caseId, urn, title, manifest: {} }, clock));
  let app: FastifyInstance | null = null;
  const up = async (): Promise<void> => {
    casework = await caseworkInMemory(caseId, kept, names, times);
    app = await makeApp({ rulebook: loadRulebook(), store, clock, random: randomBytes, own, casework: change(casework), secret });
    await app.listen({ host: '127.0.0.1', port });
  };
  const down = async (): Promise<void> => {
    app?.server.closeAllConnections();
    await app?.close();
    app = null;
  };
  await up();
  return {
    own,
    caseId,
    base: `/cases/${caseId}/for/defence%3AD1/review`,
    store,
    kept,
    casework: () => casework,
    async member(name, roles, account = randomUUID()) {
      names.set(account, name);
      const token = await store.transaction(async (trx) => {
        await makeAccount(trx, { id: account, login: `${account}@cps.example`, name, roles }, clock);
        await setStanding(trx, { caseId, account, kind: 'given', reason: 'theirs to review', by: account }, clock);
        return beginSession(trx, account, 'password', null, clock, randomBytes);
      });
      return { account, name, token };
    },
    async window(browser, member, { width = 1200, height = 600, dark = false, script = true } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: script });
      await context.addCookies([{ name: 'blotter-session', value: member.token, url: own, httpOnly: true, sameSite: 'Lax' }]);
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      const complaints = complaintsOf(page, own, /status of [45]\d\d|ERR_CONNECTION|ERR_INTERNET|ERR_EMPTY/);
      return { page, context, complaints };
    },
    down,
    up,
    async stop() {
      await down();
      await store.close();
      await lane.clear();
    },
  };
} // prettier-ignore

/** Somebody new at a page that is not blind for them, has `open` open marks or more in `questions` questions or more, and asks for `floor` seconds at most. */
export async function openPage(
  bench: Workbench,
  browser: Browser,
  name: string,
  { open = 2, questions = 0, floor = 1000, ...options }: WindowOptions & { readonly open?: number; readonly questions?: number; readonly floor?: number } = {},
): Promise<Awaited<ReturnType<Workbench['window']>> & { readonly who: Member }> {
  const who = await bench.member(name, ['prosecutor']);
  const window = await bench.window(browser, who, options);
  await window.page.goto(bench.own + bench.base);
  for (;;) {
    const { blind, floor: asked } = await window.page.evaluate(() => ({ ...document.getElementById('review')?.dataset }));
    const waiting = await window.page.locator('.item--undecided').evaluateAll((items) => items.map((one) => (one as HTMLElement).dataset['question']));
    if (blind !== 'yes' && Number(asked) <= floor && waiting.length >= open && new Set(waiting).size >= questions) return { ...window, who };
    await window.page.goto(bench.own + (await window.page.locator('#next').getAttribute('href')));
  }
} // prettier-ignore
