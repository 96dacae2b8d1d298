// What the check found, for the person who has to decide: what is wrong, where, and what that means. Not here: checking.
import type { Verdict } from '../model/index.ts';

/** One thing that is wrong (or that could not be settled), with its places. */
export interface Finding {
  readonly what: string;
  readonly means: string;
  readonly places: readonly string[];
  /** Nothing was found wrong, but it could not be made sure either: that counts as failed. */
  readonly unsure: boolean;
}

const GONE = /^value (\d+) is gone$/;

/** Check by check: what to say where it did not pass. The longest beginning that fits is taken. */
const WORDS: readonly (readonly [check: string, what: string, means: string])[] = [
  ['opens in another engine', 'The file cannot be opened by a second program.', 'Nobody can say what is in it.'],
  [
    'nothing stands under a box',
    'There is text under a box.',
    'Anybody can select it and copy it out: the box only covers it.',
  ],
  [
    'pictures are gone',
    'A picture still holds what a box covers.',
    'Anybody can take the picture out of the file and see it.',
  ],
  ['boxes are one colour', 'A box is not solid.', 'Something shows through or beside it.'],
  [
    'values cannot be read in pixels',
    'A page could not be read from its picture.',
    'What it shows is not known to be clean.',
  ],
  [
    'the rest looks as it did',
    'The page looks different outside its boxes.',
    'Something else than the boxes was changed or lost.',
  ],
  [
    'text outside the boxes is kept',
    'Words outside the boxes are missing or have moved.',
    'More was taken out than was asked for.',
  ],
  ['no text is added', 'Words were added that the original does not have.', 'The copy says more than the original.'],
  ['pages', 'The pages are not those of the original.', 'A page is missing, added, or of another size.'],
  ['source can be compared', 'The original cannot be compared with it.', 'What was lost is not known.'],
  ['file: starts', 'Something stands before the beginning of the file.', 'It can hold anything.'],
  ['file: nothing after', 'Something stands behind the end of the file.', 'It can hold anything.'],
  [
    'file: no earlier version',
    'An earlier version of the document is still inside the file.',
    'Whoever goes back to it sees the page as it was before.',
  ],
  [
    'file:',
    'The file holds parts that a clean copy does not have.',
    'Notes, old versions, links, scripts or properties can hide in them, and nobody has looked at them.',
  ],
  ['pages can be drawn', 'A page cannot be drawn.', 'What it shows is not known.'],
];

/** What did not pass, one entry for each kind of fault, the worst first. Never a value: its number in the plan. */
export function inWords(verdicts: readonly Verdict[]): Finding[] {
  const found = new Map<string, { what: string; means: string; places: Set<string>; unsure: boolean; rank: number }>();
  for (const { check, result, where } of verdicts) {
    if (result === 'pass') continue;
    const value = GONE.exec(check)?.[1];
    const row = WORDS.findIndex(([start]) => check.startsWith(start));
    const [, what = check, means = ''] = WORDS[row] ?? [];
    const key = value === undefined ? what : check;
    const entry = found.get(key) ?? {
      what: value === undefined ? what : `Value ${value} of the plan is still in the file.`,
      means: value === undefined ? means : 'Whoever looks there reads it.',
      places: new Set<string>(),
      unsure: true,
      rank: value === undefined ? row + 1 : 0,
    };
    entry.places.add(where);
    if (result === 'fail') entry.unsure = false;
    found.set(key, entry);
  }
  return [...found.values()]
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ what, means, places, unsure }) => ({ what, means, places: [...places], unsure }));
}
