// What counts as a mention of a value, with near misses.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mentions } from './values.ts';

const rows: readonly (readonly [string, string, string | null])[] = [
  ['Nowak', 'Mrs NOWAK said', 'NOWAK'],
  ['Nowak', "Nowak's car", 'Nowak'],
  ['Nowak', 'mail jnowak88@mail.example', 'nowak'],
  ['Nowak', 'No wakening', null],
  ['Nowak', 'N o w a k', 'N o w a k'],
  ['07700 900123', 'call 07700900123 now', '07700900123'],
  ['07700900123', 'call 07700 900 123 now', '07700 900 123'],
  ['22 Fenwick Street', '22 Fenwick\nStreet', '22 Fenwick\nStreet'],
  ['Fenwick', 'Fen-\nwick', 'Fen-\nwick'],
  ['Fenwick', 'Fen\u00adwick', 'Fen\u00adwick'],
  ['Ann', 'Annual', null],
  ['Ann', 'than no', null],
  ['Ann', 'Ann left', 'Ann'],
  ['Zoë', 'zoë', 'zoë'],
  ['  ', 'anything', null],
];

describe('mentions of a value', () => {
  for (const [value, text, wanted] of rows)
    it(`${JSON.stringify(value)} in ${JSON.stringify(text)}`, () => {
      const [found] = mentions([...text], [value]);
      assert.equal(found ? [...text].slice(found[0], found[1]).join('') : null, wanted);
    });
});
