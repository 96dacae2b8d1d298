// `blotter breach training`: who is asked to train, why, by when, and what shows that it was done. Accounts, no names; in
// the order of time, nobody is compared.
import { completionProblem, incidentsOf, trainingDue } from '../../assurance/index.ts';
import { EXIT } from '../../model/index.ts';
import { folderBook, readRecord } from '../../register/breach/index.ts';
import { print, readArgs } from '../command.ts';
import { now, tablesOf } from './common.ts';
import { readStaff } from './staff.ts';

export async function training(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs('breach training', args, { staff: { type: 'string' }, json: { type: 'boolean' } }, ['BOOK']); // prettier-ignore
  const folder = positionals[0] as string;
  const staff = readStaff(values.staff);
  const book = folderBook(folder);
  const breaches = book.ids().map((id) => readRecord(book, id, tablesOf(folder))).filter((one) => one.record === 'breach'); // prettier-ignore
  const dues = trainingDue({ ...staff, incidents: incidentsOf(breaches) }, now());
  if (values.json) {
    print(JSON.stringify(dues, null, 1));
    return EXIT.done;
  }
  for (const due of dues) {
    const shown = due.evidence ? `, shown by ${due.evidence.evidence}, confirmed by ${due.evidence.confirmedBy}` : '';
    print(`${due.account}  ${due.exercise}  ${due.state}${due.state === 'done' ? shown : ` by ${due.by}`}  ${due.why}${due.secondPerson ? '; a second person looks at everything until then' : ''}`); // prettier-ignore
  }
  if (dues.length === 0) print('Nothing is asked of anybody.');
  staff.completions.forEach((one, i) => {
    const problem = completionProblem(one);
    if (problem !== null) print(`completion ${i + 1} does not count: ${problem}`);
  });
  const open = breaches.filter(({ severity }) => severity === null).length;
  if (open > 0) print(`${open} without an adopted severity: nothing is asked for ${open === 1 ? 'it' : 'them'} yet.`);
  return EXIT.done;
}
