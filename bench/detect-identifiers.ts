// Identifiers of every kind in short sentences, well formed and damaged, with and without a word that says what they are,
// among numbers that are none. Two sets of sentences: those that were in the project while damaged numbers were mended, and
// a second set that nobody looked at meanwhile. Counts and 95 % Wilson intervals.
// Run: node bench/detect-identifiers.ts [VALUES PER SENTENCE] [--misses]   (--misses lists the first set's, never the second's)
import { parseArgs } from 'node:util';
import { detectText, type TextSpan } from '../src/detect/index.ts';
import * as heldOut from './detect/carriers-held-out.ts';
import * as seen from './detect/carriers.ts';
import { chance, digits, pick } from './detect/chance.ts';
import { damage, DAMAGES } from './detect/damage.ts';
import { KINDS, type Kind } from './detect/identifiers.ts';
import { share } from './interval.ts';

const { values, positionals } = parseArgs({ options: { misses: { type: 'boolean' } }, allowPositionals: true });
const EACH = Number(positionals[0] ?? 6);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

interface Count {
  tried: number;
  /** Covered whole by finds of any kind. */
  found: number;
  /** … by finds of the right kind. */
  named: number;
  /** At least one letter covered. */
  touched: number;
}
const newCount = (): Count => ({ tried: 0, found: 0, named: 0, touched: 0 });
const add = (sum: Count, one: Count): void => {
  sum.tried += one.tried;
  sum.found += one.found;
  sum.named += one.named;
  sum.touched += one.touched;
};
const cell = ({ found, named, tried }: Count): string => `${share(found, tried)} [${named}]`.padEnd(36);

/** How exhibits and other matters of the case are referred to: found on purpose, and no fault beside a value. */
const CASE_WORDS: ReadonlySet<string> = new Set(['urn', 'other', 'officer']);

const covers = (spans: readonly TextSpan[], value: string, at: number): boolean =>
  [...value].every((letter, i) => !/[\p{L}\p{N}]/u.test(letter) || spans.some(({ start, end }) => start <= at + i && at + i < end)); // prettier-ignore

/** All kinds in one set of sentences. `tell`: may single misses be printed? */
function run({ BARE, CUED, DISTRACTORS }: typeof seen, seed: number, tell: boolean): void {
  const random = chance(seed);
  /** Finds elsewhere than the value, by category, and all finds. */
  const elsewhere = new Map<string, number>();
  let spansInAll = 0;

  /** Sets the value into the sentence between two distractors, and counts. */
  function tryOne(kind: Kind, carrier: string, value: string, count: Count): void {
    const before = `${pick(DISTRACTORS, random)}\n${carrier.slice(0, carrier.indexOf('~'))}`;
    const text = `${before}${value}${carrier.slice(carrier.indexOf('~') + 1)}\n${pick(DISTRACTORS, random)}`;
    const spans = detectText(text);
    const on = spans.filter(({ start, end }) => start < before.length + value.length && end > before.length);
    const whole = covers(on, value, before.length);
    count.tried++;
    if (on.length > 0) count.touched++;
    if (whole) count.found++;
    else if (tell) print(`  miss ${kind.name.padEnd(20)}${carrier.replace('\n', '⏎').replace('~', `«${value}»`)}`);
    if (covers(on.filter((span) => kind.categories.includes(span.category)), value, before.length)) count.named++; // prettier-ignore
    // "a grey Golf" beside the plate is the same find: only what stands elsewhere or is of another kind is wrong.
    const line = [before.lastIndexOf('\n'), text.lastIndexOf('\n')] as const;
    for (const span of spans) {
      if (CASE_WORDS.has(span.category) && !on.includes(span)) continue;
      if (span.start > line[0] && span.end <= line[1] && kind.categories.includes(span.category) && !on.includes(span))
        continue;
      spansInAll++;
      if (on.includes(span)) continue;
      elsewhere.set(span.category, (elsewhere.get(span.category) ?? 0) + 1);
      if (tell) print(`  else ${span.category.padEnd(20)}${text.slice(span.start, span.end)}`);
    }
  }

  const sums = { 'well formed, said': newCount(), 'well formed, unsaid': newCount(), 'damaged, said': newCount() };
  const byDamage = new Map(DAMAGES.map((one) => [one, newCount()]));
  print(`${'kind'.padEnd(20)}${'well formed, kind said'.padEnd(36)}${'well formed, unsaid'.padEnd(36)}damaged, kind said   (covered whole by any find; [of the right kind])`); // prettier-ignore
  for (const kind of KINDS) {
    const [said, unsaid, damaged] = [newCount(), newCount(), newCount()];
    for (let i = 0; i < EACH; i++) {
      for (const carrier of CUED[kind.name] ?? []) {
        tryOne(kind, carrier, kind.make(random), said);
        for (const way of DAMAGES) {
          const value = damage(kind.make(random), way, random);
          if (value === null) continue;
          const one = newCount();
          tryOne(kind, carrier, value, one);
          add(damaged, one);
          add(byDamage.get(way) ?? newCount(), one);
        }
      }
      for (const carrier of BARE) tryOne(kind, carrier, kind.make(random), unsaid);
    }
    print(kind.name.padEnd(20) + cell(said) + cell(unsaid) + cell(damaged));
    add(sums['well formed, said'], said);
    add(sums['well formed, unsaid'], unsaid);
    add(sums['damaged, said'], damaged);
  }
  for (const [name, sum] of Object.entries(sums))
    print(`all ${name}: ${cell(sum)}touched ${share(sum.touched, sum.tried)}`);
  for (const [way, sum] of byDamage) print(`damaged by ${way}: ${cell(sum)}touched ${share(sum.touched, sum.tried)}`);
  const wrong = [...elsewhere.values()].reduce((a, b) => a + b, 0);
  print(`precision: finds that touch a value ${share(spansInAll - wrong, spansInAll)}; elsewhere ${JSON.stringify(Object.fromEntries(elsewhere))}`); // prettier-ignore
}

/** Ten digits that mean nothing, in sentences that say nothing: one in eleven passes the NHS check. */
function meaningless(numbers: number): void {
  const random = chance(2026);
  const grades = { certain: 0, likely: 0, look: 0 };
  for (let i = 0; i < numbers; i++) {
    const spans = detectText(pick(seen.BARE, random).replace('~', digits(10, random)));
    for (const { category, grade } of spans) if (category === 'nhs') grades[grade]++;
  }
  print(`${numbers} random ten-digit numbers as NHS numbers: certain ${share(grades.certain, numbers)}, likely ${share(grades.likely, numbers)}, look ${share(grades.look, numbers)}`); // prettier-ignore
}

print('# sentences seen while mending');
run(seen, 2026, values.misses === true);
print('\n# sentences held out');
run(heldOut, 2027, false);
print('');
meaningless(20_000);
