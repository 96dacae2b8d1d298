// Makes results.csv: the published inspection done again with made-up verdicts. What was published is kept (700 files, 50
// from each of 14 areas, 98 with a breach, 61 % of these in the body of a statement, 10 caught before going further). All
// else is drawn from a fixed seed and means nothing: which area had how many was never published, nor where the other
// breaches stood, so these stand as "elsewhere". After-the-change results (after.csv) are made up altogether.
//   node practice/inspection/make.ts
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawSample, RESULT_COLUMNS, type Item } from '../../src/assurance/index.ts';
import { writeCsv } from '../../src/model/index.ts';

const SEED = 'made-up inspection 2020';
const AREAS = 14;

/** A number in [0, 1) that only the seed and the words say. */
const chance = (...words: (string | number)[]): number =>
  createHash('sha256').update([SEED, ...words].join('|')).digest().readUInt32BE(0) / 2 ** 32; // prettier-ignore

/** The list: each area has three units and 600 files, in unlike parts. */
const frame: readonly Item[] = Array.from({ length: AREAS }, (_, a) =>
  Array.from({ length: 600 }, (_, i): Item => {
    const area = `Area ${String(a + 1).padStart(2, '0')}`;
    const parts = 0.25 + 0.4 * chance('parts', a);
    const at = chance('unit', a, i);
    return {
      item: `A${String(a + 1).padStart(2, '0')}-${String(i + 1).padStart(3, '0')}`,
      area,
      unit: at < parts ? 'unit 1' : at < parts + (1 - parts) * 0.6 ? 'unit 2' : 'unit 3',
      type: 'FILE',
      month: '',
      lead: 'not known',
    };
  }),
).flat();

/** Verdicts for a sample: the `breached` items with the lowest numbers, the first `inBody` of them in a statement's body. */
function results(about: string, breached: number, inBody: number, caught: number, second: number): string {
  const { items } = drawSample(frame, { seed: `${SEED} ${about}`, size: 700, by: ['area'], weights: 'proportional' });
  const lot = items.map(({ item }) => item).toSorted((a, b) => chance(about, a) - chance(about, b));
  const bad = new Map(lot.slice(0, breached).map((item, i) => [item, i]));
  const rows = items.flatMap((one, i) => {
    const { item, area, unit, type, month, lead, stratum, size, drawn } = one;
    const base = { order: i + 1, item, area, unit, type, month, lead, stratum, size, drawn };
    const no = bad.get(item);
    const verdict = { outcome: no === undefined ? 'clean' : 'breach', place: no === undefined ? '' : no < inBody ? 'statement-body' : 'elsewhere', prevented: no !== undefined && no % 10 === 4 && no < caught * 10 ? 'yes' : 'no' }; // prettier-ignore
    const first = { ...base, reading: 'first', ...verdict };
    if (i >= second) return [first];
    // The second inspector misses or sees more in one file of twenty.
    const differs = chance(about, 'second', item) < 0.05;
    const outcome = differs === (no !== undefined) ? 'clean' : 'breach';
    return [first, { ...base, reading: 'second', outcome, place: '', prevented: 'no' }];
  });
  return writeCsv(RESULT_COLUMNS, rows);
}

/** The files by name. */
export const makeResults = (): readonly (readonly [name: string, text: string])[] => [
  ['results.csv', results('first', 98, 60, 10, 120)],
  ['after.csv', results('after', 61, 31, 9, 0)],
];

if (import.meta.main)
  for (const [name, text] of makeResults()) writeFileSync(path.join(import.meta.dirname, name), text);
