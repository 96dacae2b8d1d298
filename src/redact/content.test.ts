// Tokens in, tokens out: the same meaning, none of the rest.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { BlotterError } from '../model/index.ts';
import { readContent, UnreadableContent, type Operand } from './content.ts';
import { writeOperation } from './write.ts';

const rewrite = (text: string): string => [...readContent(Buffer.from(text, 'latin1'))].map(writeOperation).join('\n');

describe('content streams', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['1 0 0 1 72.50 700 cm', '1 0 0 1 72.5 700 cm'],
    ['q % a comment with a name\nQ', 'q\nQ'],
    ['(a\\(b\\)\\134\\\nc) Tj', '(a\\(b\\)\\\\c) Tj'],
    ['<41 4 2 4> Tj', '(AB@) Tj'],
    ['[(A)-120.0(B)<00ff>]TJ', '[(A) -120 (B) <00ff>] TJ'],
    ['/N#61me gs', '/Name gs'],
    ['/Span<</ActualText(x)>>BDC', '/Span <</ActualText (x)>> BDC'],
    ['--5 .5 -.25 4. 0 0 cm', '-5 0.5 -0.25 4 0 0 cm'],
    ['BI /W 2 /H 1 /BPC 8 /CS /G ID EI\nEI Q', 'BI /W 2 /H 1 /BPC 8 /CS /G ID EI\nEI\nQ'],
  ];
  for (const [text, wanted] of rows) it(JSON.stringify(text), () => assert.equal(rewrite(text), wanted));

  it('refuses what does not parse', () => {
    for (const text of ['(never closed', '[1 2', '<< /A', '1 ] f', 'BI /W 1 /H 1 ID', ')'])
      assert.throws(() => rewrite(text), UnreadableContent);
  });

  it('writes what it reads', () => {
    const operand: fc.Arbitrary<Operand> = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((n) => Math.round(n * 1e4) / 1e4),
      fc.uint8Array({ maxLength: 12 }),
      fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'abcXYZ09 #/(') }).map((name) => ({ name })),
      fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(operand, { maxLength: 6 }), (args) => {
        const [read] = [...readContent(Buffer.from(writeOperation({ op: 'TJ', args }), 'latin1'))];
        const plain = (value: unknown): unknown =>
          JSON.parse(
            JSON.stringify(value, (_, one: unknown) =>
              one instanceof Uint8Array ? [...one] : Object.is(one, -0) ? 0 : one,
            ),
          );
        assert.deepEqual(plain(read?.args), plain(args));
      }),
    );
  });

  it('refuses content that no reader would come to the end of', () => {
    const most = { operations: 100, open: 10 };
    const count = (text: string): number => [...readContent(Buffer.from(text, 'latin1'), most)].length;
    const refused = (error: unknown): boolean => error instanceof BlotterError && error.code === 'B-REDACT-01';
    assert.throws(() => count('q '.repeat(11)), refused);
    assert.throws(() => count('0 0 m '.repeat(101)), refused);
    assert.equal(count('q '.repeat(10)), 10);
    assert.equal(count('q Q '.repeat(50)), 100, 'one after the other is no nest');
  });
});
