// How much personal data `detect --mode find` finds in court judgments: five folds of the 92 judgments of the train split
// of the Text Anonymization Benchmark, each judged by a tagger that never saw it. Definitions as in judgment-score.ts.
// Run: node bench/detect-judgments.ts DATA [--lean N] [--plain]   (DATA: the folder of training sets; see docs/detection.md)
import { parseArgs } from 'node:util';
import { detectText } from '../src/detect/index.ts';
import { LEAN } from '../src/detect/tagger/index.ts';
import { taggerOf } from '../src/detect/tagger/tag.ts';
import { inCapitals, inSmallLetters, misread } from '../src/detect/tagger/train/copies.ts';
import { readJudgments, type Judgment } from '../src/detect/tagger/train/corpora.ts';
import { random } from '../src/detect/tagger/train/learn.ts';
import { trainTagger } from '../src/detect/tagger/train/recipe.ts';
import { bootstrap, exactAll, wilson } from './interval.ts';
import { add, score, type Score } from './judgment-score.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lean: { type: 'string' },
    plain: { type: 'boolean' },
    kinds: { type: 'boolean' },
    missed: { type: 'boolean' },
  },
});
const data = positionals[0];
if (data === undefined) throw new Error('Which folder holds the training sets?');
const lean = values.lean === undefined ? LEAN : Number(values.lean);

const WRITTEN: Readonly<Record<string, (text: string) => string>> = {
  'as written': (text) => text,
  ...(values.plain
    ? {}
    : {
        'small letters': inSmallLetters,
        capitals: inCapitals,
        '1 % misread': (text: string) => misread(text, 0.01, random(5)),
        '2 % misread': (text: string) => misread(text, 0.02, random(6)),
        '3 % misread': (text: string) => misread(text, 0.03, random(7)),
      }),
};
const FOLDS = 5;
const judgments = readJudgments(data);
const scores = new Map<string, Score[]>();
for (let fold = 0; fold < FOLDS; fold++) {
  const test = new Set(judgments.filter((_, i) => i % FOLDS === fold).map(({ id }) => id));
  const mine = ({ id }: Judgment): boolean => test.has(id);
  const tagger = taggerOf(trainTagger(data, (judgment) => !mine(judgment)));
  for (const judgment of judgments.filter(mine))
    for (const [name, write] of Object.entries(WRITTEN)) {
      const text = write(judgment.text);
      // Offsets are code points; the judgments have none above the first plane.
      const spans = detectText(text, { find: true, tagger, lean }).map(({ start, end }) => ({ from: start, to: end }));
      const list = scores.get(name) ?? [];
      scores.set(name, list);
      list.push(score(judgment, spans));
      if (values.missed === true && name === 'as written') tellMissed(judgment, spans);
    }
}

/** Which kinds and places were missed, for the one who mends a rule; only with --missed. */
function tellMissed(judgment: Judgment, spans: readonly { from: number; to: number }[]): void {
  for (const { start, end, type, identifier } of judgment.mentions)
    if (identifier !== 'NO_MASK' && !spans.some(({ from, to }) => from <= start && to >= end))
      process.stdout.write(`missed ${type} ${JSON.stringify(judgment.text.slice(start - 25, end + 15))}\n`);
}

const percent = (share: number): string => (100 * share).toFixed(1);
const count = ([k, n]: readonly [number, number]): string => {
  const [low, high] = k === n ? [exactAll(n), 1] : wilson(k, n);
  return `${k}/${n} = ${percent(k / n)} % (${percent(low)}–${percent(high)})`;
};
const rate = (list: readonly Score[], of: (sum: Score) => number): string => {
  const [low, high] = bootstrap(list, (drawn) => of(add(drawn)));
  return `${percent(of(add(list)))} % (${percent(low)}–${percent(high)})`;
};
for (const [name, list] of scores) {
  const sum = add(list);
  process.stdout.write(
    [
      `${name}`,
      `  direct entities   ${count(sum.direct)}`,
      `  quasi entities    ${count(sum.quasi)}`,
      `  persons           ${count(sum.persons)}`,
      `  token recall      ${rate(list, ({ words }) => words[0] / words[1])}`,
      `  detection P       ${rate(list, ({ masked }) => masked[1] / masked[2])}`,
      `  official P        ${rate(list, ({ masked }) => masked[0] / masked[2])}`,
      values.kinds === true ? `  by kind           ${[...sum.kinds].map(([kind, one]) => `${kind} ${one.join('/')}`).join(', ')}` : '',
    ].filter(Boolean).join('\n') + '\n',
  ); // prettier-ignore
}
