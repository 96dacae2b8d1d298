// Techniques written after the redaction passed all others, before anything was mended for them: how many leaked at first
// sight is told in the evidence. Mended since, they are techniques like any other.
import { fax, jpeg, lzw } from '../make/codecs.ts';
import { pathOf, pixelsOf, type Pixels } from '../make/letters.ts';
import {
  form,
  keptLine,
  makePage,
  makePdf,
  mention,
  page,
  show,
  technique,
  textOf,
  wideOf,
  type More,
  type PagePart,
  type Technique,
} from '../technique.ts';

const BE = 'box+elsewhere';
const eye: More = { pixels: true };
const image = ({ width, height, gray }: Pixels): readonly [string, string] => [
  `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
  textOf(gray),
];
const codesOf = (text: string): string => [...text].map((one) => one.charCodeAt(0)).join(' ');
const HELVETICA = '/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding';
const map = (rows: string): readonly [string, string] => [
  '',
  `begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${rows} endcmap`,
];

/** A picture of the secret, with something done over or around it. */
const hiddenPicture = (
  name: string,
  content: string,
  part: (pixels: Pixels) => Partial<PagePart> = () => ({}),
): Technique =>
  page(
    name,
    BE,
    ({ text }) => {
      const pixels = pixelsOf(text);
      const { resources = '', more = [], ...rest } = part(pixels);
      return { ...rest, content, resources: `/XObject << /I 10 0 R >> ${resources}`, more: [image(pixels), ...more] };
    },
    eye,
  );
/** A picture of no meaning whose data has to be packed first. */
const packedPicture = (name: string, entries: string, pack: (text: string) => Promise<Buffer>): Technique =>
  technique(name, BE, async (secret, shown) =>
    makePage({
      content: `${keptLine}${shown ? mention(secret) : ''}q 50 0 0 50 300 20 cm /I Do Q`,
      resources: '/XObject << /I 10 0 R >>',
      more: [
        [`/Type /XObject /Subtype /Image /ColorSpace /DeviceGray ${entries}`, (await pack(secret)).toString('latin1')],
      ],
    }),
  );
const SHOWN = 'q 114 0 0 18 40 200 cm /I Do Q';

export const UNSEEN: readonly Technique[] = [
  page('widths forty times too large', 'box', ({ letters }) => ({
    content: `BT /T 12 Tf 40 100 Td [${letters.map((one) => `(${one}) 23400`).join(' ')}] TJ ET`,
    fonts: `/T << ${HELVETICA} /FirstChar 32 /LastChar 122 /Widths [${'24000 '.repeat(91)}] >>`,
  })),
  page('pattern of text for a stroke', 'box', ({ text }) => ({
    content: '/Pattern CS /P SCN 18 w 40 105 m 200 105 l S',
    resources: '/Pattern << /P 10 0 R >>',
    more: [
      [
        '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 400 300] /XStep 400 /YStep 300 /Resources << /Font << /F 5 0 R >> >>',
        show(text, 40, 100),
      ],
    ],
  })),
  page(
    'pattern of outlines for a stroke',
    'box',
    ({ text }) => ({
      content: '/Pattern CS /P SCN 18 w 20 105 m 380 105 l S',
      resources: '/Pattern << /P 10 0 R >>',
      more: [
        [
          '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 400 300] /XStep 400 /YStep 300 /Resources << >>',
          `${pathOf(text, 40, 100, 14)} f`,
        ],
      ],
    }),
    eye,
  ),
  page('glyph that paints a form', 'box', ({ text }) => ({
    content: 'BT /T 12 Tf 40 100 Td (a) Tj ET',
    fonts: '/T 10 0 R',
    more: [
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 -300 9000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 97 /Widths [7000] /Encoding << /Differences [97 /a] >> /CharProcs << /a 11 0 R >> /Resources << /XObject << /A 12 0 R >> >> >>',
      ['', '7000 0 d0 q 1000 0 0 1000 0 0 cm /A Do Q'],
      [
        '/Type /XObject /Subtype /Form /BBox [0 -1 9 1] /Resources << /Font << /F 5 0 R >> >>',
        `BT /F 1 Tf (${text}) Tj ET`,
      ],
    ],
  })),
  page('replacement text letter by letter', BE, ({ letters }) => ({
    content: letters
      .map((one, i) => `/Span << /ActualText (${one}) >> BDC ${show('x', 40 + i * 8, 200)} EMC`)
      .join('\n'),
  })),
  page(
    'letters one below the other',
    'box',
    ({ letters }) => ({ content: letters.map((one, i) => show(one, 330, 230 - i * 13)).join('') }),
    { boxes: [{ page: 1, box: [326, 60, 346, 244] }] },
  ),
  page(
    'letters on a circle',
    'box',
    ({ letters }) => ({
      content: letters
        .map((one, i) => {
          const angle = Math.PI - (i * Math.PI) / letters.length;
          const [x, y] = [330 + 40 * Math.cos(angle), 120 + 40 * Math.sin(angle)];
          const turn = angle - Math.PI / 2;
          const [c, s] = [Math.cos(turn), Math.sin(turn)].map((n) => n.toFixed(4));
          return `BT /F 12 Tf ${c} ${s} ${-Number(s)} ${c} ${x.toFixed(2)} ${y.toFixed(2)} Tm (${one}) Tj ET`;
        })
        .join('\n'),
    }),
    { boxes: [{ page: 1, box: [275, 100, 390, 178] }] },
  ),
  technique(
    'half on one page, half on the next',
    'box',
    (secret) => {
      const pageOf = (no: number) =>
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents ${no} 0 R /Resources << /Font << /F 5 0 R >> >> >>`;
      return makePdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>',
        pageOf(4),
        ['', `${keptLine}${show(secret.slice(0, 6), 40, 100)}`],
        `<< ${HELVETICA} >>`,
        pageOf(7),
        ['', show(secret.slice(6), 40, 280)],
      ]);
    },
    {
      boxes: [
        { page: 1, box: [38, 96, 220, 114] },
        { page: 2, box: [38, 276, 220, 294] },
      ],
    },
  ),
  page('capitals elsewhere', BE, ({ text }) => ({ content: show(text.toUpperCase(), 40, 200) })),
  page('full-width letters elsewhere', BE, ({ letters }) => {
    const order = [...new Set(letters)].sort();
    const wide = order.map((one) => wideOf(String.fromCharCode(one.charCodeAt(0) + 0xfee0)));
    return {
      content: `BT /T 12 Tf 40 200 Td <${letters.map((one) => (order.indexOf(one) + 65).toString(16)).join('')}> Tj ET`,
      fonts: `/T << ${HELVETICA} /ToUnicode 10 0 R >>`,
      more: [
        map(
          `${order.length} beginbfchar ${wide.map((one, i) => `<${(65 + i).toString(16)}> <${one}>`).join(' ')} endbfchar`,
        ),
      ],
    };
  }),
  page(
    'soft hyphens and joiners between the letters',
    BE,
    ({ letters }) => ({
      content: `BT /T 12 Tf 40 200 Td (${letters.join('\\001\\002')}) Tj ET`,
      fonts: `/T << ${HELVETICA} /ToUnicode 10 0 R /FirstChar 1 /LastChar 122 /Widths [0 0 ${'0 '.repeat(29)} ${'550 '.repeat(91)}] >>`,
      more: [map('3 beginbfrange <20> <7a> <0020> <01> <01> <00ad> <02> <02> <200d> endbfrange')],
    }),
    { expect: 'either' },
  ),
  page('mirrored elsewhere', BE, ({ text }) => ({ content: `BT /F 12 Tf -1 0 0 1 190 200 Tm (${text}) Tj ET` })),
  page('at 45 degrees elsewhere', BE, ({ text }) => ({
    content: `BT /F 12 Tf 0.7071 0.7071 -0.7071 0.7071 260 140 Tm (${text}) Tj ET`,
  })),
  page('spread out elsewhere', BE, ({ letters }) => ({
    content: letters.map((one, i) => show(one, 40 + i * 22, 200)).join(''),
  })),
  page('one letter a line elsewhere', BE, ({ letters }) => ({
    content: letters.map((one, i) => show(one, 360, 230 - i * 14)).join(''),
  })),
  page('hyphenated elsewhere', BE, ({ text }) => ({
    content: `${show(`${text.slice(0, 5)}-`, 300, 200)}${show(text.slice(5), 40, 186)}`,
  })),
  page('two fonts and a form elsewhere', BE, ({ text }) => ({
    content: `BT /F 12 Tf 40 200 Td (${text.slice(0, 4)}) Tj ET q 1 0 0 1 58 200 cm /A Do Q`,
    resources: '/XObject << /A 10 0 R >>',
    more: [form(show(text.slice(4), 4, 0), '/Matrix [1 0 0 1 0 0]')],
  })),
  packedPicture(
    'table in a JPEG that no scan uses',
    '/Width 16 /Height 16 /BitsPerComponent 8 /Filter /DCTDecode',
    async (text) => {
      const whole = await jpeg({
        width: 16,
        height: 16,
        gray: Uint8Array.from({ length: 256 }, (_, i) => (i * 37) % 256),
      });
      const table = Buffer.concat([Buffer.from([0xff, 0xdb, 0, 67, 3]), Buffer.from(text.padEnd(64, ' '), 'latin1')]);
      return Buffer.concat([whole.subarray(0, 2), table, whole.subarray(2)]);
    },
  ),
  packedPicture(
    'fax data that goes on behind its end',
    '/Width 8 /Height 8 /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 8 /Rows 8 >>',
    async (text) => {
      const data = await fax({
        width: 8,
        height: 8,
        gray: Uint8Array.from({ length: 64 }, (_, i) => (i % 3 === 0 ? 0 : 255)),
      });
      return Buffer.concat([data, Buffer.from(text, 'latin1')]);
    },
  ),
  page('bytes behind the end code of LZW', BE, ({ text }) => ({
    content: '/A Do',
    resources: '/XObject << /A 10 0 R >>',
    more: [form(`${lzw(show('Also kept', 40, 200))}${text}`, '/Filter /LZWDecode')],
  })),
  page('group of the page with entries of its own', BE, ({ text }) => ({
    content: '',
    page: `/Group << /S /Transparency /CS [/ICCBased 10 0 R] /Own (${text}) /${text} true >>`,
    more: [['/N 3', `${'\0'.repeat(128)}${text}`]],
  })),
  page('annotation given in the list itself', BE, ({ text }) => ({
    content: '',
    page: `/Annots [null << /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (${text}) >> (${text})]`,
  })),
  page('content list with things that are no streams', BE, ({ text }) => ({
    content: '',
    page: `/Contents [4 0 R (${text}) << /A (${text}) >> 10 0 R null]`,
    more: [`(${text})`],
  })),
  page('attributes of spot colours', BE, ({ text }) => ({
    content: '/C cs 0.5 0.5 scn 300 20 20 20 re f',
    resources: `/ColorSpace << /C [/DeviceN [/A /B] /DeviceGray 10 0 R << /Subtype /NChannel /Process << /ColorSpace /DeviceCMYK /Components [/${text}] >> /MixingHints << /DotGain << /${text} 10 0 R >> >> >>] >>`,
    more: [['/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]', '{ pop }']],
  })),
  page('widths of unused codes spell it', BE, ({ text }) => ({
    content: 'BT /T 12 Tf 40 200 Td (Also kept) Tj ET',
    fonts: `/T << ${HELVETICA} /FirstChar 32 /LastChar ${123 + text.length} /Widths [${'550 '.repeat(91)} ${codesOf(text)} 0] >>`,
  })),
  page('dashes spell it', BE, ({ text }) => ({ content: `q [${codesOf(text)}] 0 d Q 300 20 m 310 20 l S` })),
  page('gaps of an array spell it', BE, ({ letters }) => ({
    content: `BT /F 12 Tf 40 200 Td [(Also) ${letters.map((one) => one.charCodeAt(0)).join(' ')} ( kept)] TJ ET`,
  })),
  page('unused places in a map of glyphs', BE, ({ text }) => ({
    content: 'BT /T 12 Tf 40 200 Td <0001> Tj ET',
    fonts:
      '/T << /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /CIDToGIDMap 10 0 R /FontDescriptor << /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80 >> >>] >>',
    more: [['', `\0\0\0\x01${text}`]],
  })),
  technique('turn and size inherited from the tree', 'box', (secret) =>
    makePdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [6 0 R] /Count 1 /Rotate 90 /MediaBox [0 0 400 300] /Resources << /Font << /F 5 0 R >> >> >>',
      '<< /Type /Page /Parent 6 0 R /Contents 4 0 R >>',
      ['', `${keptLine}${show(secret, 40, 100)}`],
      `<< ${HELVETICA} >>`,
      '<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 /CropBox [10 10 390 290] /Rotate 180 >>',
    ]),
  ),
  hiddenPicture('picture on a layer that is off', '/OC /L BDC q 114 0 0 18 40 200 cm /I Do Q EMC', () => ({
    page: '',
    catalog: '/OCProperties << /OCGs [11 0 R] /D << /OFF [11 0 R] >> >>',
    resources: '/Properties << /L 11 0 R >>',
    more: ['<< /Type /OCG /Name (Layer) >>'],
  })),
  page(
    'outlines on a layer that is off',
    BE,
    ({ text }) => ({
      content: `/OC /L BDC ${pathOf(text, 40, 200, 14)} f EMC`,
      resources: '/Properties << /L 10 0 R >>',
      catalog: '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>',
      more: ['<< /Type /OCG /Name (Layer) >>'],
    }),
    eye,
  ),
  hiddenPicture('picture under a shading', `${SHOWN} q 30 190 200 40 re W n /S sh Q`, () => ({
    resources:
      '/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 400 0] /Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 [0.9] /C1 [1] /N 1 >> >> >>',
  })),
  hiddenPicture('picture under a white polygon', `${SHOWN} 1 g 30 190 m 230 190 l 240 210 l 230 230 l 30 230 l f`),
  hiddenPicture('picture under a thick white stroke', `${SHOWN} 1 G 40 w 30 209 m 240 209 l S`),
  hiddenPicture('picture under a white form', `${SHOWN} /A Do`, () => ({
    page: '/Resources << /Font << /F 5 0 R >> /XObject << /I 10 0 R /A 11 0 R >> >>',
    more: [['/Type /XObject /Subtype /Form /BBox [30 190 230 230]', '1 g 0 0 400 300 re f']],
  })),
  hiddenPicture('picture hidden by a soft mask of the state', `q /G gs ${SHOWN} Q`, () => ({
    resources: '/ExtGState << /G << /SMask << /S /Luminosity /G 11 0 R >> >> >>',
    more: [
      [
        '/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Group << /S /Transparency /CS /DeviceGray >>',
        '0 g 0 0 400 300 re f',
      ],
    ],
  })),
  page('white strokes on white', BE, ({ text }) => ({ content: `1 G 0.4 w ${pathOf(text, 40, 200, 14)} S` }), eye),
  page(
    'strokes wholly transparent',
    BE,
    ({ text }) => ({
      content: `/G gs 0.4 w ${pathOf(text, 40, 200, 14)} S`,
      resources: '/ExtGState << /G << /CA 0 >> >>',
    }),
    eye,
  ),
  page(
    'outlines clipped away',
    BE,
    ({ text }) => ({ content: `q 300 20 40 40 re W n ${pathOf(text, 40, 200, 14)} f Q` }),
    eye,
  ),
  page(
    'outlines flattened by their matrix',
    BE,
    ({ text }) => ({ content: `q 1 0 0 0.0001 0 200 cm ${pathOf(text, 40, 0, 14)} f Q` }),
    eye,
  ),
  page(
    'outlines too small to be seen',
    BE,
    ({ text }) => ({ content: `q 0.01 0 0 0.01 300 200 cm ${pathOf(text, 0, 0, 14)} f Q` }),
    eye,
  ),
];
