// `blotter redact IN --plan PLAN.json --out OUT.pdf`: true redaction of one file. OUT appears only once the check has
// passed, whole or not at all; the source is never changed. What is not a PDF goes through intake first: the boxes are
// those of its pages as `read --json` numbers them (pictures: in pixels).
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDocument, placeOnPdf } from '../intake/index.ts';
import { BlotterError, EXIT, type ErrorCode, type Verdict } from '../model/index.ts';
import { redactPdf, type Redacted } from '../redact/index.ts';
import { colourOf, failedPages, isFit, verifyPdf } from '../verify/index.ts';
import { Unopened } from './refusal.ts';
import { readPlan, reasonOf, type Plan } from './plan.ts';

/** Runs the command. Gives the exit code; throws BlotterError for what the person can cure. */
export async function runRedact(args: readonly string[]): Promise<number> {
  const { input, planPath, out } = readArguments(args);
  const asked = readPlan(planPath);
  const bytes = readInput(input);
  const ready = isPdf(bytes) ? { source: bytes, plan: asked, note: '' } : await throughIntake(bytes, input, asked);
  const { source, plan, note } = ready;
  let { redacted, verdicts } = await redactAndCheck(source, plan, []);
  const again = failedPages(verdicts, redacted.pages);
  if (!isFit(verdicts) && again.length > 0) ({ redacted, verdicts } = await redactAndCheck(source, plan, again));
  if (!isFit(verdicts)) {
    const failed = verdicts.filter(({ result }) => result !== 'pass').map(({ check, where }) => `${check}: ${where}`);
    throw new BlotterError('B-REDACT-01', { failed: [...new Set(failed)].slice(0, 5).join('; ') });
  }
  writeWhole(out, redacted.bytes);
  const pictures =
    redacted.rasterised.length === 0 ? '' : `, ${redacted.rasterised.length} as pictures with their text`;
  process.stdout.write(
    `${redacted.boxes.length} boxes on ${redacted.pages.length} pages${pictures}; ${verdicts.length} checks passed.${note}\n`,
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
  const values = plan.inverse ? [] : plan.values;
  const verdicts = await verifyPdf({
    ...known,
    boxColour: colourOf(redacted.fill),
    output,
    source,
    values,
    render: true,
    read: 'auto',
  });
  return { redacted, verdicts };
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

/** The header may follow junk within the first kilobyte (ISO 32000-1, annex H, note 13). */
const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).includes('%PDF-');

/** What is not a PDF, as the PDF that intake makes of it. Null, and the reason on standard error, where it cannot be read. */
async function throughIntake(
  bytes: Uint8Array,
  path: string,
  asked: Plan,
): Promise<{ readonly source: Uint8Array; readonly plan: Plan; readonly note: string }> {
  const opened = await openDocument(bytes, basename(path));
  const { failure, format, hidden } = opened.document;
  if (failure || opened.pdf === null) {
    const { code, why, cure } = failure ?? { code: 'B-DOC-03', why: 'it has no pages', cure: '' };
    throw new Unopened(code as ErrorCode, why, cure);
  }
  const notes: string[] = [];
  if (hidden.length > 0) notes.push(`${hidden.length} kinds of hidden content left behind`);
  if (opened.attachments.length > 0) notes.push(`${opened.attachments.length} files inside it are not in the output`);
  if (format === 'picture' && asked.values.length > 0) notes.push('values were not looked for in the pixels, only boxes count');
  const note = notes.length === 0 ? '' : ` ${format.toUpperCase()}: ${notes.join('; ')}.`;
  return { source: opened.pdf, plan: { ...asked, redactions: placeOnPdf(opened, asked.redactions) }, note };
} // prettier-ignore

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
