// What a clean copy may be made of. Lists of our own: whatever is not on them has no business in a released file,
// whether or not anybody knows a way to misuse it. Not here: text.
import type { Verdict } from '../model/index.ts';
import { findMarks } from './marked.ts';
import type { Scan } from './scan.ts';
import { PAGE_KEYS, type Shapes } from './shapes.ts';

const ALLOWED = new Set(
  `Type Pages Page Catalog Kids Count Parent MediaBox CropBox Rotate UserUnit Resources Contents Group Size Root Info Producer Title
  Font XObject ExtGState ColorSpace Pattern Shading Subtype BaseFont Encoding FontDescriptor FontName FontBBox Flags ItalicAngle Ascent Descent
  Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 Length1 Length2 Length3 Length Filter
  DecodeParms FlateDecode DCTDecode CCITTFaxDecode Predictor Colors BitsPerComponent Columns Rows K EndOfLine EncodedByteAlign EndOfBlock
  BlackIs1 DamagedRowsBeforeError ColorTransform ToUnicode DescendantFonts CIDSystemInfo Registry Ordering Supplement W DW CIDToGIDMap Identity
  FirstChar LastChar Widths Differences BaseEncoding FontMatrix CharProcs Type0 Type1 MMType1 TrueType Type3 CIDFontType0 CIDFontType2 Type1C
  CIDFontType0C OpenType WinAnsiEncoding MacRomanEncoding MacExpertEncoding StandardEncoding Identity-H Form Image BBox Matrix Width Height
  Decode ImageMask Mask SMask Interpolate Matte S Transparency CS I DeviceGray DeviceRGB DeviceCMYK Lab Indexed Separation DeviceN WhitePoint Range
  All None Cyan Magenta Yellow Black G BC TR Alpha Luminosity LW LC LJ ML FL SM CA ca OPM OP op SA AIS TK RI BM D FunctionType Domain C0 C1 N
  Functions Bounds Encode BitsPerSample ShadingType Background Coords Extend Function PatternType PaintType TilingType XStep YStep
  Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation Color
  AbsoluteColorimetric RelativeColorimetric Perceptual
  Helvetica Helvetica-Bold Helvetica-Oblique Helvetica-BoldOblique Times-Roman Times-Bold Times-Italic Times-BoldItalic Courier Courier-Bold
  Courier-Oblique Courier-BoldOblique Symbol ZapfDingbats`.split(/\s+/),
);
const OURS = /^(?:[FXGCPSTL]\d{0,6}|BLOTTR\+F\d{1,6}|Spot\d{0,3})$/;
const GLYPH = /^[A-Za-z0-9._]{1,40}$/;

/** Kinds that hide things, named in a verdict where they are met. Other unknown names are counted only: a name can be a value. */
const TELLING = new Set(
  `Annots Annot AcroForm JavaScript JS OpenAction AA Names EmbeddedFiles EmbeddedFile Filespec EF Metadata PieceInfo OCProperties OCG OC
  StructTreeRoot MarkInfo Outlines Dests Threads SpiderInfo PageLabels Thumb XFA Perms Encrypt ObjStm XRef Collection RichMedia Lang Author
  Subject Keywords Creator CreationDate ModDate Properties Link URI ActualText Alt ID Prev JBIG2Decode JPXDecode Launch Sig`.split(
    /\s+/,
  ),
);

export { ALLOWED, OURS };

/** The shape of the file: header, end, one table, only listed names. */
export function checkStructure(bytes: Uint8Array, scanned: Scan, shapes: Shapes): Verdict[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const verdicts: Verdict[] = [];
  const say = (check: string, fault: string | null) =>
    verdicts.push({ check, result: fault === null ? 'pass' : 'fail', where: fault ?? 'whole file' });
  say('file: starts with its header', /^%PDF-[12]\.\d[\r\n]/.test(text) ? null : 'the first bytes are something else');
  say('file: nothing after its end', /%%EOF[\r\n]{0,2}$/.test(text) ? null : 'the last bytes are something else');
  say(
    'file: no earlier version inside',
    count(text, /%%EOF/g) === 1 && count(text, /startxref/g) === 1 ? null : 'it was appended to',
  );
  say(
    'file: one table of objects',
    scanned.trailers.length === 1 && !hasTable(scanned, 'XRef') ? null : 'tables are missing, or more than one',
  );
  say('file: nothing between objects', onlyFrame(scanned.between) ? null : 'bytes outside objects');
  const numbers = scanned.objects.map(({ no }) => no);
  say('file: no object twice', new Set(numbers).size === numbers.length ? null : 'an object number is used twice');
  const odd = new Set<string>();
  for (const { no, names } of [...scanned.objects, ...scanned.trailers]) {
    if (shapes.known.has(no)) continue;
    for (const { name, under } of names) {
      if (ALLOWED.has(name) || OURS.test(name) || (shapes.pages.has(no) && PAGE_KEYS.has(name))) continue;
      if (/Differences|CharProcs/.test(under) && GLYPH.test(name)) continue;
      odd.add(TELLING.has(name) ? `/${name} in object ${no}` : `a name that is not on the list, in object ${no}`);
    }
  }
  say('file: only listed kinds of objects', some([...odd]));
  const content = (no: number, subtype: string) =>
    subtype === 'Form' || subtype === 'Pattern' || shapes.contents.has(no);
  say('file: tags, bookmarks and links are plain', some([...shapes.faults, ...findMarks(scanned, content)]));
  return verdicts;
}

/** The first few of what is wrong; null for nothing. */
const some = (faults: readonly string[]): string | null => (faults.length === 0 ? null : faults.slice(0, 8).join('; '));
const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;
const hasTable = (scanned: Scan, name: string): boolean =>
  scanned.objects.some(({ names }) => names.some((one) => one.name === name));

/** Only the header, the table, its numbers and the closing words may stand between objects. */
function onlyFrame(between: string): boolean {
  const rest = between
    .replace(/^%PDF-\d\.\d[\r\n]+%[\x80-\xff]{4,8}[\r\n]/, '')
    .replace(/\bxref\b/, '')
    .replace(/^\d+ \d+\s*$/gm, '')
    .replace(/^\d{10} \d{5} [nf]\s*$/gm, '')
    .replace(/startxref\s+\d+\s+%%EOF/, '');
  return rest.trim() === '';
}
