// A Type 1 program of some glyphs of another: written anew in the form that the format prescribes, with the hints of the
// typeface, its matrix, and nothing else of the old one. Not here: reading one.
import { joined } from './bytes.ts';
import { BOX } from './cff-cut.ts';
import { nameAt } from './glyph-names.ts';
import { numberBytes, type Glyph } from './type1-glyph.ts';
import { accentsOf, type Type1 } from './type1.ts';

/** A program and the lengths of its three parts, as the PDF has to give them (ISO 32000-2, table 125). */
export interface Type1File {
  readonly bytes: Uint8Array;
  readonly lengths: readonly [number, number, number];
}

const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

/** Always behind the same four zero bytes: nothing random gets in. */
function encrypt(plain: Uint8Array, key: number): Uint8Array {
  const out = new Uint8Array(plain.length + 4);
  let r = key;
  for (let i = 0; i < out.length; i++) {
    const c = (i < 4 ? 0 : (plain[i - 4] ?? 0)) ^ (r >> 8);
    out[i] = c;
    r = ((c + r) * 52845 + 22719) & 65535;
  }
  return out;
}

/** Subroutines that every font has at these numbers (8.3): two for flex, one for hints, and none of them of any letter. */
const FIXED: readonly (readonly number[])[] = [
  [...numberBytes(3), ...numberBytes(0), 12, 16, 12, 17, 12, 17, 12, 33, 11],
  [...numberBytes(0), ...numberBytes(1), 12, 16, 11],
  [...numberBytes(0), ...numberBytes(2), 12, 16, 11],
  [11],
];

/** A program of `glyphs` under the names given, in that order, with what accented letters among them need. */
export function cutType1(font: Type1, glyphs: readonly (readonly [glyph: number, name: string])[]): Type1File {
  const all = glyphs.map(([glyph, name]): [number, string] => [glyph, name]);
  const taken = new Set(all.map(([, name]) => name));
  for (const [glyph] of glyphs) {
    const { accent } = font.glyph(glyph);
    if (!accent) continue;
    accentsOf(font, accent).forEach((part, i) => {
      const name = nameAt('StandardEncoding', accent[i] ?? 0) ?? '';
      if (!taken.has(name)) all.push([part, name]);
      taken.add(name);
    });
  }
  const subrs: Uint8Array[] = FIXED.map((code) => Uint8Array.from(code));
  const numbers = new Map<number, number>();
  const codeOf = (glyph: Glyph): Uint8Array =>
    joined(
      glyph.pieces.map((piece) => {
        if (typeof piece !== 'number') return piece;
        let number = numbers.get(piece);
        if (number === undefined) {
          number = subrs.length;
          numbers.set(piece, number);
          subrs.push(codeOf(font.hintChange(piece)));
        }
        return [...numberBytes(number), ...numberBytes(1), ...numberBytes(3), 12, 16, 12, 17, 10];
      }),
    );
  const notdef = font.names.get('.notdef');
  const blank: Glyph = { pieces: [Uint8Array.of(139, 139, 13, 14)], accent: null };
  const first = notdef === undefined ? blank : font.glyph(notdef);
  const charstrings = [
    ['.notdef', codeOf(first)] as const,
    ...all.map(([glyph, name]) => [name, codeOf(font.glyph(glyph))] as const),
  ];
  const open = ascii(writeOpen(font));
  const hidden = encrypt(writeHidden(font, subrs, charstrings), 55665);
  const close = ascii(`${`${'0'.repeat(64)}\n`.repeat(8)}cleartomark\n`);
  return { bytes: joined([open, hidden, close]), lengths: [open.length, hidden.length, close.length] };
}

function writeOpen(font: Type1): string {
  const scale = (font.matrix[0] ?? 0.001) * 1000;
  const box = BOX.map((n) => Math.round(n / (scale > 0 ? scale : 1)));
  return [
    '%!PS-AdobeFont-1.0: F',
    '8 dict begin',
    '/FontName /F def',
    '/PaintType 0 def',
    '/FontType 1 def',
    `/FontMatrix [${font.matrix.join(' ')}] readonly def`,
    '/Encoding StandardEncoding def',
    `/FontBBox {${box.join(' ')}} readonly def`,
    'currentdict end',
    'currentfile eexec\n',
  ].join('\n');
}

function writeHidden(
  font: Type1,
  subrs: readonly Uint8Array[],
  charstrings: readonly (readonly [string, Uint8Array])[],
): Uint8Array {
  const binary = (before: string, code: Uint8Array, after: string): Uint8Array => {
    const data = encrypt(code, 4330);
    return joined([ascii(`${before} ${data.length} RD `), data, ascii(after)]);
  };
  const head = [
    'dup /Private 24 dict dup begin',
    '/RD {string currentfile exch readstring pop} executeonly def',
    '/ND {noaccess def} executeonly def',
    '/NP {noaccess put} executeonly def',
    '/MinFeature {16 16} ND',
    '/password 5839 def',
    ...[...font.hints].map(([key, value]) => `/${key} ${value} def`),
    `/Subrs ${subrs.length} array\n`,
  ];
  return joined([
    ascii(head.join('\n')),
    ...subrs.map((code, i) => binary(`dup ${i}`, code, ' NP\n')),
    ascii(`ND\n2 index /CharStrings ${charstrings.length} dict dup begin\n`),
    ...charstrings.map(([name, code]) => binary(`/${name}`, code, ' ND\n')),
    ascii('end\nend\nreadonly put\nnoaccess put\ndup/FontName get exch definefont pop\nmark currentfile closefile\n'),
  ]);
}
