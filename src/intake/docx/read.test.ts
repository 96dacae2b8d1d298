import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { readDocx } from './read.ts';

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const part = (body: string, root = 'document'): Uint8Array =>
  strToU8(`<?xml version="1.0"?><w:${root} ${W}>${body}</w:${root}>`);
const p = (inner: string): string => `<w:p>${inner}</w:p>`;
const r = (text: string, properties = ''): string =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;

const BODY = [
  p(r('Dar') + r('ren') + r(' HOLT')),
  p(
    r('kept ') +
      `<w:ins w:id="1">${r('added')}</w:ins><w:del w:id="2"><w:r><w:delText>struck 14 Acacia Road</w:delText></w:r></w:del>`,
  ),
  p(r('seen') + r(' unseen', '<w:vanish/>') + r(' shown', '<w:vanish w:val="0"/>')),
  p(r('a') + '<w:r><w:tab/></w:r>' + r('b') + '<w:r><w:br/></w:r>' + r('c')),
  `<w:tbl><w:tr><w:tc>${p(r('Name'))}</w:tc><w:tc>${p(r('Holt'))}${p(r('Daz'))}</w:tc></w:tr></w:tbl>`,
  p('<w:r><w:br w:type="page"/></w:r>' + r('next page')),
  p('<w:r><w:drawing><wp:docPr id="1" name="x" descr="photo of her house"/></w:drawing></w:r>'),
  p(
    `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(r('in a box'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(r('in a box'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`,
  ),
  p(r('noted') + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
].join('');

test('what a reader sees, and what only the file holds', () => {
  const { manuscript, hidden, pictures } = readDocx(
    zipSync({
      'word/document.xml': part(`<w:body>${BODY}</w:body>`),
      'word/header1.xml': part(p(r('MG5 URN 13XD0412325')), 'hdr'),
      'word/footer1.xml': part(p(r('Signed')), 'ftr'),
      'word/footnotes.xml': part(`<w:footnote w:id="2">${p(r('the note'))}</w:footnote>`, 'footnotes'),
      'word/comments.xml': part(
        `<w:comment w:id="0" w:author="DC Hope">${p(r('is this her new address?'))}</w:comment>`,
        'comments',
      ),
      'docProps/core.xml': strToU8('<cp:core xmlns:cp="x"><creator>Officer</creator></cp:core>'),
      'word/media/image1.png': strToU8('x'),
    }),
  );
  const shown = manuscript.parts.map((one) =>
    one.kind === 'paragraph' ? one.text : one.kind === 'row' ? one.cells.join(' | ') : '<page>',
  );
  assert.deepEqual(
    shown.filter((line) => line !== ''),
    [
      'Darren HOLT',
      'kept added',
      'seen shown',
      'a\tb\nc',
      'Name | Holt\nDaz',
      '<page>',
      'next page',
      'in a box',
      'noted[2]',
      '[2] the note',
    ],
  );
  assert.deepEqual(manuscript.head, ['MG5 URN 13XD0412325']);
  assert.deepEqual(manuscript.foot, ['Signed']);
  const found = new Map(hidden.map((one) => [one.kind, one.text]));
  assert.equal(found.get('tracked-deletion'), 'struck 14 Acacia Road');
  assert.equal(found.get('hidden-text'), ' unseen');
  assert.equal(found.get('alternative-text'), 'photo of her house');
  assert.match(found.get('comment') ?? '', /her new address/);
  assert.equal(found.get('metadata'), 'Officer');
  assert.equal(pictures.length, 1);
});

test('damage is told, not guessed at', () => {
  assert.throws(() => readDocx(zipSync({ 'word/other.xml': part('') })), /B-DOC-03.*no main text/);
  assert.throws(() => readDocx(zipSync({ 'word/document.xml': strToU8('<w:document') })), /B-DOC-03/);
  assert.throws(() => readDocx(strToU8('PK\x03\x04 nothing')), /B-DOC-03/);
  const bomb = strToU8('<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>');
  assert.throws(() => readDocx(zipSync({ 'word/document.xml': bomb })), /B-DOC-03/);
}); // prettier-ignore
