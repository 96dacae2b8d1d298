// New codes: what a subsetting program counted is counted afresh, what everybody knows stays.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FontUse } from '../fontuse.ts';
import type { Metrics } from '../metrics.ts';
import type { Embedded } from './embedded.ts';
import { numberCodes } from './numbers.ts';
import type { Program } from './embedded.ts';

interface Sample {
  readonly kind: Metrics['kind'];
  readonly names?: Readonly<Record<number, string>>;
  /** Codes that the font's own map gives letters to. */
  readonly mapped?: readonly number[];
  readonly program?: false;
}

function use({ kind, names = {}, mapped = [], program }: Sample, codes: readonly number[]): FontUse {
  const embedded: Embedded = {
    program: program === false ? null : ({ kind: 'glyf' } as Program),
    encoded: true,
    glyphOf: (code) => code,
    nameOf: (code) => names[code],
    letters: new Map(mapped.map((code) => [code, '0041'])),
  };
  return {
    font: undefined,
    metrics: { kind, bytesPerCode: kind === 'composite' ? 2 : 1 } as Metrics,
    codes: new Map(codes.map((code) => [code, code])),
    no: 1,
    place: 1,
    embedded: () => embedded,
    checked: new Set(),
  };
}

const CASES: readonly (readonly [string, Sample, readonly number[], readonly number[]])[] = [
  ['codes in order of first use close their gaps', { kind: 'simple', mapped: [1, 2, 3, 5] }, [1, 2, 3, 5], [1, 2, 3, 4]],
  ['their order is that of the text that is left', { kind: 'simple', mapped: [9, 4, 7] }, [9, 4, 7], [1, 2, 3]],
  ['usual codes stay', { kind: 'simple', names: { 65: 'A', 98: 'b' } }, [98, 65], [98, 65]],
  ['a usual letter at an odd code is counted', { kind: 'simple', names: { 65: 'A', 3: 'b' } }, [65, 3], [65, 1]],
  ['a code in use is not given twice', { kind: 'simple', names: { 1: 'g9' }, mapped: [5, 6] }, [1, 5, 6], [1, 2, 3]],
  ['the space stays, and nothing else gets its code', { kind: 'simple', mapped: [...Array(41).keys()] }, [32, ...Array.from({ length: 33 }, (_, i) => (i < 31 ? i + 1 : i + 3))], [32, ...Array.from({ length: 33 }, (_, i) => (i < 31 ? i + 1 : i + 2))]],
  ['a letter that only its code can tell stays', { kind: 'simple' }, [7, 3], [7, 3]],
  ['without a program nothing is counted', { kind: 'simple', mapped: [9], program: false }, [9], [9]],
  ['glyphs of a composite font are counted, 32 too', { kind: 'composite', mapped: [...Array(900).keys()] }, Array.from({ length: 40 }, (_, i) => 800 - i), Array.from({ length: 40 }, (_, i) => i + 1)],
  ['those without a letter stay', { kind: 'composite', mapped: [500] }, [700, 500], [700, 1]],
  ['drawn letters are counted', { kind: 'type3', mapped: [40, 41], program: false, names: { 40: 'g40', 41: 'g41' } }, [41, 40], [1, 2]],
]; // prettier-ignore

describe('new codes', () => {
  for (const [what, sample, codes, expected] of CASES)
    it(what, () => {
      const font = use(sample, codes);
      numberCodes(font);
      assert.deepEqual([...font.codes.keys()], codes);
      assert.deepEqual([...font.codes.values()], expected);
    });

  it('never meet, however many there are', () => {
    const all = Array.from({ length: 256 }, (_, i) => 255 - i);
    const font = use({ kind: 'simple', mapped: all }, all);
    numberCodes(font);
    assert.equal(new Set(font.codes.values()).size, 256);
    assert.equal(font.codes.get(32), 32);
  });
});
