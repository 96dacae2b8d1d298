// What the review page's script says was done on a page of a drill, made into events of the drill: the same words as on a page
// of a case, checked against made-up pages. No event of a review comes of it. Not here: what the words are (review/said.ts).
import { setSheet, stretchIn, type DrillEvent, type Stroke } from '../../assurance/index.ts';
import type { Drill, DrillSheetOf } from '../../casework/index.ts';
import type { Refused } from '../../review/index.ts';
import type { Said } from '../review/said.ts';

const GONE: Refused = { why: 'This mark is not in the drill.', cure: 'Load the page again.' };
const NO_PLACE: Refused = { why: 'There is nothing at this place of the page.', cure: 'Select the words again.' };
const ALONE: Refused = { why: 'Nobody else looks at a drill.', cure: 'Decide as you would for the defence of D1; it costs nothing to be wrong here.' }; // prettier-ignore

const EACH: Refused = { why: 'In a drill every place is decided by itself.', cure: 'Decide this mark alone.' };

/** What a page of a drill is called where a paper of a case has its file name. */
export const nameOfSheet = ({ no, page }: Pick<DrillSheetOf, 'no' | 'page'>): string => `Practice ${no}: ${page.type}`;

const within = (text: string, { from, to }: Stroke): boolean => from < to && to <= text.length && text.slice(from, to).trim() !== ''; // prettier-ignore
export const isRefused = (result: DrillEvent | Refused): result is Refused => 'why' in result;

/** The event that it comes to, or why it comes to none. */
export function drillEventOf(one: Said, { sheets, sitting }: Drill): DrillEvent | Refused {
  const named = 'file' in one ? sheets.find((sheet) => nameOfSheet(sheet) === one.file) : undefined;
  switch (one.kind) {
    case 'decided': {
      const marks = one.marks.map(({ mark }) => sitting.marks.find(({ id }) => id === mark));
      const [first] = marks;
      if (!first || marks.includes(undefined)) return GONE;
      const text = sheets[first.page - 1]?.page.text ?? '';
      if (one.edges && (marks.length > 1 || !within(text, one.edges))) return NO_PLACE;
      // A reason is asked for as on a real page, and kept nowhere: nobody reads it.
      return { drill: 'decided', id: one.id, marks: one.marks.map(({ mark }) => mark), act: one.act, ...(one.edges ? { edges: one.edges } : {}) }; // prettier-ignore
    }
    case 'added': {
      if (!named) return NO_PLACE;
      const place = 'box' in one.place ? stretchIn(setSheet(named.page), one.place.box) : one.place;
      if (!place || !within(named.page.text, place)) return NO_PLACE;
      return { drill: 'added', id: one.id, page: named.no, from: place.from, to: place.to, category: one.category };
    }
    case 'undone':
      return { drill: 'undone', id: one.id, what: one.what };
    case 'page-done':
      return named ? { drill: 'page-done', id: one.id, page: named.no, seconds: one.seconds } : NO_PLACE;
    case 'blind-done':
      if (!named || one.found.some((stretch) => !within(named.page.text, stretch))) return NO_PLACE;
      return { drill: 'unaided', id: one.id, page: named.no, found: one.found };
    case 'question':
    case 'rest':
      return EACH;
    case 'flagged':
    case 'looked':
    case 'left-out':
      return ALONE;
  }
}
