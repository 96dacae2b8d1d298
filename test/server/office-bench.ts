// The workbench on a free port over the real store with its jobs, for journeys in a real browser.
// Not here: a case in memory (workbench.ts).
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { standingOf } from '../../src/casework/index.ts';
import { loadRulebook } from '../../src/guidance/index.ts';
import type { ReviewEvent } from '../../src/review/index.ts';
import { setStanding } from '../../src/server/access/standing.ts';
import type { StaffRole } from '../../src/server/access/roles.ts';
import { beginSession } from '../../src/server/accounts/sessions.ts';
import { makeAccount, makeApp } from '../../src/server/index.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { clock, manifestOf, markDrawn, openOffice, paper, type Office } from '../casework/open.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { complaintsOf, startBrowser } from './chromium.ts';
import { freePort } from './port.ts';

const STATEMENT = ['WITNESS STATEMENT', 'Statement of: Joanna Nowak', 'I live at 7 Alma Grove, Leeds LS9 7AA.', 'I saw Darren Holt take the coat.']; // prettier-ignore
const FOR = 'defence:D1';

export interface Somebody {
  readonly id: string;
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained of, and every request elsewhere. */
  readonly complaints: string[];
}

export interface OfficeBench {
  readonly own: string;
  readonly office: Office;
  /** Somebody signed in, in a window of their own. */
  readonly person: (name: string, role: StaffRole, how?: { readonly dark?: boolean; readonly script?: boolean }) => Promise<Somebody>; // prettier-ignore
  readonly give: (caseId: string, account: string, kind?: 'given' | 'walled') => Promise<void>;
  /** A case that left for the defence of D1: `first` prepared and released it, `second` checked it. */
  readonly released: (first: string, second: string) => Promise<{ readonly caseId: string; readonly release: string }>; // prettier-ignore
  readonly close: () => Promise<void>;
}

/** Opens it. */
export async function openOfficeBench(): Promise<OfficeBench> {
  const lane = await newFolder();
  const office = await openOffice(lane, { second: { share: 1, shareNew: 1, newUntil: 0 } });
  const { store, casework } = office;
  const port = await freePort();
  const own = `http://127.0.0.1:${port}`;
  const app = await makeApp({ rulebook: loadRulebook(), store, casework, clock, random: randomBytes, own, secret: casework.secret }); // prettier-ignore
  await app.listen({ host: '127.0.0.1', port });
  const browser: Browser = await startBrowser();
  const give: OfficeBench['give'] = (caseId, account, kind = 'given') =>
    store.transaction((trx) => setStanding(trx, { caseId, account, kind, reason: 'as the test says', by: account }, clock)); // prettier-ignore
  return {
    own,
    office,
    give,
    person: async (name, role, { dark = false, script = true } = {}) => {
      const id = randomUUID();
      const token = await store.transaction(async (trx) => {
        await makeAccount(trx, { id, login: `${id}@cps.example`, name, roles: [role] }, clock);
        return beginSession(trx, id, 'password', null, clock, randomBytes);
      });
      const context = await browser.newContext({ viewport: { width: 1200, height: 600 }, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: script }); // prettier-ignore
      await context.addCookies([{ name: 'blotter-session', value: token, url: own, httpOnly: true, sameSite: 'Lax' }]);
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      const complaints = complaintsOf(page, own);
      return { id, page, context, complaints };
    },
    released: async (first, second) => {
      const caseId = await casework.takeIn({ manifest: manifestOf(), papers: [paper('MG11 Nowak.pdf', makePdf([STATEMENT]))], by: first }); // prettier-ignore
      await give(caseId, second);
      await office.settled();
      const view = await casework.view(caseId, FOR);
      assert.ok(view);
      const marks = standingOf(view, await casework.log(caseId, FOR)).documents.flatMap(({ decided }) => decided).filter(({ act }) => act !== 'keep'); // prettier-ignore
      for (const { proposal: { id, rule, act, grade } } of marks) {
        const event: ReviewEvent = { kind: 'decided', id: randomUUID(), by: first, at: clock().toISOString(), marks: [{ mark: id, basis: { guidance: view.guidance, rule, proposed: act, grade } }], choice: { act: 'redact' }, reason: 'As proposed.', over: [] };
        assert.equal(await casework.append(caseId, FOR, event), null);
      } // prettier-ignore
      assert.deepEqual(await casework.submit(caseId, FOR, first), []);
      await markDrawn(casework, caseId, FOR, second);
      assert.deepEqual(await casework.accept(caseId, FOR, second), []);
      assert.deepEqual(await casework.release(caseId, FOR, first, ['Holt', 'Hartley Vane']), []);
      await office.settled();
      const [left] = await casework.released(caseId);
      assert.ok(left);
      return { caseId, release: left.release };
    },
    close: async () => {
      await browser.close();
      await app.close();
      await office.close();
      await lane.clear();
    },
  };
}
