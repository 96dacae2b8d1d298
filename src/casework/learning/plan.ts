// What a drill is made of: pages by their names and hashes, which of them are shown without the program's marks, and what the
// program is made to say on the others. Some of that is wrong on purpose, as on real pages: a mark is missing, or taken for
// somebody else's. Pure. Not here: how a drill goes on (drills.ts).
import { createHash } from 'node:crypto';
import { TRAINING, type DrillMark, type DrillPage, type TrueMark } from '../../assurance/index.ts';
import type { Rulebook } from '../../guidance/index.ts';
import type { Grade } from '../../model/index.ts';
import { sayOf, type Said } from './material.ts';

/** `unaided`: the person marks alone. `marked`: with what the program says. */
export type Manner = 'unaided' | 'marked';

/** A drill as it is kept. */
export interface DrillPlan {
  readonly seed: string;
  readonly guidance: string;
  /** Kinds of data it was chosen for; none: everything. */
  readonly errors: readonly string[];
  readonly pages: readonly { readonly id: string; readonly sha256: string; readonly manner: Manner }[];
}

/** A mark that the program shows in a drill, with its reason. */
export interface DrillProposal extends DrillMark, Omit<Said, 'act'> {
  readonly whose: string;
  readonly grade: Grade;
}

export const hashOfPage = ({ text }: DrillPage): string => createHash('sha256').update(text).digest('hex');

/** Pages take turns: one without marks, one with them. `done`: drills before this one, so that they begin in turn too. */
export const planOf = (pages: readonly DrillPage[], more: Pick<DrillPlan, 'seed' | 'guidance' | 'errors'>, done: number): DrillPlan => ({
  ...more,
  pages: pages.map((page, i) => ({ id: page.id, sha256: hashOfPage(page), manner: (i + done) % 2 === 0 ? 'unaided' : 'marked' })),
}); // prettier-ignore

/** Whom a mark is taken for, so that the guidance says the opposite of it; null where nobody makes it so. */
function mistakenFor(
  book: Rulebook,
  page: DrillPage,
  mark: TrueMark,
): { readonly whose: string; readonly said: Said } | null {
  const wanted = mark.verdict === 'R' ? 'keep' : 'redact';
  for (const whose of mark.verdict === 'R' ? ['D1'] : ['-', 'W1', 'V1']) {
    const said = sayOf(book, page, mark, whose);
    if (whose !== mark.whose && said.act === wanted) return { whose, said };
  }
  return null;
}

/** What is said where the rules alone do not decide. */
const OPEN = { act: 'ask', rule: '', reason: 'Read how it stands here, then decide.', paragraph: '', handbook: null } as const; // prettier-ignore

/** What the program says on page `no` of a drill, in reading order. The same for the same seed. */
export function proposalsOn(book: Rulebook, page: DrillPage, no: number, seed: string): DrillProposal[] {
  const { hideOneIn, turnOneIn } = TRAINING.drill;
  const lot = ({ from }: TrueMark): string => createHash('sha256').update(JSON.stringify([seed, page.id, from])).digest('hex'); // prettier-ignore
  const byLot = (marks: readonly TrueMark[]): TrueMark[] => marks.toSorted((a, b) => (lot(a) < lot(b) ? -1 : 1));
  const [go, stay] = (['R', 'K'] as const).map((verdict) => byLot(page.marks.filter((mark) => mark.verdict === verdict))) as [TrueMark[], TrueMark[]]; // prettier-ignore
  const hidden = new Set(go.slice(0, Math.ceil(go.length / hideOneIn)));
  const turned = new Map<TrueMark, NonNullable<ReturnType<typeof mistakenFor>>>();
  for (const marks of [go.slice(hidden.size), stay]) {
    let left = Math.floor(marks.length / turnOneIn);
    for (const mark of marks) {
      const wrong = left > 0 ? mistakenFor(book, page, mark) : null;
      if (wrong === null) continue;
      turned.set(mark, wrong);
      left--;
    }
  }
  return page.marks.filter((mark) => !hidden.has(mark)).flatMap((mark): DrillProposal[] => {
    const { whose, said } = turned.get(mark) ?? { whose: mark.whose, said: sayOf(book, page, mark) };
    const right = mark.verdict === 'R' ? 'redact' : mark.verdict === 'K' ? 'keep' : 'ask';
    const { from, to, category } = mark;
    // References and ordinary dates are nothing that the program finds.
    if (mark.verdict === 'K' && category === 'other' && !turned.has(mark)) return [];
    // The rules see no traits here: where they say something else than the truth, a person is asked.
    const { act, ...why } = turned.has(mark) || said.act === right ? said : { ...said, ...OPEN };
    return [{ ...why, id: `${no}:${from}-${to}`, page: no, from, to, category, whose, act, grade: act === 'ask' ? 'look' : 'likely' }];
  });
} // prettier-ignore
