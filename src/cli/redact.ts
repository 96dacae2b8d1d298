// `blotter redact IN --plan PLAN.json --out OUT.pdf`: true redaction of one file. OUT appears only once the check has
// passed, whole or not at all; the source is never changed. Every file goes through intake first (redact-source.ts): boxes
// of a PDF are in its own points, boxes of anything else are those of its pages as `read --json` numbers them.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BlotterError, EXIT, type Unseen, type Verdict } from '../model/index.ts';
import { redactPdf, type Redacted } from '../redact/index.ts';
import { colourOf, failedPages, isFit, verifyPdf } from '../verify/index.ts';
import { readPlan, reasonOf } from './plan.ts';
import { readyFor, type Ready } from './redact-source.ts';

/** Pages that a check was not content with become pictures; what it could not look at for their sake may fail after that. */
const TRIES = 3;

/** Runs the command. Gives the exit code; throws BlotterError for what the person can cure. */
export async function runRedact(args: readonly string[]): Promise<number> {
  const { input, planPath, out } = readArguments(args);
  const asked = readPlan(planPath);
  const bytes = readInput(input);
  const ready = await readyFor(bytes, basename(input), asked);
  let { redacted, verdicts } = await redactAndCheck(ready, []);
  const pictures: number[] = [];
  for (let left = TRIES - 1; left > 0 && !isFit(verdicts); left--) {
    const again = failedPages(verdicts, redacted);
    if (again.length === 0) break;
    pictures.push(...again);
    ({ redacted, verdicts } = await redactAndCheck(ready, pictures));
  }
  if (!isFit(verdicts)) {
    const failed = verdicts.filter(({ result }) => result !== 'pass').map(({ check, where }) => `${check}: ${where}`);
    throw new BlotterError('B-REDACT-01', { failed: [...new Set(failed)].slice(0, 5).join('; ') });
  }
  writeWhole(out, redacted.bytes);
  const drawn = redacted.rasterised.length === 0 ? '' : `, ${redacted.rasterised.length} as pictures with their text`;
  process.stdout.write(
    `${redacted.boxes.length} boxes on ${redacted.pages.length} pages${drawn}; ${verdicts.length} checks passed.${ready.note}\n`,
  );
  return EXIT.done;
}

async function redactAndCheck(
  { source, plan, unseen }: Ready,
  pictures: readonly number[],
): Promise<{ redacted: Redacted; verdicts: Verdict[] }> {
  const redacted = await redactPdf(source, { ...plan, dropPages: [], unseen }, { pictures });
  const { bytes: output, ...known } = redacted;
  const values = plan.inverse ? [] : plan.values;
  const verdicts = await verifyPdf({
    ...known,
    boxColour: colourOf(redacted.fill),
    output,
    source,
    values,
    unseen: boxesOf(unseen),
    render: true,
    read: 'auto',
    readFailed: false,
  });
  return { redacted, verdicts };
}

/** No page is left out here: a page of the copy has the number of its source. */
const boxesOf = (unseen: ReadonlyMap<number, Unseen>): Map<number, Float32Array> =>
  new Map([...unseen].map(([page, { boxes }]) => [page, boxes]));

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
