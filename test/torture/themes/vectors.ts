// The secret as line art: letters drawn, cut out, shaded or composed, with no text anywhere.
import { pathOf, pixelsOf } from '../make/letters.ts';
import { page, show, textOf, type More, type Technique } from '../technique.ts';

const BE = 'box+elsewhere';
const eye: More = { pixels: true };
const path = (text: string): string => pathOf(text, 40, 100, 14);

/** Every dark sample of the secret as a small square, 0.4 points wide. */
const squares = (text: string): string => {
  const { width, height, gray } = pixelsOf(text);
  const out: string[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if ((gray[y * width + x] ?? 255) < 128)
        out.push(`${(40 + x * 0.4).toFixed(1)} ${(113.6 - y * 0.4).toFixed(1)} 0.4 0.4 re`);
  return out.join('\n');
};

/** Rows of dark samples as short strokes. */
const strokes = (text: string): string => {
  const { width, height, gray } = pixelsOf(text);
  const out: string[] = ['0.4 w'];
  for (let y = 0; y < height; y++)
    for (let x = 0, from = -1; x <= width; x++) {
      const dark = x < width && (gray[y * width + x] ?? 255) < 128;
      if (dark && from < 0) from = x;
      if (!dark && from >= 0) {
        out.push(
          `${(40 + from * 0.4).toFixed(1)} ${(113.6 - y * 0.4).toFixed(1)} m ${(40 + x * 0.4).toFixed(1)} ${(113.6 - y * 0.4).toFixed(1)} l S`,
        );
        from = -1;
      }
    }
  return out.join('\n');
};

/** The secret as the samples of a function of two variables, the first row at the bottom. */
const sampled = (text: string): readonly [string, string] => {
  const { width, height, gray } = pixelsOf(text);
  const upright = Array.from({ length: height }, (_, y) =>
    textOf(gray.subarray((height - 1 - y) * width, (height - y) * width)),
  ).join('');
  return [`/FunctionType 0 /Domain [0 1 0 1] /Range [0 1] /Size [${width} ${height}] /BitsPerSample 8`, upright];
};

export const VECTORS: readonly Technique[] = [
  page('filled outlines', 'box', ({ text }) => ({ content: `${path(text)} f` }), eye),
  page(
    'filled outlines, even-odd, closed and stroked',
    'box',
    ({ text }) => ({ content: `0.2 w ${path(text)} b*` }),
    eye,
  ),
  page('outlines white on white', BE, ({ text }) => ({ content: `1 g ${pathOf(text, 40, 200, 14)} f` }), eye),
  page('outlines of no width', 'box', ({ text }) => ({ content: `0 w ${path(text)} S` }), eye),
  page('a hole in a rectangle', 'box', ({ text }) => ({ content: `0 g 38 94 150 22 re ${path(text)} f*` }), eye),
  page('outlines as a clip', 'box', ({ text }) => ({ content: `q ${path(text)} W n 0.3 g 0 0 400 300 re f Q` }), eye),
  page(
    'one outline a letter in a form of its own',
    'box',
    ({ letters }) => ({
      content: letters.map((_, i) => `q 1 0 0 1 ${40 + i * 9} 100 cm /X${i} Do Q`).join(' '),
      resources: `/XObject << ${letters.map((_, i) => `/X${i} ${10 + i} 0 R`).join(' ')} >>`,
      more: letters.map(
        (one) => ['/Type /XObject /Subtype /Form /BBox [0 -5 20 20]', `${pathOf(one, 0, 0, 12)} f`] as const,
      ),
    }),
    eye,
  ),
  page('a thousand small squares', 'box', ({ text }) => ({ content: `${squares(text)} f` }), eye),
  page('a thousand short strokes', 'box', ({ text }) => ({ content: strokes(text) }), eye),
  page(
    'dashes of one long line a row',
    'box',
    ({ text }) => {
      const { width, height, gray } = pixelsOf(text);
      const rows = Array.from({ length: height }, (_, y) => {
        const runs: number[] = [];
        let dark = true;
        let length = 0;
        for (let x = 0; x < width; x++) {
          const now = (gray[y * width + x] ?? 255) < 128;
          if (now !== dark) {
            runs.push(length * 0.4);
            length = 0;
            dark = now;
          }
          length++;
        }
        runs.push(length * 0.4);
        if (runs.length % 2 === 1) runs.push(0.001);
        const line = (113.6 - y * 0.4).toFixed(1);
        return `[${runs.map((n) => n.toFixed(3)).join(' ')}] 0 d 40 ${line} m ${40 + width * 0.4} ${line} l S`;
      });
      return { content: `q 0.4 w ${rows.join('\n')} Q` };
    },
    eye,
  ),
  page(
    'samples of a shading function',
    'box',
    ({ text }) => ({
      content: 'q 38 94 150 22 re W n 1 0 0 1 40 96 cm /S sh Q',
      resources:
        '/Shading << /S << /ShadingType 1 /ColorSpace /DeviceGray /Domain [0 1 0 1] /Matrix [114 0 0 18 0 0] /Function 10 0 R >> >>',
      more: [sampled(text)],
    }),
    eye,
  ),
  page(
    'triangles of a mesh',
    'box',
    ({ text }) => {
      const { width, height, gray } = pixelsOf(text);
      let data = '';
      const point = (x: number, y: number): string => `\0${String.fromCharCode(x >> 8, x & 255, y >> 8, y & 255)}\0`;
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          if ((gray[y * width + x] ?? 255) >= 128) continue;
          const [a, b] = [x * 100, (height - y) * 100];
          data +=
            point(a, b) +
            point(a + 100, b) +
            point(a, b - 100) +
            point(a + 100, b) +
            point(a, b - 100) +
            point(a + 100, b - 100);
        }
      return {
        content: '/S sh',
        resources: '/Shading << /S 10 0 R >>',
        more: [
          [
            `/ShadingType 4 /ColorSpace /DeviceGray /BitsPerCoordinate 16 /BitsPerComponent 8 /BitsPerFlag 8 /Decode [40 302.144 96 358.144 0 1]`,
            data,
          ],
        ],
      };
    },
    eye,
  ),
  page(
    'picture in a pattern',
    'box',
    ({ text }) => {
      const { width, height, gray } = pixelsOf(text);
      return {
        content: '/Pattern cs /P scn 40 96 114 18 re f',
        resources: '/Pattern << /P 10 0 R >>',
        more: [
          [
            '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 114 18] /XStep 114 /YStep 18 /Matrix [1 0 0 1 40 96] /Resources << /XObject << /I 11 0 R >> >>',
            'q 114 0 0 18 0 0 cm /I Do Q',
          ],
          [
            `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
            textOf(gray),
          ],
        ],
      };
    },
    eye,
  ),
  page(
    'outlines in a pattern',
    'box',
    ({ text }) => ({
      content: '/Pattern cs /P scn 40 96 150 18 re f',
      resources: '/Pattern << /P 10 0 R >>',
      more: [
        [
          '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 400 300] /XStep 400 /YStep 300 /Resources << >>',
          `${path(text)} f`,
        ],
      ],
    }),
    eye,
  ),
  page(
    'outlines in a soft mask',
    'box',
    ({ text }) => ({
      content: 'q /G gs 0 0 400 300 re f Q',
      resources: '/ExtGState << /G << /SMask << /S /Luminosity /G 10 0 R >> >> >>',
      more: [
        [
          '/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Group << /S /Transparency /CS /DeviceGray >>',
          `1 g ${path(text)} f`,
        ],
      ],
    }),
    eye,
  ),
  page(
    'dark on dark under a box drawn long ago',
    'box',
    ({ text }) => ({
      content: `${path(text)} f 0 g 38 94 150 22 re f`,
    }),
    eye,
  ),
  page('names of a halftone, a function and a colour', BE, ({ text }) => ({
    content: '/G gs /C cs 0.5 scn 300 20 20 20 re f',
    resources: `/ExtGState << /G << /Type /ExtGState /HT << /HalftoneType 1 /HalftoneName (${text}) /Frequency 60 /Angle 0 /SpotFunction /Round >> /TR 10 0 R /Name (${text}) >> >> /ColorSpace << /C [/Separation /${text} /DeviceGray 10 0 R << /Colorants << /${text} [/Separation /${text} /DeviceGray 10 0 R] >> >>] >>`,
    more: [['/FunctionType 4 /Domain [0 1] /Range [0 1]', `{ % ${text}\n 1 exch sub }`]],
  })),
  page('shading with keys of its own and samples to spare', BE, ({ text }) => ({
    content: 'q 300 20 50 50 re W n /S sh Q',
    resources: `/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 400 0] /Own (${text}) /Function 10 0 R >> >>`,
    more: [['/FunctionType 0 /Domain [0 1] /Range [0 1] /Size [2] /BitsPerSample 8', `\0\xff${text}`]],
  })),
  page(
    'outlines in a pattern that colours the whole page',
    'box',
    ({ text }) => ({
      content: '/Pattern cs /P scn 0 0 400 300 re f',
      resources: '/Pattern << /P 10 0 R >>',
      more: [
        [
          '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 400 300] /XStep 400 /YStep 300 /Resources << >>',
          `${path(text)} f`,
        ],
      ],
    }),
    eye,
  ),
  page('pattern that is set and paints nothing', BE, ({ text }) => ({
    content: '/Pattern cs /P scn /Pattern CS /P SCN 0 g 0 G 300 20 10 10 re f',
    resources: '/Pattern << /P 10 0 R >>',
    more: [
      [
        '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 400 300] /XStep 400 /YStep 300 /Resources << /Font << /F 5 0 R >> >>',
        show(text, 40, 100),
      ],
    ],
  })),
  page(
    'shading function over the whole page',
    'box',
    ({ text }) => ({
      content: 'q 1 0 0 1 40 96 cm /S sh Q',
      resources:
        '/Shading << /S << /ShadingType 1 /ColorSpace /DeviceGray /Domain [0 1 0 1] /Matrix [114 0 0 18 0 0] /Function 10 0 R >> >>',
      more: [sampled(text)],
    }),
    eye,
  ),
  page('palette as a colour of the content', BE, ({ text }) => ({
    content: '/C cs 1 sc 300 20 10 10 re f',
    resources: `/ColorSpace << /C [/Indexed /DeviceGray 255 (\\000\\100${text})] >>`,
  })),
  page(
    'outlines behind a white rectangle',
    BE,
    ({ text }) => ({ content: `0 g ${pathOf(text, 40, 200, 14)} f 1 g 30 190 200 30 re f` }),
    eye,
  ),
];
