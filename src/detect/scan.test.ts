// The pass over a text gives what searching with each expression gives: on expressions of every kind and on random texts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openingsOf } from './openings.ts';
import { matches } from './scan.ts';

const PATTERNS: readonly RegExp[] = [
  /(?<![a-zÀ-ɏ\d])(?:nhs|ni|date of birth)\s?\d*/gi,
  /\b(?:a|ab)+c?(?!d)/g,
  /(?<!\p{L}|\d[.,])\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*)?/gu,
  /(?<=\d[ ./-]?)[OIl]{1,3}(?=\d)/g,
  /([ab])\1|k[0-9]{2,3}?/giu,
  /[^\w\s]{2}|\s\d/g,
  /é|ß.|\u{1F600}x?/gu,
  /(?:b{0,2}a|[c-e]?b)1?/g,
  /(?<v>\d{2})[:](?:\d{2}|x)/g,
  /x*a/g,
  /a|/g,
  /\.b$|^c/g,
];

test('scan: random texts give the same matches', () => {
  const text = fc.string({ unit: fc.constantFrom(...'abcdeknNHSIKOl019 .,:\n-éß😀ſ', 'nhs', 'date of birth ', 'Ab '), maxLength: 60 }); // prettier-ignore
  fc.assert(
    fc.property(text, (sample) => {
      for (const pattern of PATTERNS) {
        const wanted = [...sample.matchAll(pattern)].map((match) => [match.index, ...match]);
        assert.deepEqual(matches(sample, pattern).map((match) => [match.index, ...match]), wanted, String(pattern)); // prettier-ignore
      }
    }),
    { numRuns: 1500, seed: 3 },
  );
});

test('scan: an expression that may match nothing is left to the engine', () => {
  assert.equal(openingsOf(/a*/g), null);
  assert.equal(openingsOf(/birthday card/gi)?.must, 'birthday card');
  assert.equal(openingsOf(/(?:birthday|card)/g)?.must, '');
});
