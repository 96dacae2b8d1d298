// Does guidance do to what is found what the judge of the marked cases asked for? Of the marks that detection finds whole:
// those that must go and are covered, those that must stay and are kept. Counts and 95 % Wilson intervals.
// Run: node bench/judge.ts [--wrong] [--group NAME] [--cases SLUG,SLUG]   (--wrong lists disagreements; no text of the fresh ones)
import { parseArgs } from 'node:util';
import { loadRulebook } from '../src/guidance/index.ts';
import { readMarkedCase } from '../test/fixtures/marked.ts';
import { groupsOf } from './detect/groups.ts';
import { judgeMarked, type JudgedMark } from './guidance/judged.ts';
import { share } from './interval.ts';

const { values } = parseArgs({
  options: { wrong: { type: 'boolean', default: false }, group: { type: 'string' }, cases: { type: 'string' } },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Is it as the mark asks? Nothing is wrong about a question where a person decides. */
const right = ({ mark, covered, fate }: JudgedMark): boolean =>
  mark.verdict === 'R' ? covered : mark.verdict === 'K' ? fate === 'keep' : true;

function table(title: string, marks: readonly JudgedMark[], rowOf: (mark: JudgedMark) => string): void {
  print(`\n${title.padEnd(22)}${'must go, and is covered'.padEnd(34)}${'must stay, and is kept'.padEnd(34)}lost: asked, redacted; open: kept, asked, redacted`); // prettier-ignore
  const rows = Map.groupBy(marks, rowOf);
  for (const row of ['all', ...[...rows.keys()].toSorted()]) {
    const here = row === 'all' ? marks : (rows.get(row) ?? []);
    const of = (verdict: string): JudgedMark[] => here.filter(({ mark }) => mark.verdict === verdict);
    const count = (list: readonly JudgedMark[], fate: string): number => list.filter((one) => one.fate === fate).length;
    const [go, stay, open] = [of('R'), of('K'), of('A')];
    print(
      row.padEnd(22) +
        share(go.filter(right).length, go.length).padEnd(34) +
        share(stay.filter(right).length, stay.length).padEnd(34) +
        `${count(stay, 'ask')}, ${count(stay, 'redact')}; ${count(open, 'keep')}, ${count(open, 'ask')}, ${count(open, 'redact')}`,
    );
  }
}

const book = loadRulebook();
for (const { name: group, slugs, mayShow } of groupsOf(values)) {
  const all: JudgedMark[] = [];
  for (const slug of slugs) all.push(...(await judgeMarked(readMarkedCase(slug), book)));
  const found = all.filter((one) => one.found === 'whole');
  print(`\n# ${group}: ${all.length} marks that may be served, ${found.length} found whole; for the defence of D1, by ${book.version}`);
  table('by category', found, ({ mark }) => mark.category);
  table('by whose', found, ({ mark }) => mark.whose.charAt(0));
  table('by type of document', found, ({ type }) => type);
  if (!values.wrong || !mayShow) continue;
  for (const one of all.filter((one) => one.found !== 'no' && !right(one))) {
    const by = one.by.map(({ finding, act, rule }) => `${finding.category}/${finding.whose ?? '-'}/${finding.traits.join('+')} ${act} ${rule}`);
    print(`${one.found} ${one.mark.verdict} ${one.mark.category} ${one.mark.whose} ${one.type} ${one.slug.slice(0, 2)} ${one.file}: ${JSON.stringify(one.value)}\n      ${by.join('\n      ')}`); // prettier-ignore
  }
} // prettier-ignore
