// Under which name a paper leaves. A file name can hold what is covered inside ("Letter of M Sokol.pdf"): such a paper leaves
// under its type and number instead. Pure. Not here: where the copies go (prepare.ts).
import type { CaseDocument } from '../model/index.ts';
import type { Decided } from '../review/index.ts';

/** A document as far as its name goes. */
export interface Named {
  readonly document: CaseDocument;
  readonly decided: readonly Decided[];
}

/** Letters and digits alone, small, without marks. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const bare = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
/** Words of three letters or more: initials and titles tell nobody. */
const wordsOf = (text: string): string[] => fold(text).match(/\p{L}{3,}/gu) ?? [];
/** Titles stand in many names and in no way for anybody. */
const TITLES = new Set(['mrs', 'miss', 'mister', 'doctor', 'dame', 'sir', 'the', 'and']);

const textOf = ({ document }: Named, { finding: { passage } }: Decided['proposal']): string =>
  document.pages.find(({ no }) => no === passage.page)?.text.slice(passage.from, passage.to) ?? '';

/** Files whose own name tells what is covered: a name that is redacted anywhere in the case and kept nowhere in this paper, or a value of five signs with a digit. */
export function tellingFiles(documents: readonly Named[]): ReadonlySet<string> {
  const gone = new Set<string>();
  const values = new Set<string>();
  for (const one of documents)
    for (const { proposal, act } of one.decided) {
      if (act === 'keep') continue;
      const text = textOf(one, proposal);
      if (proposal.finding.category === 'name') for (const word of wordsOf(text)) gone.add(word);
      else if (/\d/.test(text) && bare(text).length >= 5) values.add(bare(text));
    }
  const telling = documents.filter((one) => {
    const kept = new Set(one.decided.filter(({ act, proposal }) => act === 'keep' && proposal.finding.category === 'name').flatMap(({ proposal }) => wordsOf(textOf(one, proposal)))); // prettier-ignore
    const name = one.document.file.replace(/\.\w{1,5}$/, '');
    return wordsOf(name).some((word) => gone.has(word) && !kept.has(word) && !TITLES.has(word)) || [...values].some((value) => bare(name).includes(value)); // prettier-ignore
  });
  return new Set(telling.map(({ document }) => document.file));
}

/** The paths of the copies with new ones for `telling` files: `documents/MG11 3.pdf`, by the paper's place in the case. */
export function outwardPaths(documents: readonly CaseDocument[], paths: ReadonlyMap<string, string>, telling: ReadonlySet<string>): ReadonlyMap<string, string> {
  const taken = new Set([...paths].filter(([file]) => !telling.has(file)).map(([, path]) => path.toLowerCase()));
  const out = new Map(paths);
  for (const [i, { file, type }] of documents.entries()) {
    if (!telling.has(file)) continue;
    let path = `documents/${type} ${i + 1}.pdf`;
    for (let n = 2; taken.has(path.toLowerCase()); n++) path = `documents/${type} ${i + 1} (${n}).pdf`;
    taken.add(path.toLowerCase());
    out.set(file, path);
  }
  return out;
} // prettier-ignore
