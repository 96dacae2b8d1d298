// Learning on the store, both engines: every trigger asks, with its entry in the register in the same transaction; what shows
// that training was done can be checked; drills go on, end once and stay apart from cases. Not here: pages (test/server).
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { sql } from 'kysely';
import { TRAINING, type DrillEvent, type Due } from '../../src/assurance/index.ts';
import { breachesIn, drillsIn, learningIn, REVIEWING, type Drill, type Drills, type Learning } from '../../src/casework/index.ts'; // prettier-ignore
import { withBreaches } from '../../src/casework/gate/breaches.ts';
import { loadRulebook, type Rulebook } from '../../src/guidance/index.ts';
import { openRecord, proposeSeverity } from '../../src/register/breach/index.ts';
import { auditBook, canonical, headsOf, recordsOf, registerId, type Entry } from '../../src/register/index.ts';
import { ACTIONS } from '../../src/server/access/roles.ts';
import { makeAccount } from '../../src/server/index.ts';
import { lanes } from '../../src/store/contract/lanes.ts';
import type { Store, Tx } from '../../src/store/index.ts';
import { drawSheet, setSheet } from '../../src/assurance/index.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { manifestOf, openOffice, paper, type Office } from './open.ts';

const DAY = 86_400_000;
const book = loadRulebook();

for (const lane of await lanes())
  suite(`learning, ${lane.name}`, () => {
    let store: Store;
    let office: Office;
    let [learning, drills]: [Learning?, Drills?] = [];
    let now = Date.parse('2026-11-27T10:00:00.000Z');
    const clock = (): Date => new Date(now);
    const days = (n: number): void => void (now += n * DAY);
    before(async () => {
      office = await openOffice(lane, { clock, second: { share: 0, shareNew: 0, newUntil: 0 } });
      store = office.store;
      learning = learningIn({ store, clock });
      drills = drillsIn({ store, clock }, book);
      await learning.takeIntoUse(book);
    });
    after(async () => {
      await office.close();
      await lane.clear();
    });
    const own = (): Learning => learning as Learning;
    const drill = (): Drills => drills as Drills;
    /** Somebody who begins now. */
    async function person(roles: Parameters<typeof makeAccount>[1]['roles'] = ['prosecutor']): Promise<string> {
      const id = randomUUID();
      await store.transaction((trx) => makeAccount(trx, { id, login: `${id}@cps.example`, name: 'Kiran Malik', roles }, clock)); // prettier-ignore
      return id;
    }
    const entries = (): Promise<Entry[]> =>
      store.transaction(async (trx) => {
        const all: Entry[] = [];
        for await (const record of recordsOf(trx)) all.push((record as { entry: Entry }).entry);
        return all;
      });
    const asked = async (account: string): Promise<Extract<Entry, { kind: 'training-asked' }>[]> => (await entries()).filter((one) => one.kind === 'training-asked' && one.account === account) as never; // prettier-ignore
    const open = async (account: string): Promise<Due[]> => (await own().of(account)).filter(({ trigger, state }) => trigger !== 'starter' && state !== 'done'); // prettier-ignore
    /** A breach that `account` had a part in, with the severity that makes its band. */
    async function breach(account: string, categories: readonly string[], band: 'low' | 'medium' | 'high' | 'very-high'): Promise<string> {
      const at = clock().toISOString();
      const officer = await person(['security-officer']);
      const id = await store.transaction((trx) => withBreaches(trx, (one) => openRecord(one, 'breach', { occurredAt: null, detectedAt: at, awareAt: at, finder: 'recipient', case: '13XD0412326', release: null, unit: 'WYP', force: null, documentType: 'MG11', affected: [{ ref: 'W1', role: 'witness', categories }], recipient: 'defence', recipients: 1, channel: 'e-mail', containment: 'not-known', step: 'decide', cause: 'human', redactedBy: account, checkedBy: null, releasedBy: null }, `security-officer/${officer}`, at)));
      const dpc = { low: 1, medium: 2, high: 3, 'very-high': 4 }[band];
      const proposed = proposeSeverity({ affected: [], recipient: 'defence', recipients: 1 }).inputs;
      const before = (await entries()).length;
      const record = await breachesIn({ store, clock }).add(id, [{ kind: 'severity', inputs: { ...proposed, dpc, ei: 1 }, reason: 'It was looked at.' }], { account: officer, office: 'security-officer' });
      assert.equal(record.record === 'breach' && record.severity?.band, band);
      const [noted, ...rest] = (await entries()).slice(before);
      assert.equal(noted?.kind, 'breach-noted');
      // In the same transaction as what it follows from, and nothing else with it.
      for (const one of rest) assert.deepEqual([one.kind, 'account' in one && one.account], ['training-asked', account]);
      return id;
    } // prettier-ignore
    const severe = (account: string, kinds = ['address']): Promise<string> => breach(account, kinds, 'very-high');

    test('whoever decides on marks learns: the roles are those of the matrix', () => {
      assert.deepEqual([...REVIEWING], [...ACTIONS['review-decide'].roles]);
    });

    test('an account just made gets its first training, once, with an entry; who decides nothing gets none', async () => {
      const [kiran, ines] = [await person(['file-builder']), await person(['security-officer', 'inspector'])];
      await own().ask();
      await own().ask();
      const [entry, ...more] = await asked(kiran);
      assert.deepEqual([entry?.trigger, entry?.exercise, entry?.due, more.length], ['starter', 'practice', '2026-12-11', 0]); // prettier-ignore
      assert.deepEqual(await asked(ines), []);
      assert.deepEqual((await own().of(kiran)).map(({ why, state, by }) => [why, state, by]), [['new to redaction', 'due', '2026-12-11']]); // prettier-ignore
      assert.deepEqual(await own().of(ines), []);
      const row = await store.transaction((trx) => trx.selectFrom('trainings').selectAll().where('account_id', '=', kiran).execute()); // prettier-ignore
      assert.deepEqual(row.map(({ id, policy }) => [id, policy]), [[entry?.training, TRAINING.version]]); // prettier-ignore
    });

    test('one very severe breach: a review at once, with the record; before anybody adopts a severity nothing', async () => {
      const kiran = await person();
      await own().ask();
      const id = await severe(kiran);
      const entry = (await asked(kiran)).at(-1);
      assert.deepEqual([entry?.trigger, entry?.exercise, entry?.due, entry?.records], ['grave', 'review', clock().toISOString().slice(0, 10), [id]]); // prettier-ignore
      assert.deepEqual((await open(kiran)).map(({ trigger, secondPerson }) => [trigger, secondPerson]), [['grave', true]]); // prettier-ignore
    });

    test('two of medium severity in 30 days, not in 31; the same kind again within a year; what an officer asks for by hand', async () => {
      const [two, late, again, byHand] = [await person(), await person(), await person(), await person()];
      await own().ask();
      await breach(two, ['phone'], 'medium');
      await breach(late, ['phone'], 'medium');
      const low = await breach(again, ['dob'], 'low');
      assert.deepEqual(await open(again), []);
      days(30);
      await breach(two, ['address'], 'medium');
      days(1);
      await breach(late, ['address'], 'medium');
      const second = await breach(again, ['dob', 'name'], 'low');
      assert.deepEqual((await open(two)).map(({ trigger }) => trigger), ['two-medium']); // prettier-ignore
      assert.deepEqual(await open(late), []);
      assert.deepEqual((await asked(again)).at(-1)?.records, [low, second]);
      const officer = await person(['security-officer']);
      await breachesIn({ store, clock }).add(low, [{ kind: 'training-asked', account: byHand, why: 'To be sure.' }], { account: officer, office: 'security-officer' }); // prettier-ignore
      assert.deepEqual((await asked(byHand)).map(({ trigger, records }) => [trigger, records]).at(-1), ['asked', [low]]); // prettier-ignore
    });

    test('near misses ask nobody for anything', async () => {
      const kiran = await person();
      await own().ask();
      const before = (await entries()).length;
      await store.transaction((trx) => withBreaches(trx, (one) => {
        for (let i = 0; i < 9; i++) openRecord(one, 'near-miss', { detectedAt: clock().toISOString(), finder: 'checker', case: '13XD0412326', unit: null, documentType: 'MG5', categories: ['phone'], step: 'find' }, 'program', clock().toISOString());
      })); // prettier-ignore
      await own().ask();
      assert.equal((await entries()).length, before);
      assert.deepEqual(await open(kiran), []);
    });

    test('a new version of the guidance: read by whoever decided before it; the first one and one seen before ask nothing', async () => {
      const [kiran, ines] = [await person(), await person(['inspector'])];
      await own().ask();
      days(1);
      const [id = '', rule] = Object.entries(book.byId)[0] ?? [];
      const next = { ...book, version: 'ew-2026.9', byId: { ...book.byId, [id]: { ...rule, sentence: 'It says something else.' } } } as Rulebook; // prettier-ignore
      const before = (await entries()).length;
      await own().takeIntoUse(next);
      const fresh = (await entries()).slice(before);
      assert.deepEqual([fresh[0]?.kind, fresh[0]?.kind === 'guidance-used' && fresh[0].guidance], ['guidance-used', 'ew-2026.9']); // prettier-ignore
      assert.deepEqual((await asked(kiran)).at(-1)?.guidance, 'ew-2026.9');
      assert.deepEqual(await asked(ines), []);
      await own().takeIntoUse(next);
      await own().takeIntoUse(book);
      assert.equal((await entries()).length, before + fresh.length);
      const reading = await own().reading(kiran);
      assert.deepEqual([reading?.from, reading?.to, reading?.changes.map((one) => [one.id, one.now])], [book.version, 'ew-2026.9', [[id, 'It says something else.']]]); // prettier-ignore
      days(1);
      const late = await person();
      assert.equal(await own().reading(late), null, 'who begins later learns it from the start');
      await assert.rejects(own().read(kiran, 'ew-2026.1x'), { code: 'B-LEARN-01' });
      const number = await own().read(kiran, 'ew-2026.9');
      assert.equal(await own().reading(kiran), null);
      await assert.rejects(own().read(kiran, 'ew-2026.9'), { code: 'B-LEARN-01' });
      assert.equal((await own().proven(number))?.holds, true);
    });

    test('a review: confirmed by somebody else with a reference, never by oneself; an inspector finds it', async () => {
      const [kiran, officer] = [await person(), await person(['security-officer'])];
      await severe(kiran);
      await assert.rejects(own().confirm(kiran, 'meeting-204', kiran), { code: 'B-LEARN-02' });
      for (const reference of ['', 'Magda Nowak', 'meeting', 'nowak-magda', '204', 'meeting-204 with Magda'])
        await assert.rejects(own().confirm(kiran, reference, officer), { code: 'B-LEARN-02' }, reference);
      const before = (await entries()).length;
      const number = await own().confirm(kiran, 'Meeting-204', officer);
      assert.match(number, /^T-[0-9A-F]{8}-[0-9A-F]{8}$/);
      const [done, ...none] = (await entries()).slice(before).filter((one) => one.kind === 'training-done');
      assert.deepEqual([done?.by, done?.account, done?.exercise, none.length], [officer, kiran, 'review', 0]);
      const grave = (await asked(kiran)).find(({ trigger }) => trigger === 'grave');
      assert.deepEqual(done?.trainings, [grave?.training]);
      const proven = await own().proven(number.toLowerCase());
      assert.deepEqual([proven?.holds, proven?.evidence['reference'], proven?.account], [true, 'meeting-204', kiran]);
      // Whoever has the evidence and the register finds the same without this program.
      assert.equal(createHash('sha256').update(canonical(proven?.evidence)).digest('hex'), done?.evidence);
      assert.deepEqual((await open(kiran)).length, 0);
      await assert.rejects(own().confirm(kiran, 'meeting-205', officer), { code: 'B-LEARN-01' });
      assert.equal(await own().proven('T-00000000-00000000'), null);
      assert.equal(await own().proven('anything'), null);
    });

    /** Everything right: the truth, by hand where the program marks nothing, as answers where it does. */
    function truth({ sheets, sitting }: Drill): DrillEvent[] {
      return sheets.flatMap(({ page, no, manner }): DrillEvent[] => {
        const go = page.marks.filter(({ verdict }) => verdict === 'R');
        const shown = sitting.marks.filter((mark) => mark.page === no);
        const found = go.map(({ from, to, category }) => ({ from, to, category }));
        const acts = shown.map((mark): DrillEvent => ({ drill: 'decided', id: randomUUID(), marks: [mark.id], act: go.some(({ from }) => from === mark.from) ? 'redact' : 'keep' })); // prettier-ignore
        const added = found.filter(({ from }) => !shown.some((mark) => mark.from === from)).map((one): DrillEvent => ({ drill: 'added', id: randomUUID(), page: no, ...one })); // prettier-ignore
        const own = manner === 'unaided' ? [{ drill: 'unaided', id: randomUUID(), page: no, found } as const] : [...acts, ...added]; // prettier-ignore
        return [...own, { drill: 'page-done', id: randomUUID(), page: no, seconds: 30 }];
      });
    }
    const read = async (id: string, account: string): Promise<Drill> => (await drill().read(id, account)) as Drill;

    test('a drill: from one’s own errors, kept as it goes, ended once, evidence when it is passed', async () => {
      const [kiran, other] = [await person(), await person()];
      await own().ask();
      await severe(kiran, ['nhs']);
      const id = await drill().begin(kiran);
      assert.equal(await drill().begin(kiran), id, 'the open one goes on');
      assert.equal(await drill().read(id, other), null, 'nobody else sees it');
      const first = await read(id, kiran);
      assert.deepEqual([...first.plan.errors], ['nhs']);
      assert.ok(first.sheets.length >= 2 && first.sheets.length <= 6);
      assert.ok(first.sheets[0]?.page.marks.some(({ category }) => category === 'nhs'));
      assert.deepEqual(first.sheets.slice(0, 2).map(({ manner }) => manner), ['unaided', 'marked']); // prettier-ignore
      assert.equal(await drill().end(id, kiran), null, 'not while a page is not done');
      const events = truth(first);
      await assert.rejects(drill().say(id, other, events), { code: 'B-LEARN-03' });
      await drill().say(id, kiran, events.slice(0, 1));
      await drill().say(id, kiran, events);
      assert.equal((await read(id, kiran)).events.length, events.length, 'what is told twice counts once');
      const before = (await entries()).length;
      const ended = await drill().end(id, kiran);
      assert.deepEqual([ended?.right, ended?.completion !== null], [ended?.of, true]);
      assert.deepEqual(await drill().end(id, kiran), ended);
      assert.equal(await drill().say(id, kiran, [{ drill: 'undone', id: randomUUID(), what: randomUUID() }]), false);
      const [done, ...none] = (await entries()).slice(before);
      assert.deepEqual([done?.kind, none.length], ['training-done', 0]);
      const starter = (await asked(kiran)).find(({ trigger }) => trigger === 'starter');
      assert.ok(done?.kind === 'training-done' && done.trainings.includes(starter?.training ?? ''));
      const proven = await own().proven(ended?.completion ?? '');
      assert.deepEqual([proven?.holds, proven?.evidence['drill'], proven?.right], [true, id, ended?.right]);
      assert.deepEqual((await own().of(kiran)).map(({ trigger, state }) => `${trigger} ${state}`).toSorted(), ['grave due', 'starter done']); // prettier-ignore
      // All right once: the kinds come back on the day after.
      const { next, drills: list } = await drill().of(kiran);
      assert.equal(next?.slice(0, 10), new Date(now + DAY).toISOString().slice(0, 10));
      assert.deepEqual(list.map((one) => [one.id, one.right]), [[id, ended?.right]]); // prettier-ignore
      days(1);
      const second = await read(await drill().begin(kiran), kiran);
      assert.notEqual(second.id, id);
      assert.equal(second.sheets.some(({ page }) => first.sheets.some((one) => one.page.id === page.id)), false, 'pages not seen before'); // prettier-ignore
      assert.deepEqual(second.sheets.slice(0, 2).map(({ manner }) => manner), ['marked', 'unaided']); // prettier-ignore
    });

    test('what the program says in a drill is sometimes wrong or missing, the same for the same drill', async () => {
      const kiran = await person();
      const one = await read(await drill().begin(kiran), kiran);
      const again = await read(one.id, kiran);
      assert.deepEqual(again.sheets, one.sheets);
      const marked = one.sheets.filter(({ manner }) => manner === 'marked');
      const missing = marked.flatMap(({ page, proposals }) => page.marks.filter(({ verdict, from }) => verdict === 'R' && !proposals.some((mark) => mark.from === from))); // prettier-ignore
      assert.ok(marked.length > 0 && missing.length > 0);
      // Taking the program at its word does not pass.
      await drill().say(one.id, kiran, one.sheets.map(({ no }) => ({ drill: 'page-done', id: randomUUID(), page: no, seconds: 3 }))); // prettier-ignore
      const before = (await entries()).length;
      const ended = await drill().end(one.id, kiran);
      assert.ok(ended && ended.right < ended.of && ended.completion === null);
      assert.equal((await entries()).length, before, 'what was not passed stays with the person');
      assert.equal((await own().of(kiran)).find(({ trigger }) => trigger === 'starter')?.state, 'due');
    });

    test('near misses of what somebody submitted choose their pages, and nobody else’s', async () => {
      const [kiran, other] = [await person(), await person()];
      const [caseId, release] = [randomUUID(), randomUUID()];
      await store.transaction(async (trx) => {
        await trx.insertInto('cases').values({ id: caseId, urn: '13XD0412327', title: 'R v Darren HOLT', manifest: '{}', hearing_on: null, opened_at: clock() }).execute(); // prettier-ignore
        await trx.insertInto('gate_events').values({ case_id: caseId, recipient: 'defence:D1', release_id: release, by: kiran, at: clock(), event: JSON.stringify({ kind: 'submitted', by: kiran, at: clock().toISOString(), print: 'x' }) }).execute(); // prettier-ignore
        await withBreaches(trx, (one) => openRecord(one, 'near-miss', { detectedAt: clock().toISOString(), finder: 'checker', case: caseId, unit: null, documentType: 'MG5', categories: ['vrm'], step: 'find', release, attempt: 1, caught: 'returned' }, 'program', clock().toISOString())); // prettier-ignore
      });
      assert.deepEqual([...(await read(await drill().begin(kiran), kiran)).plan.errors], ['vrm']);
      assert.deepEqual([...(await read(await drill().begin(other), other)).plan.errors], []);
      assert.deepEqual(await open(kiran), [], 'and ask for nothing');
    });

    test('until whoever is new has passed a drill, a second person looks at what they prepare; the reason tells nobody why', async () => {
      const kiran = await person();
      const file = 'MG11 Nowak.pdf';
      const caseId = await office.casework.takeIn({ manifest: manifestOf(), papers: [paper(file, makePdf([['WITNESS STATEMENT', 'Statement of: Joanna Nowak', 'I saw Darren Holt take the coat.']]))], by: kiran }); // prettier-ignore
      await office.settled();
      assert.equal(await office.casework.append(caseId, 'defence:D1', { kind: 'looked', id: randomUUID(), by: kiran, at: clock().toISOString(), file, page: 1, act: 'keep', reason: 'Nothing in it has to go.' }), null); // prettier-ignore
      const second = async () => (await office.casework.gate(caseId, 'defence:D1'))?.facts.second;
      assert.deepEqual(await second(), { needed: false, why: [], of: [] }, 'nobody was drawn');
      await own().ask();
      const need = await second();
      assert.equal(need?.needed, true);
      assert.doesNotMatch(need.why.join(), /train|drill|breach|new|Malik/i);
      const id = await drill().begin(kiran);
      await drill().say(id, kiran, truth(await read(id, kiran)));
      await drill().end(id, kiran);
      assert.deepEqual(await second(), { needed: false, why: [], of: [] });
    });

    test('no way into a case or out of one takes a drill: each of casework’s doors, asked with its id', async () => {
      const kiran = await person(['prosecutor', 'checker']);
      const id = await drill().begin(kiran);
      const before = await entries();
      const [caseId, to, work] = [id, 'defence:D1', office.casework];
      const svg = drawSheet(setSheet((await read(id, kiran)).sheets[0]?.page ?? assert.fail()));
      const papers = [{ file: 'page.svg', bytes: (async function* () { yield Buffer.from(svg); })() }]; // prettier-ignore
      const blocked = (list: object): boolean => Array.isArray(list) && list.length > 0;
      const doors: Readonly<Record<keyof typeof work, () => Promise<boolean> | boolean>> = {
        view: async () => (await work.view(caseId, to)) === null,
        progress: async () => (await work.progress(caseId, to)) === null,
        papers: async () => (await work.papers(caseId, to)).length === 0,
        recipients: async () => (await work.recipients(caseId)).length === 0,
        prepare: async () => { await work.prepare(caseId, { kind: 'defence', id: 'D1' }, kiran); return false; },
        picture: async () => (await work.picture(caseId, to, 'Practice 1: MG11', 1, 'original')) === null,
        log: async () => (await work.log(caseId, to)).events.size === 0,
        append: async () => (await work.append(caseId, to, { kind: 'page-done', id: randomUUID(), by: kiran, at: clock().toISOString(), file: 'Practice 1: MG11', page: 1, seconds: 3 })) !== null,
        addPapers: async () => { await work.addPapers(caseId, papers, kiran); return false; },
        correctPeople: async () => (await work.correctPeople(caseId, [], { kind: 'same', person: 'T1', as: 'V1' }, kiran)) !== null,
        corrections: async () => (await work.corrections(caseId)).length === 0,
        gate: async () => (await work.gate(caseId, to)) === null,
        waiting: async () => (await work.waiting([{ caseId, recipient: to }])).length === 0,
        submit: async () => blocked(await work.submit(caseId, to, kiran)),
        accept: async () => blocked(await work.accept(caseId, to, kiran)),
        sample: async () => (await work.sample(caseId, to, kiran)) === null,
        sendBack: async () => blocked(await work.sendBack(caseId, to, kiran, 'It is practice.', [])),
        release: async () => blocked(await work.release(caseId, to, kiran, [])),
        released: async () => (await work.released(caseId)).length === 0,
        receipt: async () => (await work.receipt(caseId, id)) === null,
        checked: async () => (await work.checked(caseId, id)) === null,
        download: async () => (await work.download(caseId, id)) === null,
        recall: async () => blocked(await work.recall(caseId, id, { by: kiran, office: 'prosecutor', why: 'It was practice.', facts: {} })),
        viewed: async () => { await work.viewed(caseId, 'Practice 1: MG11', 1, kiran); return true; },
        erase: async () => (await work.erase(caseId, kiran)) === 0,
        // A new case has no id yet; these know of none.
        takeIn: () => true, names: () => true, agreement: () => true, secret: () => true, onParked: () => true, onPutOff: () => true, handlers: () => true,
      }; // prettier-ignore
      for (const [name, door] of Object.entries(doors)) {
        const shut = await Promise.resolve().then(door).catch((error: { code?: string }) => error.code === 'B-CASE-07'); // prettier-ignore
        assert.equal(shut, true, name);
      }
      assert.deepEqual(await entries(), before, 'and none of them leaves a word in the register');
      const { rows } = await store.transaction((trx) => sql<{ n: number }>`select count(*)::int as n from cases where id = ${id}`.execute(trx)); // prettier-ignore
      assert.equal(rows[0]?.n, 0);
    });

    test('in the tables: drills are made up by a check, hang on no case, and nobody changes what is kept', async () => {
      const kiran = await person();
      const id = await drill().begin(kiran);
      const attempt = (work: (trx: Tx) => Promise<unknown>): Promise<unknown> => store.transaction(work);
      await assert.rejects(
        attempt((trx) => trx.insertInto('drills').values({ id: randomUUID(), account_id: kiran, material: 'a case' as 'made-up', plan: '{}', begun_at: clock() }).execute()), // prettier-ignore
        (error: { code?: string }) => error.code === '23514',
      );
      const tables = ['guidance_uses', 'trainings', 'training_completions', 'drills', 'drill_events', 'drill_results'];
      for (const table of tables)
        for (const change of [`update ${table} set ${table === 'drill_results' ? 'at = at' : table === 'guidance_uses' ? 'at = at' : 'id = id'}`, `delete from ${table}`, `truncate ${table} cascade`]) // prettier-ignore
          await assert.rejects(attempt((trx) => sql.raw(change).execute(trx)), (error: { code?: string }) => ['42501', '23001'].includes(error.code ?? ''), change); // prettier-ignore
      const { rows } = await store.transaction((trx) => sql<{ from: string; to: string }>`select conrelid::regclass::text as "from", confrelid::regclass::text as "to" from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`.execute(trx)); // prettier-ignore
      const between = rows.filter(({ from, to }) => /^drill/.test(from) !== /^drill/.test(to)).map(({ from, to }) => `${from} ${to}`); // prettier-ignore
      assert.deepEqual(between.toSorted(), ['drill_results training_completions', 'drills accounts']);
      // Nothing of a drill lies where the words of papers lie, and none of its words lie in it.
      const plan = JSON.stringify((await read(id, kiran)).plan);
      for (const { text } of (await read(id, kiran)).sheets.map(({ page }) => page)) assert.equal(plan.includes(text.slice(0, 40)), false); // prettier-ignore
    });

    test('who closed their account is asked nothing; the register passes its audit and holds no name', async () => {
      const kiran = await person();
      await store.transaction((trx) => trx.updateTable('accounts').set({ closed_at: clock() }).where('id', '=', kiran).execute()); // prettier-ignore
      await own().ask();
      assert.deepEqual([await asked(kiran), await own().of(kiran)], [[], []]);
      const kept = await store.transaction(async (trx) => {
        const records: unknown[] = [];
        for await (const record of recordsOf(trx)) records.push(record);
        return { register: await registerId(trx), keys: [], records, heads: await headsOf(trx) };
      });
      const faults = (await auditBook(kept, [])).verdicts.filter(({ result }) => result === 'fail');
      assert.deepEqual(faults, []);
      assert.doesNotMatch(JSON.stringify(kept.records), /Malik|cps\.example|meeting/);
    });
  });
