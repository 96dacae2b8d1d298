// What only the pixels tell: a file that passes every other check and still shows, or holds, what it must not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, describe, it } from 'node:test';
import fontkit from '@pdf-lib/fontkit';
import type { Box, Verdict } from '../model/index.ts';
import { startTesseract, type PixelReader } from '../reading/index.ts';
import { pictureObject, printed } from './drawn.ts';
import { verifyPdf, type VerifyRequest } from './index.ts';
import { makePage, show } from './sample.ts';

const BOX: Box = [100, 100, 260, 140];
const COVER = '0 g 100 100 160 40 re f\n';
const NAME = 'Quillfeather';

const FONT = fontkit.create(
  readFileSync(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
);

type Extra = Partial<VerifyRequest>;
const look = (content: string, more: readonly (readonly [string, string])[] = [], extra: Extra = {}, resources = '') =>
  verifyPdf({
    output: makePage({
      content,
      resources:
        resources === '' ? `/XObject << ${more.map((_, i) => `/I${i} ${10 + i} 0 R`).join(' ')} >>` : resources,
      more,
    }),
    values: [],
    boxes: [{ page: 1, box: BOX }],
    render: true,
    ...extra,
  });
const bad = (verdicts: readonly Verdict[], check: string): string[] =>
  verdicts.filter((one) => one.check === check && one.result !== 'pass').map(({ result }) => result);

describe('boxes as drawn', () => {
  const check = 'boxes are one colour all over';
  const uneven = async (content: string, extra: Extra = {}) => bad(await look(content, [], extra), check);

  it('passes a black box, and a box of the colour that was announced', async () => {
    assert.deepEqual(await uneven(COVER), []);
    assert.deepEqual(await uneven(COVER.replace('0 g', '0 0 1 rg'), { boxColour: [0, 0, 255] }), []);
    assert.deepEqual(await uneven(COVER.replace('0 g', '0 0 1 rg'), { boxColour: 'any' }), []);
  });

  it('flags another colour, a slit, a see-through box and a box that is too small', async () => {
    assert.deepEqual(await uneven(COVER.replace('0 g', '0 0 1 rg')), ['fail']);
    assert.deepEqual(await uneven(`${COVER}1 g 100 120 160 0.6 re f`), ['fail']);
    assert.deepEqual(await uneven(`${COVER}1 g 100 120 160 0.6 re f`, { boxColour: 'any' }), ['fail']);
    assert.deepEqual(await uneven(COVER.replace('100 100 160 40', '101 100 159 40')), ['fail']);
    assert.deepEqual(await uneven(`0.3 g 100 100 160 40 re f`), ['fail']);
  });
});

describe('pictures under a box', () => {
  const check = 'pictures are gone under the boxes';
  const print = printed([NAME], { width: 320, size: 40 });
  const black = { ...print, data: print.data.map(() => 0) };
  const place = 'q 160 0 0 40 100 100 cm /I0 Do Q\n';

  it('passes one that is blank there', async () => {
    assert.deepEqual(bad(await look(place + COVER, [pictureObject(black)]), check), []);
  });

  const rows: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
    ['covered only', place, [pictureObject(print)]],
    ['drawn a second time, turned by a few degrees', `q 160 20 -5 40 105 95 cm /I0 Do Q\n`, [pictureObject(print)]],
    [
      'inside a form',
      'q 2 0 0 2 0 0 cm /I1 Do Q\n',
      [
        pictureObject(print),
        [
          '/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << /XObject << /I0 10 0 R >> >>',
          'q 80 0 0 20 50 50 cm /I0 Do Q',
        ],
      ],
    ],
    [
      'all black, with the letters in its soft mask',
      place,
      [pictureObject(black, '/SMask 11 0 R'), pictureObject(print)],
    ],
    [
      'a stencil',
      place,
      [['/Type /XObject /Subtype /Image /Width 320 /Height 8 /ImageMask true /BitsPerComponent 1', 'ab#d'.repeat(80)]],
    ],
    ['faint letters', place, [pictureObject({ ...print, data: print.data.map((value) => (value < 128 ? 12 : 0)) })]],
  ];
  for (const [what, content, more] of rows)
    it(`flags one that is ${what}`, async () => {
      assert.deepEqual(bad(await look(content + COVER, more), check), ['fail']);
    });

  it('is unsure about one in a pattern', async () => {
    const cell = [
      '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 160 40] /XStep 160 /YStep 40 /Resources << /XObject << /I0 10 0 R >> >>',
      'q 160 0 0 40 0 0 cm /I0 Do Q',
    ] as const;
    const found = await look(
      `/Pattern cs /P scn 100 100 160 40 re f\n${COVER}`,
      [pictureObject(print), cell],
      {},
      '/Pattern << /P 11 0 R >>',
    );
    assert.deepEqual(bad(found, check), ['unsure']);
  });
});

describe('the rest of the page', () => {
  const check = 'the rest looks as it did';
  const text = show('Kept words stand here and there', 40, 250);
  const changed = async (before: string, after: string, extra: Extra = {}) =>
    bad(await look(after + COVER, [], { source: makePage({ content: before }), ...extra }), check);

  it('may differ by one pixel in a thousand', async () => {
    // 833 × 625 pixels: a mark of 14 × 14 points is 0.16 % of them, one of 8 × 8 points 0.05 %.
    assert.deepEqual(await changed(text, text), []);
    assert.deepEqual(await changed(text, `${text}0 g 20 20 8 8 re f\n`), []);
    assert.deepEqual(await changed(text, `${text}0 g 20 20 14 14 re f\n`), ['fail']);
  });

  it('may have moved where that was declared, and nowhere else', async () => {
    const line = Array.from({ length: 8 }, (_, i) => show('the words after the name go on', 140, 30 + i * 8, 9)).join(
      '',
    );
    const moved = line.replaceAll('140 ', '153.3 ');
    const shifts = [{ page: 1, box: [135, 25, 280, 98] as const, dx: 13.3, dy: 0 }];
    assert.deepEqual(await changed(line, moved), ['fail']);
    assert.deepEqual(await changed(line, moved, { shifts }), []);
    assert.deepEqual(await changed(line, moved, { shifts: [{ ...shifts[0]!, dx: 9 }] }), ['fail']);
  });
});

describe('reading a copy', () => {
  const reader = startTesseract();
  after(() => reader.close());
  const read = async (content: string, more: readonly (readonly [string, string])[] = [], extra: Extra = {}) => {
    const found = await look(content, more, { boxes: [], values: [NAME], read: 'auto', reader, ...extra });
    return found.filter(({ check }) => /^value/.test(check) && !/file/.test(check));
  };
  const results = (verdicts: readonly Verdict[]): string[] =>
    verdicts.map(({ check, result }) => `${check}: ${result}`);
  const gone = ['values are gone: pass', 'values cannot be read in pixels: pass'];
  const flagged = (verdicts: readonly Verdict[]) =>
    verdicts.some(
      ({ check, result, where }) => check === 'value 1 is gone' && result === 'fail' && /page 1/.test(where),
    );
  const place = 'q 300 0 0 40 40 100 cm /I0 Do Q\n';
  const sheet = (line: string, ink = '#000', paper = '#fff') => pictureObject(printed([line], { ink, paper }));

  it('flags a picture of a name, in either polarity, and on its side', async () => {
    assert.ok(flagged(await read(place, [sheet(`Statement of ${NAME}`)])));
    assert.ok(flagged(await read(place, [sheet(`Statement of ${NAME}`, '#fff', '#000')])));
    assert.ok(flagged(await read('q 0 280 -40 0 200 10 cm /I0 Do Q\n', [sheet(`Statement of ${NAME}`)])));
  });

  it('flags a name in a picture that is painted over, clipped or off the page', async () => {
    const picture = [sheet(`Statement of ${NAME}`)];
    assert.ok(flagged(await read(`${place}1 g 30 90 350 60 re f\n`, picture)));
    assert.ok(flagged(await read(`q 40 100 60 40 re W n ${place} Q\n`, picture)));
    assert.ok(flagged(await read(place.replace('40 100', '330 100'), picture)));
  });

  it('flags a name in letters drawn as paths', async () => {
    assert.ok(flagged(await read(`0 g ${outlined(`by ${NAME}`, 60, 150)}`)));
  });

  it('passes other words, and a page without pictures unread', async () => {
    assert.deepEqual(results(await read(place, [sheet('Statement of the witness')])), gone);
    const none = { readPixels: () => Promise.reject(new Error('not asked')), close: () => undefined };
    assert.deepEqual(results(await read(show('Plain words', 40, 100), [], { reader: none })), gone);
  });

  let asked = 0;
  const counting: PixelReader = {
    readPixels: (raster) => {
      asked++;
      return reader.readPixels(raster);
    },
    close: () => undefined,
  };

  it('reads nothing more of a copy that has failed where that is all there is to know', async () => {
    const picture = [sheet(`Statement of ${NAME}`)];
    const astray: Extra = { boxes: [{ page: 1, box: [40, 200, 140, 220] }], reader: counting };
    asked = 0;
    assert.ok(flagged(await read(place, picture, astray)));
    assert.ok(asked > 0);
    asked = 0;
    assert.deepEqual(results(await read(place, picture, { ...astray, readFailed: false })), ['values are gone: pass']);
    const extra = { ...astray, boxes: [{ page: 9, box: BOX }], readFailed: false };
    assert.deepEqual(results(await read(place, picture, extra)), ['values are gone: pass']);
    const lost: Extra = {
      ...astray,
      boxes: [],
      source: makePage({ content: show('Lost', 40, 250) }),
      readFailed: false,
    };
    assert.deepEqual(results(await read(place, picture, lost)), ['values are gone: pass']);
    assert.equal(asked, 0);
  });

  it('does not read a picture that is all covered', async () => {
    asked = 0;
    const blank = { width: 300, height: 40, data: new Uint8Array(12_000) };
    const covered: Extra = { boxes: [{ page: 1, box: [40, 100, 340, 140] }], reader: counting };
    assert.deepEqual(results(await read(`${place}0 g 40 100 300 40 re f\n`, [pictureObject(blank)], covered)), gone);
    assert.equal(asked, 0);
  });

  it('is unsure where the reader gives up', async () => {
    for (const why of ['time', 'memory', 'fault'] as const) {
      const tired: PixelReader = { readPixels: () => Promise.resolve({ kind: 'unsure', why }), close: () => undefined };
      const found = await read(place, [sheet('Statement')], { reader: tired });
      assert.ok(found.some(({ check, result }) => check === 'values cannot be read in pixels' && result === 'unsure'));
    }
  });
});

interface Outline {
  readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
}

/** Path operators that draw `text` as outlines, letter by letter, as drawing programs do. */
function outlined(text: string, x: number, y: number): string {
  const size = 16;
  const n = (value: number): string => value.toFixed(2);
  let at = x;
  let path = '';
  const { glyphs, positions } = FONT.layout(text);
  glyphs.forEach((glyph, i) => {
    const scale = size / FONT.unitsPerEm;
    let last: [number, number] = [0, 0];
    for (const { command, args } of (glyph.path as unknown as Outline).commands) {
      const points = args.map((value, k) => (k % 2 === 0 ? at : y) + value * scale);
      const [cx = 0, cy = 0, ex = 0, ey = 0] = points;
      if (command === 'moveTo') path += `${points.map(n).join(' ')} m `;
      else if (command === 'lineTo') path += `${points.map(n).join(' ')} l `;
      else if (command === 'closePath') path += 'h ';
      else {
        // PDF knows cubic curves only.
        const cubic = [last[0] + (2 / 3) * (cx - last[0]), last[1] + (2 / 3) * (cy - last[1])];
        cubic.push(ex + (2 / 3) * (cx - ex), ey + (2 / 3) * (cy - ey), ex, ey);
        path += `${cubic.map(n).join(' ')} c `;
      }
      if (points.length >= 2) last = points.slice(-2) as [number, number];
    }
    at += (positions[i]?.xAdvance ?? 0) * scale;
  });
  return `${path} f\n`;
}
