// What a draft would hide and keep of the marked cases: detection and guidance together, without drawing a page. For each
// group: how much of what must go is unreadable (a telling part of it counts as readable), how much of what must stay is
// not covered. Quick stand-in for real drafts; fresh cases print totals only.
// Run: node bench/drafts.ts [--misses] [--causes] [--group NAME] [--cases SLUG,SLUG]
import { parseArgs } from 'node:util';
import { readMarkedCase } from '../test/fixtures/marked.ts';
import { groupsOf } from './detect/groups.ts';
import { judgeMarked } from './detect/open.ts';
import { isLost, showsThrough } from './detect/telling.ts';
import { share } from './interval.ts';

const { values } = parseArgs({
  options: {
    misses: { type: 'boolean' },
    causes: { type: 'boolean' },
    words: { type: 'boolean' },
    group: { type: 'string' },
    cases: { type: 'string' },
  },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);

for (const { name: group, slugs, mayShow } of groupsOf(values)) {
  const rows = new Map<string, { all: number; good: number }>();
  const words = { all: 0, good: 0 };
  const lines: string[] = [];
  const causes = new Map<string, number>();
  const wordLines: string[] = [];
  const wordCauses = new Map<string, number>();
  const count = (row: string, good: boolean): void => {
    const counts = rows.get(row) ?? { all: 0, good: 0 };
    counts.all++;
    if (good) counts.good++;
    rows.set(row, counts);
  };
  for (const slug of slugs)
    for (const { file, text, counted, marks, covered, by, withheld } of await judgeMarked(readMarkedCase(slug))) {
      const unmarked = new Uint8Array(text.length).fill(1);
      for (const mark of marks) {
        const { verdict, category, from, to } = mark;
        if (verdict !== 'K') unmarked.fill(0, from, to);
        if (verdict === 'A') continue;
        const bad =
          verdict === 'R' ? !withheld && showsThrough(text, mark, covered) : withheld || isLost(text, mark, covered);
        count(`all ${verdict}`, !bad);
        count(`${verdict} ${category}`, !bad);
        if (bad) {
          const rules = [...new Set(by.flatMap((one) => (one.from < to && from < one.to ? [one.rule] : [])))];
          for (const rule of rules.length === 0 ? ['nothing found'] : rules) {
            const key = `${verdict} ${category} ${mark.whose.charAt(0)}: ${rule}`;
            causes.set(key, (causes.get(key) ?? 0) + 1);
          }
          const around = text.slice(Math.max(0, from - 60), from);
          const after = text.slice(to, to + 30);
          const why = [...new Set(by.flatMap((one) => (one.from < to && from < one.to ? [one.why] : [])))].join('; ');
          lines.push(
            `${verdict} ${category.padEnd(12)} ${slug.slice(0, 2)} ${file} ${mark.whose} …${around}[[${text.slice(from, to)}]]${after}…  <${why}>`.replace(
              /\s+/g,
              ' ',
            ),
          );
        }
      }
      if (values.words === true && mayShow)
        for (const { from, to, why, says } of by) {
          if (why.startsWith('keep')) continue;
          let lost = 0;
          for (const word of text.slice(from, to).matchAll(/[\p{L}\p{N}]+/gu))
            if (unmarked[from + word.index] === 1) lost++;
          if (lost > 0)
            wordLines.push(
              `${String(lost).padStart(3)} ${slug.slice(0, 2)} ${file} ${why} ≡ ${says} …${text.slice(Math.max(0, from - 50), from)}[[${text.slice(from, to)}]]${text.slice(to, to + 30)}`.replace(
                /\s+/g,
                ' ',
              ),
            );
        }
      for (const word of text.matchAll(/[\p{L}\p{N}]+/gu)) {
        if (unmarked[word.index] !== 1 || !counted(word.index)) continue;
        words.all++;
        if (!withheld && covered[word.index] !== 1) words.good++;
        else {
          const rules = withheld
            ? ['withheld']
            : by.flatMap((one) =>
                one.from <= word.index && word.index < one.to && !one.rule.startsWith('keep')
                  ? [one.rule, `≡ ${one.says}`]
                  : [],
              );
          for (const rule of new Set(rules)) wordCauses.set(rule, (wordCauses.get(rule) ?? 0) + 1);
        }
      }
    }
  print(`\n# ${group}: ${slugs.length} cases`);
  for (const [row, { all, good }] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1)))
    print(`${row.padEnd(18)}${row.includes('R') ? 'hidden' : 'kept'} ${share(good, all)}`);
  print(`${'all other words'.padEnd(18)}kept ${share(words.good, words.all)}`);
  if (values.causes === true)
    for (const [cause, count] of [...causes].sort(([a], [b]) => (a < b ? -1 : 1)))
      print(`${String(count).padStart(4)} ${cause}`);
  if (values.misses === true && mayShow) for (const line of lines.sort()) print(line);
  if (values.causes === true)
    for (const [cause, count] of [...wordCauses].sort(([, a], [, b]) => b - a))
      print(`${String(count).padStart(5)} words: ${cause}`);
  for (const line of wordLines.sort().reverse()) print(line);
}
