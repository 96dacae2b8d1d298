// A Type 1 font program (Adobe Type 1 Font Format, 1990) with just the letters that a test needs.
import { outline } from './letters.ts';

/** The encryption of the format: public, and no protection. */
function crypt(bytes: readonly number[], key: number, lead: number): number[] {
  let r = key;
  return [...Array.from({ length: lead }, () => 0), ...bytes].map((plain) => {
    const cipher = plain ^ (r >> 8);
    r = ((cipher + r) * 52845 + 22719) & 0xffff;
    return cipher;
  });
}

function integer(n: number): number[] {
  if (n >= -107 && n <= 107) return [n + 139];
  return [255, (n >>> 24) & 255, (n >> 16) & 255, (n >> 8) & 255, n & 255];
}

function charstring(letter: string | null): number[] {
  const { width, steps } = letter === null ? { width: 500, steps: [] } : outline(letter);
  const out = [...integer(0), ...integer(width), 13];
  let [x, y] = [0, 0];
  for (const { op, at } of steps) {
    for (let i = 0; i + 1 < at.length; i += 2) {
      const [nx = 0, ny = 0] = at.slice(i, i + 2);
      out.push(...integer(nx - x), ...integer(ny - y));
      [x, y] = [nx, ny];
    }
    out.push({ m: 21, l: 5, c: 8, h: 9 }[op]);
  }
  return [...out, 14];
}

const latin = (text: string): number[] => [...Buffer.from(text, 'latin1')];

export interface Type1 {
  readonly bytes: Uint8Array;
  readonly lengths: readonly [number, number, number];
}

/** Codes are those of the letters; `notes` goes into the clear part, `inside` into the encrypted one. */
export function makeType1(letters: readonly string[], notes = '', inside = ''): Type1 {
  const clear = latin(
    `%!PS-AdobeFont-1.0: Plain 001.000\n11 dict begin\n/FontInfo 4 dict dup begin /Notice (${notes}) readonly def end readonly def\n/FontName /Plain def\n/PaintType 0 def\n/FontType 1 def\n/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/FontBBox {-100 -300 1200 1000} readonly def\n/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\n${letters.map((one) => `dup ${one.charCodeAt(0)} /${one} put`).join('\n')}\nreadonly def\ncurrentdict end\ncurrentfile eexec\n`,
  );
  const glyph = (name: string, letter: string | null): number[] => {
    const code = crypt(charstring(letter), 4330, 4);
    return [...latin(`/${name} ${code.length} RD `), ...code, ...latin(' ND\n')];
  };
  const secret = [
    ...latin(
      `dup /Private 8 dict dup begin\n/RD {string currentfile exch readstring pop} executeonly def\n/ND {noaccess def} executeonly def\n/NP {noaccess put} executeonly def\n/BlueValues [] def\n/password 5839 def\n${inside === '' ? '' : `/Note (${inside}) def\n`}/Subrs 0 array\n2 index /CharStrings ${letters.length + 1} dict dup begin\n`,
    ),
    ...glyph('.notdef', null),
    ...letters.flatMap((one) => glyph(one, one)),
    ...latin(
      'end\nend\nreadonly put\nnoaccess put\ndup/FontName get exch definefont pop\nmark currentfile closefile\n',
    ),
  ];
  const hidden = crypt(secret, 55665, 4);
  const tail = latin(`${`${'0'.repeat(64)}\n`.repeat(8)}cleartomark\n`);
  return {
    bytes: Uint8Array.from([...clear, ...hidden, ...tail]),
    lengths: [clear.length, hidden.length, tail.length],
  };
}
