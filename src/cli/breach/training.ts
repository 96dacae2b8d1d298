// `blotter breach training`: who is asked to train, why, by when, and what shows that it was done. Accounts, no names; in
// the order of time, nobody is compared.
import { z } from 'zod';
import { completionProblem, incidentsOf, trainingDue } from '../../assurance/index.ts';
import { BlotterError, EXIT } from '../../model/index.ts';
import { folderBook, readRecord } from '../../register/breach/index.ts';
import { print, readArgs } from '../command.ts';
import { now, readJson, tablesOf } from './common.ts';

const account = z.string().regex(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z]{1,6}-\d{1,6})$/);
const at = z.iso.datetime();
const staffSchema = z.strictObject({
  starters: z.array(z.strictObject({ account, at })).default([]),
  guidance: z.array(z.strictObject({ version: z.string().regex(/^[a-z0-9.-]{2,20}$/), at })).default([]),
  completions: z.array(z.strictObject({ account, exercise: z.enum(['review', 'practice', 'reading']), at, evidence: z.string().regex(/^[a-z0-9-]{3,40}$/), score: z.number().min(0).max(1).exactOptional(), confirmedBy: account })).default([]),
}); // prettier-ignore

export async function training(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs('breach training', args, { staff: { type: 'string' }, json: { type: 'boolean' } }, ['BOOK']); // prettier-ignore
  const folder = positionals[0] as string;
  const read = staffSchema.safeParse(values.staff === undefined ? {} : readJson(values.staff));
  if (!read.success) throw new BlotterError('B-BREACH-01', { problem: `the staff file, ${read.error.issues[0]?.path.join('.') || 'as a whole'}: not of its form (docs/assurance.md)` }); // prettier-ignore
  const book = folderBook(folder);
  const breaches = book.ids().map((id) => readRecord(book, id, tablesOf(folder))).filter((one) => one.record === 'breach'); // prettier-ignore
  const dues = trainingDue({ ...read.data, incidents: incidentsOf(breaches) }, now());
  if (values.json) {
    print(JSON.stringify(dues, null, 1));
    return EXIT.done;
  }
  for (const due of dues) {
    const shown = due.evidence ? `, shown by ${due.evidence.evidence}, confirmed by ${due.evidence.confirmedBy}` : '';
    print(`${due.account}  ${due.exercise}  ${due.state}${due.state === 'done' ? shown : ` by ${due.by}`}  ${due.why}${due.secondPerson ? '; a second person looks at everything until then' : ''}`); // prettier-ignore
  }
  if (dues.length === 0) print('Nothing is asked of anybody.');
  read.data.completions.forEach((one, i) => {
    const problem = completionProblem(one);
    if (problem !== null) print(`completion ${i + 1} does not count: ${problem}`);
  });
  const open = breaches.filter(({ severity }) => severity === null).length;
  if (open > 0) print(`${open} without an adopted severity: nothing is asked for ${open === 1 ? 'it' : 'them'} yet.`);
  return EXIT.done;
}
