// `blotter inspect report`: verdicts become rates with intervals, and a page.
import { inspect, inspectionPage, percent, plain, range, readResults, type About, type Inspection } from '../../assurance/index.ts'; // prettier-ignore
import { z } from 'zod';
import { BlotterError, EXIT } from '../../model/index.ts';
import { placeFile } from '../../release/index.ts';
import { print, readArgs } from '../command.ts';
import { readForm, readText, requireNew } from '../own-files.ts';
import { shareOf, wholeOf } from './values.ts';

const NAME = 'inspect report';

function tell(found: Inspection): void {
  const { all, exact, weighted, prevented, places, ranking, running, agreement, elusion, change, funnel } = found;
  print(
    `${all.k} of ${all.n} with a breach = ${percent(all.rate)} (95 %: ${range(all.interval)}; exact ${range(exact)})`,
  );
  if (all.unsure > 0) print(`${all.unsure} could not be settled: upper ends count them as breaches`);
  if (weighted) print(`in the whole list ${percent(weighted.rate)} (95 %: ${range(weighted.interval)}), each counted for those it stands for`); // prettier-ignore
  if (all.k > 0) print(`caught before going further: ${prevented.k} of ${prevented.n}`);
  for (const { name, k, n, rate, interval } of places) print(`  ${plain(name)}: ${k} of ${n} = ${percent(rate)} (${range(interval)})`); // prettier-ignore
  for (const { name, k, n, interval } of found.areas) print(`  ${name}: ${k} of ${n} (${range(interval)})`);
  print(ranking.sentence);
  const outside = funnel.points.filter(({ place }) => place !== 'inside');
  if (funnel.points.length > 4) print(`${outside.length} of ${funnel.points.length} offices outside the 95 % lines; ${funnel.expectedOutside.toFixed(1)} would be by chance`); // prettier-ignore
  print(running.decision === 'go on' ? 'running test: go on' : `running test: ${running.decision} after ${running.at}`);
  if (change) print(change.sentence);
  if (agreement?.interval) print(`two inspectors agreed on ${agreement.agreed} of ${agreement.n}; kappa ${agreement.kappa?.toFixed(2)} (${agreement.interval.low.toFixed(2)} to ${agreement.interval.high.toFixed(2)})`); // prettier-ignore
  if (elusion) print(`marked clean by the machine: ${elusion.missed} of ${elusion.looked} missed, at most ${percent(elusion.atMost, 2)}${elusion.pile ? `, at most ${elusion.pile.atMost} of ${elusion.pile.size}` : ''}`); // prettier-ignore
}

const drawSchema = z.object({ method: z.string().max(40), seed: z.string().max(200), frame: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), items: z.int().min(0) }) }); // prettier-ignore

/** What `draw --json` wrote, for the foot of the page. Throws B-TABLE-01. */
export function readDraw(file: string): About['draw'] & object {
  const { seed, method, frame } = readForm(drawSchema, file);
  return { seed, method, frame: frame.sha256, items: frame.items };
}

export async function report(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = readArgs(NAME, args, { out: text, json: text, before: text, title: text, lead: text, good: text, bad: text, draw: text, 'clean-pile': text }, ['RESULTS.csv']); // prettier-ignore
  const file = positionals[0] as string;
  for (const one of [values.out, values.json]) if (one !== undefined) requireNew(one);
  const results = readResults(file, readText(file));
  if (results.length === 0) throw new BlotterError('B-TABLE-01', { file, line: 1, problem: 'no results in it' });
  const [good, bad] = [shareOf(NAME, '--good', values.good ?? '2%'), shareOf(NAME, '--bad', values.bad ?? '8%')];
  if (good >= bad) throw new BlotterError('B-USE-02', { command: NAME, problem: '--good must be below --bad.' });
  const found = inspect(results, {
    demand: { good, bad, alpha: 0.05, beta: 0.1 },
    ...(values.before !== undefined && { before: readResults(values.before, readText(values.before)) }),
    ...(values['clean-pile'] !== undefined && { cleanPile: wholeOf(NAME, '--clean-pile', values['clean-pile'], 1) }),
  });
  tell(found);
  if (values.json !== undefined) await placeFile(values.json, `${JSON.stringify({ inspection: found }, null, 1)}\n`);
  if (values.out !== undefined) {
    const on = new Date().toISOString().slice(0, 10);
    const lead = values.lead ?? `${found.all.n} files looked at; the figures carry what is known of them and no more.`;
    const draw = values.draw === undefined ? {} : { draw: readDraw(values.draw) };
    await placeFile(values.out, await inspectionPage(found, { title: values.title ?? 'Inspection of case files', lead, on, ...draw })); // prettier-ignore
    print(`The page: ${values.out}`);
  }
  return EXIT.done;
}
