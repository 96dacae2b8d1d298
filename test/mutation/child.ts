// One process, one fault: loads the tests named on the command line with one file of the source exchanged (environment:
// MUTANT_OF, its path; MUTANT_TEXT, a file with the other text) and ends with 1 at the first test that fails, with 0 where
// none does. Started by run.ts only.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { run } from 'node:test';
import { pathToFileURL } from 'node:url';

const { MUTANT_OF, MUTANT_TEXT } = process.env;
if (MUTANT_OF !== undefined && MUTANT_TEXT !== undefined) {
  const url = pathToFileURL(MUTANT_OF).href;
  const source = readFileSync(MUTANT_TEXT, 'utf8');
  registerHooks({
    load: (asked, context, next) =>
      asked === url ? { format: 'module-typescript', source, shortCircuit: true } : next(asked, context),
  });
}

const stream = run({ files: process.argv.slice(2), isolation: 'none' });
stream.on('test:fail', () => process.exit(1));
stream.on('end', () => process.exit(0)).resume();
