// Which open marks of a page are one question: places of one sentence that tell of one person or that one rule asks about, and
// places that touch. Whoever reads the sentence answers them together; each stays a mark of its own and can be answered by
// itself. Never across pages, never for two people. Pure; letters are read and forgotten.
import type { Proposal } from '../model/index.ts';

/** Further apart than this (UTF-16 units) nothing is one question, however long the sentence. */
const NEAR = 200;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A sentence of the page's text, as offsets. A line that ends does not end it, an empty line does. */
function sentencesOf(text: string): readonly Stretch[] {
  const flowing = text.replace(/\r?\n(?!\s*\n)/g, (end) => ' '.repeat(end.length));
  const pieces = new Intl.Segmenter('en-GB', { granularity: 'sentence' }).segment(flowing);
  return [...pieces].map(({ index, segment }) => ({ from: index, to: index + segment.length }));
}

/** The questions of a page in reading order, each with its places in reading order. `ask`: marks of one page that need a person; `text`: the page's. */
export function oneQuestion(ask: readonly Proposal[], text: string): readonly (readonly Proposal[])[] {
  const sentences = sentencesOf(text);
  const groups: Proposal[][] = [];
  const inOrder = ask.toSorted((a, b) => at(a).from - at(b).from || at(a).to - at(b).to);
  for (const mark of inOrder) {
    const sentence = sentences.find(({ from, to }) => at(mark).from >= from && at(mark).from < to);
    const group = groups.findLast(
      (one) => one.every((other) => !areTwo(other, mark)) && one.some((other) => isOne(other, mark, sentence, text)),
    );
    if (group) group.push(mark);
    else groups.push([mark]);
  }
  return groups;
}

const at = ({ finding: { passage } }: Proposal): Stretch => passage;
/** Marks without letters (boxes on a picture) are never one with others; nor is what tells of two people. */
const areTwo = (a: Proposal, b: Proposal): boolean =>
  [a, b].some((one) => at(one).from === at(one).to) ||
  (a.finding.whose !== undefined && b.finding.whose !== undefined && a.finding.whose !== b.finding.whose);

function isOne(a: Proposal, b: Proposal, sentence: Stretch | undefined, text: string): boolean {
  const samePerson = a.finding.whose !== undefined && a.finding.whose === b.finding.whose;
  const gap = text.slice(at(a).to, at(b).from);
  if (at(b).from < at(a).to || (samePerson && gap.trim() === '')) return true;
  const within = sentence !== undefined && at(a).from >= sentence.from && at(a).from < sentence.to;
  return within && gap.length <= NEAR && (samePerson || a.rule === b.rule);
}
