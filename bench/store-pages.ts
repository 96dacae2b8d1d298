// How quick the server's pages are with a store that has grown: the practice case really prepared, and around it so many made-up
// cases, of which there are rows and no papers. On the embedded engine, and on a PostgreSQL server where one answers. Times are
// those of requests by HTTP on this machine. Run: node bench/store-pages.ts [CASES]
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { loadRulebook } from '../src/guidance/index.ts';
import { setStanding } from '../src/server/access/standing.ts';
import type { StaffRole } from '../src/server/access/roles.ts';
import { makeAccount } from '../src/server/accounts/accounts.ts';
import { beginSession } from '../src/server/accounts/sessions.ts';
import { seenOf } from '../src/server/review/mark.ts';
import { makeApp } from '../src/server/index.ts';
import { lanes, type Lane } from '../src/store/contract/lanes.ts';
import type { Store, Tx } from '../src/store/index.ts';
import { clock, openOffice, paper } from '../test/casework/open.ts';
import { freePort } from '../test/server/port.ts';

const CASES = Number(process.argv[2] ?? 10_000);
const PRACTICE = path.resolve(import.meta.dirname, '../practice/harbour-road-burglary');
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const p = (numbers: readonly number[], share: number): number => numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? NaN; // prettier-ignore
const secret = (purpose: string): string => createHash('sha256').update(purpose).digest('hex');

/** Made-up cases: twelve documents each, answers, words at the gate, who has them; every tenth waits for a second person. */
async function fill(store: Store, accounts: readonly string[]): Promise<void> {
  const [owner = '', checker = ''] = accounts;
  const rows = async (make: (trx: Tx) => Promise<unknown>): Promise<void> => void (await store.transaction(make));
  await rows((trx) => sql`insert into cases (id, urn, title, manifest, hearing_on, opened_at)
    select gen_random_uuid(), '99ZZ' || lpad(n::text, 7, '0'), 'R v Made Up ' || n, '{"people": [{"id": "D1", "role": "defendant", "source": "manifest", "names": ["Made Up"]}]}'::jsonb, date '2026-11-01' + n % 400, now()
    from generate_series(1, ${CASES}) n`.execute(trx)); // prettier-ignore
  await rows((trx) => sql`insert into documents (id, case_id, file, added_at) select gen_random_uuid(), c.id, 'paper ' || n || '.pdf', now() from cases c, generate_series(1, 12) n where c.urn like '99ZZ%'`.execute(trx)); // prettier-ignore
  // The owner has every fifth, the checker every fiftieth; the rest belong to others.
  await rows((trx) => sql`insert into case_access (case_id, account_id, kind, reason, by, at)
    select id, case when right(urn, 7)::int % 5 = 0 then ${owner}::uuid else ${accounts[2]}::uuid end, 'given', 'theirs', ${owner}::uuid, now() from cases where urn like '99ZZ%'`.execute(trx)); // prettier-ignore
  await rows((trx) => sql`insert into case_access (case_id, account_id, kind, reason, by, at) select id, ${checker}::uuid, 'given', 'to check', ${owner}::uuid, now() from cases where urn like '99ZZ%' and right(urn, 7)::int % 50 = 0`.execute(trx)); // prettier-ignore
  await rows((trx) => sql`insert into review_events (case_id, recipient, by, at, event)
    select c.id, 'defence:D1', ${owner}, now(), jsonb_build_object('id', gen_random_uuid(), 'kind', 'page-done', 'by', ${owner}::text, 'at', now(), 'file', 'paper 1.pdf', 'page', n, 'seconds', 9)
    from cases c, generate_series(1, 20) n where c.urn like '99ZZ%'`.execute(trx)); // prettier-ignore
  await rows((trx) => sql`insert into gate_events (case_id, recipient, release_id, by, at, event)
    select c.id, 'defence:D1', md5(c.id::text)::uuid, ${owner}, now(), jsonb_build_object('kind', k.kind, 'by', ${owner}::text, 'at', now(), 'print', 'x')
    from cases c, (values (1, 'submitted'), (2, 'accepted'), (3, 'released')) k(no, kind)
    where c.urn like '99ZZ%' and (k.no = 1 or right(c.urn, 7)::int % 10 <> 0)`.execute(trx)); // prettier-ignore
  // Those that wait were prepared, and the gate keeps what it made of them.
  await rows((trx) => sql`insert into preparations (id, case_id, recipient, guidance, address, made_at)
    select gen_random_uuid(), c.id, p.recipient, p.guidance, p.address, now() from cases c, (select * from preparations limit 1) p where c.urn like '99ZZ%' and right(c.urn, 7)::int % 10 = 0`.execute(trx)); // prettier-ignore
  await rows((trx) => sql`insert into gate_facts (case_id, recipient, preparation_id, reviewed, facts)
    select p.case_id, p.recipient, p.id, (select max(seq) from review_events e where e.case_id = p.case_id), jsonb_build_object('print', 'x', 'reviewers', jsonb_build_array(${owner}::text), 'risks', jsonb_build_array('child'), 'recordGoes', false, 'urn', c.urn)
    from preparations p join cases c on c.id = p.case_id where c.urn like '99ZZ%'`.execute(trx)); // prettier-ignore
  await rows((trx) => sql`analyze`.execute(trx));
}

async function measure(lane: Lane): Promise<void> {
  const office = await openOffice(lane);
  const { store, casework } = office;
  const port = await freePort();
  const own = `http://127.0.0.1:${port}`;
  const app = await makeApp({ rulebook: loadRulebook(), store, clock, random: randomBytes, own, casework, secret });
  try {
    const member = async (name: string, roles: readonly StaffRole[]) => {
      const account = randomUUID();
      const token = await store.transaction(async (trx) => {
        await makeAccount(trx, { id: account, login: `${account}@cps.example`, name, roles }, clock);
        return beginSession(trx, account, 'password', null, clock, randomBytes);
      });
      return { account, cookie: `blotter-session=${token}` };
    }; // prettier-ignore
    const owner = await member('Kiran Malik', ['prosecutor']);
    const checker = await member('Jo Osei', ['checker']);
    const other = await member('Robin Hale', ['prosecutor']);
    const officer = await member('Sam Lund', ['security-officer']);
    const documents = path.join(PRACTICE, 'documents');
    const papers = await Promise.all((await readdir(documents)).map(async (file) => paper(file, await readFile(path.join(documents, file))))); // prettier-ignore
    const id = await casework.takeIn({ manifest: await readFile(path.join(PRACTICE, 'case.yaml'), 'utf8'), papers, by: owner.account }); // prettier-ignore
    await office.settled();
    for (const { account } of [owner, checker])
      await store.transaction((trx) => setStanding(trx, { caseId: id, account, kind: 'given', reason: 'theirs', by: owner.account }, clock)); // prettier-ignore
    const before = performance.now();
    await fill(store, [owner.account, checker.account, other.account]);
    print(`${lane.name}: ${CASES} cases made up in ${((performance.now() - before) / 1000).toFixed(0)} s`);
    await app.listen({ host: '127.0.0.1', port });
    const base = `/cases/${id}/for/defence%3AD1`;
    const pages: readonly (readonly [string, string, string, number])[] = [
      ['sign-in', '', '/sign-in', 60],
      ['cases, of whoever has every fifth', owner.cookie, '/', 60],
      ['cases, of a security officer (all)', officer.cookie, '/', 60],
      ['to be checked', checker.cookie, '/checks', 20],
      ['case', owner.cookie, base, 60],
      ['people', owner.cookie, `${base}/people`, 60],
      ['review page (10 marks)', owner.cookie, `${base}/review/5/1`, 60],
      ['review page (63 marks)', owner.cookie, `${base}/review/7/1`, 60],
      ['news of a page', owner.cookie, `${base}/review/news?doc=5&page=1&n=0`, 60],
      ['release', owner.cookie, `${base}/release`, 60],
      ['breaches', officer.cookie, '/breaches', 20],
      ['figures', officer.cookie, '/figures', 20],
    ];
    for (const [name, cookie, url, times] of pages) {
      const took: number[] = [];
      let first = NaN;
      for (let i = -3; i < times; i++) {
        const from = performance.now();
        const answer = await fetch(own + url, { headers: { cookie }, redirect: 'manual' });
        await answer.text();
        if (answer.status !== 200) throw new Error(`${url} ${answer.status}`);
        if (i === -3) first = performance.now() - from;
        if (i >= 0) took.push(performance.now() - from);
      }
      print(`  ${name.padEnd(36)} first ${first.toFixed(0)} ms   p50 ${p(took, 0.5).toFixed(0)} ms   p95 ${p(took, 0.95).toFixed(0)} ms   of ${times} (wanted 60)`); // prettier-ignore
    }
    const view = await casework.view(id, 'defence:D1');
    const html = await (await fetch(`${own}${base}/review/7/1`, { headers: { cookie: owner.cookie } })).text();
    const csrf = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const marks = view?.documents[6]?.judged.proposals ?? [];
    const took: number[] = [];
    for (let i = 0; i < 60; i++) {
      const proposal = marks[i % marks.length];
      if (!proposal || !view) continue;
      const seen = seenOf(view.guidance, { proposal, act: 'undecided' });
      const said = [{ kind: 'decided', id: randomUUID(), marks: [{ mark: proposal.id, seen }], act: 'redact', reason: '#rule', over: [] }]; // prettier-ignore
      const from = performance.now();
      const answer = await fetch(`${own}${base}/review/events`, { method: 'POST', headers: { cookie: owner.cookie, origin: own }, body: new URLSearchParams({ _csrf: csrf, said: JSON.stringify(said) }) }); // prettier-ignore
      const { results } = (await answer.json()) as { results?: { refused: unknown }[] };
      if (answer.status !== 200 || results?.[0]?.refused !== null) throw new Error(`not taken: ${answer.status} ${JSON.stringify(results)}`); // prettier-ignore
      took.push(performance.now() - from);
    }
    print(`  ${'an answer, until it is acknowledged'.padEnd(36)} p50 ${p(took, 0.5).toFixed(0)} ms   p95 ${p(took, 0.95).toFixed(0)} ms   of ${took.length} (wanted 50)`); // prettier-ignore
  } finally {
    await app.close();
    await office.close();
    await lane.clear();
  }
}

for (const lane of await lanes()) await measure(lane);
