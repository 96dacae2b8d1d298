// Properties of redaction: whatever the boxes, no covered glyph stays and no uncovered one goes; and what stays is as it was.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { PDFDocument, StandardFonts, degrees, rgb } from '@cantoo/pdf-lib';
import { BlotterError, type Box } from '../model/index.ts';
import { isFit, verifyPdf } from './index.ts';
import { redactPdf, type Redacted } from '../redact/index.ts';
import { makePage, show } from './sample.ts';

const WORDS =
  'the witness says that on Tuesday morning she saw a white van, parked by the gate; it left at 09:45 going east'.split(
    ' ',
  );

interface Line {
  readonly words: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly font: StandardFonts;
  readonly turn: 0 | 90;
}
const line: fc.Arbitrary<Line> = fc.record({
  words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 }),
  x: fc.integer({ min: 20, max: 200 }),
  y: fc.integer({ min: 30, max: 380 }),
  size: fc.constantFrom(7, 9, 12, 18),
  font: fc.constantFrom(StandardFonts.Helvetica, StandardFonts.TimesRoman, StandardFonts.Courier),
  turn: fc.constantFrom(0, 0, 0, 90),
});
const box: fc.Arbitrary<Box> = fc
  .tuple(
    fc.integer({ min: 0, max: 380 }),
    fc.integer({ min: 0, max: 380 }),
    fc.integer({ min: 4, max: 200 }),
    fc.integer({ min: 4, max: 60 }),
  )
  .map(([x, y, w, h]): Box => [x, y, x + w, y + h]);

async function makeLines(lines: readonly Line[], rotate: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([400, 400]);
  page.setRotation(degrees(rotate));
  page.drawRectangle({ x: 15, y: 15, width: 370, height: 370, borderColor: rgb(0, 0, 0), borderWidth: 1 });
  for (const { words, x, y, size, font, turn } of lines)
    page.drawText(words.join(' '), { x, y, size, font: await document.embedFont(font), rotate: degrees(turn) });
  return document.save();
}

const check = async (redacted: Redacted, source: Uint8Array, render = false, values: readonly string[] = []) => {
  const { bytes: output, ...known } = redacted;
  return verifyPdf({ ...known, output, source, values, render });
};
const faults = (verdicts: Awaited<ReturnType<typeof check>>): string =>
  JSON.stringify(verdicts.filter(({ result }) => result !== 'pass'));

describe('redactPdf', () => {
  it('takes what is under a box and nothing else, wherever the boxes are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        fc.array(box, { maxLength: 6 }),
        fc.constantFrom(0, 90, 180, 270),
        async (lines, boxes, rotate) => {
          const source = await makeLines(lines, rotate);
          const redacted = await redactPdf(
            source,
            { redactions: boxes.map((one) => ({ page: 1, box: one, code: 'N' })), values: [], dropPages: [] },
            { stamp: 'DRAFT – not for release' },
          );
          const verdicts = await check(redacted, source);
          assert.ok(isFit(verdicts), faults(verdicts));
          assert.deepEqual(redacted.rasterised, []);
          // Every box asked for is inside one that was drawn, as far as it is on the page.
          for (const [x0, y0, x1, y1] of boxes) {
            if (x0 >= 400 || y0 >= 400) continue;
            assert.ok(redacted.boxes.some(({ box: b }) => b[0] <= x0 && b[1] <= y0 && b[2] >= x1 && b[3] >= y1));
          }
        },
      ),
      // The first case found is told as it is: making it smaller takes minutes.
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('covers turned letters that a thin box takes beside their middle', async () => {
    const turned: Line = {
      words: ['Tuesday', 'that'],
      x: 192,
      y: 295,
      size: 18,
      font: StandardFonts.Courier,
      turn: 90,
    };
    for (const rotate of [0, 90, 180, 270]) {
      const source = await makeLines([turned], rotate);
      const plan = {
        redactions: [{ page: 1, box: [175, 325, 185, 343] as const, code: 'N' }],
        values: [],
        dropPages: [],
      };
      const redacted = await redactPdf(source, plan);
      const verdicts = await check(redacted, source);
      assert.ok(isFit(verdicts), `${rotate}: ${faults(verdicts)}`);
      // As high as the letters are, which lie to the right of it.
      assert.ok((redacted.boxes[0]?.box[2] ?? 0) > 192, JSON.stringify(redacted.boxes));
    }
  });

  it('leaves nothing uncovered of what a box took while boxes grew and joined', async () => {
    const at = (x: number, y: number, size: number, font: StandardFonts, text: string, turn: 0 | 90 = 0): Line => ({ words: text.split(' '), x, y, size, font, turn }); // prettier-ignore
    const { Courier, Helvetica, TimesRoman } = StandardFonts;
    const found: readonly (readonly [readonly Line[], readonly Box[], number])[] = [
      [
        [at(72, 288, 12, TimesRoman, 'she on 09:45 van,'), at(98, 294, 9, TimesRoman, 'going morning'), at(29, 260, 9, Courier, 'a parked 09:45'), at(88, 118, 18, TimesRoman, 'the she by at white it saw morning'), at(92, 271, 9, TimesRoman, 'saw 09:45', 90), at(179, 289, 12, Helvetica, 'gate; white gate;', 90), at(188, 203, 18, Courier, 'white')],
        [[160, 107, 242, 128], [378, 197, 463, 249], [178, 166, 363, 197], [82, 238, 197, 292], [8, 266, 133, 305], [313, 11, 378, 41]],
        270,
      ],
      [
        [at(194, 166, 12, Courier, 'witness'), at(117, 351, 7, Courier, 'white gate; the it'), at(199, 116, 18, TimesRoman, 'that on going at the left'), at(110, 89, 18, TimesRoman, 'on left left morning parked'), at(50, 106, 12, Courier, 'the says at the van, Tuesday witness'), at(93, 216, 9, Helvetica, 'parked parked going witness saw at'), at(181, 252, 7, TimesRoman, 'witness going van,'), at(133, 207, 12, Courier, '09:45')],
        [[100, 136, 240, 195], [288, 5, 352, 12], [0, 6, 86, 27], [76, 97, 158, 121], [204, 156, 208, 165], [3, 114, 140, 146]],
        90,
      ],
    ]; // prettier-ignore
    for (const [lines, boxes, rotate] of found) {
      const source = await makeLines(lines, rotate);
      const plan = { redactions: boxes.map((one) => ({ page: 1, box: one, code: 'N' })), values: [], dropPages: [] };
      const verdicts = await check(await redactPdf(source, plan), source);
      assert.ok(isFit(verdicts), faults(verdicts));
    }
  });

  it('gives the same bytes for the same plan', async () => {
    const source = makePage({ content: show('Same words every time', 40, 100) });
    const plan = {
      redactions: [{ page: 1, box: [60, 96, 100, 112] as const, code: 'A' }],
      values: ['time'],
      dropPages: [],
    };
    const [one, two] = [await redactPdf(source, plan), await redactPdf(source, plan)];
    assert.ok(Buffer.from(one.bytes).equals(Buffer.from(two.bytes)));
  });

  it('joins boxes of one line with one reason, and says where they are', async () => {
    const source = makePage({ content: show('at 12 Larch Road all day', 40, 100) });
    const codes = (a: string, b: string) => [
      { page: 1, box: [52, 97, 68, 111] as const, code: a },
      { page: 1, box: [71, 97, 130, 111] as const, code: b },
    ];
    const same = await redactPdf(source, { redactions: codes('A', 'A'), values: [], dropPages: [] });
    const other = await redactPdf(source, { redactions: codes('A', 'B'), values: [], dropPages: [] });
    assert.deepEqual(same.labels, ['A']);
    assert.deepEqual(other.labels, ['A', 'B']);
    const verdicts = await check(same, source, true);
    assert.ok(isFit(verdicts), faults(verdicts));
  });

  it('leaves pages out and keeps count of the others', async () => {
    const document = await PDFDocument.create();
    for (const text of ['first', 'second', 'third'])
      document.addPage([200, 200]).drawText(text, { x: 20, y: 100, size: 12 });
    const source = await document.save();
    const redacted = await redactPdf(
      source,
      { redactions: [{ page: 3, box: [18, 96, 60, 112], code: 'X' }], values: [], dropPages: [2] },
      { title: 'Statement' },
    );
    assert.deepEqual(redacted.pages, [1, 3]);
    assert.deepEqual(
      redacted.boxes.map(({ page }) => page),
      [2],
    );
    const verdicts = await check(redacted, source, true);
    assert.ok(isFit(verdicts), faults(verdicts));
  });

  it('blanks the samples of a picture under a box, and drops a picture that is covered whole', async () => {
    const rows = Array.from({ length: 64 }, (_, y) =>
      Array.from({ length: 64 }, (_, x) => String.fromCharCode(60 + ((x * 7 + y * 13) % 180))).join(''),
    ).join('');
    const more = [
      ['/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8', rows],
    ] as const;
    const source = makePage({ content: 'q 200 0 0 200 50 50 cm /I Do Q', resources: '/XObject << /I 10 0 R >>', more });
    const part = await redactPdf(source, {
      redactions: [{ page: 1, box: [100, 100, 180, 140], code: 'N' }],
      values: [],
      dropPages: [],
    });
    const verdicts = await check(part, source, true);
    assert.ok(isFit(verdicts), faults(verdicts));
    const untouched = await check(
      {
        ...(await redactPdf(source, { redactions: [], values: [], dropPages: [] })),
        boxes: part.boxes,
        labels: part.labels,
      },
      source,
      true,
    );
    assert.ok(untouched.some(({ check: name, result }) => name.startsWith('pictures are gone') && result === 'fail'));
    const whole = await redactPdf(source, {
      redactions: [{ page: 1, box: [40, 40, 260, 260], code: 'N' }],
      values: [],
      dropPages: [],
    });
    assert.ok(!Buffer.from(whole.bytes).toString('latin1').includes('/Image'));
  });

  it('keeps the words of a page that must become a picture', async () => {
    const source = makePage({
      content: `${show('Łódź stays, café too', 40, 200).replace(/[^\x20-\xff\n]/g, 'x')}${show('Gone for good', 40, 100)}`,
    });
    const redacted = await redactPdf(
      source,
      { redactions: [{ page: 1, box: [38, 96, 150, 112], code: 'N' }], values: [], dropPages: [] },
      { pictures: [1] },
    );
    assert.deepEqual(redacted.rasterised, [1]);
    const verdicts = await check(redacted, source, true, ['Gone for good']);
    assert.ok(isFit(verdicts), faults(verdicts));
  });

  it('draws what a Type 3 font still draws', async () => {
    const more = [
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 98 /Widths [1000 1000] /Encoding << /Differences [97 /a /b] >> /CharProcs << /a 11 0 R /b 12 0 R >> /Resources << >> >>',
      ['', '1000 0 d0 0 0 800 800 re f'],
      ['', '1000 0 d0 0 0 m 800 0 l 400 800 l f'],
    ] as const;
    const source = makePage({ content: 'BT /T 40 Tf 40 100 Td (abab) Tj ET', fonts: '/T 10 0 R', more });
    const redacted = await redactPdf(source, {
      redactions: [{ page: 1, box: [80, 95, 120, 140], code: '' }],
      values: [],
      dropPages: [],
    });
    const verdicts = await check(redacted, source, true);
    assert.ok(isFit(verdicts), faults(verdicts));
    assert.deepEqual(redacted.rasterised, []);
  });

  it('refuses a plan for pages that are not there', async () => {
    const source = makePage({ content: '' });
    const plans = [
      { redactions: [{ page: 2, box: [0, 0, 1, 1] as const, code: '' }], values: [], dropPages: [] },
      { redactions: [{ page: 1, box: [0, 0, NaN, 1] as const, code: '' }], values: [], dropPages: [] },
      { redactions: [], values: [], dropPages: [1] },
    ];
    for (const plan of plans)
      await assert.rejects(
        redactPdf(source, plan),
        (error) => error instanceof BlotterError && error.code === 'B-PLAN-01',
      );
  });
});
