// The long form of the torture test, with a table:
//   node test/torture/run.ts [--eye] [--deep] [--naive] [--only TEXT]
// `--eye` reads pages and pictures by tesseract, `--deep` asks every program, `--naive` tries all careless redactors on every file.
// Ends with 1 where anything leaks, is let pass, is not seen by the attack, or does not come out as its row says.
import { missingPrograms } from './attack/index.ts';
import { judge } from './judge.ts';
import { NAIVE } from './naive.ts';
import { count, faultsOf, noCounts, tell } from './table.ts';
import { THEMES } from './techniques.ts';

const has = (flag: string): boolean => process.argv.includes(flag);
const only = has('--only') ? (process.argv[process.argv.indexOf('--only') + 1] ?? '') : '';
const eye = has('--eye');
const effort = { deep: has('--deep'), eye, naive: has('--naive') ? Object.keys(NAIVE) : [] };
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const counts = noCounts();
let bad = 0;
for (const [theme, rows] of Object.entries(THEMES)) {
  const mine = rows.filter(({ name }) => `${theme}: ${name}`.includes(only));
  if (mine.length > 0) say(`\n${theme}`);
  for (const row of mine) {
    const result = await judge(row, effort);
    const wrong = faultsOf(row, result, eye);
    count(counts, row, result, eye);
    if (wrong.length > 0) bad++;
    const why = row.expect === 'refused' ? [result.why, ...wrong] : wrong;
    say(`  ${result.outcome.padEnd(8)} ${row.name.padEnd(60)} ${why.join('; ')}`);
  }
}
say(`\n${tell(counts)}`);
if (missingPrograms().length > 0) say(`Not installed here and not used: ${missingPrograms().join(', ')}.`);
process.exitCode = bad > 0 ? 1 : 0;
