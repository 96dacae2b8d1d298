// Pages per second and peak memory of redaction: remove and rebuild; the same with the check at 150 dpi; and beside them
// npm's mupdf (applyRedactions and save, which is neither rebuilt nor checked) over the same files in the same run. Each is
// a process of its own; "work" leaves out its start. Run: node bench/redact.ts [--part 0.1] [--only NAME] [--steps redact,verify]
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FRUGAL, FRUGAL_HEAP } from '../src/sandbox/index.ts';
import { measure, type Run } from './measure.ts';
import { makeInputs, type Input } from './redact-inputs.ts';

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    steps: { type: 'string', default: 'redact,verify' },
  },
});
const home = mkdtempSync(path.join(tmpdir(), 'blotter-bench-'));
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const cell = (n: number, digits = 1): string => n.toFixed(digits).padStart(9);
// As the children of `blotter redact` run, the peer too.
Object.assign(process.env, FRUGAL);
const STEP = path.join(import.meta.dirname, 'redact-step.ts');
const NODE = [...FRUGAL_HEAP, '--disable-warning=ExperimentalWarning'];

const TOLD: Readonly<Record<string, string>> = { redact: 'redact and rebuild', verify: 'the same, verified' };

/** The run as a whole, and the CPU seconds of its work. */
async function run(step: string, { file, plan }: Input): Promise<Run & { readonly work: number }> {
  const times = path.join(home, 'times.json');
  rmSync(times, { force: true });
  const whole = await measure(process.execPath, [...NODE, STEP, step, file, plan, times]);
  const work = whole.status === null || !existsSync(times) ? NaN : Number(readFileSync(times, 'utf8'));
  return { ...whole, work };
}

say('                               wall s    CPU s   work s  pages/work-s  peak MB  exit   work of mupdf');
for (const input of await makeInputs(home, Number(values.part), values.only)) {
  say(`${input.name}, ${input.pages} pages`);
  const peer = await run('mupdf', input);
  const rows: (readonly [string, Run & { readonly work: number }])[] = [['mupdf', peer]];
  for (const step of values.steps.split(',')) rows.unshift([TOLD[step] ?? step, await run(step, input)]);
  for (const [name, own] of rows)
    say(
      `  ${name.padEnd(27)}${cell(own.wall)}${cell(own.cpu)}${cell(own.work, 2)}     ${cell(input.pages / own.work)}${cell(own.peakMb, 0)}${String(own.status).padStart(6)}       ${cell(own.work / peer.work, 2)}`,
    );
}
rmSync(home, { recursive: true });
