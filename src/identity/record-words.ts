// Names and numbers as records write them, found where they begin. Not here: whose they are (record-heard.ts).
import { fold } from '../people/index.ts';
import { maskOf } from './labels.ts';
import { readNumber, type NumberKind } from './numbers.ts';

export const NOT_A_NAME =
  /^(?:for|court|courts|defence|prosecution|print|page|police|national|computer|disclosure|person|record|records|confidential|copy|surname|name|names|forenames?|alias|list|previous|convictions?|restricted|official|sensitive|magistrates|crown|constabulary|offences?|unknown|not|none|nil|see|details|when|complete|probation|nominal|subject|defendant|male|female|england|wales|scotland|evidence|bad|character|form|sheet|end|of|the|and|date|time|summary|held|known|no|yes|service|document|is|was|has|had|who|in|on|at|to|by|sex|born|dob|number|id|ref|station|custody|pc|dc|ps|ds|di|insp|inspector|sgt|sergeant|officer|theft|assault|burglary|driv\w+)$/;
const nameLike = (word: string): boolean => {
  const letters = word.replace(/[^\p{L}]/gu, '').length;
  const digits = word.replace(/\D/g, '').length;
  return letters > 0 && digits * 2 <= letters && /^[\p{L}01|5(][\p{L}'’.|0158-]*,?\)?$/u.test(word);
};
export const capital = (word: string): boolean => /^[\p{Lu}0158|]/u.test(word);

/** The name at the beginning of `text`, or null: words with capitals up to a gap, a bracket, a figure or a word of forms. */
export function nameAt(text: string): { readonly text: string; readonly from: number; readonly to: number } | null {
  const lead = /^[\s:.=–-]*/.exec(text)?.[0].length ?? 0;
  const whole = /^(?:[^\t ]| (?! ))+/.exec(text.slice(lead))?.[0] ?? '';
  // "TRANTER/COLIN/JAMES": how the computer itself writes a name.
  const slashed = /^(\p{Lu}[\p{Lu}l0158|'’ -]+?) ?\/ ?([\p{Lu}l0158|'’-]+(?:[/ ][\p{Lu}l0158|'’-]+)*)(?= |$)/u.exec(whole);
  const inForms = (word: string): boolean => NOT_A_NAME.test(fold(maskOf(word)));
  if (slashed && !slashed[0].split(/[ /]+/).some(inForms)) {
    const [said = '', surname = '', given = ''] = slashed;
    return { text: `${surname}, ${given.replaceAll('/', ' ')}`, from: lead, to: lead + said.length };
  }
  const chunk = whole.replace(/\s*[;:/].*$/, '');
  const former = /^(.*?)\s*\((?:n[ée]e|formerly)[^)]*\)/iu.exec(chunk);
  const body = former ? former[0] : chunk.replace(/\s*\(.*$/, '');
  const words = body.split(' ');
  let end = 0;
  let length = 0;
  for (const word of words) {
    const plain = fold(maskOf(word)).replace(/[^\p{L}\d]/gu, '');
    const bare = /^\(?(?:née|nee|formerly)/iu.test(word) || former !== null && end > 0;
    if (!bare && (!nameLike(word) || NOT_A_NAME.test(plain))) break;
    end++;
    length += word.length + 1;
    if (end > 6) break;
  }
  let taken = words.slice(0, end);
  // "TRANTER, COLIN JAMES M 02/09/87": sex, not an initial, where a date follows.
  if (taken.length > 1 && /^[MF]$/.test(taken.at(-1) ?? '') && /^\s*[\dOIl]{1,2}[/. -]/.test(text.slice(lead + length - 1))) taken = taken.slice(0, -1);
  const name = taken.join(' ').replace(/[\s,.]+$/, '');
  if (!name || !capital(name) || !/\p{L}{2}/u.test(name)) return null;
  return { text: name, from: lead, to: lead + name.length };
} // prettier-ignore

/** Is a cell nothing but a name with its surname first, by its comma or by the surname's capitals? */
export function bareName(text: string): boolean {
  // "A / B" is a name behind its label alone.
  const found = text.includes(' / ') ? null : nameAt(text);
  if (!found || found.to < text.trimEnd().length - 1) return false;
  return /^[\p{Lu}0158|][\p{L}'’0158| -]*, ?[\p{Lu}0158|]/u.test(found.text);
}
/** Two to four words in capitals, none of them a word of forms. */
export const capitals = (text: string): boolean => {
  const words = text.trim().split(/,? /);
  return words.length >= 2 && words.length <= 4 && words.every((word) => /^[\p{Lu}][\p{Lu}'’-]*$/u.test(word)) && nameAt(text)?.to === text.trimEnd().length; // prettier-ignore
};

export const SLASHED: Readonly<Record<'pnc' | 'cro', RegExp>> = {
  pnc: /(?<![\w/])(?:19|20)?\d{2}\/\d{1,7}[A-Z](?![\w/])/g,
  cro: /(?<![\w/])(?:\d{1,6}\/\d{2}[A-Z]|SF\d{2}\/\d{1,6}[A-Z])(?![\w/])/g,
};

/** The number behind a label: what of the words up to a gap can be one, in whole or with its spaces closed. */
export function numberAt(kind: NumberKind, text: string): { readonly text: string; readonly from: number; readonly to: number } | null {
  const lead = /^[\s:.#=–-]*/.exec(text)?.[0].length ?? 0;
  const chunk = (/^(?:[^\t ;,()]| (?! ))+/.exec(text.slice(lead))?.[0] ?? '').trimEnd();
  const words = chunk.split(' ');
  const digits = (word: string): number => word.replace(/\D/g, '').length;
  for (let n = Math.min(words.length, 5); n >= 1; n--) {
    const candidate = words.slice(0, n).join(' ');
    if (digits(candidate) < 3 || candidate.replace(/\W/g, '').length > 22) continue;
    if (readNumber(kind, candidate)) return { text: candidate, from: lead, to: lead + candidate.length };
  }
  // Nothing reads as one: the first word is still what stands in the field.
  const first = words[0] ?? '';
  return digits(first) >= 3 && first.length >= 5 ? { text: first, from: lead, to: lead + first.length } : null;
} // prettier-ignore
