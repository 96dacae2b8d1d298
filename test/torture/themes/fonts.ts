// The secret in fonts: shown through every kind of font program and code, and written into what lies around the glyphs.
// Not here: glyphs that are drawings of their own (type3.ts).
import { makeCff } from '../make/cff.ts';
import { outline } from '../make/letters.ts';
import { makeTrueType } from '../make/truetype.ts';
import { makeType1 } from '../make/type1.ts';
import {
  bytesOf,
  hexOf,
  keptLine,
  makePage,
  mention,
  page,
  show,
  technique,
  textOf,
  wideOf,
  type More,
  type PagePart,
  type Technique,
  type Where,
} from '../technique.ts';

const BE = 'box+elsewhere';

/** The letters of the secret in an order that does not spell it. */
const lettersOf = (secret: string): string[] => [...new Set(secret)].sort();
/** The number of each letter's glyph in a font made of `lettersOf`. */
const numbersOf = (secret: string): number[] => [...secret].map((one) => lettersOf(secret).indexOf(one) + 1);
/** Five of the secret's glyph numbers in a row, one or two bytes each. */
const windows = (numbers: readonly number[], wide: boolean): Uint8Array[] =>
  Array.from({ length: numbers.length - 4 }, (_, i) =>
    Uint8Array.from(numbers.slice(i, i + 5).flatMap((n) => (wide ? [n >> 8, n & 255] : [n]))),
  );
const single: More = { codes: (secret) => windows(numbersOf(secret), false) };
const double: More = { codes: (secret) => windows(numbersOf(secret), true) };

const hexes = (secret: string, digits: 2 | 4): string =>
  numbersOf(secret)
    .map((n) => n.toString(16).padStart(digits, '0'))
    .join('');
const widthsOf = (secret: string): number[] => lettersOf(secret).map((one) => outline(one).width);

/** A map from glyph numbers to letters. */
export const unicodeMap = (letters: readonly string[], digits: 2 | 4, note = ''): string =>
  `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def ${note}\n1 begincodespacerange <${'0'.repeat(digits)}> <${'f'.repeat(digits)}> endcodespacerange\n${letters.length} beginbfchar\n${letters.map((one, i) => `<${(i + 1).toString(16).padStart(digits, '0')}> <${wideOf(one)}>`).join('\n')}\nendbfchar endcmap end end`;

const DESCRIPTOR =
  '/Type /FontDescriptor /FontName /Plain /FontBBox [-100 -300 1200 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80';

interface Program {
  readonly key: 'FontFile' | 'FontFile2' | 'FontFile3';
  readonly entries: string;
  readonly bytes: Uint8Array;
}

/** A page whose font T has this program; `show` are its operators. */
const set = (
  name: string,
  where: Where,
  build: (secret: string) => Promise<{
    program: Program | null;
    font: string;
    rest?: PagePart['more'];
    show?: string;
    page?: Partial<PagePart>;
    descriptor?: string;
  }>,
  more: More = {},
): Technique =>
  technique(
    name,
    where,
    async (secret, shown) => {
      const { program, font, rest = [], show: operators = '', page: part = {}, descriptor = '' } = await build(secret);
      const stream: readonly [string, string] = program ? [program.entries, textOf(program.bytes)] : ['', ''];
      return makePage({
        ...part,
        content: `${keptLine}${where === BE && shown ? mention(secret) : ''}${operators}`,
        fonts: '/T 10 0 R',
        more: [
          font,
          `<< ${DESCRIPTOR} ${descriptor} /Flags 4 ${program ? `/${program.key} 12 0 R` : ''} >>`,
          stream,
          ...rest,
        ],
      });
    },
    more,
  );

const simple = (secret: string, subtype: string, entries: string): string =>
  `<< /Type /Font /Subtype /${subtype} /BaseFont /ABCDEF+Plain /FirstChar 1 /LastChar ${lettersOf(secret).length} /Widths [${widthsOf(secret).join(' ')}] /FontDescriptor 11 0 R ${entries} >>`;
const composite = (secret: string, child: string, entries: string, encoding = '/Identity-H'): string =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Plain /Encoding ${encoding} /DescendantFonts [<< /Type /Font /Subtype /${child} /BaseFont /ABCDEF+Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 11 0 R /DW 600 /W [1 [${widthsOf(secret).join(' ')}]] ${child === 'CIDFontType2' ? '/CIDToGIDMap /Identity' : ''} >>] ${entries} >>`;
const differences = (letters: readonly string[]): string =>
  `/Encoding << /Differences [1 ${letters.map((one) => `/glyph${one.charCodeAt(0)}`).join(' ')}] >>`;

const trueType = async (secret: string, extra = {}): Promise<Program> => {
  const bytes = await makeTrueType(lettersOf(secret), extra);
  return { key: 'FontFile2', entries: `/Length1 ${bytes.length}`, bytes };
};
const compact = (secret: string, cid: boolean, extra = {}): Program => ({
  key: 'FontFile3',
  entries: `/Subtype /${cid ? 'CIDFontType0C' : 'Type1C'}`,
  bytes: makeCff(lettersOf(secret), cid, extra),
});
const drawn = (secret: string, digits: 2 | 4, at = '1 0 0 1 40 100 Tm'): string =>
  `BT /T 12 Tf ${at} <${hexes(secret, digits)}> Tj ET`;
const toUnicode = (secret: string, digits: 2 | 4, note = ''): readonly [string, string] => [
  '',
  unicodeMap(lettersOf(secret), digits, note),
];

const PROGRAMS: readonly Technique[] = [
  set(
    'TrueType with codes of its own',
    'box',
    async (secret) => ({
      program: await trueType(secret),
      font: simple(secret, 'TrueType', '/ToUnicode 13 0 R'),
      rest: [toUnicode(secret, 2)],
      show: drawn(secret, 2),
    }),
    single,
  ),
  set(
    'TrueType without a map to letters',
    'box',
    async (secret) => ({
      program: await trueType(secret),
      font: simple(secret, 'TrueType', ''),
      show: drawn(secret, 2),
    }),
    { ...single, pixels: true },
  ),
  set(
    'Type 1 program',
    'box',
    async (secret) => {
      const { bytes, lengths } = makeType1(lettersOf(secret));
      const letters = lettersOf(secret);
      return {
        program: { key: 'FontFile', entries: lengths.map((n, i) => `/Length${i + 1} ${n}`).join(' '), bytes },
        font: simple(secret, 'Type1', `/Encoding << /Differences [1 ${letters.map((one) => `/${one}`).join(' ')}] >>`),
        show: drawn(secret, 2),
      };
    },
    single,
  ),
  set(
    'Type1C program',
    'box',
    async (secret) => ({
      program: compact(secret, false),
      font: simple(secret, 'Type1', `${differences(lettersOf(secret))} /ToUnicode 13 0 R`),
      rest: [toUnicode(secret, 2)],
      show: drawn(secret, 2),
    }),
    single,
  ),
  set(
    'CID font with TrueType outlines',
    'box',
    async (secret) => ({
      program: await trueType(secret),
      font: composite(secret, 'CIDFontType2', '/ToUnicode 13 0 R'),
      rest: [toUnicode(secret, 4)],
      show: drawn(secret, 4),
    }),
    double,
  ),
  set(
    'CIDFontType0C program',
    'box',
    async (secret) => ({
      program: compact(secret, true),
      font: composite(secret, 'CIDFontType0', '/ToUnicode 13 0 R'),
      rest: [toUnicode(secret, 4)],
      show: drawn(secret, 4),
    }),
    double,
  ),
  set(
    'vertical writing of an embedded font',
    'box',
    async (secret) => ({
      program: await trueType(secret),
      font: composite(secret, 'CIDFontType2', '/ToUnicode 13 0 R', '/Identity-V'),
      rest: [toUnicode(secret, 4)],
      show: drawn(secret, 4, '1 0 0 1 120 220 Tm'),
    }),
    { ...double, boxes: [{ page: 1, box: [108, 60, 132, 224] }] },
  ),
  set(
    'map of codes inside the file',
    'box',
    async (secret) => ({
      program: compact(secret, true),
      font: composite(secret, 'CIDFontType0', '/ToUnicode 14 0 R', '13 0 R'),
      rest: [
        [
          '/Type /CMap /CMapName /Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>',
          `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def 1 begincodespacerange <00> <ff> endcodespacerange 1 begincidrange <00> <ff> 0 endcidrange endcmap end end`,
        ],
        toUnicode(secret, 2),
      ],
      show: drawn(secret, 2),
    }),
    single,
  ),
];

const CJK: readonly Technique[] = [
  ...(
    [
      ['Chinese code of two bytes', 'UniGB-UCS2-H', 'GB1', true],
      ['Japanese code in UTF-16', 'UniJIS-UTF16-H', 'Japan1', true],
      ['Japanese code of one or two bytes', '90ms-RKSJ-H', 'Japan1', false],
      ['Korean code, written downwards', 'UniKS-UTF16-V', 'Korea1', true],
    ] as const
  ).map(([name, encoding, ordering, wide]) =>
    page(
      `${name}, font not embedded`,
      'box',
      ({ text }) => ({
        content: `BT /T 12 Tf ${encoding.endsWith('V') ? '320 280' : '40 100'} Td <${wide ? wideOf(text) : hexOf(text)}> Tj ET`,
        fonts: `/T << /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${encoding} /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /DW 600 /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80 >> >>] >>`,
      }),
      encoding.endsWith('V') ? { boxes: [{ page: 1, box: [306, 90, 334, 284] }] } : {},
    ),
  ),
];

const AROUND: readonly Technique[] = [
  set('tables of names in a TrueType font', BE, async (secret) => ({
    program: await trueType(secret, { note: secret, own: bytesOf(secret) }),
    font: simple(secret, 'TrueType', ''),
    show: 'BT /T 12 Tf 40 200 Td <01> Tj ET',
  })),
  set('bytes after a TrueType font', BE, async (secret) => {
    const { key, entries, bytes } = await trueType(secret);
    return {
      program: { key, entries, bytes: Uint8Array.from([...bytes, ...bytesOf(secret)]) },
      font: simple(secret, 'TrueType', ''),
      show: 'BT /T 12 Tf 40 200 Td <01> Tj ET',
    };
  }),
  set('strings in a Type1C font', BE, async (secret) => ({
    program: compact(secret, false, { name: secret, strings: [secret, `by ${secret}`] }),
    font: simple(secret, 'Type1', differences(lettersOf(secret))),
    show: 'BT /T 12 Tf 40 200 Td <01> Tj ET',
  })),
  set('strings in a CID-keyed font', BE, async (secret) => ({
    program: compact(secret, true, { name: secret, strings: [secret] }),
    font: composite(secret, 'CIDFontType0', ''),
    show: 'BT /T 12 Tf 40 200 Td <0001> Tj ET',
  })),
  set('notice and private entries of a Type 1 font', BE, async (secret) => {
    const { bytes, lengths } = makeType1(lettersOf(secret), secret, secret);
    return {
      program: { key: 'FontFile', entries: lengths.map((n, i) => `/Length${i + 1} ${n}`).join(' '), bytes },
      font: simple(secret, 'Type1', `/Encoding << /Differences [1 /${lettersOf(secret).join(' /')}] >>`),
      show: 'BT /T 12 Tf 40 200 Td <01> Tj ET',
    };
  }),
  page('names of a font', BE, ({ text, wide }) => ({
    content: 'BT /T 12 Tf 40 200 Td (Also kept) Tj ET',
    fonts: `/T << /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+${text} /Name /${text} /FirstChar 32 /LastChar 122 /Widths [${'500 '.repeat(91)}] /Encoding /WinAnsiEncoding /FontDescriptor 10 0 R >>`,
    more: [
      `<< /Type /FontDescriptor /FontName /ABCDEF+${text} /FontFamily <${wide}> /Lang /${text} /Flags 32 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80 /CharSet (${[...text].map((one) => `/${one}`).join('')}) /Style << /Panose (${text}) >> >>`,
    ],
  })),
  page('metadata of a font', BE, ({ text }) => ({
    content: 'BT /T 12 Tf 40 200 Td (Also kept) Tj ET',
    fonts:
      '/T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Metadata 10 0 R /PieceInfo << /A << /Private 10 0 R >> >> >>',
    more: [['/Type /Metadata /Subtype /XML', `<a>${text}</a>`]],
  })),
  page('system of a CID font', BE, ({ text }) => ({
    content: 'BT /T 12 Tf 40 200 Td <00410042> Tj ET',
    fonts: `/T << /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${text} /CIDSystemInfo << /Registry (${text}) /Ordering (${text}) /Supplement 2 >> /DW 600 /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80 >> >>] >>`,
  })),
  page('comments and names of a map to letters', BE, ({ text }) => ({
    content: 'BT /T 12 Tf 40 200 Td (Also) Tj ET',
    fonts: '/T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 10 0 R >>',
    more: [
      [
        `/CMapName /${text} /UseCMap /${text}`,
        `% ${text}\n/${text} def (${text}) pop begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <0041> endbfchar endcmap`,
      ],
    ],
  })),
  page('map to letters that maps an unused code to it', BE, ({ text }) => ({
    content: 'BT /T 12 Tf 40 200 Td (Also) Tj ET',
    fonts: '/T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 10 0 R >>',
    more: [
      [
        '',
        `begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <fe> <${wideOf(text)}> endbfchar endcmap`,
      ],
    ],
  })),
  page('map to letters in the order of first use', BE, ({ letters }) => {
    const order = [...new Set(letters)];
    return {
      content: 'BT /T 12 Tf 40 200 Td <0f> Tj ET',
      fonts: '/T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 10 0 R >>',
      more: [['', unicodeMap([...order, 'x', 'y', 'z', 'v', 'w'], 2)]],
    };
  }),
  page('one glyph that stands for the whole name', 'box', ({ text }) => ({
    content: 'BT /T 12 Tf 40 100 Td (x) Tj ET',
    fonts: '/T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 10 0 R >>',
    more: [
      [
        '',
        `begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <78> <${wideOf(text)}> endbfchar endcmap`,
      ],
    ],
  })),
  page('ligatures', 'box', ({ text }) => ({
    content: 'BT /T 12 Tf 40 100 Td (abcd) Tj ET',
    fonts: '/T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 10 0 R >>',
    more: [
      [
        '',
        `begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <61> <64> [<${wideOf(text.slice(0, 3))}> <${wideOf(text.slice(3, 6))}> <${wideOf(text.slice(6, 9))}> <${wideOf(text.slice(9))}>] endbfrange endcmap`,
      ],
    ],
  })),
  page('names of glyphs in an encoding', BE, ({ text, letters }) => ({
    content: 'BT /T 12 Tf 40 200 Td (Also) Tj ET',
    fonts: `/T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /Differences [1 ${letters.map((one) => `/${one}`).join(' ')} 65 /A 200 /${text}] >> >>`,
  })),
  page('codes rearranged by an encoding', 'box', ({ letters }) => {
    const order = [...new Set(letters)].sort().reverse();
    return {
      content: `BT /T 12 Tf 40 100 Td <${letters.map((one) => (order.indexOf(one) + 33).toString(16)).join('')}> Tj ET`,
      fonts: `/T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /Differences [33 ${order.map((one) => `/${one}`).join(' ')}] >> >>`,
    };
  }),
  page('map to letters that lies', 'box', ({ text }) => ({
    content: `BT /T 12 Tf 40 100 Td (${text}) Tj ET`,
    fonts: '/T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 10 0 R >>',
    more: [
      [
        '',
        'begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <0430> endbfrange endcmap',
      ],
    ],
  })),
  page('widths of nothing', 'box', ({ letters }) => ({
    content: `BT /T 12 Tf 40 100 Td [${letters.map((one) => `(${one}) -600`).join(' ')}] TJ ET`,
    fonts: `/T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 122 /Widths [${'0 '.repeat(91)}] >>`,
  })),
  page('widths a hundred times too large', 'box', ({ letters }) => ({
    content: `BT /T 12 Tf 40 100 Td [${letters.map((one) => `(${one}) 59400`).join(' ')}] TJ ET`,
    fonts: `/T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 122 /Widths [${'60000 '.repeat(91)}] >>`,
  })),
  page('widths below zero', 'box', ({ letters }) => ({
    content: `BT /T 12 Tf 40 100 Td [${letters.map((one) => `(${one}) -60600`).join(' ')}] TJ ET`,
    fonts: `/T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 122 /Widths [${'-60000 '.repeat(91)}] >>`,
  })),
  page('font that is missing', 'box', ({ text }) => ({
    content: `BT /Nope 12 Tf 40 100 Td (${text}) Tj ET ${show('Also kept', 40, 220)}`,
  })),
];

export const FONTS: readonly Technique[] = [...PROGRAMS, ...CJK, ...AROUND];
