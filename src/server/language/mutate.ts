// Welsh words after a numeral: 2 dudalen, 3 thudalen or 3 tudalen by the word's gender, 6 thudalen. Not here: the messages.

const SOFT = new Map([['ch', 'ch'], ['c', 'g'], ['ph', 'ph'], ['p', 'b'], ['th', 'th'], ['t', 'd'], ['g', ''], ['b', 'f'], ['dd', 'dd'], ['d', 'dd'], ['m', 'f'], ['ll', 'l'], ['rh', 'r']]); // prettier-ignore
const ASPIRATE = new Map([['ch', 'ch'], ['c', 'ch'], ['ph', 'ph'], ['p', 'ph'], ['th', 'th'], ['t', 'th']]); // prettier-ignore

function changed(word: string, rules: ReadonlyMap<string, string>, except: readonly string[] = []): string {
  const begins = [word.slice(0, 2), word.slice(0, 1)].find((letters) => rules.has(letters));
  return begins === undefined || except.includes(begins) ? word : `${rules.get(begins) ?? ''}${word.slice(begins.length)}`;
} // prettier-ignore

/** Soft mutation: tudalen, dudalen. After "un" words in ll and rh keep theirs (`afterOne`). */
export const soften = (word: string, afterOne = false): string => changed(word, SOFT, afterOne ? ['ll', 'rh'] : []);
/** Aspirate mutation: papur, phapur. */
export const aspirate = (word: string): string => changed(word, ASPIRATE);

/**
 * A Welsh text with one word in square brackets that follows its number, in the forms that Welsh needs: '{n} [tudalen]'.
 * One softens a feminine word, two softens any, three aspirates a masculine one, six any (Welsh has no plural after a number).
 */
export function counting<const T extends string>(text: T, gender: 'm' | 'f'): Readonly<Record<'one' | 'two' | 'few' | 'many' | 'other', T>> {
  const form = (change: (word: string) => string): T => text.replace(/\[([^\]]+)\]/, (_, word: string) => change(word)) as T;
  const same = (word: string): string => word;
  return {
    one: form(gender === 'f' ? (word) => soften(word, true) : same),
    two: form((word) => soften(word)),
    few: form(gender === 'm' ? aspirate : same),
    many: form(aspirate),
    other: form(same),
  };
} // prettier-ignore
