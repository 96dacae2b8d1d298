// `blotter verify FILE --plan PLAN.json`: the independent check alone. The plan's boxes are taken to be black boxes of FILE,
// with anything as label that is no more than a reason code.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { BlotterError, EXIT, type Verdict } from '../model/index.ts';
import { inWords, isFit } from '../verify/index.ts';
import { startDocuments } from '../flow/index.ts';
import { readPlan, reasonOf, type Plan } from './plan.ts';

/** Runs the command. Gives 0 where every check passed and 3 where one did not; throws BlotterError for wrong use. */
export async function runVerify(args: readonly string[]): Promise<number> {
  const { file, planPath, json } = readArguments(args);
  const plan = readPlan(planPath);
  // Where the kept values stood cannot be known from the copy alone.
  if (plan.inverse)
    throw new BlotterError('B-PLAN-01', {
      problem: 'a plan that names what stays is checked while it is carried out; verify takes plans of what must go',
    });
  const verdicts = await verifyByPlan(readBytes(file), plan);
  const fit = isFit(verdicts);
  process.stdout.write(
    json ? `${JSON.stringify({ file, fit, verdicts }, null, 2)}\n` : `${report(basename(file), verdicts, fit)}\n`,
  );
  return fit ? EXIT.done : EXIT.checkFailed;
}

/** The check of `output` against a plan of what must go, with nothing else known of it; behind a fence. */
export async function verifyByPlan(output: Uint8Array, plan: Plan): Promise<readonly Verdict[]> {
  const apart = startDocuments();
  try {
    return await apart.verify(output, plan);
  } finally {
    apart.end();
  }
}

/** Places beyond these are counted: a report is read, not searched. */
const PLACES = 4;

/** The report of a check, for reading: what is wrong first, or that nothing is. */
export function report(name: string, verdicts: readonly Verdict[], fit: boolean): string {
  if (fit) return `Fit: all ${verdicts.length} checks of ${name} passed.`;
  const findings = inWords(verdicts);
  const lines = findings.flatMap(({ what, means, places, unsure }, i) => {
    const more = places.length > PLACES ? ` and ${places.length - PLACES} more places` : '';
    return [
      `${String(i + 1).padStart(3)}. ${what}${unsure ? ' (not sure, which counts as failed)' : ''}`,
      `     Where: ${places.slice(0, PLACES).join('; ')}${more}`,
      ...(means === '' ? [] : [`     ${means}`]),
    ];
  });
  const passed = verdicts.filter(({ result }) => result === 'pass').length;
  return [
    `NOT FIT: do not send ${name}.`,
    '',
    ...lines,
    '',
    `${findings.length} ${findings.length === 1 ? 'thing is' : 'things are'} wrong; ${passed} other checks passed.`,
    'Make the copy again with `blotter redact`; a box drawn over a page in another program does not take anything out.',
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
