import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyOf, anyPhrase, squash, unmix } from './any-of.ts';

const found = (pattern: RegExp | null, text: string): string[] =>
  pattern === null ? [] : [...text.matchAll(pattern)].map((match) => match[0]);

test('codes in any spacing, not inside longer ones', () => {
  const pattern = anyOf(['07700900123', '07700900124', 'JB484172C']);
  assert.deepEqual(found(pattern, 'x 07700 900123, (07700) 900-124; jb 48 41 72 c; 077009001235; 1.07700900123'), [
    '07700 900123',
    '07700) 900-124',
    'jb 48 41 72 c',
  ]);
});

test('a shorter code that begins a longer one', () => {
  assert.deepEqual(found(anyOf(['12345', '1234567']), '12345 and 12 34 56 7'), ['12345', '12 34 56 7']);
});

test('misread digits', () => {
  const [hit] = found(anyOf(['07700900514'], true), 'is O77OO 9OO5l4 here');
  assert.equal(squash(unmix(hit ?? '')), '07700900514');
});

test('phrases over line ends, with marks of their own', () => {
  assert.deepEqual(found(anyPhrase(['jane (j.) akers', 'a+b@example.com']), 'Jane\n(J.) Akers; A+B@example.com'), [
    'Jane\n(J.) Akers',
    'A+B@example.com',
  ]);
});

test('nothing to find, no pattern', () => {
  assert.equal(anyOf([]), null);
  assert.equal(anyPhrase([]), null);
});
