// The long form of the torture test, with a table:
//   node test/torture/run.ts [--eye] [--deep] [--naive] [--only TEXT] [--unseen]
// `--eye` reads pages and pictures by tesseract, `--deep` asks every program, `--naive` tries all careless redactors.
// Ends with 1 where anything leaks, is let pass, is not seen by the attack, or is refused against expectation.
import { missingPrograms } from './attack/index.ts';
import { judge, type Judged } from './judge.ts';
import { NAIVE } from './naive.ts';
import { THEMES } from './techniques.ts';
import type { Technique } from './technique.ts';

const has = (flag: string): boolean => process.argv.includes(flag);
const only = process.argv[process.argv.indexOf('--only') + 1] ?? '';
const effort = { deep: has('--deep'), eye: has('--eye'), naive: has('--naive') ? Object.keys(NAIVE) : [] };
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What is wrong with a result, in words. */
function faults({ expect, pixels }: Technique, result: Judged): string[] {
  const out: string[] = [];
  if (result.found === null && (effort.eye || !pixels)) out.push('attack is blind');
  if (!result.flagged) out.push('check passes the original');
  if (result.leak !== null) out.push(`LEAK (${result.leak})`);
  if (result.outcome === 'unfit') out.push(`copy does not pass: ${result.why}`);
  if (result.outcome === 'refused' && expect === 'clean') out.push(`refused: ${result.why}`);
  if (result.outcome !== 'refused' && expect === 'refused') out.push('was to be refused');
  if (result.outcome !== 'refused' && result.kept < result.words)
    out.push(`${result.kept} of ${result.words} kept words`);
  if (result.passed.length > 0) out.push(`check passes careless copies: ${result.passed.join(', ')}`);
  return out;
}

const count = {
  techniques: 0,
  clean: 0,
  picture: 0,
  refused: 0,
  unfit: 0,
  leaks: 0,
  blind: 0,
  unflagged: 0,
  naive: 0,
  passed: 0,
  kept: 0,
  words: 0,
};
let bad = 0;
for (const [theme, rows] of Object.entries(THEMES)) {
  say(`\n${theme}`);
  for (const row of rows) {
    if (has('--only') && !`${theme}: ${row.name}`.includes(only)) continue;
    const result = await judge(row, effort);
    const wrong = faults(row, result);
    count.techniques++;
    count[result.outcome]++;
    if (result.leak !== null) count.leaks++;
    if (result.found === null && (effort.eye || !row.pixels)) count.blind++;
    if (!result.flagged) count.unflagged++;
    count.naive += result.made;
    count.passed += result.passed.length;
    if (result.outcome !== 'refused') {
      count.kept += result.kept;
      count.words += result.words;
    }
    bad += wrong.length > 0 ? 1 : 0;
    say(`  ${result.outcome.padEnd(8)} ${row.name.padEnd(60)} ${wrong.join('; ')}`);
  }
}
say('');
for (const [name, n] of Object.entries(count)) say(`${name.padEnd(12)} ${n}`);
if (missingPrograms().length > 0) say(`not installed here, not used: ${missingPrograms().join(', ')}`);
process.exitCode = bad > 0 ? 1 : 0;
