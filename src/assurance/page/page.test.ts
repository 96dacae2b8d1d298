import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { inspect, readResults } from '../inspect/index.ts';
import { inspectionPage } from './index.ts';
import { table } from './shell.ts';

const file = path.resolve(import.meta.dirname, '../../../practice/inspection/results.csv');
const RESULTS = readResults('results.csv', readFileSync(file, 'utf8'));
const ABOUT = { title: 'A <b>title</b> & co', lead: 'Made up.', on: '2026-11-26' };

test('page: one file that asks nothing of any other machine', async () => {
  const html = await inspectionPage(inspect(RESULTS, { before: RESULTS }), ABOUT);
  assert.doesNotMatch(
    html.replaceAll('http://www.w3.org/2000/svg', ''),
    /https?:|\ssrc=|url\((?!#)|@import|<script|<link/,
  );
  assert.match(html, /default-src 'none'/);
  assert.match(html, /A &#60;b&#62;title/);
  assert.doesNotMatch(html, /<b>title/);
});
test('page: every chart is told in words and has its table beside it', async () => {
  const html = await inspectionPage(inspect(RESULTS, { before: RESULTS }), ABOUT);
  const pairs = html.split('<div class="pair">').slice(1);
  assert.equal(pairs.length, 6);
  for (const pair of pairs) {
    const [chart = '', beside = ''] = pair.split('</figure>');
    assert.match(chart, /^<figure><svg[^>]* aria-label="[^"]{20,}"/);
    assert.match(beside.split('</section>')[0] ?? '', /<table>[\s\S]*<caption>/);
  }
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.doesNotMatch(html, /NaN|undefined|Infinity/);
  assert.equal(html.match(/<h1/g)?.length, 1);
});
test('page: the sentence why nothing is ranked, and 98 of 700, stand on it; areas in the order of names', async () => {
  const html = await inspectionPage(inspect(RESULTS), ABOUT);
  assert.match(html, /98 = 14\.0 % \(95 %: 11\.6–16\.8 %/);
  assert.match(html, /No ranking of areas: the numbers are too small/);
  const rows = [...html.matchAll(/<th scope="row">(Area \d\d)<\/th>/g)].map(([, name]) => name);
  assert.deepEqual(
    rows,
    Array.from({ length: 14 }, (_, i) => `Area ${String(i + 1).padStart(2, '0')}`),
  );
});
test('page: small inspections do without what they cannot show', async () => {
  const few = await inspectionPage(inspect(RESULTS.slice(0, 1)), ABOUT);
  assert.doesNotMatch(few, /NaN|undefined|Infinity/);
  assert.match(few, /There are no two areas to compare/);
});
test('table: a column of figures stands to the right, cells are text', () => {
  const html = table('T', ['a', 'b', 'c'], [['x', 1, '<i>'], ['y', '2 %', 'z']]); // prettier-ignore
  assert.match(html, /<td class="n">1<\/td><td>&#60;i&#62;<\/td>/);
});
