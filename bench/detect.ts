// How much of the personal data in the marked cases is found, and how much of what is found is personal data. Two groups:
// regression (seen while building) and fresh (nobody tunes on them: only totals are printed). Counts, 95 % Wilson intervals.
// Run: node bench/detect.ts [--misses] [--mentions ROUNDS] [--plain]   (--misses lists the regression group's, by category;
// --plain leaves out the variants and the mentions)
import { parseArgs } from 'node:util';
import { readMarkedCase, type MarkedCase } from '../test/fixtures/marked.ts';
import { groupsOf } from './detect/groups.ts';
import { searchMentions, type Mentions } from './detect/mentions.ts';
import { searchMarked } from './detect/open.ts';
import { newTally, PERSONS, score, type Miss, type Tally } from './detect/score.ts';
import { VARIANTS, vary, type Variant } from './detect/variants.ts';
import { share } from './interval.ts';

const { values } = parseArgs({
  options: { misses: { type: 'boolean' }, plain: { type: 'boolean' }, mentions: { type: 'string', default: '2' } },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function tallyOf(cases: readonly MarkedCase[], variant: Variant): Promise<Tally> {
  const tally = newTally();
  for (const marked of cases) {
    const { searched } = await searchMarked(marked, (page) => vary(page, variant));
    for (const one of searched) score(tally, marked.slug, one);
  }
  return tally;
}

const CUTS = /^(?:all|verdict|must go:|names of|addresses)/;

/** One table: a row per category or cut, recall whole and touched, precision where it has one. */
function table({ recall, precision }: Tally): void {
  print(`${'row'.padEnd(34)}${'whole'.padEnd(34)}${'touched'.padEnd(34)}found spans that overlap a mark`);
  const order = (row: string): string => `${row === 'all' ? 0 : CUTS.test(row) ? 2 : 1}${row}`;
  const rows = [...new Set([...recall.keys(), ...precision.keys()])].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  for (const row of rows) {
    const { marks, whole, touched } = recall.get(row) ?? { marks: 0, whole: 0, touched: 0 };
    const spans = precision.get(row);
    print(
      row.padEnd(34) + share(whole, marks).padEnd(34) + share(touched, marks).padEnd(34) + (spans ? share(spans.right, spans.spans) : ''), // prettier-ignore
    );
  }
}

/** How many of the people who are named are found in every mention. */
function persons({ persons }: Tally): void {
  for (const row of new Set(Object.values(PERSONS))) {
    const own = [...persons].filter(([id]) => PERSONS[id.split(' ')[1]?.charAt(0) ?? ''] === row);
    if (own.length === 0) continue;
    print(`persons found in every mention: ${row.padEnd(26)}${share(own.filter(([, whole]) => whole).length, own.length)}`); // prettier-ignore
  }
}

/** What the grades are worth: the share of each that overlaps a mark, and a mark of the same category. */
function grades(tally: Tally): void {
  for (const grade of ['certain', 'likely', 'look'] as const) {
    const { spans, right, same } = tally.grades.get(grade) ?? { spans: 0, right: 0, same: 0 };
    print(`${grade.padEnd(10)} right ${share(right, spans).padEnd(34)} right and of the kind ${share(same, spans)}`);
  }
}

function list(title: string, misses: readonly Miss[]): void {
  print(`\n${title}`);
  for (const { category, file, text, touched } of [...misses].sort((a, b) => a.category.localeCompare(b.category)))
    print(`  ${category.padEnd(12)}${touched ? 'part ' : '     '}${file.padEnd(36)}${text}`);
}

for (const { name: group, slugs } of groupsOf()) {
  const cases = slugs.map(readMarkedCase);
  const documents = cases.flatMap((one) => one.documents).filter((one) => one.release !== 'never').length;
  print(`\n# ${group}: ${cases.length} cases, ${documents} documents`);
  for (const variant of values.plain === true ? (['plain'] as const) : VARIANTS) {
    const tally = await tallyOf(cases, variant);
    print(`\n## ${group}, ${variant}`);
    table(tally);
    persons(tally);
    grades(tally);
    if (values.misses === true && group === 'regression' && variant === 'plain') {
      list('missed', tally.missed);
      list('found, not marked', tally.unmarked);
    }
  }
  if (values.plain === true) continue;
  for (const [title, error] of [
    ['as they are', false],
    ['with one letter misread', true],
  ] as const) {
    const counts: Mentions = new Map();
    for (let round = 1; round <= Number(values.mentions); round++)
      for (const marked of cases) await searchMentions(marked, round, error, counts);
    print(`\n## ${group}, mentions of people of case.yaml in other forms of their names, ${title}: covered whole`);
    for (const [form, { mentions, found }] of counts) print(`${form.padEnd(14)}${share(found, mentions)}`);
  }
}
