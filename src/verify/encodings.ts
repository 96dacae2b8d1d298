// The ways in which bytes of a PDF can spell a text, and a text can be spelt in bytes. Not here: where the bytes are found.

/** PDFDocEncoding where it is not Latin-1 (ISO 32000-2, D.3). */
const PDF_DOC = new Map<number, string>([
  ...[...'\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc'].map((mark, i): [number, string] => [0x18 + i, mark]),
  ...[
    ...'\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161\u017e',
  ].map((mark, i): [number, string] => [0x80 + i, mark]),
  [0xa0, '\u20ac'],
]);
const OUTSIDE_LATIN = /[\x18-\x1f\x80-\xa0]/g;
const NOT_ASCII = /[^\x00-\x7f]/;

const latinOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** What `bytes` of a string or name can mean: Latin-1, PDFDocEncoding, UTF-8, UTF-16 of either order and from either byte. */
export function readings(bytes: Uint8Array): string[] {
  if (bytes.length === 0) return [];
  const plain = latinOf(bytes);
  const found = [plain];
  const doc = plain.replace(OUTSIDE_LATIN, (mark) => PDF_DOC.get(mark.charCodeAt(0)) ?? mark);
  if (doc !== plain) found.push(doc);
  if (NOT_ASCII.test(plain)) found.push(Buffer.from(bytes).toString('utf8'));
  for (const from of bytes.length > 2 ? [0, 1] : [0]) {
    const even = bytes.subarray(from, bytes.length - ((bytes.length - from) % 2));
    if (even.length < 2) continue;
    found.push(Buffer.from(even).toString('utf16le'), Buffer.from(even).swap16().toString('utf16le'));
  }
  return found;
}

const ESCAPE =
  /%([0-9A-Fa-f]{2})|\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})|&#[xX]([0-9A-Fa-f]{1,6});|&#(\d{1,7});|=([0-9A-F]{2})|\\([0-7]{3})/g;

/** The text with the escapes of web addresses, scripts, XML, mail and PostScript undone; null where it has none. */
export function unescaped(text: string): string | null {
  let any = false;
  const plain = text.replace(ESCAPE, (whole, ...groups: (string | undefined)[]) => {
    const [percent, wide, short, hex, decimal, mail, octal] = groups;
    const code = decimal
      ? Number(decimal)
      : octal
        ? parseInt(octal, 8)
        : parseInt(percent ?? wide ?? short ?? hex ?? mail ?? '', 16);
    if (!(code > 0 && code <= 0x10ffff)) return whole;
    any = true;
    return String.fromCodePoint(code);
  });
  if (!any) return null;
  // Escaped bytes spell UTF-8 more often than not: both readings are given.
  const bytes = Buffer.from(plain, 'latin1');
  return NOT_ASCII.test(plain) ? `${plain}\n${bytes.toString('utf8')}` : plain;
}

/** Shorter spellings mean nothing among bytes that are no text. */
const SHORTEST = 5;
const SHORTEST_REVERSED = 7;
const SHORTEST_BASE64 = 8;

/**
 * The byte forms of a text as Latin-1 in lower case: Latin-1, UTF-8, UTF-16 of either order, hexadecimal, base64 at each of
 * its three offsets, and backwards. Empty where the text is too short to mean anything.
 */
export function byteForms(value: string, folded: string): string[] {
  if ([...folded].length < SHORTEST) return [];
  const forms = new Set<string>();
  const give = (bytes: Buffer): void => void forms.add(bytes.toString('latin1').toLowerCase());
  const lower = value.normalize('NFKC').toLowerCase();
  // Letter case is folded in Latin-1 only, which tells nothing about figures, nor about UTF-8 and UTF-16 beyond ASCII.
  const cases = new Set([lower, lower.toUpperCase(), value.normalize('NFC')]);
  for (const text of [...cases, folded]) {
    const wide = Buffer.from(text, 'utf16le');
    const swapped = Buffer.from(wide).swap16();
    const encodings = [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf8'), wide, swapped];
    for (const bytes of encodings) {
      give(bytes);
      forms.add(bytes.toString('hex'));
    }
  }
  const backwards = [...folded].reverse().join('');
  if (backwards.length >= SHORTEST_REVERSED) give(Buffer.from(backwards, 'utf8'));
  for (const text of new Set([value, lower, lower.toUpperCase()]))
    for (const bytes of [
      Buffer.from(text, 'utf8'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(text, 'utf16le').swap16(),
    ])
      for (const core of base64Cores(bytes)) if (core.length >= SHORTEST_BASE64) forms.add(core.toLowerCase());
  return [...forms];
}

/** The part of the base64 of `bytes` that does not depend on what stands before and behind, for each of the three offsets. */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const whole = Math.floor((before + bytes.length) / 3) * 4;
    return text.slice(before === 0 ? 0 : before + 1, whole);
  });
}
