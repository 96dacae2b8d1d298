import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  StandardFonts,
  TextRenderingMode,
  degrees,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setTextRenderingMode,
} from '@cantoo/pdf-lib';
import type { PDFFont, PDFPage } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import type { Page } from '../../model/index.ts';
import { boxesOf, wordsOf } from '../../model/index.ts';
import { readPdf } from './read.ts';

interface Made {
  readonly pdf: PDFDocument;
  readonly font: PDFFont;
  readonly page: PDFPage;
  /** Draws each line at its place, in the order given. */
  readonly write: (lines: readonly (readonly [number, number, string])[], size?: number) => void;
}

async function make(
  draw: (made: Made) => void | Promise<void>,
  size: [number, number] = [595, 842],
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage(size);
  await draw({
    pdf,
    font,
    page,
    write: (lines, points = 10) => lines.forEach(([x, y, text]) => page.drawText(text, { x, y, size: points, font })),
  });
  return pdf.save();
}

async function first(bytes: Uint8Array): Promise<Page> {
  const { pages } = await readPdf(bytes);
  const [page] = pages;
  assert.ok(page);
  return page;
}

/** A 2 × 1 picture. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8AAQgwABwIBAB6tC8kAAAAASUVORK5CYII=',
  'base64',
);

test('lines, blocks and words', async () => {
  const page = await first(
    await make(({ write }) =>
      write([
        [50, 800, 'WITNESS STATEMENT'],
        [50, 770, 'I am the person named above and I'],
        [50, 758, 'live in Leeds.'],
        [50, 746, 'I saw him.'],
        [50, 700, 'Signed'],
      ]),
    ),
  );
  assert.equal(
    page.text,
    'WITNESS STATEMENT\n\nI am the person named above and I\nlive in Leeds.\nI saw him.\n\nSigned',
  );
  assert.equal(page.boxes.length, page.text.length * 4);
});

test('every box is where the letter stands, as high as the type', async () => {
  const bytes = await make(({ write }) => write([[50, 800, 'gypsy Hill']], 20));
  const page = await first(bytes);
  const [word] = [...wordsOf(page)];
  assert.ok(word);
  assert.equal(word.text, 'gypsy');
  const [x0, y0, x1, y1] = word.box;
  assert.ok(Math.abs(x0 - 50) < 0.1 && x1 > 90 && x1 < 105, word.box.join());
  assert.ok(y0 <= 800 - 0.2 * 20 && y1 >= 800 + 0.72 * 20, word.box.join());
  assert.deepEqual(boxesOf(page, 5, 6), [], 'a space has no box');
});

test('a cell that wraps is read whole, not across its row', async () => {
  const label = await first(
    await make(({ write }) =>
      write([
        [50, 800, 'Address'],
        [150, 800, '14 Acacia Road,'],
        [150, 788, 'Leeds'],
        [150, 776, 'LS6 2AB'],
        [50, 760, 'Phone'],
        [150, 760, '01632 960123'],
      ]),
    ),
  );
  assert.equal(label.text, 'Address\t14 Acacia Road,\nLeeds\nLS6 2AB\n\nPhone\t01632 960123');
  const three = await first(
    await make(({ write }) =>
      write([
        [50, 800, 'Abimbola Oluwaseyi'],
        [50, 788, 'ADEYEMI'],
        [200, 800, 'b. 14/08/1992'],
        [350, 800, 'carer at'],
        [350, 788, 'Brightway'],
        [50, 770, 'April'],
        [200, 770, 'b. 19/12/2001'],
        [350, 770, 'sales'],
      ]),
    ),
  );
  assert.equal(
    three.text,
    'Abimbola Oluwaseyi\nADEYEMI\tb. 14/08/1992\tcarer at\nBrightway\n\nApril\tb. 19/12/2001\tsales',
  );
  const centred = await first(
    await make(({ write }) =>
      write([
        [50, 794, 'Address'],
        [150, 800, '14 Acacia Road,'],
        [150, 788, 'Leeds LS6 2AB'],
      ]),
    ),
  );
  assert.equal(centred.text, 'Address\t14 Acacia Road,\nLeeds LS6 2AB');
});

test('rows drawn line by line stay rows', async () => {
  const page = await first(
    await make(({ write }) =>
      write([
        [50, 800, 'Name'],
        [200, 800, 'HOLT'],
        [50, 788, 'Age'],
        [200, 788, '36'],
        [50, 776, 'Born'],
        [200, 776, 'Leeds'],
      ]),
    ),
  );
  assert.equal(page.text, 'Name\tHOLT\nAge\t36\nBorn\tLeeds');
});

test('columns of prose are read one after the other', async () => {
  const lines = (x: number, word: string): [number, number, string][] =>
    Array.from({ length: 8 }, (_, i) => [x, 800 - i * 12, `${word} line number ${i + 1} of it`]);
  const page = await first(await make(({ write }) => write([...lines(50, 'left'), ...lines(300, 'right')])));
  const at = page.text.indexOf('right line number 1');
  assert.ok(at > page.text.indexOf('left line number 8'));
  assert.ok(!page.text.includes('\t'));
});

test('three spaces part cells; a letter-spaced heading is one word', async () => {
  const page = await first(
    await make(({ write, page: sheet, font }) => {
      write([[50, 800, 'Name WHITLOCK, Jerome Anthony   Known as JEZ and other names']]);
      let x = 50;
      for (const letter of 'WITNESS') {
        sheet.drawText(letter, { x, y: 760, size: 14, font });
        x += font.widthOfTextAtSize(letter, 14) + 4;
      }
    }),
  );
  assert.match(page.text, /^Name WHITLOCK, Jerome Anthony\tKnown as JEZ and other names/);
  assert.match(page.text, /WITNESS$/);
});

test('turned pages and turned text', async () => {
  for (const angle of [90, 180, 270]) {
    const bytes = await make(({ page, font }) => {
      page.setRotation(degrees(angle));
      page.drawText('Statement of Holt', { x: 300, y: 400, size: 12, font, rotate: degrees(angle) });
    });
    const page = await first(bytes);
    assert.equal(page.text, 'Statement of Holt');
    assert.equal(page.rotate, angle);
    assert.deepEqual(page.size, angle === 180 ? [595, 842] : [842, 595]);
    const [box] = boxesOf(page, 0, 9);
    assert.ok(box && (angle === 180 ? box[2] - box[0] > 40 : box[3] - box[1] > 40), `${angle}`);
  }
  const slanted = await first(
    await make(({ page, font }) =>
      page.drawText('DRAFT COPY', { x: 200, y: 300, size: 30, font, rotate: degrees(45) }),
    ),
  );
  assert.equal(slanted.text, 'DRAFT COPY');
});

test('what a reader does not see is hidden text, not page text', async () => {
  const bytes = await make(({ write, page, font }) => {
    write([[50, 800, 'seen']]);
    page.drawText('white words', { x: 50, y: 700, size: 10, font, color: rgb(1, 1, 1) });
    page.drawText('tiny words', { x: 50, y: 650, size: 0.8, font });
    write([[700, 500, 'off the page']]);
    page.drawRectangle({ x: 40, y: 590, width: 200, height: 30, color: rgb(0, 0, 0) });
    page.drawText('on black', { x: 50, y: 600, size: 10, font, color: rgb(1, 1, 1) });
    page.pushOperators(pushGraphicsState(), setTextRenderingMode(TextRenderingMode.Invisible));
    page.drawText('not painted', { x: 50, y: 500, size: 10, font });
    page.pushOperators(popGraphicsState());
  });
  const { pages, hidden } = await readPdf(bytes);
  assert.equal(pages[0]?.text, 'seen\n\non black');
  const texts = new Map(hidden.map((one) => [one.kind, one.text]));
  assert.equal(texts.get('white-text'), 'white words');
  assert.equal(texts.get('tiny-text'), 'tiny words');
  assert.equal(texts.get('off-page-text'), 'off the page');
  assert.equal(texts.get('invisible-text'), 'not painted');
});

test('the crop hides what lies outside it', async () => {
  const { pages, hidden } = await readPdf(
    await make(({ page, write }) => {
      page.setCropBox(40, 700, 300, 120);
      write([
        [50, 750, 'inside'],
        [50, 600, 'outside'],
      ]);
    }),
  );
  assert.equal(pages[0]?.text, 'inside');
  assert.deepEqual(pages[0].crop, [40, 700, 340, 820]);
  assert.deepEqual(pages[0].size, [300, 120]);
  assert.ok(hidden.some((one) => one.kind === 'cropped-text' && one.text === 'outside'));
});

test('pictures are unread; a scan keeps its OCR words and stays unread', async () => {
  const pictures = await first(
    await make(async ({ pdf, page, write }) => {
      const image = await pdf.embedPng(PNG);
      page.drawImage(image, { x: 100, y: 500, width: 200, height: 100 });
      page.drawImage(image, { x: 100, y: 400, width: 10, height: 10 });
      write([[50, 800, 'see picture']]);
    }),
  );
  assert.equal(pictures.unread.length, 1);
  assert.deepEqual(pictures.unread[0]?.box.map(Math.round), [100, 500, 300, 600]);
  const { pages, hidden } = await readPdf(
    await make(async ({ pdf, page, font }) => {
      page.drawImage(await pdf.embedPng(PNG), { x: 0, y: 0, width: 595, height: 842 });
      page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
      page.drawText('Statement', { x: 50, y: 800, size: 12, font });
      page.drawText('of', { x: 105, y: 800, size: 12, font });
    }),
  );
  assert.equal(pages[0]?.text, 'Statement of');
  assert.equal(pages[0].unread.length, 1);
  assert.ok(hidden.some((one) => one.kind === 'ocr-layer'));
});

test('what the file carries outside its pages', async () => {
  const bytes = await make(async ({ pdf, page, write }) => {
    write([[50, 800, 'x']]);
    pdf.setTitle('MG11 draft 3');
    await pdf.attach(Buffer.from('the list'), 'names.txt', { mimeType: 'text/plain' });
    const field = pdf.getForm().createTextField('contact');
    field.setText('07700 900123');
    field.addToPage(page, { x: 50, y: 600, width: 200, height: 20 });
    pdf.addJavaScript('main', 'app.alert("home address")');
    const note = pdf.context.register(
      pdf.context.obj({
        Type: 'Annot',
        Subtype: 'Text',
        Rect: [10, 10, 30, 30],
        Contents: PDFHexString.fromText('ring her sister'),
      }),
    );
    page.node.addAnnot(note);
  });
  const { hidden, attachments } = await readPdf(bytes);
  const texts = (kind: string): string =>
    hidden
      .filter((one) => one.kind === kind)
      .map((one) => one.text ?? '')
      .join('\n');
  assert.match(texts('metadata'), /MG11 draft 3/);
  assert.match(texts('form-field'), /07700 900123/);
  assert.match(texts('javascript'), /home address/);
  assert.match(texts('note'), /ring her sister/);
  assert.match(texts('attachment'), /names\.txt/);
  assert.equal(Buffer.from(attachments[0]?.bytes ?? []).toString(), 'the list');
  assert.ok(hidden.some((one) => one.kind === 'form-field' && one.where.includes('seen by a reader')));
});

test('fields and free text that a reader sees become page text with boxes', async () => {
  const bytes = await make(async ({ pdf, page, write }) => {
    write([[50, 800, 'Statement']]);
    const field = pdf.getForm().createTextField('contact');
    field.setText('07700 900123');
    field.addToPage(page, { x: 50, y: 600, width: 200, height: 20 });
    const typed = {
      Type: 'Annot',
      Subtype: 'FreeText',
      Rect: [100, 400, 300, 440],
      Contents: PDFHexString.fromText('typed on top'),
      DA: PDFString.of('/Helv 12 Tf 0 g'),
    };
    page.node.addAnnot(pdf.context.register(pdf.context.obj(typed)));
  });
  const { pdf, pages } = await readPdf(bytes);
  const page = pages[0];
  assert.ok(page);
  assert.match(page.text, /^Statement\n\n07700 900123\n\ntyped on top$/);
  const [box] = boxesOf(page, page.text.indexOf('07700'), page.text.indexOf('07700') + 5);
  assert.ok(box && box[0] >= 50 && box[1] > 590 && box[3] < 630);
  assert.notEqual(pdf, bytes);
  const plain = await make(({ write }) => write([[50, 800, 'Statement']]));
  assert.equal((await readPdf(plain)).pdf, plain, 'without them the file is used as it came');
});

test('what cannot be read is refused with its code', async () => {
  await assert.rejects(readPdf(Buffer.from('%PDF-1.7 nothing more')), /B-DOC-03/);
  const locked = await PDFDocument.create();
  locked.addPage();
  locked.encrypt({ userPassword: 'secret', ownerPassword: 'owner' });
  await assert.rejects(readPdf(await locked.save()), /B-DOC-02/);
  const portfolio = await PDFDocument.create();
  portfolio.addPage();
  portfolio.catalog.set(PDFName.of('Collection'), portfolio.context.obj({ Type: 'Collection' }));
  await assert.rejects(readPdf(await portfolio.save()), /B-DOC-08/);
});

test('an empty user password opens the file', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage().drawText('plain to read', { x: 50, y: 500, size: 12 });
  pdf.setTitle('the title');
  pdf.encrypt({ userPassword: '', ownerPassword: 'owner' });
  const { pages } = await readPdf(await pdf.save());
  assert.equal(pages[0]?.text, 'plain to read');
});

test('too many pages are refused before they are read', async () => {
  const pdf = await PDFDocument.create();
  const kids = Array.from({ length: 3000 }, () =>
    pdf.context.register(
      pdf.context.obj({ Type: 'Page', Parent: pdf.catalog.get(PDFName.of('Pages')) ?? null, MediaBox: [0, 0, 10, 10] }),
    ),
  );
  const tree = pdf.catalog.Pages();
  tree.set(PDFName.of('Kids'), pdf.context.obj(kids));
  tree.set(PDFName.of('Count'), PDFNumber.of(3000));
  const bytes = await pdf.save({ addDefaultPage: false });
  const before = performance.now();
  await assert.rejects(readPdf(bytes), /B-DOC-05.*3000 pages; the limit is 2000/);
  assert.ok(performance.now() - before < 2000);
});

test('a line of one narrow mark is a line, not a column', async () => {
  const read = await first(
    await make(({ write }) =>
      write(
        [
          [40, 800, "'"],
          [40, 790.9, "'/"],
        ],
        7,
      ),
    ),
  );
  assert.equal(read.text, "'\n'/");
});

test('any words in any lines come back in order, one box per letter', async () => {
  const word = fc.stringMatching(/^[A-Za-z0-9.,'@:/()£&-]{1,9}$/);
  const page = fc.array(fc.array(word, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(page, fc.integer({ min: 7, max: 12 }), async (lines, size) => {
      const texts = lines.map((words) => words.join(' '));
      const read = await first(await make(({ write }) => write(texts.map((text, i) => [40, 800 - i * size * 1.3, text]), size)));
      assert.equal(read.text, texts.join('\n'));
      for (let i = 0; i < read.text.length; i++) {
        const inked = read.boxes.slice(i * 4, i * 4 + 4).some((n) => n !== 0);
        assert.equal(inked, !/\s/.test(read.text[i] ?? ''));
      }
    }),
    { numRuns: 25 },
  );
}); // prettier-ignore
