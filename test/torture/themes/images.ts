// The secret as samples of a picture, in every packing and under every way to show one, and beside the samples.
import { asciiHex, ascii85, bitsOf, fax, flate, jbig2, jpeg, lzw, runLength } from '../make/codecs.ts';
import { JPX } from '../make/jpx.ts';
import { mapped, pixelsOf, type Pixels } from '../make/letters.ts';
import {
  form,
  keptLine,
  makePage,
  mention,
  page,
  technique,
  textOf,
  type More,
  type PagePart,
  type Technique,
  type Where,
} from '../technique.ts';

const BE = 'box+elsewhere';
const eye: More = { pixels: true };
/** Under the box. */
const PLACED = 'q 114 0 0 18 40 96 cm /I Do Q';
const size = ({ width, height }: Pixels): string => `/Type /XObject /Subtype /Image /Width ${width} /Height ${height}`;
const GRAY = '/ColorSpace /DeviceGray /BitsPerComponent 8';
const plain = (pixels: Pixels): readonly [string, string] => [`${size(pixels)} ${GRAY}`, textOf(pixels.gray)];

/** A page with the picture I (object 10) of the secret, painted by `content`. */
const picture = (
  name: string,
  where: Where,
  build: (pixels: Pixels, secret: string) => Promise<readonly [string, string]> | readonly [string, string],
  more: More = eye,
  content = PLACED,
  part: (pixels: Pixels, secret: string) => Partial<PagePart> = () => ({}),
): Technique =>
  technique(
    name,
    where,
    async (secret, shown) => {
      const pixels = pixelsOf(secret);
      const extra = part(pixels, secret);
      return makePage({
        ...extra,
        content: `${keptLine}${where === BE && shown ? mention(secret) : ''}${content}`,
        resources: `/XObject << /I 10 0 R >> ${extra.resources ?? ''}`,
        more: [await build(pixels, secret), ...(extra.more ?? [])],
      });
    },
    more,
  );

/** `pixels` with a PNG filter (here: none) before every row. */
const filtered = ({ width, height, gray }: Pixels): string =>
  Array.from(
    { length: height },
    (_, y) =>
      `\x01${textOf(gray.subarray(y * width, (y + 1) * width).map((n, x) => n - (x === 0 ? 0 : (gray[y * width + x - 1] ?? 0))))}`,
  ).join('');

const PACKED: readonly Technique[] = [
  picture('samples as they are', 'box', plain),
  picture('JPEG', 'box', async (p) => [`${size(p)} ${GRAY} /Filter /DCTDecode`, textOf(await jpeg(p))]),
  picture('JPEG within Flate within hexadecimal', 'box', async (p) => [
    `${size(p)} ${GRAY} /Filter [/AHx /Fl /DCT]`,
    asciiHex(flate(textOf(await jpeg(p)))),
  ]),
  picture('fax, group 4', 'box', async (p) => [
    `${size(p)} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${p.width} /Rows ${p.height} >>`,
    textOf(await fax(p)),
  ]),
  picture('JBIG2', 'box', async (p) => [
    `${size(p)} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode`,
    textOf(await jbig2(p)),
  ]),
  picture(
    'JBIG2 with its pages in a stream of their own',
    'box',
    async (p) => [
      `${size(p)} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter [/JBIG2Decode] /DecodeParms [<< /JBIG2Globals 11 0 R >>]`,
      textOf((await jbig2(p)).subarray(30)),
    ],
    eye,
    PLACED,
    () => ({ more: [['', '\0\0\0\0\x30\0\x01\0\0\0\x13\0\0\x01\x18\0\0\0\x2c\0\0\0\0\0\0\0\0\0\0\0']] }),
  ),
  technique(
    'JPEG 2000',
    'box',
    () =>
      makePage({
        content: `${keptLine}q 144 0 0 18 40 96 cm /I Do Q`,
        resources: '/XObject << /I 10 0 R >>',
        more: [
          [
            '/Type /XObject /Subtype /Image /Width 320 /Height 40 /Filter /JPXDecode',
            Buffer.from(JPX, 'base64').toString('latin1'),
          ],
        ],
      }),
    eye,
  ),
  picture('LZW', 'box', (p) => [`${size(p)} ${GRAY} /Filter /LZWDecode`, lzw(textOf(p.gray))]),
  picture('run lengths within base 85', 'box', (p) => [
    `${size(p)} ${GRAY} /Filter [/ASCII85Decode /RunLengthDecode]`,
    ascii85(runLength(textOf(p.gray))),
  ]),
  picture('Flate with a predictor', 'box', (p) => [
    `${size(p)} ${GRAY} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 1 /BitsPerComponent 8 /Columns ${p.width} >>`,
    flate(filtered(p)),
  ]),
];

const COLOURS: readonly Technique[] = [
  picture('one bit a sample', 'box', (p) => [
    `${size(p)} /ColorSpace /DeviceGray /BitsPerComponent 1`,
    textOf(bitsOf(p)),
  ]),
  picture('stencil', 'box', (p) => [`${size(p)} /ImageMask true /BitsPerComponent 1`, textOf(bitsOf(p))]),
  picture('stencil turned inside out', 'box', (p) => [
    `${size(p)} /ImageMask true /BitsPerComponent 1 /Decode [1 0]`,
    textOf(bitsOf(p)),
  ]),
  picture(
    'palette',
    'box',
    (p) => [`${size(p)} /ColorSpace [/Indexed /DeviceRGB 255 11 0 R] /BitsPerComponent 8`, textOf(p.gray)],
    eye,
    PLACED,
    () => ({ more: [['', Array.from({ length: 256 }, (_, i) => String.fromCharCode(i).repeat(3)).join('')]] }),
  ),
  picture('palette of two bits with a reversed decode array', 'box', (p) => [
    `${size(p)} /ColorSpace [/Indexed /DeviceGray 3 <ffaa5500>] /BitsPerComponent 2 /Decode [0 3]`,
    Array.from({ length: p.gray.length / 4 }, (_, i) =>
      String.fromCharCode([0, 1, 2, 3].reduce((sum, k) => sum * 4 + (3 - ((p.gray[i * 4 + k] ?? 0) >> 6)), 0)),
    ).join(''),
  ]),
  picture('four inks', 'box', (p) => [
    `${size(p)} /ColorSpace /DeviceCMYK /BitsPerComponent 8`,
    Array.from(p.gray, (n) => `\0\0\0${String.fromCharCode(255 - n)}`).join(''),
  ]),
  picture('Lab', 'box', (p) => [
    `${size(p)} /ColorSpace [/Lab << /WhitePoint [0.95 1 1.09] /Range [-100 100 -100 100] >>] /BitsPerComponent 8`,
    Array.from(p.gray, (n) => `${String.fromCharCode(n)}\x80\x80`).join(''),
  ]),
  picture(
    'spot colours named after it',
    'box',
    (p, secret) => [
      `${size(p)} /ColorSpace [/DeviceN [/${secret} /None] /DeviceGray 11 0 R] /BitsPerComponent 8`,
      Array.from(p.gray, (n) => `${String.fromCharCode(255 - n)}\0`).join(''),
    ],
    eye,
    PLACED,
    (_, secret) => ({ more: [['/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]', `{ % ${secret}\n pop 1 exch sub }`]] }),
  ),
  picture(
    'sixteen bits, the letters in the low byte',
    'box',
    (p) => [
      `${size(p)} /ColorSpace /DeviceGray /BitsPerComponent 16`,
      Array.from(p.gray, (n) => `\x80${String.fromCharCode(n)}`).join(''),
    ],
    { pixels: true },
  ),
  picture('letters one grey level apart', 'box', (p) => plain(mapped(p, (n) => (n > 127 ? 201 : 200)))),
  picture('letters hidden by a decode array', 'box', (p) => {
    const [dict, data] = plain(p);
    return [`${dict} /Decode [1 1]`, data];
  }),
  picture(
    'soft mask that holds the letters',
    'box',
    (p) => [`${size({ ...p, width: 1, height: 1 })} ${GRAY} /SMask 11 0 R`, '\0'],
    eye,
    PLACED,
    (p) => ({
      more: [plain(mapped(p, (n) => 255 - n))],
    }),
  ),
  picture(
    'soft mask with premultiplied colour',
    'box',
    (p) => {
      const [dict, data] = plain(p);
      return [`${dict} /SMask 11 0 R`, data];
    },
    eye,
    PLACED,
    (p) => {
      const [dict, data] = plain(mapped(p, () => 255));
      return { more: [[`${dict} /Matte [0]`, data]] };
    },
  ),
  picture(
    'picture made invisible by its soft mask',
    BE,
    (p) => {
      const [dict, data] = plain(p);
      return [`${dict} /SMask 11 0 R`, data];
    },
    eye,
    PLACED,
    (p) => ({ more: [plain(mapped(p, () => 0))] }),
  ),
  picture(
    'stencil mask that holds the letters',
    'box',
    (p) => [`${size({ ...p, width: 1, height: 1 })} ${GRAY} /Mask 11 0 R`, '\0'],
    eye,
    PLACED,
    (p) => ({
      more: [[`${size(p)} /ImageMask true /BitsPerComponent 1`, textOf(bitsOf(p))]],
    }),
  ),
  picture('colour key', 'box', (p) => {
    const [dict, data] = plain(mapped(p, (n) => (n > 127 ? 250 : 10)));
    return [`${dict} /Mask [250 250]`, data];
  }),
  picture('colour key that hides all', 'box', (p) => {
    const [dict, data] = plain(p);
    return [`${dict} /Mask [0 255]`, data];
  }),
];

const PLACES: readonly Technique[] = [
  picture(
    'turned by 90',
    'box',
    plain,
    { ...eye, boxes: [{ page: 1, box: [86, 50, 110, 180] }] },
    'q 0 114 -18 0 106 56 cm /I Do Q',
  ),
  picture('mirrored', 'box', plain, eye, 'q -114 0 0 18 154 96 cm /I Do Q'),
  picture('letters clipped away', BE, plain, eye, 'q 45 60 10 10 re W n q 300 0 0 47 45 40 cm /I Do Q Q'),
  picture('off the page', BE, plain, eye, 'q 114 0 0 18 -300 96 cm /I Do Q'),
  picture('half off the page', BE, plain, eye, 'q 700 0 0 100 -600 130 cm /I Do Q'),
  picture('smaller than a point', BE, plain, eye, 'q 0.3 0 0 0.05 40 200 cm /I Do Q'),
  picture('flattened by its matrix', BE, plain, eye, 'q 114 0 0 0 40 200 cm /I Do Q'),
  picture('wholly transparent', BE, plain, eye, '/G gs q 114 0 0 18 40 200 cm /I Do Q', () => ({
    resources: '/ExtGState << /G << /ca 0 >> >>',
  })),
  picture('behind a white rectangle', BE, plain, eye, 'q 114 0 0 18 40 200 cm /I Do Q 1 g 30 190 200 40 re f'),
  picture(
    'behind another picture',
    BE,
    plain,
    eye,
    'q 114 0 0 18 40 200 cm /I Do Q q 200 0 0 40 30 190 cm /J Do Q',
    () => ({
      resources: '',
      page: '/Resources << /Font << /F 5 0 R >> /XObject << /I 10 0 R /J 11 0 R >> >>',
      more: [['/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8', '\xff']],
    }),
  ),
  page(
    'one picture a letter',
    'box',
    ({ letters }) => ({
      content: letters.map((_, i) => `q 9 0 0 18 ${40 + i * 9} 96 cm /I${i} Do Q`).join('\n'),
      resources: `/XObject << ${letters.map((_, i) => `/I${i} ${10 + i} 0 R`).join(' ')} >>`,
      more: letters.map((one) => plain(pixelsOf(one))),
    }),
    eye,
  ),
  page(
    'strips one sample high',
    'box',
    ({ text }) => {
      const pixels = pixelsOf(text);
      const strips = Array.from({ length: pixels.height }, (_, y) => y);
      return {
        content: strips.map((y) => `q 114 0 0 0.42 40 ${(114 - (y + 1) * 0.41).toFixed(2)} cm /I${y} Do Q`).join('\n'),
        resources: `/XObject << ${strips.map((y) => `/I${y} ${10 + y} 0 R`).join(' ')} >>`,
        more: strips.map((y) =>
          plain({ ...pixels, height: 1, gray: pixels.gray.subarray(y * pixels.width, (y + 1) * pixels.width) }),
        ),
      };
    },
    eye,
  ),
  page(
    'inline picture',
    'box',
    ({ text }) => {
      const pixels = pixelsOf(text);
      return {
        content: `q 114 0 0 18 40 96 cm BI /W ${pixels.width} /H ${pixels.height} /CS /G /BPC 8 ID ${textOf(pixels.gray)} EI Q`,
      };
    },
    eye,
  ),
  page(
    'inline picture packed twice',
    'box',
    ({ text }) => {
      const pixels = pixelsOf(text);
      return {
        content: `q 114 0 0 18 40 96 cm BI /W ${pixels.width} /H ${pixels.height} /CS /G /BPC 8 /F [/AHx /Fl] ID ${asciiHex(flate(pixels.gray))} EI Q`,
      };
    },
    eye,
  ),
  page(
    'picture inside a form',
    'box',
    ({ text }) => ({
      content: '/A Do',
      resources: '/XObject << /A 10 0 R >>',
      more: [
        form(PLACED, '/Resources << /XObject << /I 11 0 R >> >>').map((one) =>
          one.replace('/Resources << /Font << /F 5 0 R >> >> ', ''),
        ) as [string, string],
        plain(pixelsOf(text)),
      ],
    }),
    eye,
  ),
];

const dot = '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8';
/** A picture of no meaning with the secret beside its samples. */
const beside = (
  name: string,
  build: (secret: string) => readonly [string, string] | Promise<readonly [string, string]>,
  more: (secret: string) => PagePart['more'] = () => [],
): Technique =>
  technique(name, BE, async (secret, shown) =>
    makePage({
      content: `${keptLine}${shown ? mention(secret) : ''}q 50 0 0 50 300 20 cm /I Do Q`,
      resources: '/XObject << /I 10 0 R >>',
      more: [await build(secret), ...(more(secret) ?? [])],
    }),
  );
const SPECKLED: Pixels = { width: 16, height: 16, gray: Uint8Array.from({ length: 256 }, (_, i) => (i * 37) % 256) };
const segment = (marker: number, text: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text, 'latin1')]);
const withSegments = async (text: string): Promise<Buffer> => {
  const whole = await jpeg(SPECKLED);
  return Buffer.concat([
    whole.subarray(0, 2),
    segment(0xe1, `Exif\0\0${text}`),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${text}`),
    segment(0xed, `Photoshop 3.0\0${text}`),
    segment(0xee, text),
    segment(0xfe, text),
    whole.subarray(2),
    Buffer.from(text, 'latin1'),
  ]);
};
const BESIDE: readonly Technique[] = [
  beside('bytes after the samples', (secret) => [dot, `abcd${secret}`]),
  beside('rows beyond the height, packed', (secret) => [`${dot} /Filter /FlateDecode`, flate(`abcd${secret}`)]),
  beside('bytes after the end of packed samples', (secret) => [
    `${dot} /Filter /FlateDecode`,
    `${flate('abcd')}${secret}`,
  ]),
  beside('bytes after the end of base 85', (secret) => [`${dot} /Filter /A85`, `${ascii85('abcd')}${secret}`]),
  beside('fill bits of rows', (secret) => [
    // One sample a row, so that seven of eight bits are fill; the letters stand in a column of whole bytes.
    '/Type /XObject /Subtype /Image /Width 1 /Height 16 /ColorSpace /DeviceGray /BitsPerComponent 1',
    `${secret}    `.slice(0, 16),
  ]),
  beside('segments and tail of a JPEG', async (secret) => [
    `/Type /XObject /Subtype /Image /Width 16 /Height 16 ${GRAY} /Filter /DCTDecode`,
    (await withSegments(secret)).toString('latin1'),
  ]),
  beside(
    'keys of a picture',
    (secret) => [
      `${dot} /Name /${secret} /ID (${secret}) /Metadata 11 0 R /PieceInfo << /A << /Private (${secret}) >> >> /StructParent 0 /Measure << /X (${secret}) >> /OPI << /2.0 << /Type /OPI /F (${secret}.tif) >> >>`,
      'abcd',
    ],
    (secret) => [['/Type /Metadata /Subtype /XML', `<a>${secret}</a>`]],
  ),
  beside(
    'alternate picture',
    () => [`${dot} /Alternates [<< /Image 11 0 R /DefaultForPrinting true >>]`, 'abcd'],
    (secret) => [plain(pixelsOf(secret))],
  ),
  beside('palette longer than its samples need', (secret) => [
    dot.replace('/DeviceGray', `[/Indexed /DeviceGray 255 (\\000\\001\\002\\003${secret})]`),
    '\0\x01\x02\x03',
  ]),
  beside(
    'colour profile',
    () => [dot.replace('/DeviceGray', '[/ICCBased 11 0 R]'), 'abcd'],
    (secret) => [['/N 1 /Alternate /DeviceGray', `${'\0'.repeat(128)}desc${secret}`]],
  ),
  page('inline picture with bytes to spare and keys of its own', BE, ({ text }) => ({
    content: `q 50 0 0 50 300 20 cm BI /W 2 /H 2 /CS /G /BPC 8 /Own (${text}) /${text} 1 /L ${4 + text.length} ID abcd${text} EI Q`,
  })),
];

/** The one alternate picture is read by eye alone. */
const seen = (one: Technique): Technique => (one.name === 'alternate picture' ? { ...one, pixels: true } : one);

export const IMAGES: readonly Technique[] = [...PACKED, ...COLOURS, ...PLACES, ...BESIDE.map(seen)];
