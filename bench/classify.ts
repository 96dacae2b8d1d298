// Does the classifier know what a paper is when the manifest does not say? Every document of the marked cases, as text laid
// out and read back, once under its own file name and once under a name that tells nothing. Counts, 95 % Wilson intervals
// and what was taken for what.
// Run: node bench/classify.ts
import { judgeDocument, loadRulebook } from '../src/guidance/index.ts';
import { classify } from '../src/intake/classify/index.ts';
import { openDocument } from '../src/intake/index.ts';
import type { CaseDocument, DocumentType, Format } from '../src/model/index.ts';
import { readMarkedCase } from '../test/fixtures/marked.ts';
import { groupsOf } from './detect/groups.ts';
import { share } from './interval.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const book = loadRulebook();
const defence = { kind: 'defence', id: 'D1' } as const;
/** Pictures are known by their format, which plain text has lost. */
const formatOf = (file: string): Format =>
  /\.(?:jpe?g|png)$/i.test(file) ? 'picture' : /\.eml$/i.test(file) ? 'eml' : /\.xlsx$/i.test(file) ? 'xlsx' : 'pdf';

interface Read {
  readonly slug: string;
  readonly file: string;
  readonly type: DocumentType;
  readonly document: CaseDocument;
}

async function readCase(slug: string): Promise<Read[]> {
  const read: Read[] = [];
  for (const { file, type, pages } of readMarkedCase(slug).documents) {
    const text = pages.map((page) => page.text.replaceAll('\t', '    ')).join('\f');
    const { document } = await openDocument(new TextEncoder().encode(text), file.replace(/\.\w+$/, '.txt'));
    read.push({ slug, file, type: type as DocumentType, document });
  }
  return read;
}

/** The marks of the truth know a charge sheet and its bail forms under one name. */
const family = (type: DocumentType): string => type.replace(/^MG4[A-F]$/, 'MG4');

const releaseOf = ({ document }: Read, type: DocumentType): string =>
  judgeDocument(book, { document: { ...document, type }, recipient: defence }).release;

for (const { name: group, slugs } of groupsOf()) {
  const read = (await Promise.all(slugs.map(readCase))).flat();
  for (const [names, nameOf] of [
    ['own file names', (file: string) => file],
    ['names that tell nothing', (file: string, i: number) => `scan${String(i)}${/\.\w+$/.exec(file)?.[0] ?? ''}`],
  ] as const) {
    const wrong = new Map<string, number>();
    let right = 0;
    let unknown = 0;
    let never = 0;
    let through = 0;
    for (const [i, one] of read.entries()) {
      const type = classify(one.document.pages, nameOf(one.file, i), formatOf(one.file)) ?? 'OTHER';
      if (family(type) === family(one.type)) right++;
      else {
        if (type === 'OTHER') unknown++;
        wrong.set(`${one.type} taken for ${type}`, (wrong.get(`${one.type} taken for ${type}`) ?? 0) + 1);
      }
      if (releaseOf(one, one.type) !== 'withhold') continue;
      never++;
      // What is asked waits for a person: only what would go is let through.
      if (releaseOf(one, type) === 'redact') through++;
    }
    print(`\n# ${group}, ${names}: right ${share(right, read.length)}; ${unknown} unknown, so asked`);
    print(`documents that never go to the defence: ${never}, let through ${through}`);
    for (const [what, n] of [...wrong].toSorted((a, b) => b[1] - a[1])) print(`  ${n} ${what}`);
  }
} // prettier-ignore
