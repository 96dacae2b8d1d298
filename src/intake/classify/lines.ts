// The lines of a page as the classifier looks at them. Pure.
import type { Page } from '../../model/index.ts';

export interface Look {
  /** All lines that hold anything, trimmed. */
  readonly lines: readonly string[];
  /** The first lines: where a form says what it is. */
  readonly head: readonly string[];
  /** And the last. */
  readonly foot: readonly string[];
  readonly all: string;
}

/** Letters that an OCR layer turns into digits, put back inside words ("1nc1dent" → "lncldent" is still no word: both are kept). */
const repair = (text: string): string =>
  text
    .replace(/(?<=[A-Za-z])0(?=[A-Za-z])/g, (_, at: number, whole: string) =>
      /[A-Z]/.test(whole[at - 1] ?? '') ? 'O' : 'o',
    )
    .replace(/(?<=[a-z])1|1(?=[a-z])/g, 'l');

/** `depth`: how many lines count as the head. */
export function look(page: Page, depth = 8): Look {
  const lines = repair(page.text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { lines, head: lines.slice(0, depth), foot: lines.slice(-3), all: lines.join('\n') };
} // prettier-ignore
