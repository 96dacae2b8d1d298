// Names and other words given letter by letter, as callers do: "F, O, L, A, K, E", "A-D-E-Y". Whose or what it is a person
// must see. Not here: numbers said in words (phone.ts).
import { cueOf, cued, present } from '../cue.ts';
import type { Evidence } from '../../model/index.ts';
import type { Recogniser } from '../recogniser.ts';
import { matches } from '../scan.ts';

const LETTERS = /(?<![\p{L}\d]|[\p{L}\d]['’.-])\p{Lu}(?:(?:, ?|[-.]|[-.] )\p{Lu}){3,}(?![\p{L}\d]|['’-]\p{L})/gu;
const CUE = cueOf('spelling', String.raw`spel(?:t|ling|led|ls?)|surname|first name|name|letters?|called`);

/** Finds words that are spelt out, four letters and more. */
export const spelling: Recogniser = {
  name: 'spelling',
  *find(view) {
    for (const { 0: found, index: from } of matches(view.text, LETTERS)) {
      // Bodies write their initials with dots, too: "N.S.P.C.C.".
      if (/^(?:\p{Lu}\.){2,}/u.test(found)) continue;
      const to = from + found.length;
      const evidence = present<Evidence>(
        { kind: 'shape', says: 'spelt letter by letter', weight: 1.5 },
        cued(view, from, to, CUE),
      );
      yield { from, to, category: 'name', evidence };
    }
  },
};
