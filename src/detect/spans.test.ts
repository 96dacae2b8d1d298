import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spanSet, type Span } from './spans.ts';

const span = fc.tuple(fc.nat(900), fc.integer({ min: 1, max: 400 })).map(([from, length]): Span => ({ from, to: from + length })); // prettier-ignore

test('finds what a look at all of them finds', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 30 }), span, (all, asked) => {
      const set = spanSet<Span>();
      for (const one of all) set.add(one);
      const want = all.filter((one) => one.from < asked.to && asked.from < one.to);
      assert.deepEqual(set.touching(asked.from, asked.to), want);
      const [first] = want;
      if (!first) return;
      set.remove(first);
      assert.ok(!set.touching(asked.from, asked.to).includes(first));
    }),
  );
});
