// `blotter inspect draw`: a sample that anybody with the list and the seed can draw again.
import { drawSample, readFrame, RESULT_COLUMNS, STRATA, type Stratum } from '../../assurance/index.ts';
import { BlotterError, EXIT, writeCsv } from '../../model/index.ts';
import { placeFile } from '../../release/index.ts';
import { print, readArgs } from '../command.ts';
import { readText, requireNew } from '../own-files.ts';
import { wholeOf } from './values.ts';

const NAME = 'inspect draw';

export async function draw(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = readArgs(NAME, args, { seed: text, size: text, by: text, out: text, json: text, risk: { type: 'boolean' } }, ['LIST.csv']); // prettier-ignore
  const wrong = (problem: string): BlotterError => new BlotterError('B-USE-02', { command: NAME, problem });
  const list = positionals[0] as string;
  const { seed, out, json } = values;
  if (seed === undefined || seed.trim() === '' || seed.includes('\n')) throw wrong('--seed is missing: say it before you look at the list, such as a throw of dice with its date.'); // prettier-ignore
  if (out === undefined) throw wrong('--out FILE.csv is missing.');
  if (values.size === undefined) throw wrong('--size is missing: `blotter inspect plan` tells how many.');
  const size = wholeOf(NAME, '--size', values.size, 1);
  const by = (values.by ?? 'area').split(',').filter((one) => one !== '');
  const strange = by.find((one) => !(STRATA as readonly string[]).includes(one));
  if (strange !== undefined) throw wrong(`--by takes ${STRATA.join(', ')}.`);
  requireNew(out);
  if (json !== undefined) requireNew(json);
  const sample = drawSample(readFrame(list, readText(list)), { seed, size, by: by as Stratum[], weights: values.risk ? 'risk' : 'proportional' }); // prettier-ignore
  const rows = sample.items.map((item, i) => ({ ...item, order: i + 1, reading: 'first' }));
  await placeFile(out, writeCsv(RESULT_COLUMNS, rows));
  if (json !== undefined) {
    const { items, ...told } = sample;
    await placeFile(json, `${JSON.stringify({ ...told, items: items.map(({ item }) => item) }, null, 1)}\n`);
  }
  print(`${sample.items.length} of ${sample.frame.items} drawn, by ${sample.by.join(', ') || 'nothing'}${values.risk ? ' and risk' : ''}.`); // prettier-ignore
  for (const { stratum, size: there, drawn, weight } of sample.strata) print(`  ${stratum}: ${drawn} of ${there}${weight === 1 ? '' : ` (weight ${weight})`}`); // prettier-ignore
  print(`Seed "${seed}", method ${sample.method}, list ${sample.frame.sha256}.`);
  print(`Fill in the column "outcome" of ${out} (clean, breach, unsure), then: blotter inspect report ${out} --out report.html`); // prettier-ignore
  return EXIT.done;
}
