// Does a text hold a value? Letter case, white space, hyphens and how characters are composed do not count; a value of
// fewer than four characters must stand as a word of its own. Written apart from the finder that redact/ uses, on purpose.
// Not here: where texts come from, nor how bytes spell them (encodings.ts).
import { byteForms } from './encodings.ts';

const DROPPED = /[\s\p{Cf}\p{Cc}\p{Pd}\u2212]+/gu;
const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(DROPPED, '');
const inWord = (mark: string | undefined): boolean => mark !== undefined && /[\p{L}\p{N}]/u.test(mark);

/** A value made ready to look for. */
export interface Wanted {
  /** Its place in the request: the only thing of it that may be told. */
  readonly no: number;
  readonly folded: string;
  /** Finds it written out, with what may stand between its characters. */
  readonly written: RegExp;
  /** Finds it spread out letter by letter or over words, as a whole. */
  readonly spread: RegExp;
  /** The value backwards, where it is long enough to mean anything; else null. */
  readonly backwards: string | null;
  /** Byte forms in Latin-1, lower case, for places that are not text: empty where it is too short to mean anything there. */
  readonly bytes: readonly string[];
}

const escape = (mark: string): string => mark.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
const GAP = '[\\s\\p{Cf}\\p{Cc}\\p{Pd}\\u2212]*';
const BREAK = '(?:\\p{Cf}|\\p{Pd}?[ \\t]*[\\r\\n]+[ \\t]*|\\p{Pd})*';

/** Values that say anything at all, ready to look for. */
export function prepare(values: readonly string[]): Wanted[] {
  return values.flatMap((value, no) => {
    const folded = fold(value);
    if (folded === '') return [];
    const words = value
      .normalize('NFKC')
      .toLowerCase()
      .split(DROPPED)
      .filter((word) => word !== '');
    const written = words.map((word) => [...word].map(escape).join(BREAK)).join(GAP);
    const spread = [...folded].map(escape).join(GAP);
    const edge = ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'] as const;
    return [
      {
        no,
        folded,
        written: new RegExp([...folded].length < 4 ? `${edge[0]}${written}${edge[1]}` : written, 'u'),
        spread: new RegExp(`${edge[0]}${spread}${edge[1]}`, 'u'),
        backwards: [...folded].length >= 7 ? [...folded].reverse().join('') : null,
        bytes: byteForms(value, folded),
      },
    ];
  });
}

/** The places (in `wanted`) of values that stand in `text`. */
export function findIn(text: string, wanted: readonly Wanted[]): number[] {
  if (wanted.length === 0 || text === '') return [];
  const plain = text.normalize('NFKC').toLowerCase();
  const squashed = fold(plain);
  return wanted
    .filter(
      (one) =>
        (squashed.includes(one.folded) && (one.written.test(plain) || one.spread.test(plain))) ||
        (one.backwards !== null && one.backwards !== one.folded && squashed.includes(one.backwards)),
    )
    .map((one) => one.no);
}

/** The same for bytes that are not text. `lower` is Latin-1 in lower case. */
export function findInBytes(lower: string, wanted: readonly Wanted[]): number[] {
  return wanted.filter((one) => one.bytes.some((form) => lower.includes(form))).map((one) => one.no);
}

export { fold, inWord };
