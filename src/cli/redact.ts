// `blotter redact IN --plan PLAN.json --out OUT.pdf`: true redaction of one file. OUT appears only once the check has
// passed, whole or not at all; the source is never changed. Every file goes through intake first (flow/fenced/redact-source.ts): boxes
// of a PDF are in its own points, boxes of anything else are those of its pages as `read --json` numbers them.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Documents } from '../flow/index.ts';
import { BlotterError, type Refusal } from '../model/index.ts';
import { readPlan, reasonOf } from './plan.ts';

/** Runs the command behind the fence of `apart`. Gives what to print; throws BlotterError for what the person can cure. */
export async function runRedact(args: readonly string[], apart: Documents): Promise<string | Refusal> {
  const { input, planPath, out } = readArguments(args);
  const asked = readPlan(planPath);
  const made = await apart.redact(readInput(input), basename(input), asked);
  if (!made.ok) return made.refusal;
  writeWhole(out, made.bytes);
  return made.said;
}

function readArguments(args: readonly string[]): { input: string; planPath: string; out: string } {
  const command = 'redact';
  const read = () => {
    try {
      return parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { plan: { type: 'string' }, out: { type: 'string' } },
      });
    } catch {
      throw new BlotterError('B-USE-02', { command, problem: 'an argument is not known.' });
    }
  };
  const { positionals, values } = read();
  const [input, ...more] = positionals;
  if (input === undefined || more.length > 0)
    throw new BlotterError('B-USE-02', { command, problem: 'name one file.' });
  if (values.plan === undefined) throw new BlotterError('B-USE-02', { command, problem: 'add --plan PLAN.json.' });
  if (values.out === undefined) throw new BlotterError('B-USE-02', { command, problem: 'add --out OUT.pdf.' });
  if (resolve(values.out) === resolve(input))
    throw new BlotterError('B-USE-02', {
      command,
      problem: 'the source is never overwritten; name another file for --out.',
    });
  return { input, planPath: values.plan, out: values.out };
}

/** The bytes of a file. Throws B-CASE-04 or B-DOC-01. */
function readInput(path: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new BlotterError('B-CASE-04', { path, reason: reasonOf(error) });
  }
  if (bytes.length === 0) throw new BlotterError('B-DOC-01');
  return bytes;
}

/** Writes beside the target and renames, so that nobody ever sees half a file. Throws B-OUT-03. */
function writeWhole(path: string, bytes: Uint8Array): void {
  const draft = `${path}.${process.pid}.part`;
  try {
    writeFileSync(draft, bytes, { flush: true });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new BlotterError('B-OUT-03', { path, reason: reasonOf(error) });
  }
}
