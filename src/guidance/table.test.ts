// docs/guidance-table.md says what the rules say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { loadRulebook } from './load.ts';
import { renderTable } from './table.ts';

test('docs/guidance-table.md is what `node src/guidance/write-table.ts` makes of the rules', () => {
  const page = readFileSync(new URL('../../docs/guidance-table.md', import.meta.url), 'utf8');
  assert.equal(page, renderTable(loadRulebook()));
});
