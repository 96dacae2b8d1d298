import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonical } from './canonical.ts';

test('canonical: the forms that RFC 8785 shows', () => {
  const rows: readonly (readonly [unknown, string])[] = [
    // Section 3.2.2 and 3.2.3: escapes, and keys sorted by UTF-16 code units (its own example, numbers left out).
    [{ literals: [null, true, false] }, '{"literals":[null,true,false]}'],
    ['\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [[], '[]'],
    [{}, '{}'],
    [-0, '0'],
    [9007199254740991, '9007199254740991'],
    [{ b: { d: 1, c: [] }, a: '' }, '{"a":"","b":{"c":[],"d":1}}'],
  ];
  for (const [value, text] of rows) assert.equal(canonical(value), text);
});
test('canonical: what has no single form is refused', () => {
  const rows = [0.1, NaN, Infinity, 2 ** 53, undefined, { a: undefined }, [undefined], '\ud800', { '\udc00': 1 }, 1n, new Date(0), new Map(), Symbol('a'), () => 1, new Array(2)]; // prettier-ignore
  for (const value of rows) assert.throws(() => canonical(value), TypeError);
});
test('canonical: the order of keys does not count, and reading gives the same back', () => {
  const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
  const tree = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('node'), { maxLength: 4 }), fc.dictionary(fc.string(), tie('node'), { maxKeys: 4 })), // prettier-ignore
  })).node;
  fc.assert(
    fc.property(tree, (value) => {
      const text = canonical(value);
      const reversed = (one: unknown): unknown =>
        Array.isArray(one)
          ? one.map(reversed)
          : one !== null && typeof one === 'object'
            ? Object.fromEntries(Object.entries(one).toReversed().map(([k, v]) => [k, reversed(v)])) // prettier-ignore
            : one;
      assert.equal(canonical(reversed(value)), text);
      assert.equal(canonical(JSON.parse(text)), text);
    }),
  );
});
