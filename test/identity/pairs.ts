// 200 made-up conviction pairs and what the check makes of them: `node test/identity/pairs.ts [--seed N] [--rounds N] [--kinds]`.
// Seed 1 is the shipped list. Kinds are in kinds.ts; styles in styles.ts,
// held-out.ts, fresh.ts and untouched.ts.
import path from 'node:path';
import { checkConvictions } from '../../src/identity/index.ts';
import { exactInterval } from '../../bench/interval.ts';
import { textDocument } from '../fixtures/text-page.ts';
import { FRESH } from './fresh.ts';
import { HELD_OUT } from './held-out.ts';
import { ASKED, RIGHT, WRONG, type Kind, type Made } from './kinds.ts';
import { pick, randomFrom } from './print.ts';
import { UNTOUCHED } from './untouched.ts';
import { STYLES, type Style } from './styles.ts';

/** One pair with its outcome. */
export interface Pair extends Made {
  readonly kind: Kind;
  readonly style: string;
  readonly set: Set;
  /** Were all pages let through? */
  readonly passed: boolean;
  readonly why: readonly string[];
}

type Set = 'known' | 'held out' | 'fresh' | 'untouched';
const SETS: Readonly<Record<Set, string>> = {
  known: 'Styles the reader was written against',
  'held out': 'Styles held out at first, then mended by',
  fresh: 'Styles written after that, then mended by',
  untouched: 'Styles by which nothing was mended',
};
const STYLED = (
  [
    ['known', STYLES],
    ['held out', HELD_OUT],
    ['fresh', FRESH],
    ['untouched', UNTOUCHED],
  ] as const
).flatMap(([set, styles]) => styles.map((style) => ({ set, style })));
const IN_ALL = 200;
/** So many of each truth: of the wrong ones most, because a miss there is a breach. */
const SHARES: readonly (readonly [readonly Kind[], number])[] = [[RIGHT, 90], [WRONG, 98], [ASKED, 12]]; // prettier-ignore

function judge(made: Made, kind: Kind, style: Style, set: Set): Pair {
  const type = style.name.startsWith('MG16') ? 'MG16' : 'PNC';
  const document = textDocument('record.pdf', type, made.pages);
  const { holds } = checkConvictions(
    [document],
    made.people,
    { kind: 'defence', id: 'D1' },
    { thisYear: 2026, today: '2026-11-26', urn: '13XD0412326' },
  );
  return { ...made, kind, style: style.name, set, passed: holds.length === 0, why: holds.map((hold) => hold.why) };
}

/** The pairs of one seed: every kind in turn, each in a style by lot. */
export function makePairs(seed: number): Pair[] {
  const random = randomFrom(seed);
  const pairs: Pair[] = [];
  for (const [kinds, n] of SHARES)
    for (let i = 0; i < n; i++) {
      const kind = kinds[i % kinds.length] as Kind;
      const { style, set } = pick(random, STYLED);
      pairs.push(judge(kind.make(random, style), kind, style, set));
    }
  if (pairs.length !== IN_ALL) throw new Error('the shares do not add up');
  return pairs;
}

const of = (pairs: readonly Pair[], truth: Kind['truth']): Pair[] => pairs.filter(({ kind }) => kind.truth === truth);

/** Figures of some pairs, as lines. */
export function tell(pairs: readonly Pair[]): string[] {
  const [right, wrong, asked] = [of(pairs, 'right'), of(pairs, 'wrong'), of(pairs, 'asked')];
  const rate = (some: readonly Pair[], hit: (pair: Pair) => boolean): string => {
    const [k, n] = [some.filter(hit).length, some.length];
    const [low, high] = exactInterval(k, n).map((share) => (100 * share).toFixed(1));
    return n === 0 ? '–' : `${k} of ${n} = ${((100 * k) / n).toFixed(1)} % (exact 95 %: ${low}–${high})`;
  };
  return [
    `wrong records passed   ${rate(wrong, ({ passed }) => passed)}`,
    `right ones held        ${rate(right, ({ passed }) => !passed)}`,
    `theirs, but the rule wants a person or a better print: held ${rate(asked, ({ passed }) => !passed)}`,
  ];
}

function main(args: readonly string[]): void {
  const value = (name: string, otherwise: number): number => {
    const at = args.indexOf(name);
    return at < 0 ? otherwise : Number(args[at + 1]);
  };
  const seed = value('--seed', 1);
  const pairs = Array.from({ length: value('--rounds', 1) }, (_, i) => makePairs(seed + i)).flat();
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  const part = (name: string, some: readonly Pair[]): void => {
    write(`${name}: ${some.length} pairs`);
    for (const line of tell(some)) write(`  ${line}`);
  };
  part('All', pairs);
  for (const [set, name] of Object.entries(SETS)) part(name, pairs.filter((pair) => pair.set === set)); // prettier-ignore
  if (!args.includes('--kinds')) return;
  const bad = pairs.filter(({ kind, passed }) => passed !== (kind.truth === 'right'));
  for (const [name, group] of Map.groupBy(bad, ({ kind, style }) => `${kind.truth}: ${kind.name} [${style}]`))
    write(`${group.length} × ${name}\n     ${group[0]?.why[0] ?? 'passed'}`);
  if (args.includes('--show')) for (const pair of bad.slice(0, 40)) write(`\n=== ${pair.kind.truth} ${pair.kind.name} [${pair.style}]\n${pair.people.map((p) => `${p.id} ${p.names.join()} ${p.born ?? ''} ${p.numbers.map((n) => n.value).join(' ')}`).join('\n')}\n---\n${pair.pages.join('\n=====\n')}\n--- ${pair.why.join('\n')}`); // prettier-ignore
}

if (process.argv[1] === path.resolve(import.meta.filename)) main(process.argv.slice(2));
