// `blotter verify FILE --plan PLAN.json`: the independent check alone. The plan's boxes are taken to be black boxes of FILE,
// with anything as label that is no more than a reason code.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BlotterError, EXIT, type Verdict } from '../model/index.ts';
import { isFit, verifyPdf } from '../verify/index.ts';
import { readPlan, reasonOf } from './plan.ts';

/** Runs the command. Gives 0 where every check passed and 3 where one did not; throws BlotterError for wrong use. */
export async function runVerify(args: readonly string[]): Promise<number> {
  const { file, planPath, json } = readArguments(args);
  const plan = readPlan(planPath);
  const output = readBytes(file);
  const verdicts = await verifyPdf({
    output,
    values: plan.values,
    boxes: plan.redactions.map(({ page, box }) => ({ page, box })),
    labels: plan.redactions.map(({ code }) => code),
    render: true,
  });
  const fit = isFit(verdicts);
  process.stdout.write(json ? `${JSON.stringify({ file, fit, verdicts }, null, 2)}\n` : `${report(verdicts, fit)}\n`);
  return fit ? EXIT.done : EXIT.checkFailed;
}

function report(verdicts: readonly Verdict[], fit: boolean): string {
  const lines = verdicts.map(({ check, result, where }) => `${result.padEnd(6)} ${check} (${where})`);
  const bad = verdicts.filter(({ result }) => result !== 'pass').length;
  return [
    ...lines,
    fit
      ? 'Fit: every check passed.'
      : `Not fit: ${bad} of ${verdicts.length} checks did not pass. Do not send this file.`,
  ].join('\n');
}

function readArguments(args: readonly string[]): { file: string; planPath: string; json: boolean } {
  const command = 'verify';
  const read = () => {
    try {
      return parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { plan: { type: 'string' }, json: { type: 'boolean' } },
      });
    } catch {
      throw new BlotterError('B-USE-02', { command, problem: 'an argument is not known.' });
    }
  };
  const { positionals, values } = read();
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new BlotterError('B-USE-02', { command, problem: 'name one file.' });
  if (values.plan === undefined) throw new BlotterError('B-USE-02', { command, problem: 'add --plan PLAN.json.' });
  return { file, planPath: values.plan, json: values.json === true };
}

function readBytes(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new BlotterError('B-CASE-04', { path, reason: reasonOf(error) });
  }
}
