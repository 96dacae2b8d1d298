// The words of a text with what a name finder must know of each: its folded form, its shape, where it stands. Not a
// general tokeniser: hyphens part words ("Chloe-Anne" is two), apostrophes do not ("O'Sullivan"), a possessive is cut off.

/** `U` CAPITALS, `T` Capital first, `l` small, `i` one capital letter, `n` holds a digit. */
export type Shape = 'U' | 'T' | 'l' | 'i' | 'n';

export interface Token {
  readonly raw: string;
  /** Folded: small letters, no accents, no apostrophes. */
  readonly key: string;
  /** UTF-16 offsets, without a possessive. */
  readonly from: number;
  readonly to: number;
  readonly shape: Shape;
  /** What stands between the token before and this one (a possessive 's included). */
  readonly gap: string;
  /** First word of the text, of a sentence, a quotation, a cell or a block. */
  readonly opens: boolean;
  /** First word of a line. */
  readonly line: boolean;
  /** Stands on a line without small letters, where capitals tell nothing. */
  readonly caps: boolean;
}

const ACCENTS = /\p{M}+/gu;
const APART = /['’`ʼ]/g;

const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Folds a word: "O’Súllivan" → "osullivan". */
export function fold(word: string): string {
  const small = word.toLowerCase().replace(APART, '');
  // Most words are plain ASCII: keep them off the slow path.
  let plain = true;
  for (let i = 0; i < small.length; i++) if (small.charCodeAt(i) > 127) plain = false;
  if (plain) return small;
  return small
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(/[øłđßæœðþı]/g, (letter) => LETTERS[letter] ?? letter);
}

interface Form {
  readonly key: string;
  readonly shape: Shape;
  /** Length without a possessive. */
  readonly length: number;
}

const isDigit = /\p{N}/u;
const possessive = /(?<=.)['’`ʼ][sS]$/u;

function formOf(raw: string): Form {
  const bare = raw.replace(possessive, '');
  const key = fold(bare);
  const letters = bare.replace(/[^\p{L}]/gu, '');
  let shape: Shape;
  if (isDigit.test(bare)) shape = 'n';
  else if (letters === letters.toUpperCase() && letters !== letters.toLowerCase())
    shape = letters.length === 1 ? 'i' : 'U';
  else if (/^(Mc|Mac|O|D|Fitz|Ap|De|Le|La|Van|St)['’]?\p{Lu}{2,}$/u.test(bare)) shape = 'U';
  else shape = /^\p{Lu}/u.test(letters) || /^[dl]['’]\p{Lu}/u.test(bare) ? 'T' : 'l';
  return { key, shape, length: bare.length };
}

// Words repeat: each distinct one is folded once. Bounded, so that a long-lived process stays small.
const forms = new Map<string, Form>();
const LIMIT = 200_000;

function recall(raw: string): Form {
  let form = forms.get(raw);
  if (form === undefined) {
    form = formOf(raw);
    if (forms.size > LIMIT) forms.clear();
    forms.set(raw, form);
  }
  return form;
}

// What a UTF-16 unit is: 0 not yet known, 1 no part of a word, 2 letter or digit, 3 mark, 4 apostrophe.
const kinds = new Uint8Array(65_536);
const LETTER = /[\p{L}\p{N}]/u;
const MARK = /\p{M}/u;

function kindOf(code: number): number {
  const known = kinds[code] ?? 1;
  if (known !== 0) return known;
  const char = String.fromCharCode(code);
  const kind = LETTER.test(char) ? 2 : MARK.test(char) ? 3 : /['’`ʼ]/.test(char) ? 4 : 1;
  kinds[code] = kind;
  return kind;
}

/** Where the word that starts at `at` ends: letters, digits and marks, with apostrophes between letters. */
function wordEnd(text: string, at: number): number {
  let end = at + 1;
  for (;;) {
    const kind = end < text.length ? kindOf(text.charCodeAt(end)) : 1;
    if (kind === 2 || kind === 3) end++;
    else if (
      kind === 4 &&
      end + 1 < text.length &&
      kindOf(text.charCodeAt(end + 1)) === 2 &&
      !isNumeral(text.charCodeAt(end + 1))
    )
      end++;
    else return end;
  }
}

const isNumeral = (code: number): boolean => code >= 48 && code <= 57;

/** Does this gap end a sentence, a quotation's outside, a cell or a block? */
function opening(gap: string): boolean {
  if (gap === ' ') return false;
  return /[.!?:;]["'”’)\]]*\s|["“‘(]$|\n\s*\n|\t|\f|[•|>]|-\s$| {3,}/.test(gap);
}

/** The tokens of a text, in order. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  let lineFirst = 0;
  let small = 0;
  let big = 0;
  const close = (): void => {
    if (big > 0 && small * 4 <= big) {
      for (let i = lineFirst; i < tokens.length; i++) (tokens[i] as { caps: boolean }).caps = true;
    }
    lineFirst = tokens.length;
    small = 0;
    big = 0;
  };
  for (let at = 0; at < text.length; at++) {
    if (kindOf(text.charCodeAt(at)) !== 2) continue;
    const stop = wordEnd(text, at);
    const raw = text.slice(at, stop);
    const form = recall(raw);
    const gap = text.slice(end, at);
    const line = tokens.length === 0 || (gap.length > 0 && (gap.includes('\n') || gap.includes('\f')));
    if (line) close();
    if (form.shape === 'U') big++;
    else if (form.shape === 'l' || form.shape === 'T') small++;
    tokens.push({
      raw,
      key: form.key,
      from: at,
      to: at + form.length,
      shape: form.shape,
      gap,
      opens: tokens.length === 0 || opening(gap),
      line,
      caps: false,
    });
    end = at + form.length;
    at = stop - 1;
  }
  close();
  return tokens;
}

/** May two tokens with this between them belong to one name? Spaces, one line end, a hyphen, the point of an initial. */
export function joins(gap: string, afterInitial = false): boolean {
  if (gap === ' ' || gap === '-' || gap === ' ?') return true;
  if (/^(?:[-‐‑–]\s?\n?|\u00ad\n?|[ \u00a0]{1,2}|[ \u00a0]?\n[ ]{0,3})$/.test(gap)) return true;
  return afterInitial && /^\.[ \u00a0]?\n?$/.test(gap);
}
