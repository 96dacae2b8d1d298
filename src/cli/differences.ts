// `blotter differences`: what another recipient, or a second service, changes. Needs two check.json, not the papers.
import { readFile } from 'node:fs/promises';
import { BlotterError, EXIT } from '../model/index.ts';
import { differencesOf, readChecked, type Checked, type DocumentDifference, type MarkDifference } from '../release/index.ts'; // prettier-ignore
import { print, readArgs, type Command } from './command.ts';

async function readCheck(file: string): Promise<Checked> {
  const json = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new BlotterError('B-CASE-04', { path: file, reason: cause.code ?? 'unknown' }, { cause });
  });
  const checked = readChecked(json);
  if (!checked) throw new BlotterError('B-USE-02', { command: 'differences', problem: `${file} is no check.json.` });
  return checked;
}

const PAPERS: Readonly<Record<DocumentDifference['kind'], string>> = {
  added: 'is new',
  gone: 'is no longer among the papers',
  changed: 'is another version of the paper: look at all of it',
  withheld: 'is now withheld whole',
  'now-goes': 'was withheld and now goes',
};
const ACTS = { redact: 'redacted', keep: 'visible', ask: 'asked' } as const;

const markLine = ({ file, pages, category, whose, before, after, rule, count }: MarkDifference): string => {
  const was = before === null ? 'not found' : ACTS[before];
  const is = after === null ? 'no longer found' : ACTS[after];
  return `  ${String(count).padStart(4)} × ${category}${whose === null ? '' : ` of ${whose}`}: ${was} → ${is}   ${file}, page ${pages.join(', ')} (${rule})`;
};

export const differences: Command = {
  name: 'differences',
  summary: 'what changed between two checks of a case: another recipient, or a second service',
  usage: `blotter differences BEFORE.json AFTER.json [--json]
  Two files that \`blotter check --json\` wrote. What becomes visible is told first.
Exit: 0 told (differences or none) · 2 no check.json`,
  async run(args) {
    const { values, positionals } = readArgs('differences', args, { json: { type: 'boolean' } }, ['BEFORE', 'AFTER']);
    const [before, after] = await Promise.all(positionals.map(readCheck));
    if (!before || !after) throw new BlotterError('B-USE-02', { command: 'differences', problem: 'two files are needed.' }); // prettier-ignore
    const { documents, marks } = differencesOf(before, after);
    if (values.json) {
      print(JSON.stringify({ documents, marks }, null, 1));
      return EXIT.done;
    }
    print(`${before.urn}: ${before.recipient} (${before.guidance}) → ${after.recipient} (${after.guidance})`);
    if (before.urn !== after.urn) print(`These are two cases: the second is ${after.urn}.`);
    for (const { file, kind } of documents) print(`  ${file} ${PAPERS[kind]}`);
    for (const mark of marks) print(markLine(mark));
    if (documents.length + marks.length === 0) print('Nothing differs.');
    return EXIT.done;
  },
};
