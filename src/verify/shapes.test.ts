// Tags, bookmarks and links have one shape. A row takes a sound copy and makes one thing of it different; the check must see it.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { redactPdf } from '../redact/index.ts';
import { isFit, verifyPdf, type VerifyRequest } from './index.ts';
import { readObject } from './objects.ts';
import { makePage, makePdf, show } from './sample.ts';

const NAME = 'Quillfeather';
const LISTED = 'file: only listed kinds of objects';
const PLAIN = 'file: tags, bookmarks and links are plain';
const hex = Buffer.from(`\ufeff${NAME}`, 'utf16le').swap16().toString('hex');

const SOURCE = makePdf([
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
  ['', show('Kept words and more', 40, 100)],
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 7 0 R /Annots [8 0 R] /Resources << /Font << /F 5 0 R >> >> >>',
  ['', show('Second page', 40, 100)],
  '<< /Subtype /Link /Rect [40 96 110 112] /Dest [3 0 R /Fit] >>',
]);

/** What is changed in the file's own syntax; all of it must be found. */
const CHANGES: readonly (readonly [what: string, from: RegExp, to: string])[] = [
  ['a tree of another author', /\/Type \/StructTreeRoot/, `/Type /StructTreeRoot /ClassMap << /${NAME} << >> >>`],
  ['a role map', /\/Type \/StructTreeRoot/, '/Type /StructTreeRoot /RoleMap << /A /P >>'],
  ['a name for an element', /\/S \/P\b/, `/S /${NAME}`],
  ['a title for an element', /\/S \/P\b/, `/S /P /T (${NAME})`],
  ['an identifier', /\/S \/P\b/, '/S /P /ID (a)'],
  ['a language', /\/S \/P\b/, '/S /P /Lang (fr)'],
  ['an expansion', /\/S \/P\b/, `/S /P /E <${hex}>`],
  ['an alternative text', /\/S \/P\b/, `/S /P /Alt (${NAME})`],
  ['a picture that is none', /\/S \/P\b/, '/S /P /Alt (Picture)'],
  ['another figure', /\/S \/P\b/, `/S /Figure /Alt (${NAME})`],
  ['another text instead of the content', /\/S \/P\b/, `/S /P /ActualText (${NAME})`],
  ['the word for a box where none is', /\/S \/P\b/, '/S /P /ActualText (redacted)'],
  ['a label that no box has', /\/ActualText <[0-9A-F]+>/i, `/ActualText (redacted \\(${NAME}\\))`],
  ['another label', /\/ActualText <[0-9A-F]+>/i, `/ActualText <${Buffer.from('redacted (Q)').toString('hex')}>`],
  ['own properties', /\/S \/P\b/, '/S /P /A << /O /UserProperties /P [ << /N (a) /V (b) >> ] >>'],
  ['a table summary', /\/S \/P\b/, '/S /P /A << /O /Table /Summary (a) >>'],
  ['a number that could tell something', /\/S \/P\b/, '/S /P /A << /O /Table /RowSpan 77009 >>'],
  ['a scope by another name', /\/S \/P\b/, `/S /P /A << /O /Table /Scope /${NAME} >>`],
  ['another kind of reference', /\/S \/Span\b/, '/S /Span /K << /Type /OBJR /Obj 3 0 R >>'],
  ['a tree that goes elsewhere', /\/ParentTree (\d+)/, '/ParentTree 3'],
  ['another language of the file', /\/Lang <[0-9A-F]+>/i, '/Lang (fr)'],
  ['more marks of the file', /\/Marked true/, '/Marked true /Suspects true'],
  ['more wishes for the viewer', /\/DisplayDocTitle true/, '/DisplayDocTitle true /HideToolbar true'],
  ['an action', /\/Type \/Catalog/, '/Type /Catalog /OpenAction [3 0 R /Fit]'],
  ['metadata', /\/Type \/Catalog/, '/Type /Catalog /Metadata 3 0 R'],
  ['another bookmark', /\/Title <[0-9A-F]+>\n\/Parent/i, `/Title (${NAME})\n/Parent`],
  ['a bookmark with an action', /\/Dest \[ \d+ 0 R \/Fit \]\n>>/, `/A << /S /URI /URI (${NAME}) >>\n>>`],
  ['a bookmark with a colour', /\/Type \/Outlines/, '/Type /Outlines /C [0 0 1]'],
  ['a link that leaves the file', /\/Dest \[ \d+ 0 R \/Fit \]\n>>/, '/A << /S /URI /URI (https://example.com) >>\n>>'],
  ['a link with words', /\/Subtype \/Link/, '/Subtype /Link /Contents (a)'],
  ['another annotation', /\/Subtype \/Link/, '/Subtype /Text'],
  ['a link of another shape', /\/Border \[ 0 0 0 \]/, '/Border [ 0 0 770 ]'],
  ['a link to nowhere', /\/Type \/Annot\b/, '/Type /Annot /P 3 0 R'],
  ['a place that is none', /\/Fit \]/, '/XYZ 0 770 461 ]'],
];

describe('the shape of tags, bookmarks and links', () => {
  let sound: VerifyRequest;
  before(async () => {
    const { bytes: output, ...known } = await redactPdf(
      SOURCE,
      { redactions: [{ page: 1, box: [70, 96, 104, 112], code: 'N' }], values: [], dropPages: [] },
      { title: 'Bundle', bookmarks: [{ title: 'Second page', page: 2, level: 1 }] },
    );
    sound = { ...known, output, values: [] };
  });

  it('passes as it is made', async () => {
    const verdicts = await verifyPdf({ ...sound, source: SOURCE });
    assert.ok(isFit(verdicts), JSON.stringify(verdicts));
  });

  for (const [what, from, to] of CHANGES)
    it(what, async () => {
      const text = Buffer.from(sound.output).toString('latin1');
      assert.match(text, from);
      const output = new Uint8Array(Buffer.from(text.replace(from, to), 'latin1'));
      const bad = (await verifyPdf({ ...sound, output })).filter(({ result }) => result === 'fail');
      assert.ok(bad.length > 0, 'not seen');
      assert.ok(!JSON.stringify(bad).includes(NAME));
    });

  it('a tree, an outline and a link that nothing refers to are no better', async () => {
    const text = Buffer.from(sound.output).toString('latin1');
    for (const orphan of [
      '<< /S /P /ActualText (a) >>',
      '<< /Title (a) /Dest [ 3 0 R /Fit ] >>',
      '<< /Subtype /Link >>',
    ]) {
      const output = new Uint8Array(
        Buffer.from(text.replace('xref\n', `999 0 obj\n${orphan}\nendobj\nxref\n`), 'latin1'),
      );
      const bad = (await verifyPdf({ ...sound, output })).filter(({ result }) => result === 'fail');
      assert.ok(
        bad.some(({ check }) => check === LISTED),
        orphan,
      );
    }
  });

  it('marked sections in content hold a number and nothing else', async () => {
    const rows = [
      ['/P <</MCID 0>> BDC', true],
      ['/Artifact BMC', true],
      ['(a string that says /P \\(x\\) BDC) pop', true],
      [`/Span <</ActualText (${NAME})>> BDC`, false],
      ['/Span <</MCID 0 /Lang (fr)>> BDC', false],
      ['/P /Named BDC', false],
      ['/P BMC', false],
      ['/P MP', false],
      ['/P <</MCID 0>> DP', false],
      ['/P <</MCID 0>>BDC', true],
      [`/P<</E<${hex}>>>BDC`, false],
    ] as const;
    for (const [content, plain] of rows) {
      const output = makePage({ content: `${content} ${show('Kept', 40, 100)} EMC` });
      const bad = (await verifyPdf({ output, values: [], boxes: [] })).filter(({ result }) => result === 'fail');
      assert.equal(!bad.some(({ check }) => check === PLAIN), plain, content);
    }
  });
});

describe('reading one object', () => {
  it('gives plain data, or nothing at all', () => {
    const rows = [
      ['<< /A 1 /B [ 2 0 R (x) <41> true null -1.5 ] >>', true],
      ['<</A/B/C<</D[]>>>>', true],
      ['<< /A 1 /A 2 >>', false],
      ['<< /A >>', false],
      ['<< 1 /A >>', false],
      ['[ << ] >>', false],
      ['<< /A (a\\051) >>', false],
      ['<< /A word >>', false],
      ['1 2', false],
      ['', false],
    ] as const;
    for (const [text, known] of rows) assert.equal(readObject(text) !== undefined, known, text);
  });
});
