// How the people of case.yaml are known again: every marked mention of them is written in another of the forms that a
// name can take (src/people makes them), as it is or with one letter misread, and must be covered whole.
import { surfaces, type Surface, type SurfaceKind } from '../../src/people/index.ts';
import type { MarkedCase, MarkedPage, MarkedValue } from '../../test/fixtures/marked.ts';
import { chance, pick, seedOf } from './chance.ts';
import { searchMarked } from './open.ts';
import { coverOf, lettersCovered } from './score.ts';
import { misread } from './variants.ts';

/** Forms shorter than this are not misread: one letter of "Li" is half the name. */
const SHORTEST = 4;

/** As the mention was written: capitals stay capitals, lower case stays lower case. */
function dressed(form: string, like: string): string {
  if (like === like.toUpperCase() && /\p{L}{3}/u.test(like)) return form.toUpperCase();
  return like === like.toLowerCase() ? form.toLowerCase() : form;
}

/** One letter taken for another; null where no letter of the form is ever mistaken. */
function misspelt(form: string, random: () => number): string | null {
  const places = [...form].flatMap((letter, i) => (/\p{L}/u.test(letter) && misread(letter, random) !== letter ? [i] : [])); // prettier-ignore
  if (form.length < SHORTEST || places.length === 0) return null;
  const at = pick(places, random);
  return form.slice(0, at) + misread(form.charAt(at), random) + form.slice(at + 1);
}

/** A mention that was rewritten in this form. The mark keeps the field on its way through intake. */
interface Mention extends MarkedValue {
  readonly form: SurfaceKind;
}
const isMention = (mark: MarkedValue): mark is Mention => 'form' in mark;

/** Counts by form. */
export type Mentions = Map<SurfaceKind | 'all', { mentions: number; found: number }>;

/** Rewrites the mentions of a page's people. */
function rewritten(page: MarkedPage, forms: ReadonlyMap<string, readonly Surface[]>, round: number, error: boolean) {
  const random = chance(seedOf(page.text) + round);
  let text = '';
  let at = 0;
  const marks = page.marks.map((mark): MarkedValue => {
    const written = page.text.slice(mark.from, mark.to);
    text += page.text.slice(at, mark.from);
    at = mark.to;
    const own = /^(?:name|officer)$/.test(mark.category) ? (forms.get(mark.whose) ?? []) : [];
    const form = own.length === 0 ? null : pick(own, random);
    const clean = form === null ? null : dressed(form.text, written);
    const shown = clean !== null && error ? misspelt(clean, random) : clean;
    const from = text.length;
    text += shown ?? written;
    const moved: MarkedValue = { ...mark, from, to: text.length };
    if (form === null || shown === null) return moved;
    const mention: Mention = { ...moved, form: form.kind };
    return mention;
  });
  return { ...page, text: text + page.text.slice(at), marks };
}

/** One round over a case; each `round` chooses other forms. Adds to `counts`. */
export async function searchMentions(
  marked: MarkedCase,
  round: number,
  error: boolean,
  counts: Mentions,
): Promise<void> {
  const forms = new Map(marked.manifest.people.map((person) => [person.id, surfaces(person)]));
  const { searched } = await searchMarked(marked, (page) => rewritten(page, forms, round, error));
  for (const { text, marks, findings } of searched) {
    const covered = coverOf(text, findings);
    for (const mark of marks.filter(isMention)) {
      const { letters, hit } = lettersCovered(text, mark, covered);
      const found = hit === letters;
      for (const name of [mark.form, 'all'] as const) {
        const count = counts.get(name) ?? { mentions: 0, found: 0 };
        count.mentions++;
        if (found) count.found++;
        counts.set(name, count);
      }
    }
  }
}
