// Where a name can hide in a PDF, one technique a row: after redaction it is in none of them, or the file is refused.
// Stands here because a redaction is only as good as the check that another room makes of it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { BlotterError, type Box } from '../model/index.ts';
import { isFit, verifyPdf } from './index.ts';
import { redactPdf } from '../redact/index.ts';
import { makePage, makePdf, show, type PagePart } from './sample.ts';

const SECRET = 'Quillfeather';
const hex = Buffer.from(SECRET, 'latin1').toString('hex');
const utf16 = `FEFF${Buffer.from(SECRET, 'utf16le').swap16().toString('hex')}`;
const KEPT = show('Kept words stand here', 40, 250);
/** Around the name wherever a sample shows it. */
const BOX: Box = [38, 96, 220, 114];
const SHOWN = show(`${SECRET} lives`, 40, 100);

interface Trick extends PagePart {
  readonly what: string;
  /** The page is expected to become a picture. */
  readonly picture?: boolean;
}

const TRICKS: readonly Trick[] = [
  { what: 'plain text', content: KEPT + SHOWN },
  { what: 'kerned text', content: `${KEPT}BT /F 12 Tf 40 100 Td [(Quill) -20 (fea) 10 (ther)] TJ ET` },
  { what: 'hexadecimal text', content: `${KEPT}BT /F 12 Tf 40 100 Td <${hex}> Tj ET` },
  { what: 'octal text', content: `${KEPT}BT /F 12 Tf 40 100 Td (\\121uillfea\\164her) Tj ET` },
  {
    what: 'text by quote operators',
    content: `${KEPT}BT /F 12 Tf 14 TL 40 114 Td (Quillfeather) ' 1 0 (Quillfeather) " ET`,
  },
  {
    what: 'letters in any order',
    content:
      KEPT +
      [...SECRET]
        .map((mark, i) => [mark, i] as const)
        .reverse()
        .map(([mark, i]) => show(mark, 40 + i * 9, 100))
        .join(''),
  },
  { what: 'invisible text elsewhere', content: `${KEPT}${SHOWN}BT 3 Tr /F 12 Tf 40 200 Td (${SECRET}) Tj ET` },
  { what: 'white text elsewhere', content: `${KEPT}${SHOWN}1 1 1 rg ${show(SECRET, 40, 200)}` },
  { what: 'text off the page', content: `${KEPT}${SHOWN}${show(SECRET, 900, 900)}${show(SECRET, -300, 100)}` },
  {
    what: 'text outside the crop box',
    content: `${KEPT}${SHOWN}${show(SECRET, 40, 290, 6)}`,
    page: '/CropBox [0 0 400 280]',
  },
  { what: 'replacement text', content: `${KEPT}/Span << /ActualText (${SECRET}) /Alt <${utf16}> >> BDC ${SHOWN} EMC` },
  { what: 'marked-content point and comment', content: `${KEPT}${SHOWN}/P << /Note (${SECRET}) >> DP\n% ${SECRET}\n` },
  {
    what: 'resource named after it',
    content: `${KEPT}${SHOWN.replace('/F ', `/${SECRET} `)}`,
    fonts: `/${SECRET} 5 0 R`,
  },
  {
    what: 'annotation and its appearance',
    content: KEPT + SHOWN,
    page: `/Annots [10 0 R]`,
    more: [
      `<< /Type /Annot /Subtype /FreeText /Rect [40 90 200 120] /Contents (${SECRET}) /T <${utf16}> /AP << /N 11 0 R >> >>`,
      ['/Type /XObject /Subtype /Form /BBox [0 0 160 30] /Resources << /Font << /F 5 0 R >> >>', show(SECRET, 0, 10)],
    ],
  },
  {
    what: 'metadata',
    content: KEPT + SHOWN,
    catalog: `/Metadata 10 0 R /Lang (${SECRET}) /PieceInfo << /X << /Private (${SECRET}) >> >>`,
    trailer: '/Info 11 0 R',
    more: [
      ['/Type /Metadata /Subtype /XML', `<x:xmpmeta>${SECRET}</x:xmpmeta>`],
      `<< /Title (${SECRET}) /Author <${utf16}> /${SECRET} (x) >>`,
    ],
  },
  {
    what: 'attachment, script and outline',
    content: KEPT + SHOWN,
    catalog: `/Names << /EmbeddedFiles << /Names [(${SECRET}) 10 0 R] >> /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\("${SECRET}"\\)) >>] >> >> /Outlines 12 0 R`,
    more: [
      `<< /Type /Filespec /F (${SECRET}.txt) /EF << /F 11 0 R >> >>`,
      ['/Type /EmbeddedFile', `${SECRET} in a file`],
      '<< /Type /Outlines /First 13 0 R /Last 13 0 R /Count 1 >>',
      `<< /Title (${SECRET}) /Parent 12 0 R /Dest [3 0 R /Fit] >>`,
    ],
  },
  {
    what: 'form field',
    content: KEPT + SHOWN,
    catalog: '/AcroForm << /Fields [10 0 R] >>',
    page: '/Annots [10 0 R]',
    more: [
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (${SECRET}) /DV (${SECRET}) /TU (${SECRET}) /Rect [0 0 10 10] >>`,
    ],
  },
  {
    what: 'layer that is off',
    content: `${KEPT}${SHOWN}/OC /L BDC ${show(SECRET, 40, 200)} EMC`,
    resources: '/Properties << /L 10 0 R >>',
    catalog: '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>',
    more: [`<< /Type /OCG /Name (${SECRET}) >>`],
  },
  {
    what: 'form within form, each with a matrix',
    content: `${KEPT}q 2 0 0 2 0 0 cm /A Do Q`,
    resources: '/XObject << /A 10 0 R >>',
    more: [
      [
        '/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Matrix [0.5 0 0 0.5 10 20] /Resources << /XObject << /B 11 0 R >> >>',
        'q /B Do Q',
      ],
      [
        '/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Matrix [1 0 0 1 20 60] /Resources << /Font << /F 5 0 R >> >>',
        show(SECRET, 0, 0),
      ],
    ],
  },
  {
    what: 'form without resources of its own',
    content: `${KEPT}/A Do`,
    resources: '/XObject << /A 10 0 R >>',
    more: [['/Type /XObject /Subtype /Form /BBox [0 0 400 300]', SHOWN]],
  },
  {
    what: 'tiling pattern',
    picture: true,
    content: `${KEPT}${SHOWN}/Pattern cs /P scn 40 90 200 30 re f`,
    resources: '/Pattern << /P 10 0 R >>',
    more: [
      [
        '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 100 30] /XStep 100 /YStep 30 /Resources << /Font << /F 5 0 R >> >>',
        show(SECRET, 0, 10),
      ],
    ],
  },
  {
    what: 'glyphs that show text',
    picture: true,
    content: `${KEPT}BT /T 12 Tf 40 200 Td (a) Tj ET`,
    fonts: '/T 10 0 R',
    more: [
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 97 /Widths [8000] /Encoding << /Differences [97 /a] >> /CharProcs << /a 11 0 R >> /Resources << /Font << /F 5 0 R >> >> >>',
      ['', `8000 0 d0 BT /F 1000 Tf (${SECRET}) Tj ET`],
    ],
  },
  {
    what: 'soft mask',
    picture: true,
    content: `${KEPT}${SHOWN}q /G gs 0 0 400 300 re f Q`,
    resources: '/ExtGState << /G << /SMask << /S /Luminosity /G 10 0 R >> >> >>',
    more: [
      [
        '/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Group << /S /Transparency /CS /DeviceGray >> /Resources << /Font << /F 5 0 R >> >>',
        `1 g ${show(SECRET, 40, 100)}${show(SECRET, 40, 30)}`,
      ],
    ],
  },
  {
    what: 'text as a clip',
    picture: true,
    content: `${KEPT}q BT 7 Tr /F 12 Tf 40 100 Td (${SECRET}) Tj ET 0 0 400 300 re f Q`,
  },
  { what: 'object that nothing refers to', content: KEPT + SHOWN, more: [`(${SECRET})`, ['', `BT (${SECRET}) Tj ET`]] },
  {
    what: 'thumbnail, tab order and own keys',
    content: KEPT + SHOWN,
    page: `/Thumb 10 0 R /PieceInfo << /A << /Private (${SECRET}) >> >> /Own (${SECRET})`,
    more: [['/Width 4 /Height 3 /ColorSpace /DeviceGray /BitsPerComponent 8', SECRET]],
  },
  {
    what: 'structure tree',
    content: `${KEPT}/P << /MCID 0 >> BDC ${SHOWN} EMC`,
    catalog: '/StructTreeRoot 10 0 R /MarkInfo << /Marked true >>',
    page: '/StructParents 0',
    more: [`<< /Type /StructTreeRoot /K << /S /P /ActualText (${SECRET}) /Alt (${SECRET}) /K 0 /Pg 3 0 R >> >>`],
  },
  {
    what: 'behind the samples of a picture',
    content: `${KEPT}${SHOWN}q 50 0 0 50 300 20 cm /I Do Q`,
    resources: '/XObject << /I 10 0 R >>',
    more: [
      [
        '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
        `abcd${SECRET}`,
      ],
    ],
  },
  {
    what: 'function, font and colorant names',
    content: `${KEPT}/C cs 0.5 scn ${SHOWN}`,
    resources: `/ColorSpace << /C [/Separation /${SECRET} /DeviceGray 10 0 R] >>`,
    more: [['/FunctionType 4 /Domain [0 1] /Range [0 1]', `{ % ${SECRET}\n 1 exch sub }`]],
  },
  {
    what: 'to-unicode map that lists it',
    content: `${KEPT}BT /T 12 Tf 40 100 Td (abc) Tj ET`,
    fonts: '/T 10 0 R',
    more: [
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 11 0 R >>',
      [
        '',
        `begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <61> <${utf16.slice(4)}> endbfchar endcmap % ${SECRET}`,
      ],
    ],
  },
];

/** Everything that an attacker reads without any engine: raw bytes and every stream, as they stand and with strings joined. */
function attack(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1');
  let all = raw;
  for (const found of raw.matchAll(/stream\r?\n/g)) {
    const from = found.index + found[0].length;
    try {
      all += inflateSync(bytes.subarray(from)).toString('latin1');
    } catch {
      // Not packed.
    }
  }
  const strings = [...all.matchAll(/\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]+)>/g)].map(([, text, code]) =>
    text !== undefined
      ? text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
      : Buffer.from((code ?? '').replace(/\s/g, ''), 'hex').toString('latin1'),
  );
  return `${all}\n${strings.join('')}`.replaceAll('\0', '').toLowerCase();
}

/** Five letters in a row of the name. */
const leaks = (text: string): boolean =>
  Array.from({ length: SECRET.length - 4 }, (_, i) => SECRET.slice(i, i + 5).toLowerCase()).some((part) =>
    text.includes(part),
  );

function pdftotext(bytes: Uint8Array): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-test-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), bytes);
    return execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    }).toString();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function check(
  source: Uint8Array,
  boxes: readonly { page: number; box: Box }[],
  kept: RegExp,
): Promise<readonly number[]> {
  const redacted = await redactPdf(source, {
    redactions: boxes.map((one) => ({ ...one, code: 'N' })),
    values: [SECRET],
    dropPages: [],
  });
  assert.ok(!leaks(attack(redacted.bytes)), 'the name is in the bytes');
  const verdicts = await verifyPdf({ ...redacted, output: redacted.bytes, source, values: [SECRET], render: true });
  assert.ok(isFit(verdicts), JSON.stringify(verdicts.filter(({ result }) => result !== 'pass')));
  const text = pdftotext(redacted.bytes);
  if (text !== null) {
    assert.ok(!leaks(text.toLowerCase().replace(/\s/g, '')), 'the name can be extracted');
    assert.match(text, kept);
  }
  return redacted.rasterised;
}

describe('a name hidden in a PDF', () => {
  for (const trick of TRICKS)
    it(trick.what, async () => {
      const source = makePage(trick);
      const found = await verifyPdf({ output: source, values: [SECRET], boxes: [{ page: 1, box: BOX }] });
      assert.ok(!isFit(found), 'the check must see the original');
      const rasterised = await check(source, [{ page: 1, box: BOX }], /Kept words stand here/);
      assert.deepEqual(rasterised, trick.picture === true ? [1] : []);
    });

  it('a form shared by two pages, redacted on one', async () => {
    const form = [
      '/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << /Font << /F 5 0 R >> >>',
      show('Waterlily stays', 40, 100),
    ] as const;
    const page =
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << /XObject << /A 7 0 R >> >> >>';
    const source = makePdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>',
      page,
      ['', '/A Do'],
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      page,
      form,
    ]);
    const redacted = await redactPdf(source, {
      redactions: [{ page: 1, box: [38, 96, 95, 114], code: 'N' }],
      values: [],
      dropPages: [],
    });
    const verdicts = await verifyPdf({ ...redacted, output: redacted.bytes, source, values: [] });
    assert.ok(isFit(verdicts), JSON.stringify(verdicts));
    assert.equal([...(pdftotext(redacted.bytes) ?? 'Waterlily').matchAll(/Waterlily/g)].length, 1);
  });

  it('an earlier version of the file inside it', async () => {
    const first = Buffer.from(makePage({ content: KEPT + SHOWN })).toString('latin1');
    const start = /startxref\n(\d+)/.exec(first)?.[1] ?? '0';
    const content = KEPT;
    const added = `4 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`;
    const whole = `${first}${added}xref\n4 1\n${String(first.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 10 /Root 1 0 R /Prev ${start} >>\nstartxref\n${first.length + added.length}\n%%EOF\n`;
    const source = new Uint8Array(Buffer.from(whole, 'latin1'));
    assert.ok(leaks(attack(source)));
    await check(source, [], /Kept words stand here/);
  });

  it('a file that is encrypted without a password', async () => {
    const document = await PDFDocument.load(makePage({ content: KEPT + SHOWN }));
    document.encrypt({ userPassword: '', ownerPassword: 'owner' });
    await check(await document.save(), [{ page: 1, box: BOX }], /Kept words stand here/);
  });

  it('a file that asks for a password, a portfolio and a broken file are refused', async () => {
    const document = await PDFDocument.load(makePage({ content: KEPT }));
    document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' });
    const refused = async (bytes: Uint8Array, code: string) =>
      assert.rejects(
        redactPdf(bytes, { redactions: [], values: [], dropPages: [] }),
        (error) => error instanceof BlotterError && error.code === code,
      );
    await refused(await document.save(), 'B-DOC-02');
    await refused(makePage({ content: KEPT, catalog: '/Collection << /View /D >>' }), 'B-DOC-08');
    await refused(new Uint8Array(Buffer.from('%PDF-1.4 nothing')), 'B-DOC-03');
    await refused(new Uint8Array(), 'B-DOC-01');
  });
});
