// The set itself: large enough, no row twice, its secret in no word that is kept, few that are refused.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hunt } from './attack/index.ts';
import { leaksText } from './attack/leak.ts';
import { KEPT, SECRET } from './technique.ts';
import { THEMES } from './techniques.ts';

const LEAST = 120;
const MOST_REFUSED = 0.03;
const rows = Object.entries(THEMES).flatMap(([theme, list]) => list.map((row) => ({ theme, row })));

describe('the torture set', () => {
  it('has enough techniques, each once', () => {
    assert.ok(rows.length >= LEAST, String(rows.length));
    assert.equal(new Set(rows.map(({ theme, row }) => `${theme}: ${row.name}`)).size, rows.length);
  });

  it('gives up on few of them', () => {
    const refused = rows.filter(({ row }) => row.expect === 'refused').length;
    assert.ok(refused / rows.length <= MOST_REFUSED, `${refused} of ${rows.length}`);
  });

  it('keeps no word that could be taken for the secret', () => {
    assert.ok(!leaksText(KEPT, hunt(SECRET)));
  });
});
