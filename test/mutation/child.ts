// One process that tries faults, one after the other: for each it loads the room's modules anew, one of them with another
// text, and runs the test files that it is given until a test fails. Talks to run.ts over the channel between processes; run.ts
// ends it where a fault never comes to an end.
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { runCollected } from './tests.ts';

/** One fault to try: `text` stands in place of `file` (null: the file as it is); `tests` are asked in turn. Absolute paths. */
export interface Trial {
  readonly file: string;
  readonly text: string | null;
  readonly tests: readonly string[];
}

let trial: Trial | null = null;
let generation = 0;
const TESTS = new URL('./tests.ts', import.meta.url).href;
const folderOf = (file: string): string => pathToFileURL(file).href.replace(/[^/]*$/, '');

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'node:test') return { url: TESTS, shortCircuit: true };
    const found = next(specifier, context);
    // Modules of the room are loaded anew for every fault; everything else is loaded once.
    return trial && found.url.startsWith(folderOf(trial.file)) && !found.url.includes('?')
      ? { ...found, url: `${found.url}?fault=${String(generation)}` }
      : found;
  },
  load(url, context, next) {
    if (trial !== null && trial.text !== null && url.split('?')[0] === pathToFileURL(trial.file).href)
      return { format: 'module-typescript', source: trial.text, shortCircuit: true };
    return next(url, context);
  },
});

async function isNoticed({ tests }: Trial): Promise<boolean> {
  for (const file of tests) {
    try {
      await import(`${pathToFileURL(file).href}?fault=${String(generation)}`);
    } catch {
      await runCollected();
      return true;
    }
    if ((await runCollected()) !== null) return true;
  }
  return false;
}

process.on('message', (asked: Trial) => {
  trial = asked;
  generation++;
  void isNoticed(asked).then((noticed) => process.send?.({ noticed }));
});
