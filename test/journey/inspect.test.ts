// An inspection from plan to page, as `blotter inspect` is installed: the list, the draw, the draw again, verdicts, report.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { blotter, scratch } from '../fixtures/blotter.ts';

const home = scratch();
const at = (name: string): string => join(home, name);
const PRACTICE = resolve(import.meta.dirname, '../../practice/inspection');

test('plan: how many, for what', async () => {
  const { code, stdout } = await blotter('inspect', 'plan', '--rate', '1%');
  assert.equal(code, 0);
  assert.match(stdout, /look at 299\.\n/);
  assert.match(stdout, /look at 98 and bear 4/);
  assert.match(stdout, /below 0\.0436 × seen − 1\.553, too bad above 0\.0436 × seen \+ 1\.994; earliest after 36/);
  assert.match((await blotter('inspect', 'plan', '--size', '50')).stdout, /2\.0 % +36\.4 %[\s\S]*at most 5\.8 %/);
  assert.match(
    (await blotter('inspect', 'plan', '--rate', '1%', '--pile', '500')).stdout,
    /of 500 are breached, look at/,
  );
  assert.equal((await blotter('inspect', 'plan', '--rate', 'few')).code, 2);
  assert.equal((await blotter('inspect', 'plan', '--good', '9%')).code, 2);
});

test('draw, draw again, fill in, report', async () => {
  const types = ['MG11', 'MG5', 'PNC', 'OTHER'];
  const rows = Array.from({ length: 240 }, (_, i) => `F${i},Area ${i % 3},Unit ${i % 2},${types[i % 4]},2026-03-02,${i % 5 === 0 ? '2026-03-02T20:00Z' : '2026-03-20'}`); // prettier-ignore
  writeFileSync(at('list.csv'), `item,area,unit,type,released,hearing\n${rows.join('\n')}\n`);
  writeFileSync(at('other.csv'), `item,area,unit,type,released,hearing\n${rows.toReversed().join('\n')}\n`);
  const draw = (list: string, out: string) =>
    blotter('inspect', 'draw', at(list), '--seed', 'dice 4 1 6', '--size', '60', '--risk', '--out', at(out), '--json', at(`${out}.json`)); // prettier-ignore
  const first = await draw('list.csv', 'sample.csv');
  assert.equal(first.code, 0);
  assert.match(first.stdout, /60 of 240 drawn, by area and risk/);
  assert.equal((await draw('other.csv', 'again.csv')).code, 0);
  assert.equal(readFileSync(at('again.csv'), 'utf8'), readFileSync(at('sample.csv'), 'utf8'));
  assert.equal((await draw('list.csv', 'sample.csv')).code, 2, 'nothing is written over');
  const unfilled = await blotter('inspect', 'report', at('sample.csv'));
  assert.equal(unfilled.code, 2);
  assert.match(unfilled.stderr, /line 2: outcome: one of clean, breach, unsure/);
  const [head = '', ...lines] = readFileSync(at('sample.csv'), 'utf8').trim().split('\r\n');
  const outcome = head.split(',').indexOf('outcome');
  const filled = lines.map((line, i) =>
    line
      .split(',')
      .with(outcome, i % 6 === 0 ? 'breach' : 'clean')
      .join(','),
  );
  writeFileSync(at('results.csv'), `${head}\r\n${filled.join('\r\n')}\r\n`);
  const { code, stdout } = await blotter('inspect', 'report', at('results.csv'), '--out', at('page.html'), '--json', at('page.json'), '--draw', at('sample.csv.json')); // prettier-ignore
  assert.equal(code, 0);
  assert.match(stdout, /10 of 60 with a breach = 16\.7 %/);
  assert.match(stdout, /in the whole list .* each counted for those it stands for/);
  assert.match(
    readFileSync(at('page.html'), 'utf8'),
    /In the whole list[\s\S]*blotter-sample-1, seed &#34;dice 4 1 6&#34;, list of 240 items with hash/,
  );
  const json = JSON.parse(readFileSync(at('page.json'), 'utf8')) as { inspection: { all: { k: number } } };
  assert.equal(json.inspection.all.k, 10);
});

test('the published inspection, done again', async () => {
  const { code, stdout } = await blotter('inspect', 'report', join(PRACTICE, 'results.csv'), '--out', at('published.html'));
  assert.equal(code, 0);
  assert.match(stdout, /98 of 700 with a breach = 14\.0 % \(95 %: 11\.6–16\.8 %/);
  assert.match(stdout, /statement body: 60 of 98 = 61\.2 %/);
  assert.match(stdout, /No ranking of areas: the numbers are too small.* 7 of 50.* 7 % to 26 %/);
  assert.ok(existsSync(at('published.html')));
}); // prettier-ignore

test('the made-up verdicts are those that their script makes', async () => {
  const { makeResults } = await import('../../practice/inspection/make.ts');
  for (const [name, text] of makeResults()) assert.equal(readFileSync(join(PRACTICE, name), 'utf8'), text, name);
});
