// `blotter redact IN --plan PLAN.json --out OUT.pdf`: true redaction of one file. OUT appears only once the check has
// passed, whole or not at all; the source is never changed.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BlotterError, EXIT, type Verdict } from '../model/index.ts';
import { redactPdf, type Redacted } from '../redact/index.ts';
import { isFit, verifyPdf } from '../verify/index.ts';
import { readPlan, reasonOf, type Plan } from './plan.ts';

/** Runs the command. Gives the exit code; throws BlotterError for what the person can cure. */
export async function runRedact(args: readonly string[]): Promise<number> {
  const { input, planPath, out } = readArguments(args);
  const plan = readPlan(planPath);
  const source = readInput(input);
  let { redacted, verdicts } = await redactAndCheck(source, plan, []);
  const again = pagesIn(verdicts, redacted.pages);
  if (!isFit(verdicts) && again.length > 0) ({ redacted, verdicts } = await redactAndCheck(source, plan, again));
  if (!isFit(verdicts)) {
    const failed = verdicts.filter(({ result }) => result !== 'pass').map(({ check, where }) => `${check}: ${where}`);
    throw new BlotterError('B-REDACT-01', { failed: [...new Set(failed)].slice(0, 5).join('; ') });
  }
  writeWhole(out, redacted.bytes);
  const pictures =
    redacted.rasterised.length === 0 ? '' : `, ${redacted.rasterised.length} as pictures with their text`;
  process.stdout.write(
    `${redacted.boxes.length} boxes on ${redacted.pages.length} pages${pictures}; ${verdicts.length} checks passed.\n`,
  );
  return EXIT.done;
}

async function redactAndCheck(
  source: Uint8Array,
  plan: Plan,
  pictures: readonly number[],
): Promise<{ redacted: Redacted; verdicts: Verdict[] }> {
  const redacted = await redactPdf(source, { ...plan, dropPages: [] }, { pictures });
  const { bytes: output, ...known } = redacted;
  const verdicts = await verifyPdf({ ...known, output, source, values: plan.values, render: true, read: 'auto' });
  return { redacted, verdicts };
}

/** Source pages that failed verdicts name: as pictures they may pass, at the price of their vectors. */
function pagesIn(verdicts: readonly Verdict[], pages: readonly number[]): number[] {
  const failed = verdicts.filter(({ result }) => result !== 'pass');
  const named = failed.map(({ where }) => Number(/page (\d+)/.exec(where)?.[1] ?? NaN));
  return [...new Set(named.flatMap((no) => pages[no - 1] ?? []))];
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

/** The bytes of a PDF. Throws B-CASE-04, B-DOC-01 or B-DOC-04. */
function readInput(path: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new BlotterError('B-CASE-04', { path, reason: reasonOf(error) });
  }
  if (bytes.length === 0) throw new BlotterError('B-DOC-01');
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (!head.includes('%PDF-')) throw new BlotterError('B-DOC-04', { format: formatOf(bytes) });
  return bytes;
}

function formatOf(bytes: Uint8Array): string {
  const starts = (...codes: number[]) => codes.every((code, i) => bytes[i] === code);
  if (starts(0xff, 0xd8, 0xff)) return 'JPEG picture';
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'PNG picture';
  if (starts(0x49, 0x49, 0x2a) || starts(0x4d, 0x4d, 0)) return 'TIFF picture';
  if (starts(0x50, 0x4b, 3, 4)) return 'Office document or ZIP';
  return 'not a PDF';
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
