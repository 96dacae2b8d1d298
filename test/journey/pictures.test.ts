// Incident 2 of the inspection, and its neighbours: an injury photograph with a wristband, a scanned statement whose hidden text
// layer is another text, and a photographed notebook go through `check`. Nobody can read the victim's birth date, NHS number or
// address off the drafts at any of three sizes, and what may stay can still be read.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  PDFDocument,
  StandardFonts,
  TextRenderingMode,
  beginText,
  endText,
  moveText,
  setFontAndSize,
  setTextRenderingMode,
  showText,
} from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { drawGrey } from '../../src/pdf/index.ts';
import { startTesseract, type Raster } from '../../src/reading/index.ts';
import { blotter, readJson, scratch, type CheckJson, type Run } from '../fixtures/blotter.ts';
import { makeCase } from '../fixtures/make-case.ts';
import { readPdf } from '../fixtures/read-pdf.ts';
import { labelPhoto, printLines, sheetPhoto } from '../pictures/make.ts';

const MANIFEST = `urn: 16BD0287125
title: R v Kieran Lee STANNARD
offences: [Assault occasioning actual bodily harm]
people:
  - { id: D1, role: defendant, name: Kieran Lee Stannard, born: 1992-09-04 }
  - { id: V1, role: victim, name: Tamsin Penhale, born: 1984-06-27, addresses: ["31 Quarry Lane, Leeds LS9 8QT"] }
  - { id: O1, role: officer, name: PC 1873 Lockwood }
recipient: defence:D1
documents:
  - { file: wristband.jpg, type: PHOTO, about: V1 }
  - { file: statement.pdf, type: MG11, about: V1 }
  - { file: notebook.jpg, type: NOTEBOOK, about: O1 }
`;
/** What must not be read, squashed: birth date in its forms, NHS number, house and street. */
const SECRETS = ['27061984', '270684', '27jun1984', '9434765919', '31quarrylane', '31quarryln'];
const STATEMENT = [
  'WITNESS STATEMENT',
  'Statement of: Tamsin Penhale',
  'I live at 31 Quarry Lane, Leeds LS9 8QT with my sister.',
  'My date of birth is 27/06/1984 and my NHS number is',
  '943 476 5919. On Tuesday evening I was waiting for the bus',
  'when a man in a dark coat came up from behind and struck me',
  'twice on the shoulder. I fell against the wall and shouted.',
];
const LAYER = ['WITNESS STATEMENT', 'Statement of somebody else', 'I live at 9 Elsewhere Road and saw nothing at all.'];

const jpeg = ({ width, height, data }: Raster): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 85 })
    .toBuffer();

/** A scan as a PDF, with words under it that are not those of the picture. */
async function scannedPdf(lines: readonly string[], layer: readonly string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  const raster = printLines(lines, 30, { width: 1654, height: 2339, left: 150, top: 180, step: 1.7 });
  page.drawImage(await pdf.embedJpg(await jpeg(raster)), { x: 0, y: 0, width: 595, height: 842 });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  page.setFont(font);
  const key = page.node.newFontDictionary('H', font.ref);
  layer.forEach((line, i) => {
    page.pushOperators(beginText(), setTextRenderingMode(TextRenderingMode.Invisible), setFontAndSize(key, 11), moveText(54, 777 - 18 * i), showText(font.encodeText(line)), endText());
  });
  return pdf.save();
} // prettier-ignore

const squash = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

describe('pictures on their way to the defence', () => {
  const out = scratch();
  const draft = path.join(out, 'draft');
  const second = startTesseract();
  let run: Run;
  let check: CheckJson;
  const read = new Map<string, string[]>();

  before(async () => {
    const files = {
      'wristband.jpg': await jpeg(labelPhoto(['PENHALE Tamsin   F', 'DOB 27-Jun-1984', 'NHS 943 476 5919'], 7)),
      'statement.pdf': await scannedPdf(STATEMENT, LAYER),
      'notebook.jpg': await jpeg(sheetPhoto(['PC 1873 LOCKWOOD  p. 12', 'IP Tamsin PENHALE', 'born 27/6/1984', '31 Quarry Lane', 'bruise to left shoulder'], 11)),
    };
    run = await blotter('check', makeCase(out, files, MANIFEST), '--draft', draft, '--json', path.join(out, 'check.json'));
    check = readJson<CheckJson>(path.join(out, 'check.json'));
    for (const document of check.documents) {
      assert.ok(document.draft !== null && existsSync(path.join(draft, document.draft)), document.why.join(' '));
      const bytes = new Uint8Array(readFileSync(path.join(draft, document.draft)));
      const texts: string[] = [];
      for (const high of [900, 1400, 2200]) {
        const page = await drawGrey(bytes, 0, Math.round(high * (document.file === 'statement.pdf' ? 0.707 : 1.33)), high);
        assert.ok(page);
        const reading = await second.readPixels(page);
        assert.equal(reading.kind, 'read');
        if (reading.kind === 'read') texts.push(reading.words.map(({ text }) => text).join(' '));
      }
      read.set(document.file, texts);
    }
  }); // prettier-ignore
  after(() => second.close());

  test('everything is held: nobody has looked yet', () => {
    assert.equal(run.code, 1, run.stderr);
    const kinds = (file: string): string[] => check.holds.filter((hold) => hold.file === file).map(({ kind }) => kind);
    assert.ok(kinds('wristband.jpg').includes('photo') && kinds('notebook.jpg').includes('photo'));
  });
  test('no reader at any size finds what must not be read', () => {
    for (const [file, texts] of read)
      for (const text of texts)
        for (const secret of SECRETS) assert.ok(!squash(text).includes(secret), `${file}: something can be read`);
  });
  test('what may stay can be read: the statement is not covered whole', () => {
    const all = (read.get('statement.pdf') ?? []).map(squash);
    assert.ok(
      all.some((text) => text.includes('struckme') && text.includes('fellagainstthewall')),
      'the account itself',
    );
  });
  test('the false layer is told, and is in no draft', async () => {
    const { texts, bytes } = await readPdf(path.join(draft, 'documents/statement.pdf'));
    for (const [reader, text] of texts) assert.ok(!/Elsewhere/.test(text), `${reader} reads the layer`);
    assert.ok(!bytes.includes('Elsewhere'));
    const { stdout } = await blotter('read', writeStatement(await scannedPdf(STATEMENT, LAYER)), '--json');
    const told = JSON.parse(stdout) as {
      pages: { words: { text: string; source: string }[] }[];
      hidden: { kind: string }[];
    };
    assert.ok(told.hidden.some(({ kind }) => kind === 'layer-differs'));
    const words = told.pages[0]?.words ?? [];
    assert.ok(words.length > 40 && words.every(({ source }) => source === 'pixels'));
  });
  const writeStatement = (bytes: Uint8Array): string => {
    const file = path.join(out, 'statement.pdf');
    writeFileSync(file, bytes);
    return file;
  };
});
