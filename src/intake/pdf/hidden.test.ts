// One row per way of hiding something in a PDF: what is told of it (kind and place), what the detectors get, and whether a
// reader's page is left alone. Then the near misses: ordinary papers hide nothing.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { handExif, handFile, handJpeg, handObjects, handPage, put } from '../../../test/fixtures/hand-pdf.ts';
import type { HandObject } from '../../../test/fixtures/hand-pdf.ts';
import { readPdf } from './read.ts';

/** The word that is hidden, and the line that every reader sees. */
const SECRET = 'Ottoline';
const SEEN = put('Statement', 40, 270);
/** XMP with the word in an attribute, as many programs write it. */
const XMP = `<x:xmpmeta><rdf:Description rdf:about="" pdf:Keywords="${SECRET}"/></x:xmpmeta>`;
const INFO = '<< /Title (x) >>';

interface Row {
  readonly name: string;
  readonly file: Uint8Array;
  readonly kind: string;
  readonly where: RegExp;
  /** Does the find bring the secret word for the detectors? */
  readonly said?: boolean;
  /** What the page shows; 'Statement' where not given. */
  readonly shown?: string;
}

const image = (entries = '', data = '\x10\x80\xf0\x80'): HandObject => [
  `/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray ${entries}`,
  data,
];
const jpeg = (bytes: Uint8Array, entries = ''): HandObject => [
  `/Type /XObject /Subtype /Image /Width 60 /Height 40 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode ${entries}`,
  bytes,
];
const drawn = 'q 100 0 0 60 200 100 cm /I Do Q\n';
const annot = (entries: string): Uint8Array =>
  handPage({ content: SEEN, page: '/Annots [10 0 R]', more: [`<< /Type /Annot ${entries} >>`] });
const layered = (content: string, more: readonly HandObject[], extra = ''): Uint8Array =>
  handPage({
    content,
    resources: `/Properties << /L 10 0 R /M 11 0 R >> ${extra}`,
    catalog: '/OCProperties << /OCGs [10 0 R 12 0 R] /D << /OFF [10 0 R] >> >>',
    more,
  });
const LAYER = '<< /Type /OCG /Name (notes) >>';
const withImage = (object: HandObject, more: readonly HandObject[] = []): Uint8Array =>
  handPage({ content: SEEN + drawn, resources: '/XObject << /I 10 0 R >>', more: [object, ...more] });
const updated = (first: string, objects: readonly [number, HandObject][]): Uint8Array =>
  handFile(new Map(objects), '', handPage({ content: first }));

const ROWS: readonly Row[] = [
  // Text of the page
  { name: 'beyond the paper', file: handPage({ content: SEEN + put(SECRET, 500, 100) }), kind: 'off-page-text', where: /^page 1 \(beyond the paper\)$/, said: true },
  { name: 'outside the crop', file: handPage({ content: SEEN + put(SECRET, 40, 20), page: '/CropBox [0 100 400 300]' }), kind: 'cropped-text', where: /^page 1 \(outside/, said: true },
  { name: 'white on white', file: handPage({ content: SEEN + put(SECRET, 300, 30, 12, '1 g') }), kind: 'white-text', where: /^page 1, bottom right/, said: true },
  { name: 'nearly white', file: handPage({ content: SEEN + put(SECRET, 300, 30, 12, '0.985 g') }), kind: 'white-text', where: /^page 1/, said: true },
  { name: 'grey on the same grey', file: handPage({ content: `${SEEN}0.8 g 20 20 200 60 re f\n${put(SECRET, 40, 40, 12, '0.8 g')}` }), kind: 'same-colour-text', where: /^page 1, bottom left/, said: true },
  { name: 'black on a black bar drawn before it', file: handPage({ content: `${SEEN}0 g 20 20 200 60 re f\n${put(SECRET, 40, 40, 12, '0 g')}` }), kind: 'same-colour-text', where: /^page 1/, said: true },
  { name: 'under 2 points', file: handPage({ content: SEEN + put(SECRET, 40, 100, 1.5) }), kind: 'tiny-text', where: /^page 1/, said: true },
  { name: 'neither filled nor stroked', file: handPage({ content: SEEN + put(SECRET, 40, 100, 12, '3 Tr') }), kind: 'invisible-text', where: /^page 1, middle left/, said: true },
  { name: 'a clip and nothing else', file: handPage({ content: `${SEEN}q ${put(SECRET, 40, 100, 12, '7 Tr')} Q` }), kind: 'invisible-text', where: /^page 1/, said: true },
  { name: 'transparent', file: handPage({ content: `${SEEN}q /T gs ${put(SECRET, 40, 100)} Q`, resources: '/ExtGState << /T << /ca 0 >> >>' }), kind: 'transparent-text', where: /^page 1/, said: true },
  { name: 'under a black bar', file: handPage({ content: `${SEEN}${put(SECRET, 40, 100)}0 g 35 95 100 20 re f` }), kind: 'covered-text', where: /^page 1, middle left \(something/, said: true },
  { name: 'a word in a line under a black bar', file: handPage({ content: `${SEEN}BT /F 12 Tf 40 100 Td (by ) Tj (${SECRET}) Tj ( at home) Tj ET 0 g 56 95 46 20 re f` }), kind: 'covered-text', where: /^page 1/, said: true, shown: 'Statement\n\nby\tat home' },
  { name: 'under a white bar, typed over', file: handPage({ content: `${SEEN}${put(SECRET, 40, 100)}1 g 35 95 100 20 re f\n${put('Witness A', 42, 100, 12, '0 g')}` }), kind: 'covered-text', where: /^page 1/, said: true, shown: 'Statement\n\nWitness A' },
  { name: 'under a bar with rounded corners', file: handPage({ content: `${SEEN}${put(SECRET, 40, 100)}0 g 37 95 m 133 95 l 135 97 l 135 113 l 133 115 l 37 115 l 35 113 l 35 97 l f` }), kind: 'covered-text', where: /^page 1/, said: true },
  { name: 'under a bar in a form', file: handPage({ content: `${SEEN}${put(SECRET, 40, 100)}q 1 0 0 1 30 90 cm /B Do Q`, resources: '/XObject << /B 10 0 R >>', more: [['/Type /XObject /Subtype /Form /BBox [0 0 200 50]', '0 g 5 5 100 20 re f']] }), kind: 'covered-text', where: /^page 1/, said: true },
  { name: 'under a picture', file: handPage({ content: `${SEEN}${put(SECRET, 205, 120)}${drawn}`, resources: '/XObject << /I 10 0 R >>', more: [image()] }), kind: 'covered-text', where: /^page 1, middle \(something/, said: true },
  { name: 'under a black square of a reviewer', file: handPage({ content: SEEN + put(SECRET, 40, 100), page: '/Annots [10 0 R]', more: ['<< /Type /Annot /Subtype /Square /Rect [35 95 135 115] /IC [0 0 0] /C [0 0 0] /F 4 >>'] }), kind: 'covered-text', where: /^page 1/, said: true },
  { name: 'drawn twice for boldness, under a bar', file: handPage({ content: `${SEEN}${put(SECRET, 40, 100)}${put(SECRET, 40.5, 100)}0 g 35 95 100 20 re f` }), kind: 'covered-text', where: /^page 1/, said: true },
  { name: 'in a layer that is off', file: layered(`${SEEN}/OC /L BDC ${put(SECRET, 40, 100)} EMC`, [LAYER, 'null', LAYER]), kind: 'layer', where: /^page 1, middle left \(in a layer/, said: true },
  { name: 'in a membership of a layer that is off', file: layered(`${SEEN}/OC /M BDC ${put(SECRET, 40, 100)} EMC`, [LAYER, '<< /Type /OCMD /OCGs [10 0 R] >>', LAYER]), kind: 'layer', where: /^page 1/, said: true },
  { name: 'in a form of a layer that is off', file: layered(`${SEEN}/X Do`, [LAYER, 'null', LAYER, ['/Type /XObject /Subtype /Form /BBox [0 0 400 300] /OC 10 0 R /Resources << /Font << /F 5 0 R >> >>', put(SECRET, 40, 100)]], '/XObject << /X 13 0 R >>'), kind: 'layer', where: /^page 1/, said: true },
  { name: 'a layer by the same name that is on is seen', file: layered(`${SEEN}/OC /M BDC ${put('kept', 40, 100)} EMC /OC /L BDC ${put(SECRET, 40, 50)} EMC`, [LAYER, LAYER, 'null']), kind: 'layer', where: /^page 1, bottom/, said: true, shown: 'Statement\n\nkept' },
  { name: 'a scanner’s words over its picture', file: handPage({ content: `q 390 0 0 290 5 5 cm /I Do Q ${put('Statement', 40, 270, 12, '3 Tr')}`, resources: '/XObject << /I 10 0 R >>', more: [image()] }), kind: 'ocr-layer', where: /^page 1$/ },
  { name: 'a scanner’s words under its picture', file: handPage({ content: `${SEEN}q 390 0 0 290 5 5 cm /I Do Q`, resources: '/XObject << /I 10 0 R >>', more: [image()] }), kind: 'ocr-layer', where: /^page 1$/ },
  { name: 'words over a smaller picture', file: handPage({ content: `${drawn}${put('Statement', 210, 120, 12, '3 Tr')}`, resources: '/XObject << /I 10 0 R >>', more: [image()] }), kind: 'ocr-layer', where: /^page 1$/ },

  // On the page, not of it
  { name: 'a note', file: annot(`/Subtype /Text /Rect [350 250 370 270] /Contents (${SECRET})`), kind: 'note', where: /^page 1, top right$/, said: true },
  { name: 'a reply to a note', file: handPage({ content: SEEN, page: '/Annots [10 0 R 11 0 R]', more: ['<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (see me) >>', `<< /Type /Annot /Subtype /Text /IRT 10 0 R /Rect [10 10 30 30] /Contents (${SECRET}) >>`] }), kind: 'note', where: /^page 1, bottom left \(reply\)$/, said: true },
  { name: 'a pop-up', file: annot(`/Subtype /Popup /Rect [10 10 90 90] /Contents (${SECRET})`), kind: 'popup', where: /^page 1, bottom left$/, said: true },
  { name: 'a mark for redaction, never carried out', file: annot(`/Subtype /Redact /Rect [35 265 110 285] /OverlayText (${SECRET})`), kind: 'redact-mark', where: /never taken out/, said: true },
  { name: 'free text that is not shown', file: annot(`/Subtype /FreeText /F 2 /Rect [10 10 90 90] /Contents (${SECRET}) /DA (/Helv 9 Tf 0 g)`), kind: 'free-text', where: /\(not shown\)/, said: true },
  { name: 'a link', file: annot(`/Subtype /Link /Rect [10 10 90 30] /A << /S /URI /URI (https://example.com/${SECRET}) >>`), kind: 'link', where: /^page 1, bottom left$/, said: true },
  { name: 'a field that no page shows', file: handPage({ content: SEEN, catalog: '/AcroForm << /Fields [10 0 R] >>', more: [`<< /FT /Tx /T (a) /V (${SECRET}) >>`] }), kind: 'form-field', where: /^fields that no page shows/, said: true },
  { name: 'form data', file: handPage({ content: SEEN, catalog: '/AcroForm << /Fields [] /XFA 10 0 R >>', more: [['', `<xdp><name>${SECRET}</name></xdp>`]] }), kind: 'xfa', where: /XFA/, said: true },
  { name: 'a file on a paper clip', file: handPage({ content: SEEN, page: '/Annots [10 0 R]', more: [`<< /Type /Annot /Subtype /FileAttachment /Rect [10 10 30 30] /FS << /Type /Filespec /F (${SECRET}.txt) /EF << /F 11 0 R >> >> >>`, ['/Type /EmbeddedFile', 'list']] }), kind: 'attachment', where: /^page 1$/, said: true },
  { name: 'an associated file', file: handPage({ content: SEEN, catalog: '/AF [10 0 R]', more: [`<< /Type /Filespec /F (${SECRET}.csv) /EF << /F 11 0 R >> >>`, ['/Type /EmbeddedFile', 'list']] }), kind: 'attachment', where: /^attached files$/, said: true },
  { name: 'a script', file: handPage({ content: SEEN, catalog: `/OpenAction << /S /JavaScript /JS (app.alert\\("${SECRET}"\\)) >>` }), kind: 'javascript', where: /scripts of the document/, said: true },
  { name: 'a script in a stream', file: handPage({ content: SEEN, page: '/AA << /O << /S /JavaScript /JS 10 0 R >> >>', more: [['', `var a = "${SECRET}"`]] }), kind: 'javascript', where: /^page 1$/, said: true },
  { name: 'an action that starts a program', file: annot(`/Subtype /Link /Rect [10 10 90 30] /A << /S /Launch /F (${SECRET}.exe) >>`), kind: 'action', where: /^page 1: starts a program/, said: true },
  { name: 'an action that sends a form away', file: handPage({ content: SEEN, catalog: `/AA << /WC << /S /SubmitForm /F (https://example.com/${SECRET}) >> >>` }), kind: 'action', where: /sends the form away/, said: true },
  { name: 'a bookmark', file: handPage({ content: SEEN, catalog: '/Outlines 10 0 R', more: ['<< /First 11 0 R /Last 11 0 R /Count 1 >>', `<< /Title (${SECRET}) /Parent 10 0 R >>`] }), kind: 'bookmark', where: /^bookmarks$/, said: true },
  { name: 'a named place', file: handPage({ content: SEEN, catalog: `/Dests << /${SECRET} [3 0 R /Fit] >>` }), kind: 'named-destination', where: /^named places$/, said: true },
  { name: 'labels of pages', file: handPage({ content: SEEN, catalog: `/PageLabels << /Nums [0 << /P (${SECRET}) >>] >>` }), kind: 'page-label', where: /labels/, said: true },
  { name: 'an article', file: handPage({ content: SEEN, catalog: '/Threads [10 0 R]', more: [`<< /I << /Title (${SECRET}) >> >>`] }), kind: 'article-thread', where: /articles/, said: true },
  { name: 'document properties of its own making', file: handPage({ content: SEEN, trailer: '/Info 10 0 R', more: [`<< /Reviewer (${SECRET}) >>`] }), kind: 'metadata', where: /^document properties$/, said: true },
  { name: 'XMP of the document', file: handPage({ content: SEEN, catalog: '/Metadata 10 0 R', more: [['/Type /Metadata /Subtype /XML', XMP]] }), kind: 'metadata', where: /^document \(XMP\)$/, said: true },
  { name: 'XMP of a page', file: handPage({ content: SEEN, page: '/Metadata 10 0 R', more: [['/Type /Metadata /Subtype /XML', XMP]] }), kind: 'metadata', where: /^page 1 \(XMP\)$/, said: true },
  { name: 'XMP of a picture', file: withImage(image('/Metadata 11 0 R'), [['/Type /Metadata /Subtype /XML', XMP]]), kind: 'metadata', where: /^picture 1 on page 1 \(XMP\)$/, said: true },
  { name: 'a small picture of the page', file: handPage({ content: SEEN, page: '/Thumb 10 0 R', more: [image()] }), kind: 'thumbnail', where: /page 1/ },
  { name: 'data of an editor', file: handPage({ content: SEEN, page: `/PieceInfo << /Draw << /Private << /Text (${SECRET}) >> >> >>` }), kind: 'private-data', where: /^page 1/, said: true },
  { name: 'an entry of nobody’s in the catalogue', file: handPage({ content: SEEN, catalog: `/XKeep << /Note (${SECRET}) >>` }), kind: 'private-data', where: /catalogue/, said: true },
  { name: 'an entry of nobody’s on a page', file: handPage({ content: SEEN, page: `/XKeep (${SECRET})` }), kind: 'private-data', where: /^page 1/, said: true },
  { name: 'a template page', file: handPage({ content: SEEN, catalog: '/Names << /Templates << /Names [(t) 10 0 R] >> >>', more: ['<< /Type /Template /MediaBox [0 0 400 300] /Contents 11 0 R /Resources << /Font << /F 5 0 R >> >> >>', ['', put(SECRET, 40, 100)]] }), kind: 'stray-page', where: /not in the document’s order \(1\)/, said: true },
  { name: 'a page that was taken out of the order', file: handPage({ content: SEEN, more: ['<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 11 0 R /Resources << /Font << /F 5 0 R >> >> >>', ['', put(SECRET, 40, 100)]] }), kind: 'stray-page', where: /order/, said: true },
  { name: 'the text of a tag', file: handPage({ content: SEEN, catalog: '/StructTreeRoot 10 0 R', more: ['<< /Type /StructTreeRoot /K 11 0 R >>', `<< /Type /StructElem /S /Figure /P 10 0 R /Alt (${SECRET}) >>`] }), kind: 'alternative-text', where: /tags/, said: true },
  { name: 'a signature', file: handPage({ content: SEEN, catalog: '/AcroForm << /Fields [10 0 R] >>', more: ['<< /FT /Sig /T (s) /V 11 0 R >>', `<< /Type /Sig /Filter /Adobe.PPKLite /Reason (checked) /Contents <${Buffer.from(`\u0001\u0002CN=${SECRET}`).toString('hex')}0000> >>`] }), kind: 'signature', where: /signatures/, said: true },
  { name: 'where a plan lies', file: handPage({ content: SEEN, page: '/VP [<< /Measure << /Subtype /GEO /GPTS [53.4 -1.4] >> >>]' }), kind: 'map-coordinates', where: /^page 1$/ },
  { name: 'another version of a picture', file: withImage(image('/Alternates [<< /Image 11 0 R >>]'), [image()]), kind: 'alternate-image', where: /picture 1 on page 1/ },
  { name: 'camera data whose place cannot be read', file: withImage(jpeg(handJpeg([[0xe1, handExif([0x010f, 0x8825], SECRET)]]))), kind: 'image-metadata', where: /^picture 1 on page 1: .*camera data/, said: true },
  { name: 'a comment in a picture', file: withImage(jpeg(handJpeg([[0xfe, SECRET]]))), kind: 'image-metadata', where: /comment/, said: true },
  { name: 'a caption in a picture', file: withImage(jpeg(handJpeg([[0xed, `Photoshop 3.0\0${SECRET}`]]))), kind: 'image-metadata', where: /IPTC/, said: true },
  { name: 'bytes behind a picture', file: withImage(jpeg(handJpeg([], SECRET))), kind: 'trailing-bytes', where: /bytes after the end/, said: true },
  { name: 'a picture packed twice', file: withImage(['/Type /XObject /Subtype /Image /Width 60 /Height 40 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter [/FlateDecode /DCTDecode]', deflateSync(handJpeg([[0xfe, SECRET]]))]), kind: 'image-metadata', where: /comment/, said: true },

  // The file itself
  { name: 'words before the file', file: new Uint8Array(Buffer.concat([Buffer.from(`${SECRET}\n`), Buffer.from(handPage({ content: SEEN }))])), kind: 'outside-bytes', where: /before the beginning of the file, 9 bytes/, said: true },
  { name: 'words behind the file', file: new Uint8Array(Buffer.concat([Buffer.from(handPage({ content: SEEN })), Buffer.from(SECRET)])), kind: 'outside-bytes', where: /after the end of the file, 9 bytes/, said: true },
  { name: 'an object that nothing refers to', file: handPage({ content: SEEN, more: [`<< /Note (${SECRET}) >>`] }), kind: 'unreferenced', where: /nothing refers to/, said: true },
  { name: 'content that nothing refers to', file: handPage({ content: SEEN, more: [['', put(SECRET, 40, 100)]] }), kind: 'unreferenced', where: /nothing refers to/, said: true },
  { name: 'a picture that nothing refers to', file: handPage({ content: SEEN, more: [image()] }), kind: 'unreferenced', where: /pictures/ },
  { name: 'an object packed with others that nothing refers to', file: handPage({ content: SEEN, more: [['/Type /ObjStm /N 1 /First 5', `30 0 << /Note (${SECRET}) >>`]] }), kind: 'unreferenced', where: /nothing refers to/, said: true },
  { name: 'a name that was on the page before', file: updated(SEEN + put(SECRET, 40, 100), [[4, ['', SEEN]]]), kind: 'revision', where: /^earlier state 1 of 1 of the file, shows other text on page 1$/, said: true },
  { name: 'a title that was there before', file: handFile(new Map<number, HandObject>([[10, INFO]]), '/Info 10 0 R', handPage({ content: SEEN, trailer: '/Info 10 0 R', more: [`<< /Title (${SECRET}) >>`] })), kind: 'revision', where: /says other things beside the pages/, said: true },
  { name: 'a state that showed the same', file: updated(SEEN, [[10, INFO]]), kind: 'revision', where: /shows nothing else/ },
]; // prettier-ignore

describe('what a PDF hides is told with its place', () => {
  for (const { name, file, kind, where, said, shown } of ROWS) {
    test(name, async () => {
      const { pages, hidden } = await readPdf(file);
      const own = hidden.filter((one) => one.kind === kind && where.test(one.where));
      assert.ok(own.length > 0, hidden.map((one) => `${one.kind} | ${one.where}`).join('\n'));
      if (said) assert.ok(own.some((one) => one.text?.includes(SECRET)), 'its text is for the detectors'); // prettier-ignore
      assert.ok(!hidden.some((one) => one.where.includes(SECRET) || one.kind.includes(SECRET)), 'a place never quotes');
      assert.equal(pages[0]?.text, shown ?? 'Statement');
    });
  }
});

/** Ordinary papers: nothing at all is told. */
const NEAR: readonly (readonly [string, Uint8Array])[] = [
  ['a white heading on a dark band', handPage({ content: `0.1 0.2 0.4 rg 0 250 400 50 re f\n${put('Statement', 40, 270, 12, '1 g')}` })],
  ['a white heading on a round dark band', handPage({ content: `0.1 0.2 0.4 rg 10 250 m 200 249 390 250 395 260 c 398 280 395 290 390 295 c 200 299 15 298 10 295 c 2 290 2 260 10 250 c f\n${put('Statement', 40, 270, 12, '1 g')}` })],
  ['a white heading on a picture', handPage({ content: `q 400 0 0 60 0 240 cm /I Do Q\n${put('Statement', 40, 270, 12, '1 g')}`, resources: '/XObject << /I 10 0 R >>', more: [image('', '\x10\x20\x30\x10')] })],
  ['a white heading on a gradient', handPage({ content: `q 0 240 400 60 re W n /S sh Q\n${put('Statement', 40, 270, 12, '1 g')}`, resources: '/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 400 0] /Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [0.4] /N 1 >> >> >>' })],
  ['small print of 6 points', handPage({ content: put('Statement', 40, 270, 6) })],
  ['small print of 3 points', handPage({ content: put('Statement', 40, 270, 3) })],
  ['type of 1 point on a page measured in feet', handPage({ content: put('Statement', 40, 270, 1), page: '/UserUnit 12' })],
  ['shaded cells of a table', handPage({ content: `0.9 g 30 260 100 30 re f 0 G 30 260 100 30 re S\n${put('Statement', 40, 270, 12, '0 g')}1 g 30 230 100 30 re f 0.9 g 30 200 100 30 re f` })],
  ['a black frame around a line, drawn after it', handPage({ content: `${SEEN}0 G 2 w 30 260 100 30 re S` })],
  ['a filled frame with a hole, drawn after the line', handPage({ content: `${SEEN}0 g 30 260 100 30 re 32 262 96 26 re f*` })],
  ['a highlighter drawn after the line', handPage({ content: `${SEEN}q /H gs 1 1 0 rg 30 260 100 30 re f Q`, resources: '/ExtGState << /H << /BM /Multiply >> >>' })],
  ['a pale watermark over the page', handPage({ content: `${SEEN}q /W gs 0.5 g 0 0 400 300 re f Q`, resources: '/ExtGState << /W << /ca 0.2 >> >>' })],
  ['a shadow that is drawn as clear type', handPage({ content: `q /T gs ${put('Statement', 40.8, 269.2)} Q ${SEEN}`, resources: '/ExtGState << /T << /ca 0 >> >>' })],
  ['a white edge under the type', handPage({ content: `${put('Statement', 41, 269, 12, '1 g')}${put('Statement', 40, 270, 12, '0 g')}` })],
  ['a bar that is clipped away', handPage({ content: `${SEEN}q 300 10 20 20 re W n 0 g 30 260 100 30 re f Q` })],
  ['a picture with a mask over the line', handPage({ content: `${SEEN}q 100 0 0 40 30 255 cm /I Do Q`, resources: '/XObject << /I 10 0 R >>', more: [image('/SMask 11 0 R'), image('', '\0\0\0\0')] })],
  ['a stencil over the line', handPage({ content: `${SEEN}q 0.5 g 100 0 0 40 30 255 cm /I Do Q`, resources: '/XObject << /I 10 0 R >>', more: [['/Type /XObject /Subtype /Image /Width 8 /Height 1 /BitsPerComponent 1 /ImageMask true', '\xff']] })],
  ['a crop equal to the paper', handPage({ content: SEEN, page: '/CropBox [0 0 400 300]' })],
  ['a page measured from elsewhere', handPage({ content: put('Statement', -160, 120), page: '/MediaBox [-200 -150 200 150]' })],
  ['a turned page', handPage({ content: SEEN, page: '/Rotate 90' })],
  ['a layer that is on', handPage({ content: `/OC /L BDC ${SEEN} EMC`, resources: '/Properties << /L 10 0 R >>', catalog: '/OCProperties << /OCGs [10 0 R] /D << /ON [10 0 R] >> >>', more: [LAYER] })],
  ['page numbers without words', handPage({ content: SEEN, catalog: '/PageLabels << /Nums [0 << /S /r >>] >>' })],
  ['a going to a page', handPage({ content: SEEN, catalog: '/OpenAction [3 0 R /Fit] /ViewerPreferences << /DisplayDocTitle true >>' })],
  ['a JPEG of a scanner: size, density, colour', withImage(jpeg(handJpeg([[0xe0, 'JFIF\0'], [0xee, 'Adobe\0']], '\r\n')))],
  ['white space at both ends', new Uint8Array(Buffer.concat([Buffer.from('\ufeff\n'), Buffer.from(handPage({ content: SEEN })), Buffer.from('\r\n\0\0')]))],
]; // prettier-ignore

test('of a name that was typed over, every letter is told', async () => {
  const content = `${SEEN}${put(SECRET, 40, 100)}1 g 35 95 100 20 re f\n${put('Witness A', 41, 100, 12, '0 g')}`;
  const { hidden } = await readPdf(handPage({ content }));
  assert.equal(hidden.find(({ kind }) => kind === 'covered-text')?.text, SECRET);
});

describe('ordinary papers hide nothing', () => {
  for (const [name, file] of NEAR) {
    test(name, async () => {
      const { pages, hidden } = await readPdf(file);
      const told = hidden.filter(({ kind, where }) => !(kind === 'layer' && where === 'layers of the document'));
      assert.deepEqual(told, []);
      const line = name.startsWith('a JPEG') ? 'Statement' : pages[0]?.text;
      assert.equal(line, 'Statement');
    });
  }
});

test('a second table without objects is no earlier state (Word writes one)', async () => {
  const plain = Buffer.from(handPage({ content: SEEN })).toString('latin1');
  const at = plain.lastIndexOf('xref\n0');
  const again = `xref\n0 0\ntrailer\n<< /Size 41 /Root 1 0 R /Prev ${at} >>\nstartxref\n${plain.length}\n%%EOF\n`;
  const { hidden } = await readPdf(new Uint8Array(Buffer.from(plain + again, 'latin1')));
  assert.deepEqual(hidden, []);
});

test('paper and crop from the tree above: what they show is the page, also beyond US letter', async () => {
  const objects = handObjects({ content: put('Top', 40, 1150) + put('Statement', 770, 500) + put(SECRET, 40, 2), page: '/Was /MediaBox' });
  objects.set(2, '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 842 1191] /CropBox [10 20 900 1191] >>');
  const { pages, hidden } = await readPdf(handFile(objects));
  assert.equal(pages[0]?.text.replace(/\s+/g, ' '), 'Top Statement');
  assert.deepEqual([pages[0].crop, pages[0].size], [[10, 20, 842, 1191], [832, 1171]]);
  assert.deepEqual(hidden.map(({ text }) => text), [SECRET]);
}); // prettier-ignore

test('a stamp in a layer that is off is not drawn into the page, one in a layer that is on is', async () => {
  const stamp = (y: number, layer: number, look: number): string => `<< /Type /Annot /Subtype /Stamp /F 4 /OC ${layer} 0 R /Rect [40 ${y} 140 ${y + 20}] /AP << /N ${look} 0 R >> >>`;
  const look = (text: string): HandObject => ['/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F 5 0 R >> >>', put(text, 2, 5)];
  const catalog = '/OCProperties << /OCGs [10 0 R 11 0 R] /D << /OFF [10 0 R] >> >>';
  const more = ['<< /Type /OCG /Name (a) >>', '<< /Type /OCG /Name (b) >>', stamp(100, 10, 14), stamp(60, 11, 15), look(SECRET), look('Exhibit')];
  const { pages, hidden } = await readPdf(handPage({ content: SEEN, page: '/Annots [12 0 R 13 0 R]', catalog, more }));
  assert.equal(pages[0]?.text.replace(/\s+/g, ' '), 'Statement Exhibit');
  assert.deepEqual(hidden.filter(({ kind }) => kind === 'stamp').map(({ where }) => where.replace(/.*[(]/, '(')), ['(not shown)', '(seen by a reader)']);
}); // prettier-ignore

test('a linearised file is no earlier state', async () => {
  const plain = Buffer.from(handPage({ content: SEEN })).toString('latin1');
  const first = plain.replace('%PDF-1.7\n', '%PDF-1.7\n99 0 obj\n<< /Linearized 1 >>\nendobj\nstartxref\n0\n%%EOF\n');
  const moved = first.length - plain.length;
  const fixed = first
    .replace(/^(\d{10}) 00000 n /gm, (_, n: string) => `${String(Number(n) + moved).padStart(10, '0')} 00000 n `)
    .replace(/startxref\n(\d{2,})/, (_, n: string) => `startxref\n${Number(n) + moved}`);
  const { hidden } = await readPdf(new Uint8Array(Buffer.from(fixed, 'latin1')));
  assert.deepEqual(hidden, []);
});

test('a place that was marked for redaction is unread until somebody looks', async () => {
  const { pages } = await readPdf(annot('/Subtype /Redact /Rect [35 265 110 285] /QuadPoints [35 285 110 285 35 265 110 265]'));
  assert.deepEqual(pages[0]?.unread.map(({ box, why }) => [box, why]), [[[35, 265, 110, 285], 'marked for redaction, never taken out']]);
}); // prettier-ignore

test('an encrypted file that opens without a password is told, and walked', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage().drawText('Statement', { x: 50, y: 500, size: 12 });
  pdf.setSubject(SECRET);
  pdf.encrypt({ userPassword: '', ownerPassword: 'owner' });
  const { hidden } = await readPdf(await pdf.save());
  assert.ok(hidden.some(({ kind }) => kind === 'encryption'));
  assert.ok(hidden.some(({ kind, text }) => kind === 'metadata' && text?.includes(SECRET)));
});

test('many of one kind on a page are told with their number', async () => {
  const links = Array.from(
    { length: 12 },
    (_, i) =>
      `<< /Type /Annot /Subtype /Link /Rect [10 ${10 + i * 20} 90 ${25 + i * 20}] /A << /S /URI /URI (https://example.com/${i}) >> >>`,
  );
  const { hidden } = await readPdf(
    handPage({ content: SEEN, page: `/Annots [${links.map((_, i) => `${10 + i} 0 R`).join(' ')}]`, more: links }),
  );
  assert.deepEqual(
    hidden.map(({ kind, where }) => [kind, where]),
    [['link', 'page 1, 12 of them']],
  );
});

test('an attachment is handed on, wherever it hangs', async () => {
  const { attachments } = await readPdf(
    handPage({
      content: SEEN,
      page: '/Annots [10 0 R]',
      more: [
        '<< /Type /Annot /Subtype /FileAttachment /Rect [10 10 30 30] /FS << /Type /Filespec /F (names.txt) /EF << /F 11 0 R >> >> >>',
        ['/Type /EmbeddedFile', 'the list'],
      ],
    }),
  );
  assert.deepEqual(
    attachments.map(({ file, bytes }) => [file, Buffer.from(bytes).toString()]),
    [['names.txt', 'the list']],
  );
});
