import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { BlotterError, ERRORS } from './errors.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const doc = readFileSync(path.join(ROOT, 'docs/errors.md'), 'utf8');
const escape = (text: string): string => text.replaceAll('|', '\\|');

test('errors: docs/errors.md and the catalogue are equal', () => {
  const rows = Object.entries(ERRORS).map(
    ([code, e]) => `| ${code} | ${e.exit} | ${escape(e.what)} | ${escape(e.cure)} |`,
  );
  const documented = doc.split('\n').filter((line) => line.startsWith('| B-'));
  assert.deepEqual(documented, rows);
});
test('errors: every code of the catalogue is used, and only those are', () => {
  const sources = globSync('src/**/*.ts', { cwd: ROOT }).filter(
    (f) => !f.endsWith('.test.ts') && !f.endsWith('model/errors.ts'),
  );
  const used = new Set(
    sources.flatMap((f) => readFileSync(path.join(ROOT, f), 'utf8').match(/\bB-[A-Z]+(?:-\d\d)?\b/g) ?? []),
  );
  const known = Object.keys(ERRORS);
  assert.deepEqual(
    [...used].filter((code) => !known.includes(code) && code !== 'B-DOC' && code !== 'B-PER').toSorted(),
    [],
  );
  assert.deepEqual(
    known.filter((code) => !used.has(code)),
    [],
  );
});
test('errors: a message names code, what happened and the cure, with its parameters filled', () => {
  const error = new BlotterError('B-USE-05', { recipient: 'defence:D9', defendants: 'D1, D2' });
  assert.equal(
    error.message,
    'B-USE-05 defence:D9 names no defendant of this case. Cure: The defendants in case.yaml are: D1, D2.',
  );
  assert.equal(error.exit, 2);
});
