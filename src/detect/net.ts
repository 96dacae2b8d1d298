// The safety net: capitalised words and long numbers that no recogniser explained and no list of common words holds. They
// are shown to a person and never covered by themselves. Not here: finding anything (the recognisers do).
import { passageOf, type CaseDocument, type Finding, type Passage } from '../model/index.ts';
import { BODY_WORDS, fold, isCommon, isRank, PROFESSIONAL_TITLES, STREET_WORDS } from '../people/index.ts';
import { spanSet } from './spans.ts';

/** One thing that nothing explained. */
export interface Unexplained {
  readonly passage: Passage;
  readonly kind: 'word' | 'number';
}

const WORDS =
  /(?<![\p{L}\p{M}\d])\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{L}+)*(?:[ \u00a0](?:\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{L}+)*))*(?![\p{L}\p{M}\d])/gu;
const WORD = /[\p{L}\p{M}]+/gu;
/** Six digits and more, in the groups that people write. */
const NUMBERS = /(?<![\p{L}\d£$€.,/:-])\d(?:[ -]?\d){5,}(?![\d/:]|[.,]\d)/gu;
/** What reads like a date, a time or a sum is no number that names anybody. */
const DATED = /^(?:[0-3]?\d[ -](?:0?\d|1[0-2])[ -](?:19|20)\d\d|(?:19|20)\d\d[ -](?:0\d|1[0-2])[ -][0-3]\d|[0-3]\d(?:0\d|1[0-2])(?:19|20)\d\d)$/; // prettier-ignore
/** A word of one or two letters is an initial or an abbreviation. */
const LEAST = 3;

/** Words that stand somewhere in `documents` in small letters: what is a word there is no name only because of a capital. */
function smallWords(documents: readonly CaseDocument[]): Set<string> {
  const small = new Set<string>();
  for (const { pages } of documents)
    for (const { text } of pages)
      for (const [word] of text.matchAll(/(?<![\p{L}\p{M}'’-])\p{Ll}[\p{L}\p{M}]*/gu)) small.add(fold(word));
  return small;
}

/**
 * What nothing explained in `documents` (a case as opened), beside `findings` (of the same documents, whatever guidance
 * says of them). Each value once per page. Pages that the caller leaves out whole are the caller's to filter.
 */
export function findUnexplained(documents: readonly CaseDocument[], findings: readonly Finding[]): Unexplained[] {
  const small = smallWords(documents);
  const places = Map.groupBy(findings, ({ passage }) => `${passage.file}\n${passage.page}`);
  const known = (word: string): boolean => {
    const key = fold(word);
    if (key.length < LEAST || isCommon(key) || small.has(key) || small.has(key.replace(/s$/, ''))) return true;
    return STREET_WORDS.has(key) || BODY_WORDS.has(key) || PROFESSIONAL_TITLES.has(key) || isRank(key);
  };
  return documents.flatMap(({ file, pages }) =>
    pages.flatMap((page): Unexplained[] => {
      const explained = spanSet();
      for (const { passage } of places.get(`${file}\n${page.no}`) ?? []) explained.add(passage);
      const seen = new Set<string>();
      const found: Unexplained[] = [];
      const add = (kind: Unexplained['kind'], from: number, to: number): void => {
        const key = fold(page.text.slice(from, to));
        if (seen.has(key)) return;
        seen.add(key);
        found.push({ kind, passage: passageOf(file, page, from, to) });
      };
      for (const run of page.text.matchAll(WORDS))
        for (const word of run[0].matchAll(WORD)) {
          const [from, to] = [run.index + word.index, run.index + word.index + word[0].length];
          if (!known(word[0]) && explained.touching(from, to).length === 0) add('word', from, to);
        }
      for (const match of page.text.matchAll(NUMBERS)) {
        const [from, to] = [match.index, match.index + match[0].length];
        if (!DATED.test(match[0]) && explained.touching(from, to).length === 0) add('number', from, to);
      }
      return found;
    }),
  );
}
