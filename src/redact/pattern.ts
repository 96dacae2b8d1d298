// Patterns as colours: shadings, and cells that are drawn many times. Not here: where a colour is set (colours.ts).
import type { PDFObject } from '@cantoo/pdf-lib';
import type { Box } from '../model/index.ts';
import { isName, type Operation } from './content.ts';
import { copyShading, Uncopyable } from './copy.ts';
import { decodePlain } from './filters.ts';
import { IDENTITY } from './matrix.ts';
import {
  entry,
  makeArray,
  makeDict,
  makeName,
  makeNumber,
  makeStream,
  numberOf,
  numbersOf,
  resolve,
} from './objects.ts';
import { give, oldResource } from './resources.ts';
import { emit, type Walk } from './run.ts';
import { firstSheet, firstState, type Sheet } from './state.ts';

/** A pattern as colour. Cells hold line art only: nothing finds text or pictures in them. */
export function usePattern(run: Walk, operation: Operation): void {
  const name = operation.args.at(-1);
  if (!isName(name)) return;
  const raw = oldResource(run.build, run.resources, 'Pattern', name.name);
  if (!raw) return;
  const fresh = give(run.resources, 'Pattern', name.name, () => copyPattern(run, raw));
  emit(run, operation.op, [...operation.args.filter((n) => typeof n === 'number'), { name: fresh }]);
}

function copyPattern(run: Walk, raw: PDFObject): PDFObject {
  const { build } = run;
  const { from, to } = build;
  const matrix = numbersOf(from, entry(from, raw, 'Matrix'));
  const common = { Type: makeName('Pattern'), Matrix: matrix && makeArray(to, matrix) };
  if (numberOf(entry(from, raw, 'PatternType')) === 2) {
    const shading = copyShading(from, to, entry(from, raw, 'Shading'));
    return makeDict(to, { ...common, PatternType: makeNumber(2), Shading: shading });
  }
  const bytes = decodePlain(from, resolve(from, raw));
  const frame = numbersOf(from, entry(from, raw, 'BBox'));
  if (!bytes || !frame) throw new Uncopyable('pattern');
  // A cell is drawn many times at places of its own: walk it where no target reaches.
  const everywhere: Box = [-1e9, -1e9, 1e9, 1e9];
  const cell: Sheet = { ...firstSheet([], everywhere), codes: new Map() };
  const walked = run.nested(
    build,
    cell,
    { bytes, resources: entry(from, raw, 'Resources') },
    firstState(IDENTITY, everywhere),
    'cell',
    run.depth + 1,
  );
  const number = (key: string, otherwise: number) => makeNumber(numberOf(entry(from, raw, key)) ?? otherwise);
  const entries = {
    ...common,
    PatternType: makeNumber(1),
    PaintType: number('PaintType', 1),
    TilingType: number('TilingType', 1),
    BBox: makeArray(to, frame),
    XStep: number('XStep', 1),
    YStep: number('YStep', 1),
    Resources: walked.resources,
  };
  return to.register(makeStream(to, entries, walked.content));
}
