// Contact sheets: everything that stands like one mark, or all that is known of one person, each with a crop of its page.
import type { Decided } from '../../review/index.ts';
import { languageNow, told } from '../language/say.ts';
import { keyOf, markShown, placeOf, type MarkShown, type Reader } from './mark.ts';
import type { Rulebook } from '../../guidance/index.ts';
import type { Review } from './open.ts';
import { patternOf } from './pattern.ts';
import { kindInWords } from './words.ts';

/** One place of a contact sheet. */
export interface Crop {
  /** Its number in the group, for the form. */
  readonly no: number;
  readonly mark: MarkShown;
  readonly file: string;
  readonly page: number;
  readonly href: string;
  readonly picture: string;
  /** `x y width height` of the crop on the page as shown. */
  readonly view: string;
  readonly size: readonly [number, number];
}

/** Room around a mark on its crop, in the unit of the page. */
const ROOM = { x: 70, y: 14 } as const;

/** The crops of `marks`, in the order of review. */
export function cropsOf(
  review: Review,
  rulebook: Rulebook,
  marks: readonly Decided[],
  base: string,
  reader: Reader,
): Crop[] {
  const docs = new Map(review.view.documents.map(({ judged }, i) => [judged.document.file, i + 1]));
  return marks.flatMap((one, no): Crop[] => {
    const { file, page: pageNo, boxes } = one.proposal.finding.passage;
    const doc = docs.get(file) ?? 0;
    const document = review.view.documents[doc - 1]?.judged.document;
    const page = document?.pages.find((other) => other.no === pageNo);
    const [box] = boxes;
    if (!document || !page || !box) return [];
    const { x, y, w, h } = placeOf(page, box, document);
    const view = [x - ROOM.x, y - ROOM.y, w + 2 * ROOM.x, h + 2 * ROOM.y].map((n) => Math.round(n)).join(' ');
    const own = `${base}/${doc}/${pageNo}`;
    const mark = markShown(review, rulebook, document, page, one, reader);
    return [{ no, mark, file, page: pageNo, href: `${own}?m=${keyOf(one)}#${keyOf(one)}`, picture: `${own}/picture`, view, size: page.size }]; // prettier-ignore
  });
}

/** What a bulk act on `marks` reaches, in words. What is kept in the log is English. */
export function scopeOf(marks: readonly Decided[], language = languageNow()): string {
  const files = new Set(marks.map(({ proposal }) => proposal.finding.passage.file));
  const answered = marks.filter(({ decision }) => decision !== undefined).length;
  const of = {
    places: told('places', { n: marks.length }, language),
    documents: told('documents', { n: files.size }, language),
  };
  return answered > 0 ? told('mark.like-already', { ...of, n: answered }, language) : told('mark.like', of, language);
}

/** A person's marks by kind, the most frequent first. */
export function kindsOf(review: Review, person: string): { readonly kind: string; readonly marks: readonly Decided[] }[] {
  const own = [...review.marks.values()].filter(({ proposal }) => proposal.finding.whose === person);
  return [...Map.groupBy(own, ({ proposal }) => proposal.finding.category)]
    .map(([category, marks]) => ({ kind: kindInWords(category), marks }))
    .sort((a, b) => b.marks.length - a.marks.length);
} // prettier-ignore

/** Where words stand in the papers of the case. */
export interface Hit {
  readonly file: string;
  readonly page: number;
  readonly href: string;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}
const MOST_HITS = 200;
const AROUND = 50;

/** Finds words in all papers, whatever their case and spaces. At most 200 places. */
export function searchCase(review: Review, words: string, base: string): Hit[] {
  const pattern = patternOf(words);
  if (!pattern) return [];
  const hits: Hit[] = [];
  for (const doc of review.order) {
    const document = review.view.documents[doc - 1]?.judged.document;
    for (const { no, text } of document?.pages ?? [])
      for (const hit of text.matchAll(pattern)) {
        if (hits.length >= MOST_HITS) return hits;
        const to = hit.index + hit[0].length;
        const plain = (piece: string): string => piece.replace(/\s+/g, ' ');
        const before = plain(text.slice(Math.max(0, hit.index - AROUND), hit.index));
        const after = plain(text.slice(to, to + AROUND));
        hits.push({ file: document?.file ?? '', page: no, href: `${base}/${doc}/${no}`, before, words: plain(hit[0]), after });
      }
  }
  return hits;
} // prettier-ignore
