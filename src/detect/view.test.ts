import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalise, place, viewOf } from './view.ts';
import type { Page } from '../model/index.ts';

const ROWS: readonly (readonly [string, string])[] = [
  ['the oﬃcer’s “note” – 5 000', 'the officer\'s "note" - 5 000'],
  ['assaul-\nted him', 'assaulted him'],
  ['Osei-\nTutu', 'Osei-Tutu'],
  ['self-\nemployed', 'self-employed'],
  ['07700-\n900834', '07700-900834'],
  ['mark.fen-\nwick@example.com', 'mark.fen-wick@example.com'],
  ['break\u00ad\ning', 'breaking'],
  ['zero\u200bwidth', 'zerowidth'],
  ['Name:     Akers', 'Name:\tAkers'],
  ['  indented \nline', 'indented\nline'],
  ['a\r\nb\rc', 'a\nb\nc'],
  ['e\u0301te\u0301', 'été'],
  ['０７７００', '07700'],
  ['٠٧٧', '077'],
  ['one\n\ntwo\ftri\tvier', 'one\n\ntwo\ftri\tvier'],
];

test('notation is made plain, structure stays', () => {
  for (const [given, want] of ROWS) assert.equal(normalise(given).text, want);
});

test('every unit of the view knows where it stands, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const { text: out, origin } = normalise(text);
      assert.equal(origin.length, out.length + 1);
      for (let i = 1; i < origin.length; i++) assert.ok((origin[i] ?? 0) >= (origin[i - 1] ?? 0));
      assert.equal(origin[out.length], text.length);
    }),
    { numRuns: 300 },
  );
});

test('a stretch of the view is found again on its pages', () => {
  const page = (no: number, text: string): Page => ({
    ...{ no, size: [0, 0], crop: [0, 0, 0, 0], rotate: 0, text, boxes: new Float32Array(0), role: 'body', unread: [] },
  });
  const pages = [page(1, 'the oﬃce of Jose\u0301'), page(2, '  14 High Street')];
  const view = viewOf({ file: 'a.pdf', type: 'OTHER', typeBy: 'unknown', format: 'pdf', hidden: [], pages });
  const at = (text: string): string[] => {
    const from = view.text.indexOf(text);
    return place(view, from, from + text.length).map((one) => `${one.page}:${pages[one.page - 1]?.text.slice(one.from, one.to) ?? ''}`); // prettier-ignore
  };
  assert.deepEqual(at('office'), ['1:oﬃce']);
  assert.deepEqual(at('José'), ['1:Jose\u0301']);
  assert.deepEqual(at('14 High'), ['2:14 High']);
  assert.deepEqual(at('José\f14'), ['1:Jose\u0301', '2:  14']);
});
