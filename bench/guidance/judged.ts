// Marked cases through detection and guidance: what becomes, for the defence of the first defendant, of every marked value
// that detection finds. Not here: what is not found (bench/detect.ts), how a box is drawn.
import { detectCase } from '../../src/detect/index.ts';
import { judge, judgeDocument, openRoundKept, type Rulebook } from '../../src/guidance/index.ts';
import type { CaseDocument, Proposal } from '../../src/model/index.ts';
import { aboutOf, buildRoster } from '../../src/people/index.ts';
import type { MarkedCase, MarkedValue } from '../../test/fixtures/marked.ts';
import { openMarked } from '../detect/open.ts';

/** What the copy would do to a value: `redact` and `ask` cover it. */
export type Fate = 'keep' | 'ask' | 'redact';

export interface JudgedMark {
  readonly slug: string;
  readonly file: string;
  readonly type: CaseDocument['type'];
  readonly mark: MarkedValue;
  readonly value: string;
  /** Not found at all, or not every letter of it: guidance is not to blame. */
  readonly found: 'whole' | 'part' | 'no';
  /** Of the letters that are found: covered by no rule, by a question, by a redaction (the strictest). */
  readonly fate: Fate;
  /** Are all letters that are found covered? */
  readonly covered: boolean;
  /** What stands over it, for the one who mends a rule. */
  readonly by: readonly Proposal[];
}

const LETTER = /[\p{L}\p{N}]/u;
const STRICTNESS: Readonly<Record<Fate, number>> = { keep: 0, ask: 1, redact: 2 };

interface Placed {
  readonly from: number;
  readonly to: number;
  readonly proposal: Proposal;
}

function judgeMark(text: string, mark: MarkedValue, over: readonly Placed[]): Pick<JudgedMark, 'found' | 'fate' | 'covered' | 'by'> {
  let letters = 0;
  let found = 0;
  let covered = 0;
  let strictest: Fate = 'keep';
  for (let at = mark.from; at < mark.to; at++) {
    if (!LETTER.test(text[at] ?? '')) continue;
    letters++;
    const here = over.filter(({ from, to }) => from <= at && at < to);
    if (here.length > 0) found++;
    if (here.some(({ proposal }) => proposal.act !== 'keep')) covered++;
    for (const { proposal } of here) if (STRICTNESS[proposal.act] > STRICTNESS[strictest]) strictest = proposal.act;
  }
  return {
    found: found === 0 ? 'no' : found < letters ? 'part' : 'whole',
    fate: strictest,
    covered: found > 0 && covered === found,
    by: over.map(({ proposal }) => proposal),
  };
} // prettier-ignore

/** Judges every mark of a case for its first defendant. Documents that do not go and pages that go whole are left out. */
export async function judgeMarked(marked: MarkedCase, book: Rulebook): Promise<JudgedMark[]> {
  const opened = await openMarked(marked, (page) => page);
  // Types are those of the truth: what the classifier makes of papers is measured apart (bench/classify.ts).
  const typed = opened.map(({ document }, i): CaseDocument => ({ ...document, type: marked.documents[i]?.type as CaseDocument['type'] }));
  const roster = buildRoster(marked.manifest, typed);
  const documents = typed.map((document) => {
    const about = aboutOf(document, roster.people);
    return about === undefined ? document : { ...document, about };
  });
  const findings = Map.groupBy(detectCase(documents, roster, marked.manifest.offences), ({ passage }) => passage.file);
  const recipient = { kind: 'defence', id: 'D1' } as const;
  return marked.documents.flatMap(({ release }, no) => {
    const [one, document] = [opened[no], documents[no]];
    if (!one || !document || release !== 'redacted') return [];
    const whole = judgeDocument(book, { document, recipient });
    if (whole.release === 'withhold') return [];
    const starts = new Map<number, number>();
    let length = 0;
    for (const page of document.pages) {
      starts.set(page.no, length);
      length += page.text.length + 1;
    }
    const text = document.pages.map((page) => page.text).join('\f');
    const single = (findings.get(document.file) ?? []).map((finding) => {
      const pageRole = document.pages[finding.passage.page - 1]?.role ?? 'body';
      return judge(book, { finding, document, pageRole, recipient, people: roster.people, offences: marked.manifest.offences });
    });
    const placed = openRoundKept(book, document, roster.people, single).map((proposal): Placed => {
      const { page, from, to } = proposal.finding.passage;
      const start = starts.get(page) ?? 0;
      return { from: start + from, to: start + to, proposal };
    });
    return one.marks.map((mark): JudgedMark => ({
      slug: marked.slug,
      file: document.file,
      type: document.type,
      mark,
      value: text.slice(mark.from, mark.to),
      ...judgeMark(text, mark, placed.filter(({ from, to }) => from < mark.to && mark.from < to)),
    }));
  });
} // prettier-ignore
