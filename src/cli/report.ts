// `blotter report`: one page that an inspectorate can be handed, from what the other commands keep.
import { z } from 'zod';
import { assuranceReport, defectRates, incidentsOf, inspect, readReceived, readResults, teamFigures, trainingDue, type AssuranceReport } from '../assurance/index.ts'; // prettier-ignore
import { breachesIn, learningIn } from '../casework/index.ts';
import { surveyRulebook, type Rulebook } from '../guidance/index.ts';
import { BlotterError, CATEGORIES, EXIT, type Category } from '../model/index.ts';
import { folderBook, readRecord, yearSummary, type BreachRecord } from '../register/breach/index.ts';
import { placeFile } from '../release/index.ts';
import { print, readArgs, type Command } from './command.ts';
import { tablesOf } from './breach/common.ts';
import { readStaff } from './breach/staff.ts';
import { readDraw } from './inspect/report.ts';
import { readForm, readText, requireNew } from './own-files.ts';
import { auditOfFile } from './register-file.ts';
import { auditIn, withStore } from './store/reading.ts';
import { BOOK_OPTIONS, BOOK_USAGE, openRulebook } from './rulebook.ts';

const count = z.int().min(0);
const blindSchema = z.strictObject({
  people: count,
  pages: z.array(z.array(z.strictObject({ category: z.enum(CATEGORIES as unknown as [Category, ...Category[]]), both: count, toolOnly: count, personOnly: count }))),
}); // prettier-ignore

function blindOf(file: string): AssuranceReport['team'] {
  const { pages, people } = readForm(blindSchema, file);
  return teamFigures(pages, people);
}

function guidanceOf(book: Rulebook): AssuranceReport['guidance'] {
  const survey = surveyRulebook(book);
  const all = Object.values(book.byId);
  const examples = all.reduce((sum, rule) => sum + rule.examples.length, 0);
  const verified = all.filter((rule) => rule.verified).length;
  return { version: book.version, title: book.title, rules: all.length, verified, examples, combinations: survey.cells, problems: survey.problems.length }; // prettier-ignore
}

/** The book of errors of a year, and training. */
type Errors = Pick<AssuranceReport, 'year' | 'training'>;

function errorsOf(
  records: readonly BreachRecord[],
  at: string,
  year: number | undefined,
  received: string | undefined,
): Errors['year'] {
  const summary = yearSummary(records, year ?? Number(at.slice(0, 4)), at);
  const arrivals = records.filter((one) => one.record === 'failure-to-redact').filter(({ facts }) => facts.receivedAt.startsWith(`${summary.year}-`)); // prettier-ignore
  const counts = received === undefined ? new Map<string, number>() : readReceived(received, readText(received));
  return { summary, rates: defectRates(arrivals, counts) };
}

/** Out of a folder of records and a file of staff. */
function errorsInFolder(
  folder: string,
  year: number | undefined,
  received: string | undefined,
  staff: string | undefined,
): Errors {
  const at = new Date().toISOString();
  const book = folderBook(folder);
  const records = book.ids().map((id) => readRecord(book, id, tablesOf(folder)));
  const breaches = records.filter((one) => one.record === 'breach');
  const training =
    staff === undefined ? null : trainingDue({ ...readStaff(staff), incidents: incidentsOf(breaches) }, at);
  return { year: errorsOf(records, at, year, received), training };
}

/** Out of the store of the configuration: errors, training, the register. */
const fromStore = (
  year: number | undefined,
  received: string | undefined,
  key: string | undefined,
): Promise<Errors & Pick<AssuranceReport, 'book'>> =>
  withStore(async (store) => {
    const room = { store, clock: () => new Date() };
    const at = room.clock().toISOString();
    const training = await learningIn(room).all();
    return {
      year: errorsOf(await breachesIn(room).all(), at, year, received),
      training,
      book: await auditIn(store, key),
    };
  });

export const report: Command = {
  name: 'report',
  summary: 'one page for an inspectorate: controls, samples, rates, errors, training, guidance, the register’s proof',
  usage: `blotter report --out FILE.html --office NAME [--results RESULTS.csv [--draw DRAW.json]] [--book BOOK [--year 2026]
               [--received RECEIVED.csv] [--staff STAFF.json]] [--blind BLIND.json] [--register FILE | --store] [--key KEY]
  --results   verdicts of an inspection (blotter inspect draw); --draw: how it was drawn
  --book      the book of errors (blotter breach); --staff: starters, guidance versions, completions
  --blind     counts of blind pages of a team: {"people": 6, "pages": [[{"category": "name", "both": 4, "toolOnly": 1, "personOnly": 0}]]}
  --store     errors, training and the register out of the store of the configuration (docs/operations.md), instead of
              --book, --staff and --register; the workbench on a store of its own is stopped before
  --register  a file of \`blotter register export\`, checked anew for this page
${BOOK_USAGE}
  What is not given is told as missing. Exit: 0 written · 3 written, and the register did not pass its check`,
  async run(args) {
    const text = { type: 'string' } as const;
    const { values } = readArgs('report', args, { out: text, office: text, results: text, draw: text, book: text, year: text, received: text, staff: text, blind: text, register: text, key: text, store: { type: 'boolean' }, ...BOOK_OPTIONS }, []); // prettier-ignore
    const { out, office } = values;
    if (out === undefined || office === undefined) throw new BlotterError('B-USE-02', { command: 'report', problem: '--out FILE.html and --office NAME are needed.' }); // prettier-ignore
    if (values.year !== undefined && !/^\d{4}$/.test(values.year)) throw new BlotterError('B-USE-02', { command: 'report', problem: '--year is a year.' }); // prettier-ignore
    if (values.store && (values.book ?? values.staff ?? values.register) !== undefined) throw new BlotterError('B-USE-02', { command: 'report', problem: '--store takes the place of --book, --staff and --register.' }); // prettier-ignore
    requireNew(out);
    const results = values.results === undefined ? null : readResults(values.results, readText(values.results));
    const draw = values.draw === undefined ? {} : { draw: readDraw(values.draw) };
    const found = results === null ? null : inspect(results, { demand: { good: 0.02, bad: 0.08, alpha: 0.05, beta: 0.1 } }); // prettier-ignore
    const year = values.year === undefined ? undefined : Number(values.year);
    const stored = values.store ? await fromStore(year, values.received, values.key) : null;
    const errors = stored ?? (values.book === undefined ? { year: null, training: null } : errorsInFolder(values.book, year, values.received, values.staff)); // prettier-ignore
    const book = stored?.book ?? (values.register === undefined ? null : await auditOfFile(values.register, values.key)); // prettier-ignore
    const page = await assuranceReport({
      office,
      on: new Date().toISOString().slice(0, 10),
      guidance: guidanceOf(openRulebook(values)),
      inspection: found && { found, ...draw },
      year: errors.year,
      training: errors.training,
      team: values.blind === undefined ? null : blindOf(values.blind),
      book,
    });
    await placeFile(out, page);
    print(`The report: ${out}`);
    const sound = book === null || book.verdicts.every(({ result }) => result === 'pass');
    if (!sound) print('The register did NOT pass its check: see the last part of the report.');
    return sound ? EXIT.done : EXIT.checkFailed;
  },
};
