// Values among the codes that fonts show. Maps to Unicode can be absent or lie, so codes are read by everything that a font
// says of itself, and then as patterns: a value whose letters are all moved by one step (as in subsets that keep the order of
// the alphabet), and, in fonts that say nothing, a value whose repeated letters repeat alike.
//
// False alarms: a moved value must have six characters and three different steps between them; a repeated one eleven and
// four repeats, is looked for in fonts that say nothing only, and makes the check unsure, not failed.
import type { Verdict } from '../model/index.ts';
import { lettersOf, type FontLetters, type Letters } from './letters.ts';
import { shownFonts } from './runs.ts';
import type { Scan } from './scan.ts';
import { findIn, type Wanted } from './search.ts';

const MOVED = 6;
const STEPS = 3;
const REPEATED = 11;
const REPEATS = 4;

/** What the codes gave away, and the pages (from 1) whose visible letters no font vouches for: they are to be read as pixels. */
export interface CodesFound {
  readonly verdicts: readonly Verdict[];
  readonly doubtful: ReadonlySet<number>;
}

/** Looks through all that is shown by all fonts of a file. */
export function findInCodes(scanned: Scan, values: readonly string[], wanted: readonly Wanted[]): CodesFound {
  const verdicts: Verdict[] = [];
  const doubtful = new Set<number>();
  const say = (no: number, result: 'fail' | 'unsure', where: string) => {
    if (!verdicts.some((one) => one.check === `value ${no + 1} is gone` && one.where === where))
      verdicts.push({ check: `value ${no + 1} is gone`, result, where });
  };
  for (const shown of shownFonts(scanned)) {
    const letters = lettersOf(scanned, shown.font);
    const used = new Set<number>();
    for (const run of shown.runs) for (const code of run.codes) used.add(code);
    const silent = isSilent(letters, used);
    if (silent || contradicts(letters, used)) for (const page of shown.pages) doubtful.add(page);
    if (wanted.length === 0) continue;
    const where = `codes of the font in object ${shown.no}`;
    const codes = shown.runs.map((run) => run.codes);
    for (const text of textsOf(letters, codes)) for (const no of findIn(text, wanted)) say(no, 'fail', where);
    const all = codes.flat();
    for (const no of findMoved(all, values)) say(no, 'fail', where);
    if (silent) for (const no of findRepeated(all, wanted)) say(no, 'unsure', `${where}: a pattern like it`);
  }
  return { verdicts, doubtful };
}

/** The runs as text by every means: run by run on lines of their own, and all in one. */
function textsOf(letters: FontLetters, runs: readonly (readonly number[])[]): string[] {
  const byMap = (map: Letters, otherwise: (code: number) => string): string => {
    const lines = runs.map((codes) => {
      let line = '';
      for (const code of codes) line += map.get(code) ?? otherwise(code);
      return line;
    });
    return lines.join('\n');
  };
  const asCode = (code: number): string => String.fromCharCode(code);
  const texts = [byMap(new Map(), asCode)];
  if (letters.told) texts.push(byMap(letters.told, () => ' '));
  if (letters.named.size > 0) texts.push(byMap(letters.named, asCode));
  if (letters.drawn.size > 0) texts.push(byMap(letters.drawn, () => ' '));
  return texts;
}

/** Does nothing vouch for what most of its codes mean? */
function isSilent(letters: FontLetters, used: ReadonlySet<number>): boolean {
  if (letters.free) return true;
  if (letters.standard) return false;
  let known = 0;
  for (const code of used) if (letters.told?.has(code) === true || letters.named.has(code)) known++;
  return known < used.size * 0.8;
}

const single = (text: string | undefined): string | null => {
  const plain = text?.normalize('NFKC').toLowerCase() ?? '';
  // Beyond ASCII one glyph often serves several letters.
  return /^[a-z0-9]$/.test(plain) ? plain : null;
};

/** Do two means of the font name different letters for a code that is shown? */
function contradicts({ told, named, drawn }: FontLetters, used: ReadonlySet<number>): boolean {
  for (const code of used) {
    const first = single(told?.get(code));
    for (const other of [single(named.get(code)), single(drawn.get(code))])
      if (first !== null && other !== null && first !== other) return true;
  }
  return false;
}

/** Values of which every character is the same step away from a code, whatever the step. */
export function findMoved(codes: readonly number[], values: readonly string[]): number[] {
  const steps = stepsOf(codes);
  return values.flatMap((value, no) => {
    const forms = new Set(
      [value, value.toLowerCase(), value.toUpperCase()].flatMap((form) => [form, form.replace(/\s+/g, '')]),
    );
    const hit = [...forms].some((form) => {
      const own = Array.from(form, (_, i) => form.charCodeAt(i));
      const wanted = stepsOf(own);
      return own.length >= MOVED && new Set(wanted).size >= STEPS && steps.includes(wanted);
    });
    return hit ? [no] : [];
  });
}

/** The differences between neighbours as characters, so that a search in a string finds a run of them. */
function stepsOf(codes: readonly number[]): string {
  const steps = new Uint16Array(Math.max(0, codes.length - 1));
  for (let i = 0; i < steps.length; i++) steps[i] = (codes[i + 1] as number) - (codes[i] as number);
  return Buffer.from(steps.buffer).toString('utf16le');
}

/** Values whose letters repeat in the places where codes repeat, and nowhere else: a substitution cipher keeps that. */
export function findRepeated(codes: readonly number[], wanted: readonly Wanted[]): number[] {
  return wanted.flatMap(({ no, folded }) => {
    const own = Array.from(folded, (_, i) => folded.charCodeAt(i));
    if (own.length < REPEATED || own.length - new Set(own).size < REPEATS) return [];
    const pattern = patternOf(own);
    for (let at = 0; at + own.length <= codes.length; at++)
      if (patternOf(codes.slice(at, at + own.length)) === pattern) return [no];
    return [];
  });
}

/** Each code by the place of its first appearance. */
function patternOf(codes: readonly number[]): string {
  const first = new Map<number, number>();
  return codes
    .map((code, i) => {
      if (!first.has(code)) first.set(code, i);
      return String.fromCharCode(first.get(code) as number);
    })
    .join('');
}
