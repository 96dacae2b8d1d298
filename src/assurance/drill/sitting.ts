// What somebody marked and decided in a drill, as events, and what they come to: the marks as they stand and the stretches
// that are covered. Pure. The same acts as on a page of a case, in a form that no log of a case takes. Not here: the score.
import type { Category } from '../../model/index.ts';
import type { Stroke } from './score.ts';

/** A mark that a drill shows: what the program says, right or wrong. `page`: its place in the drill, from 1. */
export interface DrillMark extends Stroke {
  readonly id: string;
  readonly page: number;
  readonly category: Category;
  readonly act: 'redact' | 'keep' | 'ask';
}

interface Told<K extends string> {
  readonly drill: K;
  readonly id: string;
}
/** One thing that was done. `drill` in the place of `kind`: it is no event of a review. */
export type DrillEvent =
  | (Told<'decided'> & { readonly marks: readonly string[]; readonly act: 'redact' | 'keep'; readonly edges?: Stroke })
  | (Told<'added'> & Stroke & { readonly page: number; readonly category: Category })
  | (Told<'undone'> & { readonly what: string })
  | (Told<'page-done'> & { readonly page: number; readonly seconds: number })
  | (Told<'unaided'> & { readonly page: number; readonly found: readonly (Stroke & { readonly category: Category })[] }); // prettier-ignore

/** A mark as it stands. */
export interface MarkNow extends Stroke {
  readonly id: string;
  readonly page: number;
  readonly category: Category;
  readonly act: 'redact' | 'keep' | 'undecided';
  readonly byHand: boolean;
  readonly answered: boolean;
}

/** A drill as it stands. */
export interface Sitting {
  readonly marks: readonly MarkNow[];
  /** Pages that are done. */
  readonly done: ReadonlySet<number>;
  /** Pages without marks of the program of which the person said that they have marked them. */
  readonly unaided: ReadonlySet<number>;
  /** The last thing that can be taken back; null where nothing can. */
  readonly last: string | null;
}

/** Works it out. Events that were taken back, and those of marks that are none, change nothing. */
export function sittingOf(shown: readonly DrillMark[], events: readonly DrillEvent[]): Sitting {
  const back = new Set(events.flatMap((event) => (event.drill === 'undone' ? [event.what] : [])));
  const standing = events.filter((event) => !back.has(event.id) || event.drill === 'page-done' || event.drill === 'unaided'); // prettier-ignore
  const marks = new Map<string, MarkNow>(shown.map(({ act, ...one }) => [one.id, { ...one, act: act === 'ask' ? 'undecided' : act, byHand: false, answered: false }])); // prettier-ignore
  const byHand = (
    id: string,
    page: number,
    { from, to, category }: Stroke & { readonly category: Category },
  ): unknown => marks.set(id, { id, page, from, to, category, act: 'redact', byHand: true, answered: true });
  for (const event of standing)
    if (event.drill === 'added') byHand(`${event.id}#0`, event.page, event);
    else if (event.drill === 'unaided') event.found.forEach((one, i) => byHand(`${event.id}#${i}`, event.page, one));
    else if (event.drill === 'decided')
      for (const id of event.marks) {
        const mark = marks.get(id);
        if (mark) marks.set(id, { ...mark, ...event.edges, act: event.act, answered: true });
      }
  return {
    marks: [...marks.values()].toSorted((a, b) => a.page - b.page || a.from - b.from || a.to - b.to),
    done: new Set(standing.flatMap((event) => (event.drill === 'page-done' ? [event.page] : []))),
    unaided: new Set(standing.flatMap((event) => (event.drill === 'unaided' ? [event.page] : []))),
    last: standing.findLast(({ drill }) => drill === 'decided' || drill === 'added')?.id ?? null,
  };
}

/** The stretches of a page that are covered. */
export const strokesOn = ({ marks }: Sitting, page: number): Stroke[] =>
  marks.filter((mark) => mark.page === page && mark.act === 'redact').map(({ from, to }) => ({ from, to }));
