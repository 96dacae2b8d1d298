// Text under the box, written in every way that a content stream allows. Not here: text that nobody sees (hidden.ts).
import { form, hexOf, KEPT, makePage, makePdf, keptLine, page, show, technique, type Technique } from '../technique.ts';

const at = 'BT /F 12 Tf 40 100 Td';
const half = (text: string): readonly [string, string] => [text.slice(0, 5), text.slice(5)];

export const TEXT: readonly Technique[] = [
  page('plain text', 'box', ({ text }) => ({ content: show(text, 40, 100) })),
  page('kerned in one array', 'box', ({ letters }) => ({
    content: `${at} [${letters.map((one, i) => `(${one}) ${i % 3 === 0 ? -40 : 12}`).join(' ')}] TJ ET`,
  })),
  page('hexadecimal with white space and an odd digit', 'box', ({ hex }) => ({
    content: `${at} <${[...hex].join('\n')}2> Tj ET`,
  })),
  page('octal and continued lines', 'box', ({ letters }) => ({
    content: `${at} (${letters.map((one) => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}\\\n`).join('')}) Tj ET`,
  })),
  page('nested brackets around it', 'box', ({ text }) => ({ content: `${at} ((${text})\\051) Tj ET` })),
  page('quote operators', 'box', ({ text }) => ({
    content: `BT /F 12 Tf 2 TL 40 102 Td (${text}) ' 1 0 (${text}) " ET`,
  })),
  page('letters drawn from the last to the first', 'box', ({ letters }) => ({
    content: letters
      .map((one, i) => show(one, 40 + i * 9, 100))
      .reverse()
      .join(''),
  })),
  page('one text object a glyph', 'box', ({ letters }) => ({
    content: letters.map((one, i) => `q 1 0 0 1 ${40 + i * 8} 100 cm BT /F 12 Tf (${one}) Tj ET Q\n`).join(''),
  })),
  page('spread by character space', 'box', ({ text }) => ({ content: `BT /F 12 Tf 5 Tc 40 100 Td (${text}) Tj ET` })),
  page('squeezed by horizontal scale and word space', 'box', ({ text }) => ({
    content: `BT /F 12 Tf 40 Tz 30 Tw 40 100 Td (${text} ${text}) Tj ET`,
  })),
  page('lifted by text rise', 'box', ({ text }) => ({ content: `BT /F 12 Tf 60 Ts 40 40 Td (${text}) Tj ET` })),
  page('negative font size in a turned matrix', 'box', ({ text }) => ({
    content: `BT /F -12 Tf -1 0 0 -1 40 100 Tm (${text}) Tj ET`,
  })),
  page('size in the text matrix', 'box', ({ text }) => ({ content: `BT /F 1 Tf 12 0 0 12 40 100 Tm (${text}) Tj ET` })),
  page('slanted', 'box', ({ text }) => ({ content: `BT /F 12 Tf 1 0 0.4 1 40 100 Tm (${text}) Tj ET` })),
  page('mirrored', 'box', ({ text }) => ({ content: `BT /F 12 Tf -1 0 0 1 190 100 Tm (${text}) Tj ET` })),
  page('upside down', 'box', ({ text }) => ({ content: `BT /F 12 Tf -1 0 0 -1 190 108 Tm (${text}) Tj ET` })),
  page('upwards', 'box', ({ text }) => ({ content: `BT /F 12 Tf 0 1 -1 0 100 60 Tm (${text}) Tj ET` }), {
    boxes: [{ page: 1, box: [86, 56, 106, 160] }],
  }),
  page(
    'at 37 degrees',
    'box',
    ({ text }) => ({ content: `BT /F 12 Tf 0.7986 0.6018 -0.6018 0.7986 60 60 Tm (${text}) Tj ET` }),
    { boxes: [{ page: 1, box: [50, 56, 130, 130] }] },
  ),
  page('page turned by 90', 'box', ({ text }) => ({ content: show(text, 40, 100), page: '/Rotate 90' })),
  page('page turned by -90 with a user unit', 'box', ({ text }) => ({
    content: show(text, 40, 100),
    page: '/Rotate -90 /UserUnit 2.5',
  })),
  technique(
    'page box that starts far from zero',
    'box',
    (secret) =>
      makePdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [-1000 1000 -600 1300] >>',
        '<< /Type /Page /Parent 2 0 R /CropBox [-600 1300 -1000 1000] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
        ['', `${show(KEPT, -960, 1250)}${show(secret, -960, 1100)}`],
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      ]),
    { boxes: [{ page: 1, box: [-962, 1096, -780, 1114] }] },
  ),
  page('two fonts within the name', 'box', ({ text }) => ({
    content: `${at} (${text.slice(0, 6)}) Tj /G 12 Tf (${text.slice(6)}) Tj ET`,
    fonts: '/G << /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold >>',
  })),
  page('fake bold, drawn four times', 'box', ({ text }) => ({
    content: [0, 0.2, 0.4, 0.6].map((dx) => show(text, 40 + dx, 100)).join(''),
  })),
  page('letters out of order inside one array', 'box', ({ text }) => {
    // The second half first, then a jump back over both for the first half.
    const [first, second] = half(text);
    return {
      content: `BT /Courier 10 Tf 70 100 Td [(${second}) ${(second.length + first.length) * 600} (${first})] TJ ET`,
      fonts: '/Courier << /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
    };
  }),
  page('outlines only', 'box', ({ text }) => ({ content: `BT 1 Tr /F 12 Tf 40 100 Td (${text}) Tj ET` })),
  page('filled and outlined', 'box', ({ text }) => ({ content: `BT 2 Tr /F 12 Tf 40 100 Td (${text}) Tj ET` })),
  page('huge font in a tiny matrix', 'box', ({ text }) => ({
    content: `q 0.0001 0 0 0.0001 0 0 cm BT /F 120000 Tf 400000 1000000 Td (${text}) Tj ET Q`,
  })),
  page('far away and back', 'box', ({ text }) => ({
    content: `q 1 0 0 1 -1000000 500000 cm q 1 0 0 1 1000040 -499900 cm BT /F 12 Tf (${text}) Tj ET Q Q`,
  })),
  page('thirty levels of saved state', 'box', ({ text }) => ({
    content: `${'q '.repeat(30)}${show(text, 40, 100)}${'Q '.repeat(30)}`,
  })),
  page('more restores than saves', 'box', ({ text }) => ({ content: `Q Q Q ${show(text, 40, 100)} Q` })),
  page('text object that is never closed', 'box', ({ text }) => ({ content: `${at} (${text}) Tj` })),
  page('text shown outside a text object', 'box', ({ text }) => ({
    content: `/F 12 Tf 1 0 0 1 40 100 Tm (${text}) Tj`,
  })),
  page('text object within a text object', 'box', ({ text }) => ({
    content: `BT /F 12 Tf 40 100 Td BT 40 100 Td (${text}) Tj ET ET`,
  })),
  page('font set by a graphics state', 'box', ({ text }) => ({
    content: `/G gs BT 40 100 Td (${text}) Tj ET`,
    resources: '/ExtGState << /G << /Font [5 0 R 12] >> >>',
  })),
  page('comment between string and operator', 'box', ({ text }) => ({
    content: `${at} (${text}) % (nothing)\n Tj ET`,
  })),
  page('operators without white space', 'box', ({ text }) => ({ content: `BT/F 12 Tf 40 100 Td(${text})Tj ET` })),
  page('numbers in odd spelling', 'box', ({ text }) => ({
    content: `BT /F +12. Tf 4--0 Td 1 0 0 1 40. +100.0 Tm (${text})Tj ET`,
  })),
  page('too many operands', 'box', ({ text }) => ({ content: `${at} (Kept) (words) (${text}) Tj ET` })),
  page('hyphenated over two lines', 'box', ({ text }) => {
    const [first, second] = half(text);
    return { content: `BT /F 6 Tf 7 TL 40 106 Td (${first}-) Tj T* (${second}) Tj ET` };
  }),
  page('thin spaces between the letters', 'box', ({ letters }) => ({
    content: `BT /F 12 Tf 20 Tz 40 100 Td (${letters.join(' ')}) Tj ET`,
  })),
  technique('split over two streams inside a string', 'box', (secret) => {
    const [first, second] = half(secret);
    return makePage({
      content: keptLine,
      page: '/Contents [4 0 R 10 0 R 11 0 R]',
      more: [
        ['', `${at} (${first}`],
        ['', `${second}) Tj ET`],
      ],
    });
  }),
  technique('split over two streams inside an operator', 'box', (secret) =>
    makePage({
      content: keptLine,
      page: '/Contents [4 0 R 10 0 R 11 0 R]',
      more: [
        ['', `${at} <${hexOf(secret)}> T`],
        ['', 'j ET'],
      ],
    }),
  ),
  page('split over two forms', 'box', ({ text }) => {
    const [first, second] = half(text);
    return {
      content: '/A Do /B Do',
      resources: '/XObject << /A 10 0 R /B 11 0 R >>',
      more: [form(show(first, 40, 100)), form(show(second, 66, 100))],
    };
  }),
  page('form within form, each with a matrix', 'box', ({ text }) => ({
    content: 'q 2 0 0 2 0 0 cm /A Do Q',
    resources: '/XObject << /A 10 0 R >>',
    more: [
      [
        '/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Matrix [0.5 0 0 0.5 10 20] /Resources << /XObject << /B 11 0 R >> >>',
        'q /B Do Q',
      ],
      form(show(text, 0, 0), '/Matrix [1 0 0 1 20 60]'),
    ],
  })),
  page('ten forms deep', 'box', ({ text }) => ({
    content: '/A Do',
    resources: '/XObject << /A 10 0 R >>',
    more: [
      ...Array.from(
        { length: 9 },
        (_, i) =>
          [
            `/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << /XObject << /A ${11 + i} 0 R >> >>`,
            '/A Do',
          ] as const,
      ),
      form(show(text, 40, 100)),
    ],
  })),
  page('form without resources of its own', 'box', ({ text }) => ({
    content: '/A Do',
    resources: '/XObject << /A 10 0 R >>',
    more: [['/Type /XObject /Subtype /Form /BBox [0 0 400 300]', show(text, 40, 100)]],
  })),
  page(
    'one form shown twice',
    'box',
    ({ text }) => ({
      content: '/A Do q 1 0 0 1 0 -60 cm /A Do Q',
      resources: '/XObject << /A 10 0 R >>',
      more: [form(show(text, 40, 100))],
    }),
    {
      boxes: [
        { page: 1, box: [38, 96, 220, 114] },
        { page: 1, box: [38, 36, 220, 54] },
      ],
    },
  ),
  page('transparency group that knocks out', 'box', ({ text }) => ({
    content: '/A Do',
    resources: '/XObject << /A 10 0 R >>',
    more: [form(show(text, 40, 100), '/Group << /S /Transparency /I true /K true >>')],
  })),
  page(
    'two boxes on one text object',
    'box',
    ({ text }) => ({ content: `${at} (${text} met the clerk and then ${text}) Tj ET` }),
    {
      boxes: [
        { page: 1, box: [38, 96, 103, 112] },
        { page: 1, box: [228, 96, 300, 112] },
      ],
    },
  ),
];
