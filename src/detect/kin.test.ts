import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../model/index.ts';
import { openKinship } from './kin.ts';
import type { Hit } from './recogniser.ts';
import { viewOfText } from './view.ts';

const person = (id: string, role: Person['role']): Person => ({
  id,
  role,
  names: [id],
  aliases: [],
  addresses: [],
  phones: [],
  emails: [],
  numbers: [],
  protections: [],
  source: 'manifest',
});
const roster = { people: [person('T1', 'third-party'), person('W1', 'witness')] };

const rows: readonly (readonly [string, string, string, string, readonly string[]])[] = [
  ['His sister-in-law, Shirley, brought a towel', 'sister-in-law', 'Shirley', 'T1', []],
  ['I rang my daughter Hope at once', 'daughter', 'Hope', 'T1', []],
  ['Hope Tattersall (daughter) came', 'daughter', 'Hope Tattersall', 'T1', []],
  ['my brother Dev saw it and made a statement', 'brother', 'Dev', 'W1', ['bare']],
  ['my sister came, and then Shirley left', 'sister', 'Shirley', 'T1', ['bare']],
];
for (const [text, word, name, whose, traits] of rows)
  test(`kinship: ${text}`, () => {
    const hit = (value: string, category: Hit['category'], more: Partial<Hit>): Hit => {
      const from = text.indexOf(value);
      return { from, to: from + value.length, category, evidence: [], ...more };
    };
    const hits = [hit(word, 'relation', { traits: ['bare'] }), hit(name, 'name', { whose })];
    assert.deepEqual(openKinship(hits, viewOfText(text), roster)[0]?.traits, traits);
  });
