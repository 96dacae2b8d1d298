// `blotter redact` on a PDF: what a reader sees on a page stays (field values, stamps, notes drawn on it) unless the plan
// names it, what nobody sees goes whether or not it does, and places of the plan are those of the file that came in. Read
// back by attackers that share nothing with the product; `verify` must pass the copy and refuse the file it was made from.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { startWorker } from '../../src/cli/apart.ts';
import { readPlan } from '../../src/cli/plan.ts';
import { verifyByPlan } from '../../src/cli/verify.ts';
import type { Box } from '../../src/model/index.ts';
import { pictureObject, printed } from '../../src/verify/drawn.ts';
import { scratch } from '../fixtures/blotter.ts';
import { handFile, handObjects, handPage, put, type HandObject, type HandPage } from '../fixtures/hand-pdf.ts';
import { readPdf } from '../fixtures/read-pdf.ts';
import { attack, hunt } from '../torture/attack/index.ts';

const SECRET = 'Ottoline';
const SEEN = put('Statement', 40, 270);
/** Where field n and stamp n stand: rows from the top. */
const rect = (row: number): Box => [40, 200 - row * 40, 240, 220 - row * 40];
const list = (numbers: readonly number[]): string => `[${numbers.join(' ')}]`;

/** The picture of a field or stamp. */
const picture = (text: string, size = 12): HandObject => [
  '/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F 5 0 R >> >>',
  put(text, 2, 5, size),
];
const annot = (row: number, entries: string): string =>
  `<< /Type /Annot /Rect ${list(rect(row))} ${/\/F \d/.test(entries) ? '' : '/F 4'} ${entries} >>`;
const FORM = '/AcroForm << /Fields [10 0 R 11 0 R] /DA (/F 12 Tf 0 g) /DR << /Font << /F 5 0 R >> >> >>';
const field = (row: number, name: string, value: string, look: string): string =>
  annot(row, `/Subtype /Widget /FT /Tx /T (${name}) /V (${value}) /DA (/F 12 Tf 0 g) ${look}`);
/** A form with two fields: the secret in the upper one, a word to keep in the lower. `drawn`: they bring their pictures. */
const form = (drawn: boolean, more: Partial<HandPage> = {}): HandPage => ({
  content: SEEN,
  catalog: FORM,
  ...more,
  page: `/Annots [10 0 R 11 0 R] ${more.page ?? ''}`,
  more: [
    field(0, 'name', `Ann ${SECRET}`, drawn ? '/AP << /N 12 0 R >>' : ''),
    field(1, 'place', 'Leeds', drawn ? '/AP << /N 13 0 R >>' : ''),
    picture(`Ann ${SECRET}`),
    picture('Leeds'),
  ],
});
const notes = (...more: readonly HandObject[]): HandPage => ({ content: SEEN, page: '/Annots [10 0 R 11 0 R]', more });
const layered = (content: string, page = '', more: readonly HandObject[] = []): HandPage => ({
  content,
  page,
  resources: '/Properties << /L 10 0 R >>',
  catalog: '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>',
  more: ['<< /Type /OCG /Name (notes) >>', ...more],
});
/** Entries that pages get from the tree above them. */
const inherited = (entries: string, page: HandPage): Uint8Array => {
  const objects = handObjects({ ...page, page: `${page.page ?? ''} /Was /MediaBox` });
  objects.set(2, `<< /Type /Pages /Kids [3 0 R] /Count 1 ${entries} >>`);
  return handFile(objects);
};

interface Row {
  readonly name: string;
  readonly file: Uint8Array;
  readonly values?: readonly string[];
  readonly boxes?: readonly Box[];
  readonly inverse?: boolean;
  /** What every reader of the copy reads. */
  readonly kept: readonly string[];
}

const NAMED = [SECRET];
const ROWS: readonly Row[] = [
  // Fields
  { name: 'a field with its picture, named', file: handPage(form(true)), values: NAMED, kept: ['Statement', 'Ann', 'Leeds'] },
  { name: 'a field without a picture, named', file: handPage(form(false)), values: NAMED, kept: ['Statement', 'Leeds'] },
  { name: 'a field under a box', file: handPage(form(true)), boxes: [rect(0)], kept: ['Statement', 'Leeds'] },
  { name: 'a field under a box of a turned page', file: handPage(form(true, { page: '/Rotate 90' })), boxes: [rect(0)], kept: ['Statement', 'Leeds'] },
  { name: 'a field under a box of a page cut to a part', file: handPage(form(true, { page: '/CropBox [20 100 380 290] /Rotate 270' })), boxes: [rect(0)], kept: ['Statement', 'Leeds'] },
  { name: 'a page that does not begin at 0', file: handPage(form(true, { page: '/MediaBox [-50 -30 350 290]' })), boxes: [rect(0)], kept: ['Statement', 'Leeds'] },
  { name: 'a page in units of two points', file: handPage(form(true, { page: '/UserUnit 2' })), boxes: [rect(0)], kept: ['Statement', 'Leeds'] },
  { name: 'paper, crop and turn from the tree above', file: inherited('/MediaBox [0 0 420 310] /CropBox [10 10 410 300] /Rotate 90', form(true)), boxes: [rect(0)], kept: ['Statement', 'Leeds'] },
  { name: 'content that leaves its scale behind', file: handPage(form(true, { content: `0.5 0 0 0.5 10 10 cm ${put('Statement', 60, 500, 24)}` })), boxes: [rect(0)], kept: ['Statement', 'Leeds'] },
  { name: 'a field that nobody sees', file: handPage({ ...form(true), more: [field(0, 'name', SECRET, '/F 2 /AP << /N 12 0 R >>'), field(1, 'place', 'Leeds', '/AP << /N 13 0 R >>'), picture(SECRET), picture('Leeds')] }), kept: ['Statement', 'Leeds'] },
  { name: 'a field half of which stays, everything else goes', file: handPage({ ...form(true), content: SEEN + put(`to ${SECRET}`, 40, 60) }), inverse: true, values: ['Leeds'], kept: ['Leeds'] },
  // Stamps, notes
  { name: 'a stamp, named', file: handPage(notes(annot(0, '/Subtype /Stamp /AP << /N 12 0 R >>'), annot(1, '/Subtype /Stamp /AP << /N 13 0 R >>'), picture(`Seen by ${SECRET}`), picture('Exhibit 4'))), values: NAMED, kept: ['Statement', 'Seen by', 'Exhibit 4'] },
  { name: 'a stamp that hangs over the edge', file: handPage(notes(`<< /Type /Annot /Subtype /Stamp /F 4 /Rect [300 100 500 120] /AP << /N 12 0 R >> >>`, annot(1, '/Subtype /Stamp /AP << /N 13 0 R >>'), picture(`Exhibit 4, seen by ${SECRET}`, 14), picture('Leeds'))), kept: ['Statement', 'Exhibit 4', 'Leeds'], values: NAMED },
  { name: 'a stamp in a layer that is off', file: handPage(layered(SEEN, '/Annots [11 0 R]', [annot(0, '/Subtype /Stamp /OC 10 0 R /AP << /N 12 0 R >>'), picture(SECRET)])), kept: ['Statement'] },
  { name: 'a stamp that is not shown', file: handPage(notes(annot(0, '/Subtype /Stamp /F 2 /AP << /N 12 0 R >>'), annot(1, '/Subtype /Stamp /AP << /N 13 0 R >>'), picture(SECRET), picture('Exhibit 4'))), kept: ['Statement', 'Exhibit 4'] },
  { name: 'free text without a picture, named', file: handPage(notes(annot(0, `/Subtype /FreeText /Contents (Ann ${SECRET}) /DA (/Helv 10 Tf 0 g)`), annot(1, '/Subtype /FreeText /Contents (Leeds) /DA (/Helv 10 Tf 0 g)'))), values: NAMED, kept: ['Statement', 'Leeds'] },
  { name: 'a note and its popup', file: handPage(notes(annot(0, `/Subtype /Text /Contents (ask ${SECRET}) /T (${SECRET}) /Popup 11 0 R`), annot(1, '/Subtype /Popup /Parent 10 0 R /Open true'))), kept: ['Statement'] },
  // Letters that nobody sees; the plan does not name them
  { name: 'white', file: handPage({ content: SEEN + put(SECRET, 40, 60, 12, '1 g') }), kept: ['Statement'] },
  { name: 'under 2 points', file: handPage({ content: SEEN + put(SECRET, 40, 60, 1.5) }), kept: ['Statement'] },
  { name: 'not painted', file: handPage({ content: SEEN + put(SECRET, 40, 60, 12, '3 Tr') }), kept: ['Statement'] },
  { name: 'under a black bar', file: handPage({ content: `${SEEN}${put(SECRET, 40, 60)}0 g 35 55 100 20 re f` }), kept: ['Statement'] },
  { name: 'under a white field', file: handPage({ ...notes(annot(1, '/Subtype /Stamp /AP << /N 12 0 R >>'), 'null', ['/Type /XObject /Subtype /Form /BBox [0 0 200 20]', '1 g 0 0 200 20 re f']), content: SEEN + put(SECRET, 45, 165) }), kept: ['Statement'] },
  { name: 'outside the crop box', file: handPage({ content: SEEN + put(SECRET, 40, 20), page: '/CropBox [0 100 400 300]' }), kept: ['Statement'] },
  { name: 'beyond the paper', file: handPage({ content: SEEN + put(SECRET, 500, 100) }), kept: ['Statement'] },
  { name: 'a layer that is off', file: handPage(layered(`${SEEN}/OC /L BDC ${put(SECRET, 40, 60)} EMC`)), kept: ['Statement'] },
  { name: 'white on a turned page with a field', file: handPage({ ...form(true, { page: '/Rotate 90' }), content: SEEN + put(SECRET, 40, 60, 12, '1 g') }), boxes: [rect(0)], kept: ['Statement', 'Leeds'] },
]; // prettier-ignore

/** Size, turn and unit of the first page as pdf.js gives them. */
async function frameOf(bytes: Uint8Array): Promise<unknown> {
  const loading = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS });
  const { view, rotate, userUnit } = await (await loading.promise).getPage(1);
  await loading.destroy();
  return { view, rotate, userUnit };
}

const folder = scratch();
const [input, plan, out] = ['in.pdf', 'plan.json', 'out.pdf'].map((name) => path.join(folder, name)) as [string, string, string]; // prettier-ignore
const worker = startWorker();
after(() => worker.end());

async function redact(bytes: Uint8Array, asked: object): Promise<string> {
  writeFileSync(input, bytes);
  writeFileSync(plan, JSON.stringify(asked));
  const ending = await worker.redact([input, '--plan', plan, `--out=${out}`]);
  return ending.kind === 'done' ? ending.said : assert.fail(`${ending.refusal.code}: ${ending.refusal.what}`);
}

/** What `blotter verify` says against a file by the plan alone, were the secret among its values. */
async function failuresOf(file: string): Promise<unknown[]> {
  const verdicts = await verifyByPlan(new Uint8Array(readFileSync(file)), { ...readPlan(plan), values: [SECRET] });
  return verdicts.filter(({ result }) => result !== 'pass');
}

describe('what is seen stays, what is named or unseen goes', () => {
  for (const { name, file, values = [], boxes = [], inverse = false, kept } of ROWS) {
    test(name, async () => {
      assert.ok(await attack(file, hunt(SECRET), { deep: false, eye: false }), 'the attack is blind');
      await redact(file, { boxes: boxes.map((box) => ({ page: 1, box })), values, inverse });
      const { texts, bytes } = await readPdf(out);
      for (const [reader, text] of texts) {
        const plain = text.replace(/\s+/g, ' ');
        for (const words of kept) assert.ok(plain.includes(words), `${reader} does not read ${words}`);
        assert.ok(!plain.includes(SECRET.slice(1, 6)), `${reader} reads what must go`);
      }
      assert.ok(!bytes.includes(SECRET));
      const copy = new Uint8Array(readFileSync(out));
      assert.equal(await attack(copy, hunt(SECRET), { deep: false, eye: false }), null);
      assert.deepEqual(await frameOf(copy), await frameOf(file));
      if (inverse) return;
      assert.deepEqual(await failuresOf(out), []);
      assert.notDeepEqual(await failuresOf(input), []);
    });
  }
});

test('an encrypted form that opens without a password', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage([400, 300]);
  page.drawText('Statement', { x: 40, y: 270, size: 12, font: await document.embedFont(StandardFonts.Helvetica) });
  for (const [i, text] of [`Ann ${SECRET}`, 'Leeds'].entries()) {
    const one = document.getForm().createTextField(`field ${i}`);
    one.setText(text);
    one.addToPage(page, { x: 40, y: 200 - 40 * i, width: 200, height: 20 });
  }
  document.encrypt({ userPassword: '', ownerPassword: 'owner', permissions: {} });
  await redact(await document.save({ useObjectStreams: false }), { values: [SECRET] });
  const { texts, bytes } = await readPdf(out);
  for (const text of [...texts.values(), bytes]) assert.doesNotMatch(text, /Ottoline/);
  for (const text of texts.values()) assert.match(text, /Statement[^]*Leeds/);
  assert.deepEqual(await failuresOf(out), []);
});

test('a value that stands in pixels only is read in the copy, and the copy refused', async () => {
  const print = pictureObject(printed([`Statement of ${SECRET}`]));
  const content = `${SEEN}q 300 0 0 40 40 100 cm /I Do Q`;
  writeFileSync(input, handPage({ content, resources: '/XObject << /I 10 0 R >>', more: [print] }));
  writeFileSync(plan, JSON.stringify({ values: [SECRET] }));
  const ending = await worker.redact([input, '--plan', plan, `--out=${out}`]);
  const { code, what } = ending.kind === 'refused' ? ending.refusal : assert.fail('a copy came out');
  assert.equal(code, 'B-REDACT-01');
  assert.match(what, /value 1 is gone: pixels of page 1/);
});

test('an empty file, a damaged one and a portfolio are refused with their codes', async () => {
  const whole = handPage(form(true));
  const rows = { 'B-DOC-01': new Uint8Array(0), 'B-DOC-03': whole.subarray(0, 40), 'B-DOC-08': handPage({ content: SEEN, catalog: '/Collection << >>' }) }; // prettier-ignore
  writeFileSync(plan, JSON.stringify({ values: [SECRET] }));
  for (const [code, bytes] of Object.entries(rows)) {
    writeFileSync(input, bytes);
    const ending = await worker.redact([input, '--plan', plan, `--out=${out}`]);
    assert.deepEqual(ending.kind === 'refused' && [ending.refusal.code, ending.refusal.exit], [code, 2]);
  }
});

test('what the plan cannot know of is told by kind and number, never by its words', async () => {
  const file = handPage({
    content: SEEN + put(SECRET, 40, 60, 12, '1 g'),
    page: '/Annots [10 0 R]',
    more: [annot(0, `/Subtype /Redact /OverlayText (${SECRET})`)],
  });
  const said = await redact(file, { boxes: [] });
  assert.match(said, /letters that nobody sees taken out on 1 page; 1 mark for redaction found in it/);
  assert.doesNotMatch(said, /Ottoline/);
});
