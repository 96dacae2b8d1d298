// Ages and birth dates of children and kin told beside them: "my children are three and five", "Kathleen (02.11.18)", "caller A
// Bell 07700 900123, 21/01/2004". Not here: ages of people of the case (identifiers/age.ts), labelled birth dates.
import { findDates } from '../dates.ts';
import { NUMBER_WORDS } from '../dates.ts';
import type { Hit, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';

const N = `(?:\\d{1,2}|${NUMBER_WORDS})`;
const KIN =
  '(?:children|kids|sons|daughters|boys|girls|twins|grandchildren|nephews|nieces|bairns|wains|weans|little ones|son|daughter|boy|girl|lad|grandson|granddaughter|nephew|niece|brother|sister|child|baby|eldest|youngest|stepson|stepdaughter)';
const AGED = new RegExp(
  `\\b(?:my|our|her|his|their|the) (?:\\p{L}+ )?${KIN}(?:,? \\p{Lu}[\\p{L}'-]+(?:,? (?:and|&) \\p{Lu}[\\p{L}'-]+)?)?,? (?:are|is|who (?:are|is)|aged|ages|was|were|will be|turned|turns)(?: just| only| now| aged| nearly| almost)? (?<ages>${N}(?:(?:,| and|,? &|/| or) ?${N}){0,4})(?![\\p{L}\\d:/-]|\\.\\d| (?:of|o'clock|minutes|hours|feet|foot|times|days|weeks|in the|miles|metres))`,
  'giu',
);
const YEAR_OLD = new RegExp(
  `(?<![\\p{L}\\d])(?<ages>${N})(?:[- ]years?[- ]old|[- ]year[- ]olds?|[- ]?months?[- ]old|yo|y\\/o) (?:\\p{L}+ )?${KIN}\\b`,
  'giu',
);

/** "I have a lad now, Tariq, he's four": the age of a child told of before it. */
const TOLD_OF = new RegExp(
  `\\b(?:my|our|her|his|their|a|the|wee|little) (?:\\p{L}+ )?(?:son|daughter|boy|girl|lad|lass|grandson|granddaughter|nephew|niece|child|baby|bairn|kid|toddler|eldest|youngest|stepson|stepdaughter)\\b[^?!\\n]{0,90}?(?<=[,.] |and |but )(?:he|she)(?:'s| is|’s| was| will be)(?: just| only| now| nearly| almost)? (?<ages>${N})(?=[.,;)!]|$| and |,? (?:at|in|so|but)\\b)`,
  'giu',
);

/** Latest year that the paper speaks of, so that a birth can be told from an event. */
function latestYear(view: View): number {
  let latest = 0;
  for (const { year } of findDates(view.text)) if (year !== undefined && year <= 2035) latest = Math.max(latest, year);
  for (const [year] of view.text.matchAll(/(?<!\d)20[0-3]\d(?!\d)/g)) latest = Math.max(latest, Number(year));
  return latest;
}

const BESIDE = /\p{Lu}[\p{L}'’-]+(?:(?: \(?b\.?)? \(?b?\.? ?|,? (?:\+?\d[\d ]{9,13}\d),? ?|, )$/u;

function* births(view: View): Generator<Hit> {
  if (/^(?:PNC|MG16|BANK|PHONE-DOWNLOAD)$/.test(view.type)) return;
  const latest = latestYear(view);
  for (const { from, to, day, year } of findDates(view.text)) {
    if (day === undefined || year === undefined || year > latest - 2 || year < 1915) continue;
    const before = view.text.slice(Math.max(0, from - 44), from).replace(/^[^]*\n/u, '');
    const bracket =
      /\p{Lu}[\p{L}'’-]+ \((?:b\.? ?|dob:? ?|born )?$/u.test(before) && /^\s?[),]/u.test(view.text.slice(to));
    const phone = /\d{3,}[\d ]*\d, $/u.test(before) && BESIDE.test(before);
    if (!bracket && !phone) continue;
    yield {
      from,
      to,
      category: 'dob',
      evidence: [{ kind: 'layout', says: 'a date of long before, beside a name', weight: 2 }],
      traits: [],
    };
  }
}

function* ages(view: View): Generator<Hit> {
  const prose = view.text.replace(/(?<!\n)\n(?!\n)/g, ' ');
  for (const pattern of [AGED, TOLD_OF, YEAR_OLD])
    for (const match of prose.matchAll(pattern)) {
      const told = match.groups?.['ages'] ?? '';
      const from = match.index + match[0].indexOf(told, pattern === YEAR_OLD ? 0 : match[0].length - told.length);
      for (const one of told.matchAll(new RegExp(N, 'giu')))
        yield {
          from: from + one.index,
          to: from + one.index + one[0].length,
          category: 'age',
          evidence: [{ kind: 'cue', says: 'the age of a child or relative', weight: 2 }],
          traits: [/^(?:\d|1[0-7]|(?!eighteen|nineteen|\p{L}+ty)\p{L}+)$/iu.test(one[0]) ? 'child' : 'relative'],
        };
    }
}

/** Finds ages and birth dates of children and kin. */
export const children: Recogniser = {
  name: 'children',
  *find(view) {
    yield* births(view);
    yield* ages(view);
  },
};
