// `blotter train`: a drill of some minutes on made-up papers, chosen by one's own errors; scored against the truth, each
// mistake with the sentence of the guidance. Accounts, no names.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { chooseDrill, percent, scoreDrill, TRAINING, type DrillPage } from '../assurance/index.ts';
import { because, learningIn, readMaterial } from '../casework/index.ts';
import type { Rulebook } from '../guidance/index.ts';
import { BlotterError, CATEGORIES, EXIT, type Category } from '../model/index.ts';
import { placeFolder } from '../release/index.ts';
import { print, readArgs, type Command } from './command.ts';
import { readForm, requireNew } from './own-files.ts';
import { withStore } from './store/reading.ts';
import { BOOK_OPTIONS, BOOK_USAGE, openRulebook } from './rulebook.ts';

const category = z.enum(CATEGORIES as unknown as [Category, ...Category[]]);
const historySchema = z.strictObject({
  practised: z.array(z.strictObject({ category, at: z.iso.datetime(), right: z.int().min(0), of: z.int().min(1) })).default([]),
  seen: z.array(z.string()).default([]),
}); // prettier-ignore
const drillSchema = z.strictObject({ kind: z.literal('blotter-drill'), made: z.iso.datetime(), pages: z.array(z.strictObject({ id: z.string(), type: z.string(), about: z.string(), text: z.string() })) }); // prettier-ignore
const stroke = z.strictObject({ from: z.int().min(0), to: z.int().min(1) });
const answersSchema = z.record(z.string(), z.array(stroke));

const wrong = (problem: string): BlotterError => new BlotterError('B-USE-02', { command: 'train', problem });
/** Why, with the rule where one says it. */
function told(book: Rulebook, page: DrillPage, mark: Parameters<typeof because>[2]): string {
  const { reason, rule } = because(book, page, mark);
  return rule === undefined ? reason : `${reason} (${rule})`;
}

async function open(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { out } = values;
  if (out === undefined) throw wrong('--out FOLDER is needed.');
  const words = values['errors']?.split(',').map((one) => one.trim()) ?? [];
  const errors = words.map((word) => CATEGORIES.find((one) => one === word) ?? word);
  const strange = errors.find((word) => !(CATEGORIES as readonly string[]).includes(word));
  if (strange !== undefined) throw wrong(`"${strange}" is no kind of data: one of ${CATEGORIES.join(', ')}.`);
  const minutes = Number(values['minutes'] ?? '5');
  if (!(minutes >= 1 && minutes <= 60)) throw wrong('--minutes is a number from 1 to 60.');
  requireNew(out);
  const history = values['history'] === undefined ? { practised: [], seen: [] } : readForm(historySchema, values['history']); // prettier-ignore
  const now = new Date();
  const pages = chooseDrill(readMaterial(), { errors: errors as Category[], history: history.practised, seen: history.seen, now, minutes }); // prettier-ignore
  if (pages.length === 0) throw wrong('no page of the practice set holds anything of these kinds.');
  const shown = pages.map(({ id, type, about, text }) => ({ id, type, about, text }));
  const sheet = shown.map(({ type, about, text }, i) => `PRACTICE, MADE UP. Page ${i + 1} of ${shown.length}: ${type} of ${about}, to the defence of D1\n\n${text}`).join('\n\f\n'); // prettier-ignore
  await placeFolder(out, [
    { path: 'drill.json', bytes: `${JSON.stringify({ kind: 'blotter-drill', made: now.toISOString(), pages: shown }, null, 1)}\n` }, // prettier-ignore
    { path: 'drill.txt', bytes: sheet },
  ]);
  print(`${shown.length === 1 ? 'One page' : `${shown.length} pages`} for about ${minutes} minutes: ${out}/drill.txt to read, ${out}/drill.json to answer.`); // prettier-ignore
  return EXIT.done;
}

async function mark(folder: string, values: Readonly<Record<string, string | undefined>>, book: Rulebook): Promise<number> {
  const { answers, account, out } = values;
  if (answers === undefined || account === undefined) throw wrong('--answers FILE and --account ID are needed.');
  if (!/^[a-z]{1,6}-\d{1,6}$|^[0-9a-f-]{36}$/.test(account)) throw wrong('--account is an id such as acc-17, never a name.'); // prettier-ignore
  if (out !== undefined) requireNew(out);
  const drill = readForm(drillSchema, path.join(folder, 'drill.json'));
  const strokes = readForm(answersSchema, answers);
  const all = new Map(readMaterial().map((page) => [page.id, page]));
  const pages = drill.pages.map(({ id, text }) => {
    const page = all.get(id);
    if (page?.text !== text) throw new BlotterError('B-TABLE-01', { file: 'drill.json', line: 1, problem: `${id} is not a page of this version’s practice set` }); // prettier-ignore
    return page;
  });
  const strange = Object.keys(strokes).find((id) => !drill.pages.some((page) => page.id === id));
  if (strange !== undefined) throw new BlotterError('B-TABLE-01', { file: path.basename(answers), line: 1, problem: 'it names a page that is not in the drill' }); // prettier-ignore
  const result = scoreDrill(pages, strokes);
  for (const one of result.marks) {
    if (one.result === 'covered' || one.result === 'kept' || one.result === 'decided') continue;
    const page = all.get(one.page) as DrillPage;
    const what = { missed: 'left readable', 'in-part': 'covered in part', 'covered-too-much': 'covered, and must stay' }[one.result]; // prettier-ignore
    print(`${what}  "${page.text.slice(one.mark.from, one.mark.to)}" (page ${pages.indexOf(page) + 1})\n  ${told(book, page, one.mark)}`); // prettier-ignore
  }
  if (result.strayWords > 0) print(`${result.strayWords} words of the account itself were covered.`);
  const passed = result.score >= TRAINING.passMark;
  print(`${result.right} of ${result.of} right = ${percent(result.score)}: ${passed ? 'passed' : `passed from ${percent(TRAINING.passMark, 0)} on; another drill may be done at once`}.`); // prettier-ignore
  if (out !== undefined) {
    const at = new Date().toISOString();
    const evidence = `drill-${createHash('sha256').update(JSON.stringify([drill, strokes, account])).digest('hex').slice(0, 16)}`; // prettier-ignore
    const certificate = { kind: 'blotter-drill-result', account, exercise: 'practice', at, evidence, score: result.score, guidance: book.version, pages: pages.map(({ id }) => id), practised: result.practised.map((one) => ({ ...one, at })) }; // prettier-ignore
    await placeFolder(out, [
      { path: 'certificate.json', bytes: `${JSON.stringify(certificate, null, 1)}\n` },
      { path: 'drill.json', bytes: readFileSync(path.join(folder, 'drill.json')) },
      { path: 'answers.json', bytes: `${JSON.stringify(strokes)}\n` },
    ]);
    print(`Evidence ${evidence}: ${out}. Somebody else confirms it in the file of staff.`);
  }
  return passed ? EXIT.done : EXIT.held;
} // prettier-ignore

/** Out of the store: what is due, by account, in the order of time; nobody is compared. */
const due = (json: boolean): Promise<number> =>
  withStore(async (store) => {
    const dues = await learningIn({ store, clock: () => new Date() }).all();
    if (json) print(JSON.stringify(dues, null, 1));
    else for (const one of dues) print(`${one.account}  ${one.exercise}  ${one.state}${one.evidence ? `, shown by ${one.evidence.evidence}` : ` by ${one.by}`}  ${one.why}`);
    if (!json && dues.length === 0) print('Nothing is asked of anybody.');
    return EXIT.done;
  }); // prettier-ignore

/** Is the number of a certificate in the register, and does the evidence have the hash that stands there? */
const check = (number: string): Promise<number> =>
  withStore(async (store) => {
    const found = await learningIn({ store, clock: () => new Date() }).proven(number);
    if (found === null) {
      print(`No training has the number ${number}.`);
      return EXIT.held;
    }
    const { holds, entry, record, hash, exercise, at, right, of } = found;
    print(`${found.number}  ${exercise}  ${at}${right === null ? '' : `  ${right} of ${of} right`}\nevidence ${hash}\nregister entry ${entry ?? 'none'}, record ${record ?? 'none'}\n${holds ? 'The evidence has the hash that stands in the register.' : 'The evidence is NOT what the register says.'}`); // prettier-ignore
    return holds ? EXIT.done : EXIT.checkFailed;
  });

export const train: Command = {
  name: 'train',
  summary: 'five-minute drills on made-up papers, chosen by one’s own errors and scored with reasons',
  usage: `blotter train new --out FOLDER [--errors name,dob …] [--minutes 5] [--history HISTORY.json]
blotter train mark FOLDER --answers ANSWERS.json --account acc-17 [--out RESULT]
blotter train due [--json]
blotter train check NUMBER
  new     chooses pages that hold what was got wrong (kinds of data, gravest first), unseen ones first; what was right comes
          back later and later. HISTORY.json: {"practised": [{"category": "name", "at": "…", "right": 4, "of": 5}], "seen": ["…#1"]}
  mark    ANSWERS.json says what is covered on each page, in UTF-16 offsets of its text: {"07-romance-fraud/01-mg5#1": [{"from": 120, "to": 134}]}
          every mistake is told with its reason; --out keeps drill, answers and certificate as evidence
  due     out of the store of the configuration: who is asked to train, why, by when, and what shows that it was done
  check   is the number of a certificate in the register of that store? (a workbench on a store of its own is stopped before)
${BOOK_USAGE}
Exit: 0 made, or passed (from ${percent(TRAINING.passMark, 0)} on) · 1 not passed yet · 2 wrong use or unreadable input · 3 the evidence is not what the register says`,
  async run(args) {
    const text = { type: 'string' } as const;
    const { values: { json = false, ...values }, positionals } = readArgs('train', args, { out: text, errors: text, minutes: text, history: text, answers: text, account: text, json: { type: 'boolean' }, ...BOOK_OPTIONS }, ['ACTION'], ['FOLDER']); // prettier-ignore
    const [action, folder] = positionals;
    if (action === 'due') return due(json);
    if (action === 'check' && folder !== undefined) return check(folder);
    if (action === 'new') return open(values);
    if (action === 'mark' && folder !== undefined) return mark(folder, values, openRulebook(values));
    throw wrong(
      action === 'mark'
        ? 'say which drill: the folder that `train new` made.'
        : action === 'check'
          ? 'say which number.'
          : 'say new, mark, due or check.',
    );
  },
};
