// `blotter report`: from an inspection, a book of errors, blind pages and a register to the page that is handed over.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { appendEntry } from '../../src/register/index.ts';
import { openStore } from '../../src/store/index.ts';
import { blotterWith, scratch } from '../fixtures/blotter.ts';

const home = scratch();
const at = (name: string): string => join(home, name);
const env = { BLOTTER_DATA: at('data'), DATABASE_URL: '' };
const blotter = (...args: readonly string[]) => blotterWith(env, ...args);
const RESULTS = join(import.meta.dirname, '../../practice/inspection/results.csv');

before(async () => {
  const store = await openStore({ folder: env.BLOTTER_DATA });
  const id = randomUUID();
  for (let page = 1; page <= 12; page++)
    await store.transaction((trx) => appendEntry(trx, { kind: 'document-viewed', by: id, case: id, document: id, page }, () => new Date())); // prettier-ignore
  await store.close();
  assert.equal((await blotter('register', 'export', '--out', at('register.jsonl'))).code, 0);
});

test('the report tells what it was given with intervals, and what it was not given as missing', async () => {
  const facts = JSON.parse((await blotter('breach', 'new', '--form', 'breach')).stdout) as Record<string, unknown>;
  writeFileSync(at('facts.json'), JSON.stringify(facts));
  assert.equal((await blotter('breach', 'new', at('book'), '--facts', at('facts.json'), '--by', 'security-officer/acc-31')).code, 0); // prettier-ignore
  writeFileSync(at('staff.json'), JSON.stringify({ starters: [{ account: 'acc-17', at: '2026-01-05T09:00:00Z' }], completions: [{ account: 'acc-17', exercise: 'practice', at: '2026-01-12T09:00:00Z', evidence: 'drill-204', score: 0.95, confirmedBy: 'acc-31' }] })); // prettier-ignore
  writeFileSync(at('blind.json'), JSON.stringify({ people: 5, pages: [[{ category: 'name', both: 40, toolOnly: 6, personOnly: 3 }]] })); // prettier-ignore
  const year = String(facts['awareAt']).slice(0, 4);
  const made = await blotter('report', '--out', at('report.html'), '--office', 'Leeds & Bradford unit', '--results', RESULTS, '--book', at('book'), '--year', year, '--staff', at('staff.json'), '--blind', at('blind.json'), '--register', at('register.jsonl')); // prettier-ignore
  assert.equal(made.code, 0, made.stderr);
  const page = readFileSync(at('report.html'), 'utf8');
  for (const words of [
    'Leeds &#38; Bradford unit',
    '98 = 14.0 % (95 %: 11.6–16.8 %',
    'Calendar year',
    '40 of 46',
    'starter',
    'heads fit the records',
    'exactly one answer for every combination',
  ])
    // prettier-ignore
    assert.ok(page.includes(words), words);
  assert.ok(!page.includes('Not in this report'));
  assert.ok(!page.includes('acc-17'), 'accounts are nobody’s business there');

  const bare = await blotter('report', '--out', at('bare.html'), '--office', 'Leeds unit');
  assert.equal(bare.code, 0);
  assert.equal(readFileSync(at('bare.html'), 'utf8').split('Not in this report').length - 1, 5);
});

test('a register that was tampered with is told, and the exit says so', async () => {
  const lines = readFileSync(at('register.jsonl'), 'utf8').trimEnd().split('\n');
  const changed = lines.map((line, i) => (i === 4 ? line.replace(/"page":\d+/, '"page":99') : line));
  assert.notDeepEqual(changed, lines);
  writeFileSync(at('changed.jsonl'), `${changed.join('\n')}\n`);
  const made = await blotter('report', '--out', at('changed.html'), '--office', 'Leeds unit', '--register', at('changed.jsonl')); // prettier-ignore
  assert.equal(made.code, 3);
  assert.match(made.stdout, /did NOT pass its check/);
  assert.match(readFileSync(at('changed.html'), 'utf8'), /fail/);
});

test('bad input: a clear error and nothing written', async () => {
  writeFileSync(at('broken.json'), '{"people": 5}');
  for (const [args, says] of [
    [['--office', 'X'], /--out FILE\.html and --office/],
    [
      ['--out', at('x.html'), '--office', 'X', '--blind', at('broken.json')],
      /broken\.json line 1: pages is not of its form/,
    ],
    [['--out', at('x.html'), '--office', 'X', '--register', at('missing')], /B-CASE-04/],
    [['--out', at('x.html'), '--office', 'X', '--register', RESULTS], /B-SIGN-03/],
    [['--out', at('x.html'), '--office', 'X', '--year', 'soon'], /--year is a year/],
  ] as const) {
    const made = await blotter('report', ...args);
    assert.equal(made.code, 2, made.stdout);
    assert.match(made.stderr, says);
    assert.equal(existsSync(at('x.html')), false);
  }
});
