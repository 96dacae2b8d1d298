// People who share a surname with somebody of the case; near misses are forms of that somebody's own name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentType, Person } from '../model/index.ts';
import { draftOf } from './drafts.ts';
import { namesakes } from './namesakes.ts';
import { spotNames } from './spot.ts';

const person = (id: string, name: string, aliases: readonly string[] = []): Person => ({
  id, role: 'victim', names: [name], aliases, addresses: [], phones: [], emails: [], numbers: [], protections: [], source: 'manifest',
}); // prettier-ignore
const drafts = [person('V1', 'Dimitar Kolev', ['Mitko']), person('D1', 'Colin James Tranter'), person('W1', 'Ana Hill')].map(draftOf); // prettier-ignore
const found = (text: string, type: DocumentType = 'MG5'): string[] =>
  namesakes(spotNames(text, type), drafts, type).map((spot) => spot.text);

const ROWS: readonly (readonly [string, readonly string[], DocumentType?])[] = [
  ['Plamen Kolev, his nephew, declined to help.', ['Plamen Kolev']],
  ['We spoke to Dale TRANTER at the yard.', ['Dale TRANTER']],
  ['RELATED: TRANTER, ZEB 06/55190E', ['TRANTER, ZEB'], 'PNC'],
  // The one who is known, however written.
  ['Dimitar Kolev and Mitko Kolev and Dimtar Kolev', []],
  ['Colin TRANTER, Col Tranter, Colln Tranter, James Tranter', []],
  // What stands before a surname and is no name.
  ['Mr Kolev, Uncle Kolev, Witness Kolev, Yesterday Kolev came.', []],
  ['Records TRANTER has four. Will TRANTER answer? Young TRANTER did not.', []],
  ['Operation: PC Kolev', []],
  // A surname that is a word proves nothing.
  ['Old Hill, Tetbury Hill', []],
];
for (const [text, wanted, type] of ROWS) test(`namesakes: ${text}`, () => assert.deepEqual(found(text, type), wanted));
