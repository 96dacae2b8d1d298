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

test('white letters: unseen on white paper, seen on a ground of their own', () => {
  const white = '<w:color w:val="FFFFFF"/>';
  const shade = '<w:shd w:val="clear" w:fill="003366"/>';
  const cell = (inner: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(inner)}</w:tc>`;
  const rows: readonly (readonly [string, boolean])[] = [
    [p(r('x', white)), false],
    [p(r('x', '<w:color w:val="auto"/>')), true],
    [p(r('x', `${white}${shade}`)), true],
    [p(r('x', `${white}<w:highlight w:val="black"/>`)), true],
    [p(`<w:pPr>${shade}</w:pPr>${r('x', white)}`), true],
    [`<w:tbl><w:tr>${cell(r('x', white), shade)}</w:tr></w:tbl>`, true],
    [`<w:tbl><w:tr>${cell(r('x', white))}</w:tr></w:tbl>`, false],
    [`<w:tbl><w:tblPr><w:tblStyle w:val="GridTable5Dark"/></w:tblPr><w:tr>${cell(r('x', white))}</w:tr></w:tbl>`, true],
    [`<w:tbl><w:tr>${cell(r('y'), shade)}</w:tr></w:tbl>${p(r('x', white))}`, false],
  ];
  for (const [body, seen] of rows) {
    const { manuscript, hidden } = readDocx(zipSync({ 'word/document.xml': part(`<w:body>${body}</w:body>`) }));
    const text = manuscript.parts.map((one) => (one.kind === 'row' ? one.cells.join() : one.kind === 'paragraph' ? one.text : '')).join('\n');
    assert.equal(text.includes('x'), seen, body);
    assert.equal(hidden.some(({ kind }) => kind === 'white-text'), !seen, body);
  }
}); // prettier-ignore

test('what a Word file keeps beside its text', () => {
  const relations = '<Relationships><Relationship Id="r9" Type="x/attachedTemplate" Target="file:///srv/Hope/x.dotm" TargetMode="External"/></Relationships>';
  const { hidden, embedded } = readDocx(zipSync({
    'word/document.xml': part(`<w:body>${p(`<w:bookmarkStart w:id="0" w:name="Nowak_new_address"/><w:sdt><w:sdtPr><w:alias w:val="her number"/></w:sdtPr></w:sdt>${r('text')}<w:ins w:id="3" w:author="DC Hope" w:date="2024-12-02T10:00:00Z">${r('more')}</w:ins>`)}</w:body>`),
    'word/settings.xml': part('<w:docVars><w:docVar w:name="Victim" w:val="V Nowak"/></w:docVars><w:mailMerge><w:query w:val="SELECT * FROM victims"/></w:mailMerge><w:rsids><w:rsid w:val="1"/><w:rsid w:val="2"/></w:rsids>', 'settings'),
    'word/_rels/settings.xml.rels': strToU8(relations),
    'word/embeddings/sheet.xlsx': strToU8('PK'),
    'word/afchunk1.mht': strToU8('mime'),
    'word/charts/chart1.xml': strToU8('<c:chart xmlns:c="c"><c:v>charted</c:v></c:chart>'),
    'word/glossary/document.xml': part(`<w:body>${p(r('autotext'))}</w:body>`),
    'docProps/custom.xml': strToU8('<Properties xmlns:vt="v"><property name="Informant"><vt:lpwstr>seventeen</vt:lpwstr></property></Properties>'),
    'docProps/thumbnail.jpeg': strToU8('x'),
  }));
  const all = hidden.map(({ kind, text }) => `${kind}: ${text ?? ''}`).join('\n');
  for (const one of [/bookmark: Nowak_new_address/, /form-field: her number/, /tracked-author: DC Hope/, /tracked-insertion: 2024/, /document-variable: Victim V Nowak/, /mail-merge: SELECT/, /revision: /, /link: file:\/\/\/srv/, /drawing: charted/, /building-blocks: autotext/, /metadata: Informant\nseventeen/, /thumbnail: /, /embedding: /])
    assert.match(all, one);
  assert.deepEqual(embedded.map(({ file }) => file).sort(), ['word/afchunk1.mht', 'word/embeddings/sheet.xlsx']);
}); // prettier-ignore

test('damage is told, not guessed at', () => {
  assert.throws(() => readDocx(zipSync({ 'word/other.xml': part('') })), /B-DOC-03.*no main text/);
  assert.throws(() => readDocx(zipSync({ 'word/document.xml': strToU8('<w:document') })), /B-DOC-03/);
  assert.throws(() => readDocx(strToU8('PK\x03\x04 nothing')), /B-DOC-03/);
  const bomb = strToU8('<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>');
  assert.throws(() => readDocx(zipSync({ 'word/document.xml': bomb })), /B-DOC-03/);
}); // prettier-ignore
