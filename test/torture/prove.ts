// The short form as tests: every technique of some themes, the attackers that run in the process, one that does not, and one
// careless redactor in turn for each. Two test files share it, so that two processors do. Not here: the long form (run.ts).
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { missingPrograms } from './attack/index.ts';
import { judge } from './judge.ts';
import { NAIVE } from './naive.ts';
import { count, faultsOf, noCounts, tell } from './table.ts';
import { THEMES } from './techniques.ts';

const CARELESS = Object.keys(NAIVE);

/** Registers the tests of these themes. */
export function prove(themes: readonly string[]): void {
  // One at a time: pdf.js keeps one line to its decoders for all files of a process (see verify/open.ts).
  describe(`hostile PDFs: ${themes.join(', ')}`, () => {
    const counts = noCounts();
    let turn = 0;
    for (const theme of themes)
      for (const row of THEMES[theme] ?? [])
        it(`${theme}: ${row.name}`, async () => {
          const naive = CARELESS.slice(turn % CARELESS.length, (turn % CARELESS.length) + 1);
          turn++;
          const result = await judge(row, { deep: false, eye: false, naive });
          count(counts, row, result, false);
          assert.deepEqual(faultsOf(row, result, false), []);
        });
    after(() => {
      process.stdout.write(`${tell(counts)}\n`);
      if (missingPrograms().length > 0)
        process.stdout.write(`Not installed here and not used: ${missingPrograms().join(', ')}.\n`);
    });
  });
}
