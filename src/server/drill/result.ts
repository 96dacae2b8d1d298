// How a drill went, for the person who did it: every miss and every needless redaction with the sentence of the guidance, and
// the page as it should be. Pure. Not here: the score (assurance/drill).
import type { DrillPage } from '../../assurance/index.ts';
import { because, scoreOf, type Drill, type DrillSheetOf } from '../../casework/index.ts';
import type { Rulebook } from '../../guidance/index.ts';
import { kindInWords } from '../review/words.ts';

/** A mistake. */
interface Mistake {
  readonly what: string;
  readonly kind: string;
  /** The words, with what stands before and behind. */
  readonly before: string;
  readonly words: string;
  readonly after: string;
  readonly why: string;
  readonly paragraph: string;
  readonly handbook: string | null;
}
/** A page with what was wrong on it. `truth`: its text in pieces, with what must go and what must stay. */
export interface SheetResult {
  readonly no: number;
  readonly type: string;
  readonly manner: string;
  readonly right: number;
  readonly of: number;
  readonly mistakes: readonly Mistake[];
  /** Words of the account itself that were covered. */
  readonly stray: readonly string[];
  readonly truth: readonly { readonly text: string; readonly verdict: string }[];
}

const WHAT = { missed: 'Left readable', 'in-part': 'Covered in part', 'covered-too-much': 'Covered, and must stay' } as const; // prettier-ignore
const AROUND = 40;
const plain = (text: string): string => text.replace(/\s+/g, ' ');

function around({ text }: DrillPage, from: number, to: number): Pick<Mistake, 'before' | 'words' | 'after'> {
  return { before: plain(text.slice(Math.max(0, from - AROUND), from)), words: plain(text.slice(from, to)), after: plain(text.slice(to, to + AROUND)) }; // prettier-ignore
}

/** Words that stand side by side, as one. */
function together({ text }: DrillPage, words: readonly { readonly from: number; readonly to: number }[]): string[] {
  const runs: { from: number; to: number }[] = [];
  for (const { from, to } of words.toSorted((a, b) => a.from - b.from)) {
    const last = runs.at(-1);
    if (last && /^[^\p{L}\p{N}]*$/u.test(text.slice(last.to, from))) last.to = to;
    else runs.push({ from, to });
  }
  return runs.map(({ from, to }) => plain(text.slice(from, to)));
}

function truthOf({ text, marks }: DrillPage): SheetResult['truth'] {
  const pieces: { text: string; verdict: string }[] = [];
  let at = 0;
  for (const { from, to, verdict } of marks) {
    pieces.push({ text: text.slice(at, from), verdict: '' }, { text: text.slice(from, to), verdict });
    at = to;
  }
  return [...pieces, { text: text.slice(at), verdict: '' }];
}

/** Each page of a drill with what came of it. */
export function resultsOf(drill: Drill, book: Rulebook): SheetResult[] {
  const score = scoreOf(drill);
  return drill.sheets.map(({ page, no, manner }: DrillSheetOf): SheetResult => {
    const own = score.marks.filter((one) => one.page === page.id && one.result !== 'decided');
    const mistakes = own.flatMap(({ mark, result }): Mistake[] => {
      if (result === 'covered' || result === 'kept' || result === 'decided') return [];
      const { reason, paragraph = '', handbook = null } = because(book, page, mark);
      return [{ what: WHAT[result], kind: kindInWords(mark.category), ...around(page, mark.from, mark.to), why: reason, paragraph, handbook }]; // prettier-ignore
    });
    return {
      no,
      type: page.type,
      manner: manner === 'unaided' ? 'without the program’s marks' : 'with the program’s marks',
      right: own.length - mistakes.length,
      of: own.length,
      mistakes,
      stray: together(page, score.stray.filter((one) => one.page === page.id)),
      truth: truthOf(page),
    };
  });
} // prettier-ignore
