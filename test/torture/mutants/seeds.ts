// The files that mutants are made of: the practice papers, and hand-made ones that each hold constructs on which readers
// of PDF have broken. Every one holds its secret in its text at least once. Not here: damage (kinds.ts).
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { makePage, makePdf, show, type PagePart } from '../../../src/verify/sample.ts';
import { embedSubset } from '../../fixtures/embed-font.ts';
import { readPdf } from '../../fixtures/read-pdf.ts';

export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A word that the plan removes wherever it stands. Made up. */
  readonly secret: string;
  /** A box of the plan, in points. */
  readonly box: readonly [number, number, number, number];
}

const SECRET = 'Quillmarshe';
const HOME = path.resolve(import.meta.dirname, '../../..');
const TEXT =
  show(`Statement of Ottoline ${SECRET}, given on Tuesday`, 20, 250) + show('Nothing else was seen.', 20, 230);
const BOX = [138, 246, 205, 262] as const;
const packed = (text: string | Buffer): string => deflateSync(text).toString('latin1');
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** One construct to a page. Objects from 10 on are `more`. */
const PAGES: Readonly<Record<string, PagePart>> = {
  plain: { content: TEXT },
  kerned: {
    content: `${TEXT}q 0.5 0 0 0.5 10 10 cm BT /F 20 Tf 2 Tc 3 Tw 90 Tz 14 TL 4 Ts 1 0 0 1 20 300 Tm [(Quill) -40 (mar) 12 (she)] TJ T* (again) ' 1 1 (more) " ET Q`,
  },
  forms: {
    content: `${TEXT}q 1 0 0 1 10 -60 cm /X Do Q`,
    resources: '/XObject << /X 10 0 R >>',
    more: [
      ['/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Matrix [1 0 0 1 5 5] /Resources << /XObject << /Y 11 0 R >> /Font << /F 5 0 R >> >>', `${show(`by ${SECRET}`, 20, 200)} /Y Do`],
      ['/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Matrix [0.8 0.1 -0.1 0.8 0 0] /Resources << /Font << /F 5 0 R >> >>', show('inner text', 20, 150)],
    ],
  },
  type3: {
    content: `${TEXT}BT /T 10 Tf 20 180 Td (aabab) Tj ET`,
    fonts: '/T 10 0 R',
    more: [
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /sq 11 0 R /tr 12 0 R >> /Encoding << /Type /Encoding /Differences [97 /sq /tr] >> /FirstChar 97 /LastChar 98 /Widths [1000 1000] /Resources << >> >>',
      ['', '1000 0 0 0 750 750 d1 0 0 750 750 re f'],
      ['', '1000 0 0 0 750 750 d1 0 0 m 375 750 l 750 0 l f'],
    ],
  },
  picture: {
    content: `${TEXT}q 200 0 0 100 20 80 cm /X Do Q q 60 0 0 60 300 80 cm /Y Do Q`,
    resources: '/XObject << /X 10 0 R /Y 12 0 R >>',
    more: [
      ['/Type /XObject /Subtype /Image /Width 32 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceRGB /SMask 11 0 R /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 3 /Columns 32 >>', packed(Buffer.alloc(16 * 97, 2))],
      ['/Type /XObject /Subtype /Image /Width 32 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode', packed(Buffer.alloc(512, 200))],
      ['/Type /XObject /Subtype /Image /Width 8 /Height 8 /ImageMask true /BitsPerComponent 1 /Decode [1 0] /Filter /ASCIIHexDecode', 'AA55AA55AA55AA55>'],
    ],
  },
  spaces: {
    content: `${TEXT}/CS cs 1 scn 20 20 50 50 re f q 90 0 0 90 100 20 cm /X Do Q /D cs 0.2 0.4 scn 250 20 40 40 re f`,
    resources: '/ColorSpace << /CS 10 0 R /D [/DeviceN [/Cyan /Spot] /DeviceCMYK 13 0 R] >> /XObject << /X 12 0 R >>',
    more: [
      '[/Indexed /DeviceRGB 3 11 0 R]',
      ['', '\x00\x00\x00\xff\x00\x00\x00\xff\x00\x00\x00\xff'],
      ['/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 2 /ColorSpace 10 0 R /Filter [/ASCII85Decode /RunLengthDecode]', "J,g]3!<<*\"J,fQK~>"],
      ['/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]', '{ 2 copy add 2 div 0 }'],
    ],
  },
  inline: { content: `${TEXT}q 80 0 0 80 20 40 cm BI /W 8 /H 8 /BPC 1 /CS /G /F /AHx ID 00FF00FF00FF00FF> EI Q` },
  painting: {
    content: `${TEXT}/Pattern cs /P scn 20 20 100 100 re f q 150 20 100 100 re W n /S sh Q /G gs 0 0 1 rg 280 20 60 60 re f`,
    resources: '/Pattern << /P 10 0 R >> /Shading << /S 11 0 R >> /ExtGState << /G 13 0 R >>',
    more: [
      ['/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 10 10] /XStep 10 /YStep 10 /Resources << >>', '1 0 0 rg 0 0 5 5 re f'],
      '<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [150 20 250 120] /Function 12 0 R /Extend [true true] >>',
      '<< /FunctionType 3 /Domain [0 1] /Functions [<< /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 1 0] /N 1 >> << /FunctionType 2 /Domain [0 1] /C0 [0 1 0] /C1 [0 0 1] /N 2 >>] /Bounds [0.5] /Encode [0 1 0 1] >>',
      '<< /Type /ExtGState /ca 0.5 /BM /Multiply /SMask << /S /Luminosity /G 14 0 R /BC [0] >> >>',
      ['/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Group << /S /Transparency /CS /DeviceGray >> /Resources << >>', '0.5 g 0 0 400 300 re f'],
    ],
  },
  hidden: {
    content: `/OC /L BDC ${show(`layer ${SECRET}`, 20, 200)} EMC /Span << /ActualText (${SECRET}) >> BDC ${TEXT} EMC`,
    resources: '/Properties << /L 10 0 R >>',
    page: '/Annots [11 0 R 12 0 R] /StructParents 0',
    catalog: `/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >> /AcroForm << /Fields [12 0 R] /DA (/F 9 Tf) >> /Outlines 13 0 R /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (${SECRET}) >>] >> >> /StructTreeRoot 15 0 R /MarkInfo << /Marked true >>`,
    trailer: '/Info 16 0 R',
    more: [
      '<< /Type /OCG /Name (Layer) >>',
      `<< /Type /Annot /Subtype /Text /Rect [20 20 40 40] /Contents (${SECRET} again) >>`,
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (${SECRET}) /Rect [60 20 200 40] /AP << /N 17 0 R >> >>`,
      '<< /Type /Outlines /First 14 0 R /Last 14 0 R /Count 1 >>',
      `<< /Title (${SECRET}) /Parent 13 0 R /Dest [3 0 R /Fit] >>`,
      `<< /Type /StructTreeRoot /K << /Type /StructElem /S /P /Alt (${SECRET}) /K 0 /Pg 3 0 R /P 15 0 R >> >>`,
      `<< /Author (${SECRET}) /Title (Statement) >>`,
      ['/Type /XObject /Subtype /Form /BBox [0 0 140 20] /Resources << /Font << /F 5 0 R >> >>', show(SECRET, 2, 5)],
    ],
  },
  turned: { content: `${TEXT}0 1 -1 0 300 20 cm ${show(SECRET, 10, 10)}`, page: '/Rotate 90 /UserUnit 2 /CropBox [10 10 390 290]' },
  fonts: {
    content: `${TEXT}BT /W 12 Tf 20 200 Td (width of ${SECRET}) Tj /U 12 Tf 0 -20 Td <0001000200030001> Tj ET`,
    fonts: '/W 10 0 R /U 13 0 R',
    more: [
      `<< /Type /Font /Subtype /TrueType /BaseFont /Made+Up /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [128 /Euro] >> /FirstChar 32 /LastChar 126 /Widths [${'500 '.repeat(95)}] /FontDescriptor 11 0 R /ToUnicode 12 0 R >>`,
      '<< /Type /FontDescriptor /FontName /Made+Up /Flags 32 /FontBBox [-100 -200 900 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
      ['', 'beginbfrange <20> <7e> <0020> endbfrange 1 beginbfchar <80> <20AC> endbfchar'],
      '<< /Type /Font /Subtype /Type0 /BaseFont /Wide /Encoding /Identity-H /DescendantFonts [14 0 R] /ToUnicode 15 0 R >>',
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Wide /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 /W [1 [500 520] 3 9 700] /FontDescriptor 11 0 R /CIDToGIDMap /Identity >>',
      ['', '3 beginbfchar <0001> <0041> <0002> <0042> <0003> <0043> endbfchar'],
    ],
  },
}; // prettier-ignore

/** A page tree three levels deep with inherited entries, and an older version of the file underneath. */
function makeOld(): Uint8Array {
  const first = makePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 2 /MediaBox [0 0 400 300] /Resources << /Font << /F 6 0 R >> >> >>',
    '<< /Type /Pages /Parent 2 0 R /Kids [4 0 R 5 0 R] /Count 2 >>',
    '<< /Type /Page /Parent 3 0 R /Contents [7 0 R 7 0 R] >>',
    '<< /Type /Page /Parent 3 0 R /Contents 8 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
    ['', TEXT],
    ['', show(`Page two of ${SECRET}`, 20, 200)],
  ]);
  const text = latin(first);
  const at = text.length;
  const fresh = `8 0 obj\n<< /Length 60 >>\nstream\n${show('Page two, revised', 20, 200).padEnd(60)}\nendstream\nendobj\n`;
  const before = /startxref\s+(\d+)/.exec(text)?.[1] ?? '0';
  const table = `xref\n8 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 9 /Root 1 0 R /Prev ${before} >>\nstartxref\n${at + fresh.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text + fresh + table, 'latin1'));
}

/** What a modern writer makes: object streams, a subset font with its own codes; with `locked`, encrypted for an empty password. */
async function makeModern(locked: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await embedSubset(document);
  const page = document.addPage([400, 300]);
  page.drawText(`Statement of Ottoline ${SECRET}`, { x: 20, y: 250, size: 11, font });
  page.drawText('Żółta teczka – seen by nobody', { x: 20, y: 220, size: 11, font });
  if (locked) document.encrypt({ userPassword: '', ownerPassword: 'owner', permissions: { copying: false } });
  return document.save({ useObjectStreams: !locked });
}

/** A scan: a JPEG over the whole page and its words beneath. */
async function makeScan(): Promise<Uint8Array> {
  const noise = Buffer.from(Array.from({ length: 120 * 90 * 3 }, (_, i) => (i * 7919) % 251));
  const jpeg = await sharp(noise, { raw: { width: 120, height: 90, channels: 3 } }).jpeg({ quality: 60 }).toBuffer();
  const document = await PDFDocument.create();
  const page = document.addPage([400, 300]);
  page.drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width: 400, height: 300 });
  page.drawText(`Statement of Ottoline ${SECRET}`, { x: 20, y: 250, size: 12, opacity: 0.01, font: await document.embedFont(StandardFonts.Helvetica) });
  return document.save({ useObjectStreams: false });
} // prettier-ignore

/** Every seed; the same ones in the same order on every machine. */
export async function makeSeeds(): Promise<Seed[]> {
  const own = (name: string, bytes: Uint8Array): Seed => ({ name, bytes, secret: SECRET, box: BOX });
  const made = Object.entries(PAGES).map(([name, part]) => own(name, makePage(part)));
  const seeds = [
    ...made,
    own('old', makeOld()),
    own('modern', await makeModern(false)),
    own('locked', await makeModern(true)),
    own('scan', await makeScan()),
  ];
  for (const file of globSync('practice/*/documents/**/*.pdf', { cwd: HOME }).sort()) {
    const { texts } = await readPdf(path.join(HOME, file));
    const words = (texts.get('pdf.js') ?? '').match(/\b[A-Za-z]{6,}\b/g) ?? [];
    const secret = words.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))[0];
    if (secret === undefined) continue;
    seeds.push({ name: path.basename(file), bytes: new Uint8Array(readFileSync(path.join(HOME, file))), secret, box: [60, 600, 220, 616] }); // prettier-ignore
  }
  return seeds;
}
