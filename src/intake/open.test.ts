import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { layOut } from './layout/lay.ts';
import { openDocument } from './open.ts';
import { placeOnPdf } from './picture/place.ts';

const codeOf = async (bytes: Uint8Array, file: string): Promise<string | undefined> => {
  const { document, pdf } = await openDocument(bytes, file);
  if (document.failure) {
    assert.equal(pdf, null);
    assert.deepEqual(document.pages, []);
    assert.ok(document.failure.why !== '' && document.failure.cure !== '');
    assert.ok(!/[{}]/.test(document.failure.why), document.failure.why);
  }
  return document.failure?.code;
};

const docx = zipSync({
  'word/document.xml': strToU8(
    '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Hello</w:t></w:r></w:p></w:body></w:document>',
  ),
});

test('a bad file never throws: it says its code', async () => {
  assert.equal(await codeOf(new Uint8Array(0), 'a.pdf'), 'B-DOC-01');
  assert.equal(await codeOf(strToU8('%PDF-1.7 broken'), 'a.pdf'), 'B-DOC-03');
  assert.equal(await codeOf(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7]), 'a.pdf'), 'B-DOC-03');
  assert.equal(await codeOf(Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'a.msg'), 'B-DOC-07');
  assert.equal(await codeOf(Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'a.doc'), 'B-DOC-04');
  assert.equal(await codeOf(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7]), 'a.bin'), 'B-DOC-04');
  assert.equal(await codeOf(docx, 'a.pdf'), 'B-DOC-07');
  assert.equal(await codeOf(strToU8('%PDF-1.7'), 'a.docx'), 'B-DOC-07');
  assert.equal(await codeOf(strToU8('words'), 'a.pdf'), 'B-DOC-07');
  assert.equal(await codeOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]), 'a.jpg'), 'B-DOC-03');
  assert.equal(await codeOf(new Uint8Array(200 * 1024 * 1024 + 1), 'a.txt'), 'B-DOC-06');
});

test('every kind that opens has pages, and a PDF to work on', async () => {
  const pdf = await layOut({ parts: [{ kind: 'paragraph', text: 'Hello' }], fixed: false });
  for (const [bytes, file, format] of [
    [pdf, 'a.pdf', 'pdf'],
    [pdf, 'a', 'pdf'],
    [docx, 'a.docx', 'docx'],
    [strToU8('Hello'), 'a.txt', 'txt'],
    [strToU8('From: a@b.example\r\nSubject: x\r\n\r\nHello'), 'a.eml', 'eml'],
  ] as const) {
    const opened = await openDocument(bytes, file);
    assert.equal(opened.document.failure, undefined, file);
    assert.equal(opened.document.format, format);
    assert.match(opened.document.pages[0]?.text ?? '', /Hello/);
    assert.ok(opened.pdf);
    assert.equal(opened.sha256, createHash('sha256').update(bytes).digest('hex'));
  }
});

test('a picture is one unread page in pixels, and a PDF of the size that prints', async () => {
  const png = await sharp({ create: { width: 100, height: 50, channels: 3, background: '#888' } }).png().toBuffer();
  const opened = await openDocument(png, 'p.png');
  assert.equal(opened.document.format, 'picture');
  assert.deepEqual(opened.document.pages[0]?.size, [100, 50]);
  assert.deepEqual(opened.document.pages[0].unread, [{ box: [0, 0, 100, 50], why: 'pixels not read' }]);
  assert.ok(opened.pdf);
  // 150 dots per inch: a pixel is 0.48 points, and boxes turn over.
  const [placed] = placeOnPdf(opened, [{ page: 1, box: [0, 0, 50, 10] }]);
  assert.deepEqual(placed?.box.map((n) => Math.round(n * 100) / 100), [0, 19.2, 24, 24]);
  const other = { page: 1, box: [1, 2, 3, 4] as const };
  assert.deepEqual(placeOnPdf(await openDocument(strToU8('Hello'), 'a.txt'), [other]), [other]);
}); // prettier-ignore

test('the manifest has the word on type and person', async () => {
  const { document } = await openDocument(strToU8('WITNESS STATEMENT\nStatement of: A B'), 'x.txt', { type: 'EXHIBIT', about: 'V1' });
  assert.deepEqual([document.type, document.typeBy, document.about], ['EXHIBIT', 'manifest', 'V1']);
  const guessed = await openDocument(strToU8('WITNESS STATEMENT\nStatement of: A B'), 'x.txt');
  assert.deepEqual([guessed.document.type, guessed.document.typeBy, guessed.document.about], ['MG11', 'recognised', undefined]);
}); // prettier-ignore
