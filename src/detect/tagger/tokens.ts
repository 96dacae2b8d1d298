// A text taken apart for the tagger: words, runs of digits, single signs, with what stands between them. Not the
// tokeniser of the roster (people/tokens.ts), which keeps names whole: here every sign is a token and nothing is folded.

/** What stands before a token. */
export const GAP = { none: 0, space: 1, line: 2, block: 3 } as const;

/** The tokens of one text; `from`, `to` in UTF-16 units. */
export interface Tokens {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** One of GAP. */
  readonly gap: Uint8Array;
}

// 0 not yet known, 1 white space, 2 letter or mark, 3 digit, 4 sign.
const kinds = new Uint8Array(65_536);

function kindOf(code: number): number {
  const known = kinds[code] ?? 4;
  if (known !== 0) return known;
  const char = String.fromCharCode(code);
  const kind = /\s/.test(char) ? 1 : /[\p{L}\p{M}]/u.test(char) ? 2 : /\p{Nd}/u.test(char) ? 3 : 4;
  kinds[code] = kind;
  return kind;
}

const APOSTROPHE = 39;
const CURLY = 0x2019;

/** Takes `text` apart. An apostrophe between letters belongs to the word, except in a possessive ("Ali" + "'s"). */
export function tokenise(text: string): Tokens {
  const { length } = text;
  let room = (length >> 2) + 16;
  let from = new Int32Array(room);
  let to = new Int32Array(room);
  let gap = new Uint8Array(room);
  let count = 0;
  let space: number = GAP.block;
  for (let at = 0; at < length;) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind === 1) {
      if (code === 10) space = space >= GAP.line ? GAP.block : GAP.line;
      else if (code === 9 || code === 12) space = GAP.block;
      else if (space === GAP.none) space = GAP.space;
      at++;
      continue;
    }
    let end = at + 1;
    if (kind === 2)
      for (; end < length; end++) {
        const next = text.charCodeAt(end);
        if (kindOf(next) === 2) continue;
        if (next !== APOSTROPHE && next !== CURLY) break;
        const after = end + 1 < length ? text.charCodeAt(end + 1) : 32;
        const last = end + 2 < length ? kindOf(text.charCodeAt(end + 2)) : 1;
        if (kindOf(after) !== 2 || ((after === 115 || after === 83) && last !== 2)) break;
      }
    else if (kind === 3) while (end < length && kindOf(text.charCodeAt(end)) === 3) end++;
    else if (
      (code === APOSTROPHE || code === CURLY) &&
      space === GAP.none &&
      /^[sS](?!\p{L})/u.test(text.slice(end, end + 2))
    )
      end++;
    if (count === room) {
      room *= 2;
      const grow = <A extends Int32Array | Uint8Array>(old: A, fresh: A): A => {
        fresh.set(old);
        return fresh;
      };
      from = grow(from, new Int32Array(room));
      to = grow(to, new Int32Array(room));
      gap = grow(gap, new Uint8Array(room));
    }
    from[count] = at;
    to[count] = end;
    gap[count] = space;
    count++;
    space = GAP.none;
    at = end;
  }
  return { count, from, to, gap };
}
