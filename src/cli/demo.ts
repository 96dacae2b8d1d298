// `blotter demo`: the main job on a case file that the project ships.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { EXIT } from '../model/index.ts';
import { checkCase } from './check.ts';
import { print, readArgs, type Command } from './command.ts';
import { summarise } from './summary.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
export const DEMO_CASE = path.join(ROOT, 'practice', 'harbour-road-burglary');

export const demo: Command = {
  name: 'demo',
  summary: 'the main job on a made-up case file, drafts in out/demo',
  usage:
    'blotter demo\n  Prepares the shipped practice case for defence:D1 and says what was found and where the drafts lie.',
  async run(args) {
    readArgs('demo', args, {}, []);
    const out = path.join(ROOT, 'out', 'demo');
    await mkdir(path.dirname(out), { recursive: true });
    const started = performance.now();
    print(
      `A made-up case file (${path.relative(process.cwd(), DEMO_CASE) || DEMO_CASE}), prepared for the defence of D1.`,
    );
    print();
    const { prepared, rulebook } = await checkCase(DEMO_CASE, 'defence:D1', { draft: out });
    for (const line of summarise(prepared, rulebook, path.relative(process.cwd(), path.join(out, 'documents'))))
      print(line);
    print(
      `check.json beside them holds every mark with its place, rule and reason. ${((performance.now() - started) / 1000).toFixed(1)} s.`,
    );
    print();
    print('Next: ./blotter check YOUR-CASE --for defence:D1 --draft DRAFTS      ./blotter help');
    return EXIT.done;
  },
};
