import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Category, Evidence } from '../model/index.ts';
import { resolveOverlaps } from './overlap.ts';
import type { Hit } from './recogniser.ts';
import { viewOfText } from './view.ts';

const TEXT = 'at 27 Grant Terrace, Selby YO8 3QQ; c/o Jane Akers, 4 High Street. 9434765919';
const view = viewOfText(TEXT);
const hit = (text: string, category: Category, weight: number, kind: Evidence['kind'] = 'shape', more: Partial<Hit> = {}): Hit => {
  const from = TEXT.indexOf(text);
  return { from, to: from + text.length, category, evidence: [{ kind, says: `${category} ${weight}`, weight }], ...more };
}; // prettier-ignore
const seen = (hits: readonly Hit[]): string[] =>
  resolveOverlaps(hits, view).map((one) => `${one.category} ${TEXT.slice(one.from, one.to)}`);

test('equal spans unite, evidence adds up, the roster says whose', () => {
  const [one, ...rest] = resolveOverlaps(
    [hit('9434765919', 'nhs', 1), hit('9434765919', 'nhs', 3, 'roster', { whose: 'V1' })],
    view,
  );
  assert.equal(rest.length, 0);
  assert.equal(one?.whose, 'V1');
  assert.equal(one?.evidence.length, 2);
});

test('a validated pattern beats a weak one, whatever the order', () => {
  const check: Hit = {
    ...hit('9434765919', 'nhs', 1.25),
    evidence: [
      { kind: 'check', says: 'passes', weight: 1 },
      { kind: 'cue', says: 'label', weight: 2 },
    ],
  };
  const weak = hit('9434765919', 'bank', 2);
  assert.deepEqual(seen([weak, check]), ['nhs 9434765919']);
  assert.deepEqual(seen([check, weak]), ['nhs 9434765919']);
});

test("a street takes up the person's name in it; a person in care of an address stays", () => {
  assert.deepEqual(seen([hit('Grant', 'name', 3, 'roster'), hit('27 Grant Terrace', 'address', 2.5)]), [
    'address 27 Grant Terrace',
  ]);
  assert.deepEqual(
    seen([hit('Jane Akers', 'name', 3, 'roster'), hit('c/o Jane Akers, 4 High Street', 'address', 2.5)]),
    ['address c/o Jane Akers, 4 High Street', 'name Jane Akers'],
  );
});

test('an address gives way to the parts of a scene; what is left of it stays', () => {
  assert.deepEqual(
    seen([hit('27 Grant Terrace, Selby YO8 3QQ', 'address', 3), hit('Grant Terrace', 'scene', 3), hit('Selby', 'scene', 3)]),
    ['address 27', 'scene Grant Terrace', 'scene Selby', 'address YO8 3QQ'],
  );
}); // prettier-ignore

test('passages hold values without a contest', () => {
  assert.deepEqual(seen([hit(TEXT, 'clue', 2), hit('Jane Akers', 'name', 3)]), [`clue ${TEXT}`, 'name Jane Akers']);
});
