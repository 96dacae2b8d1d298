// The way of a case through the workbench in a real browser, on the real store with its jobs: taken in, cleared, submitted,
// checked by a second person, released, recalled; once by mouse in light, once by keyboard in dark. Every page on the way is
// held against WCAG 2.2 AA. Not here: answering single marks (review.test.ts), so those are answered beside the browser.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { standingOf } from '../../src/casework/index.ts';
import { loadRulebook } from '../../src/guidance/index.ts';
import type { Basis, ReviewEvent } from '../../src/review/index.ts';
import type { StaffRole } from '../../src/server/access/roles.ts';
import { setStanding } from '../../src/server/access/standing.ts';
import { invite, makeAccount, makeApp } from '../../src/server/index.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { clock, manifestOf, openOffice, type Office } from '../casework/open.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { accessible, canBrowse, complaintsOf, startBrowser } from './chromium.ts';
import { freePort } from './port.ts';

const STATEMENT = ['WITNESS STATEMENT', 'Statement of: Joanna Nowak', 'I live at 7 Alma Grove, Leeds LS9 7AA.', 'I saw Darren Holt take the coat.']; // prettier-ignore
const PASSWORD = 'kettle orbit lantern';
const FOR = 'defence:D1';
const lane = await newFolder();
let own = '';
let [office, app, browser]: [Office?, FastifyInstance?, Browser?] = [];
let folder = '';

before(async () => {
  if (!canBrowse) return;
  office = await openOffice(lane, { second: { share: 1, shareNew: 1, newUntil: 0 } });
  const port = await freePort();
  own = `http://127.0.0.1:${port}`;
  const { store, casework } = office;
  app = await makeApp({
    rulebook: loadRulebook(),
    store,
    casework,
    clock,
    random: randomBytes,
    own,
    secret: casework.secret,
  });
  await app.listen({ host: '127.0.0.1', port });
  browser = await startBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'blotter-papers-'));
});
after(async () => {
  await browser?.close();
  await app?.close();
  await office?.close();
  await lane.clear();
  await rm(folder, { recursive: true, force: true });
});

/** A case folder of a number of its own, with a file that nobody can open among its papers. */
async function caseFolder(name: string): Promise<string> {
  const documents = path.join(folder, name, 'documents');
  await mkdir(documents, { recursive: true });
  await writeFile(path.join(folder, name, 'case.yaml'), manifestOf());
  await writeFile(path.join(documents, 'MG11 Nowak.pdf'), makePdf([STATEMENT]));
  await writeFile(path.join(documents, 'MG5 damaged.pdf'), '%PDF-1.7\nand then nothing of one');
  return path.join(folder, name);
} // prettier-ignore

interface Person {
  readonly id: string;
  readonly page: Page;
  readonly complaints: string[];
}

/** Somebody signed in, in a window of their own. */
async function person(name: string, role: StaffRole, dark: boolean): Promise<Person> {
  assert.ok(office && browser);
  const id = randomUUID();
  const token = await office.store.transaction(async (trx) => {
    await makeAccount(trx, { id, login: `${id}@cps.example`, name, roles: [role] }, clock);
    return invite(trx, id, clock, randomBytes);
  });
  const context = await browser.newContext({ viewport: { width: 1200, height: 600 }, colorScheme: dark ? 'dark' : 'light' }); // prettier-ignore
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const complaints = complaintsOf(page, own);
  await page.goto(`${own}/open/${token}`);
  await page.fill('#password', PASSWORD);
  await page.click('text=Set the password');
  await page.waitForURL(`${own}/`);
  return { id, page, complaints };
}

/** How a person presses things and fills fields: by mouse, or by Tab and Enter alone. */
interface Hands {
  readonly press: (page: Page, text: string | RegExp) => Promise<void>;
  readonly fill: (page: Page, label: string | RegExp, value: string) => Promise<void>;
  readonly choose: (page: Page, label: string | RegExp, value: string) => Promise<void>;
}
const byMouse: Hands = {
  press: (page, text) => page.locator('a:visible, button:visible, summary:visible').filter({ hasText: text }).first().click(),
  fill: (page, label, value) => page.getByLabel(label).locator('visible=true').first().fill(value),
  choose: async (page, label, value) => {
    if (value === '') await page.getByLabel(label).first().check();
    else await page.getByLabel(label).first().selectOption(value);
  },
}; // prettier-ignore

/** Goes on by Tab until `reached` is what has the focus; at most once around the page. */
async function tabTo(page: Page, reached: (name: string) => boolean): Promise<void> {
  for (let n = 0; n < 250; n++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      interface Focus {
        readonly tagName: string;
        readonly textContent: string | null;
        readonly labels?: Iterable<{ readonly textContent: string | null }> | null;
      }
      const { document } = globalThis as unknown as { document: { activeElement: Focus | null } };
      const at = document.activeElement;
      // Tables that scroll take the focus too, with all that stands in them.
      if (at?.tagName === 'DIV') return '';
      const labels = at?.labels ? [...at.labels] : [];
      return (labels[0]?.textContent ?? at?.textContent ?? '').replace(/\s+/g, ' ').trim();
    });
    if (reached(name)) return;
  }
  assert.fail('no Tab leads there');
}
const fits = (what: string | RegExp) => (name: string): boolean => (typeof what === 'string' ? name.includes(what) : what.test(name)); // prettier-ignore
const byKeyboard: Hands = {
  async press(page, text) {
    await tabTo(page, fits(text));
    await page.keyboard.press('Enter');
  },
  async fill(page, label, value) {
    await tabTo(page, fits(label));
    await page.keyboard.press('Control+A');
    await page.keyboard.type(value);
  },
  async choose(page, label, value) {
    await tabTo(page, fits(label));
    if (value === '') await page.keyboard.press('Space');
    else await page.keyboard.type(value.replaceAll('-', ' '));
  },
};

/** Answers every open mark in somebody's name, as the review page would. */
async function answerAll(caseId: string, by: string): Promise<void> {
  assert.ok(office);
  const { casework } = office;
  const view = await casework.view(caseId, FOR);
  assert.ok(view);
  const marks = standingOf(view, await casework.log(caseId, FOR)).documents.flatMap(({ decided }) => decided).filter(({ act }) => act === 'undecided'); // prettier-ignore
  for (const { proposal } of marks) {
    const basis: Basis = {
      guidance: view.guidance,
      rule: proposal.rule,
      proposed: proposal.act,
      grade: proposal.grade,
    };
    const event: ReviewEvent = { kind: 'decided', id: randomUUID(), by, at: clock().toISOString(), marks: [{ mark: proposal.id, basis }], choice: { act: 'redact' }, reason: 'Not for them.', over: [] }; // prettier-ignore
    assert.equal(await casework.append(caseId, FOR, event), null);
  }
}

async function journey(hands: Hands, dark: boolean): Promise<void> {
  assert.ok(office);
  const { press, fill, choose } = hands;
  const look = (one: Person): Promise<void> => accessible(one.page, `${one.page.url()}, ${dark ? 'dark' : 'light'}`);
  const [kiran, jo] = [await person('Kiran Malik', 'prosecutor', dark), await person('Jo Osei', 'checker', dark)];
  const { page } = kiran;

  // Taken in. First without papers: what is missing is said where it is missing.
  await press(page, 'Open a case');
  await page.waitForURL(`${own}/cases/new`);
  await look(kiran);
  await press(page, 'Take the papers in');
  await page.waitForSelector('#folder-error');
  await look(kiran);
  await page.locator('#folder').setInputFiles(await caseFolder(dark ? 'keys' : 'mouse'));
  await press(page, 'Take the papers in');
  await page.waitForURL(/\/for\/defence%3AD1$/);
  const caseId = /cases\/([\w-]+)/.exec(page.url())?.[1] ?? '';
  await look(kiran);
  await page.waitForSelector('text=Documents, worst first');

  // What could not be opened is said first, and leaving it out cures it.
  assert.match(await page.innerText('.blotter-blockers li >> nth=0'), /MG5 damaged\.pdf: /);
  await look(kiran);
  await press(page, /Leave it out: MG5 damaged\.pdf/);
  await fill(page, 'Why it does not go', 'Damaged; asked for again.');
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=Left out by Kiran Malik');
  await answerAll(caseId, kiran.id);
  await press(page, 'People (');
  await page.waitForURL(/\/people$/);
  await look(kiran);

  // Submitted, and then with a second person.
  await press(page, /^\s*Release\s*$/);
  await page.waitForURL(/\/release$/);
  await look(kiran);
  await press(page, 'Submit it');
  await page.waitForSelector('text=The second person has not checked it');
  await office.store.transaction((trx) => setStanding(trx, { caseId, account: jo.id, kind: 'given', reason: 'checks it', by: kiran.id }, clock)); // prettier-ignore
  await press(jo.page, 'To be checked');
  await jo.page.waitForURL(`${own}/checks`);
  await look(jo);
  await press(jo.page, 'R v Darren HOLT');
  await jo.page.waitForURL(/\/check$/);
  await look(jo);
  await press(jo.page, 'Send it back');
  await jo.page.waitForSelector('#why-error');
  await look(jo);
  // The page that was drawn is marked before anything of it is shown; nothing on it has to go that is not covered.
  await press(jo.page, 'Mark the first of them');
  await jo.page.waitForSelector('[data-blind=yes]');
  await look(jo);
  // Not before all of it was in view for as long as it takes to read.
  for (let i = 0; i < 60 && (await jo.page.locator('[data-blind=yes]').count()) > 0; i++) {
    await jo.page.keyboard.press('Space');
    await jo.page.waitForTimeout(500);
  }
  await jo.page.waitForSelector('text=All pages that were drawn for you are marked');
  await look(jo);
  await press(jo.page, 'Back to the check');
  await jo.page.waitForSelector('text=you and the release agree');
  await look(jo);
  await press(jo.page, 'Accept it');
  await jo.page.waitForURL(/\/release$/);

  // Released by typed names; a slip is said beside the button.
  await page.reload();
  await look(kiran);
  await fill(page, 'Surname', 'Hold');
  await fill(page, 'Firm', 'Hartley Vane');
  await press(page, 'Release the papers');
  await page.waitForSelector('.blotter-refused');
  assert.match(await page.innerText('.blotter-refused'), /The surname you typed is not the recipient's/);
  await look(kiran);
  await fill(page, 'Surname', 'Holt');
  await press(page, 'Release the papers');
  await page.waitForSelector('a:has-text("Receipt")');
  assert.match(await page.innerText('.blotter-case'), /Released/);
  await press(page, /^\s*Receipt/);
  await page.waitForURL(/\/releases\//);
  await look(kiran);
  assert.match(await page.innerText('main'), /documents\/MG11 Nowak\.pdf/);
  assert.doesNotMatch(await page.innerText('table'), /damaged/);
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download the package')]);
  const file = await download.path();
  assert.equal(readFileSync(file).subarray(0, 2).toString('latin1'), 'PK');

  await press(page, 'Sealed by a password');
  await page.waitForURL(/\/sealed$/);
  await look(kiran);

  // Recalled.
  await page.goBack();
  await jo.page.goto(page.url());
  await press(jo.page, 'Recall it');
  await jo.page.waitForURL(/\/recall$/);
  await look(jo);
  await press(jo.page, 'Recall it now');
  await jo.page.waitForSelector('.govuk-error-summary');
  await look(jo);
  await fill(jo.page, 'What went wrong', 'The address of W1 could be read.');
  await choose(jo.page, /\(W1, witness\)/, '');
  await choose(jo.page, 'Home and other addresses', '');
  await choose(jo.page, 'In which document', 'MG11');
  await choose(jo.page, 'Who found it', 'recipient');
  await choose(jo.page, 'How it was sent', 'secure-mail');
  await choose(jo.page, 'Which step failed', 'decide');
  await fill(jo.page, 'Your office', 'YH-LEEDS-2');
  await press(jo.page, 'Recall it now');
  await jo.page.waitForSelector('text=The address of W1 could be read');
  assert.match(await jo.page.innerText('.blotter-case'), /Recalled/);
  // The kit: everything that the first hour needs, for whoever recalled it.
  await press(jo.page, 'The recall kit');
  await jo.page.waitForURL(/\/kit$/);
  await look(jo);
  assert.match(await jo.page.innerText('#letter-to-recipient'), /Stop reading these papers/);
  await press(jo.page, 'Download each sheet');
  await jo.page.waitForSelector('.govuk-error-summary');
  await look(jo);
  await fill(jo.page, 'Office that writes', 'Leeds disclosure unit');
  await fill(jo.page, 'Its telephone', '0113 496 0123');
  await fill(jo.page, 'Its e-mail address', 'data.protection@unit.example');
  const [kit] = await Promise.all([jo.page.waitForEvent('download'), press(jo.page, 'Download each sheet')]);
  const sheets = unzipSync(readFileSync(await kit.path()));
  const letter = strFromU8(sheets['to-send/letter-to-recipient.html'] ?? assert.fail(Object.keys(sheets).join(' ')));
  assert.match(letter, /Leeds disclosure unit/);
  assert.doesNotMatch(letter, /Nowak|Holt|W1|LS9/);
  await look(jo);
  for (const { complaints, page: last } of [kiran, jo]) {
    assert.deepEqual(complaints, []);
    await last.context().close();
  }
}

for (const [how, hands, dark] of [
  ['mouse, light', byMouse, false],
  ['keyboard alone, dark', byKeyboard, true],
] as const)
  // prettier-ignore
  test(`from the papers to the recall, by ${how}`, async (t) => {
    if (!canBrowse) return t.diagnostic('Chromium is not installed here: not looked at');
    await journey(hands, dark);
  });
