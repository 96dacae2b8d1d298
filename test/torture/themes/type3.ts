// Glyphs that are content streams of their own (Type 3 fonts), and what can hide in them.
import { bitsOf, outline, pixelsOf } from '../make/letters.ts';
import { page, textOf, type PagePart, type Technique } from '../technique.ts';
import { unicodeMap } from './fonts.ts';

const BE = 'box+elsewhere';
const font = (entries: string, first: number, widths: readonly number[], extra = ''): string =>
  `<< /Type /Font /Subtype /Type3 /FontBBox [0 -300 9000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar ${first} /LastChar ${first + widths.length - 1} /Widths [${widths.join(' ')}] ${entries} ${extra} >>`;

/** A font with a procedure for every letter of the secret, codes from 1 in the order of the alphabet. */
const lettered = (
  letters: readonly string[],
  glyph: (letter: string) => string,
  resources: string,
  name: (letter: string, i: number) => string = (_, i) => `g${i}`,
): { part: Pick<PagePart, 'fonts' | 'content'>; more: NonNullable<PagePart['more']> } => {
  const order = [...new Set(letters)].sort();
  const widths = order.map((one) => outline(one).width);
  const names = order.map((one, i) => name(one, i));
  const codes = letters.map((one) => (order.indexOf(one) + 1).toString(16).padStart(2, '0')).join('');
  return {
    part: { content: `BT /T 12 Tf 40 100 Td <${codes}> Tj ET`, fonts: '/T 10 0 R' },
    more: [
      font(
        `/Encoding << /Differences [1 ${names.map((one) => `/${one}`).join(' ')}] >> /CharProcs << ${names.map((one, i) => `/${one} ${12 + i} 0 R`).join(' ')} >> /ToUnicode 11 0 R`,
        1,
        widths,
        `/Resources << ${resources} >>`,
      ),
      ['', unicodeMap(order, 2)],
      ...order.map((one) => ['', glyph(one)] as const),
    ],
  };
};
const stencil = (letter: string): string => {
  const pixels = pixelsOf(letter);
  const data = textOf(bitsOf(pixels));
  const { width, height } = pixels;
  return `${outline(letter).width} 0 0 -300 ${width * 31} 1000 d1 q ${width * 31} 0 0 ${height * 31} -248 -341 cm BI /W ${width} /H ${height} /IM true /BPC 1 ID ${data} EI Q`;
};
const shape = (letter: string): string => {
  const { width, steps } = outline(letter);
  return `${width} 0 0 -300 ${width} 1000 d1 ${steps.map(({ op, at }) => `${at.join(' ')} ${op}`).join(' ')} f`;
};

export const TYPE3: readonly Technique[] = [
  page('glyphs as outlines', 'box', ({ letters }) => {
    const { part, more } = lettered(letters, shape, '');
    return { ...part, more };
  }),
  page('glyphs as inline pictures', 'box', ({ letters }) => {
    const { part, more } = lettered(letters, stencil, '');
    return { ...part, more };
  }),
  page('glyphs that show text of another font', 'box', ({ letters }) => {
    const { part, more } = lettered(
      letters,
      (one) => `${outline(one).width} 0 d0 BT /F 1000 Tf (${one}) Tj ET`,
      '/Font << /F 5 0 R >>',
    );
    return { ...part, more };
  }),
  page('one glyph that shows the whole name', BE, ({ text }) => ({
    content: 'BT /T 12 Tf 40 200 Td (a) Tj ET',
    fonts: '/T 10 0 R',
    more: [
      font(
        '/Encoding << /Differences [97 /a] >> /CharProcs << /a 11 0 R >> /Resources << /Font << /F 5 0 R >> >>',
        97,
        [8000],
      ),
      ['', `8000 0 d0 BT /F 1000 Tf (${text}) Tj ET`],
    ],
  })),
  page('glyph drawn far from its pen', 'box', ({ text }) => ({
    // The code stands at (300, 30); its glyph draws the name 260 points to the left and 70 up, under the box.
    content: 'BT /T 12 Tf 300 30 Td (a) Tj ET',
    fonts: '/T 10 0 R',
    more: [
      font(
        '/Encoding << /Differences [97 /a] >> /CharProcs << /a 11 0 R >> /Resources << /Font << /F 5 0 R >> >>',
        97,
        [600],
      ),
      ['', `600 0 d0 BT /F 1000 Tf -21667 5833 Td (${text}) Tj ET`],
    ],
  })),
  page(
    'outlined glyph drawn far from its pen',
    'box',
    ({ letters }) => {
      const { part, more } = lettered(
        letters,
        (one) => `${outline(one).width} 0 d0 1 0 0 1 -21667 5833 cm ${shape(one).replace(/^.*d1/, '')}`,
        '',
      );
      return { ...part, content: (part.content ?? '').replace('40 100 Td', '300 30 Td'), more };
    },
    { expect: 'refused' },
  ),
  page('procedures named after it', BE, ({ text, letters }) => ({
    content: 'BT /T 12 Tf 40 200 Td (a) Tj ET',
    fonts: '/T 10 0 R',
    more: [
      font(
        `/Name /${text} /Encoding << /Differences [1 ${letters.map((one) => `/${one}`).join(' ')} 97 /${text}] >> /CharProcs << /${text} 11 0 R /unused 12 0 R >> /Resources << /Font << /F 5 0 R >> >>`,
        97,
        [800],
      ),
      ['', '800 0 d0 0 0 700 700 re f'],
      ['', `800 0 d0 BT /F 9 Tf (${text}) Tj ET % ${text}`],
    ],
  })),
  page('font matrix that turns and enlarges', 'box', ({ letters }) => {
    const { part, more } = lettered(letters, shape, '');
    const [first, ...rest] = more;
    const turned = String(first).replace('[0.001 0 0 0.001 0 0]', '[0.1 0 0 -0.1 0 0]');
    return {
      ...part,
      content: (part.content ?? '').replace('/T 12 Tf 40 100 Td', '/T 0.12 Tf 1 0 0 -1 40 100 Tm'),
      more: [turned, ...rest],
    };
  }),
];
