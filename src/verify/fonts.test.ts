// What fonts give away. One pair of papers for each program that makes PDFs, alike but for the name that is taken out: their
// clean copies must have the same fonts, byte for byte. Stands here because another room has to judge a redaction.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, type PDFObject } from '@cantoo/pdf-lib';
import { redactPdf, type Redacted } from '../redact/index.ts';
import { isFit, verifyPdf } from './index.ts';
import { makePage } from './sample.ts';

const NAMES = { a: 'Quixoj', b: 'Zgbkpq' } as const;
/** Letters of the papers beside the names; "Page" is a line of its own in those of LibreOffice and cairo. */
const KEPT = 'She saw at the mill.';

const MAKERS = [
  { file: 'chromium-truetype', program: 'FontFile2', others: '' },
  { file: 'chromium-type3', program: null, others: '' },
  { file: 'libreoffice-truetype', program: 'FontFile2', others: 'Page' },
  { file: 'libreoffice-type1', program: 'FontFile', others: 'Page' },
  { file: 'cairo-truetype', program: 'FontFile2', others: 'Page' },
  { file: 'ghostscript-type1c', program: 'FontFile3', others: '' },
  { file: 'ghostscript-cff', program: 'FontFile3', others: '' },
  { file: 'pdftex-type1', program: 'FontFile', others: '' },
] as const;

const sourceOf = (file: string, which: 'a' | 'b'): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../test/fixtures/files/fonts/${file}-${which}.pdf`, import.meta.url)));

const without = (source: Uint8Array, value: string): Promise<Redacted> =>
  redactPdf(source, { redactions: [], values: [value], dropPages: [] });

const plain = (stream: PDFRawStream): Uint8Array => new Uint8Array(inflateSync(stream.contents));

/** A font dictionary with everything that it points at, as text. */
function spell(document: PDFDocument, value: PDFObject | undefined): string {
  const target = value instanceof PDFRef ? document.context.lookup(value) : value;
  if (target instanceof PDFRawStream)
    return `${spell(document, target.dict)} stream ${Buffer.from(plain(target)).toString('latin1')}`;
  if (target instanceof PDFDict)
    return `<<${target
      .entries()
      .filter(([key]) => key !== PDFName.of('Length'))
      .map(([key, one]) => `${key.asString()} ${spell(document, one)}`)
      .join(' ')}>>`;
  if (target instanceof PDFArray)
    return `[${target
      .asArray()
      .map((one) => spell(document, one))
      .join(' ')}]`;
  return String(target);
}

async function fontsOf(bytes: Uint8Array): Promise<{ document: PDFDocument; fonts: PDFDict[] }> {
  const document = await PDFDocument.load(bytes);
  const fonts = document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object): object is PDFDict => object instanceof PDFDict)
    .filter((dict) => dict.get(PDFName.of('Type')) === PDFName.of('Font'));
  return { document, fonts };
}

describe('fonts of a clean copy', () => {
  for (const { file, program, others } of MAKERS)
    it(`tell nothing of the name: ${file}`, async () => {
      const spelled: string[] = [];
      for (const which of ['a', 'b'] as const) {
        const source = sourceOf(file, which);
        const redacted = await without(source, NAMES[which]);
        assert.deepEqual(redacted.rasterised, []);
        const { bytes: output, ...known } = redacted;
        const verdicts = await verifyPdf({ ...known, output, source, values: [NAMES[which]], render: which === 'a' });
        assert.ok(isFit(verdicts), JSON.stringify(verdicts.filter(({ result }) => result !== 'pass')));
        const { document, fonts } = await fontsOf(output);
        const text = fonts.map((font) => spell(document, font)).join('\n');
        if (program) assert.ok(text.includes(`/${program} `));
        // No letter is mapped to, named or counted that does not stand in the copy.
        const letters = new Set([...`${KEPT}${others}`]);
        const mapped = [...text.matchAll(/beginbfchar([^]*?)endbfchar/g)].map(([, list = '']) => list).join('');
        for (const [, hex = ''] of mapped.matchAll(/^<[0-9a-f]+> <([0-9a-f]+)>$/gm)) {
          const letter = String.fromCharCode(parseInt(hex, 16));
          assert.ok(letters.has(letter), `a letter that stands nowhere: U+${hex}`);
        }
        for (const [, list = ''] of text.matchAll(/\/Differences \[([^\]]*)\]/g))
          for (const [, name = ''] of list.matchAll(/\/([A-Za-z])(?=\s|$)/g)) assert.ok(letters.has(name));
        spelled.push(text);
      }
      assert.ok(spelled[0] === spelled[1], 'the fonts of the two copies differ');
    });

  it('give letters codes in the order in which they are left', async () => {
    // Codes 1 to 8 in order of first use, as subsetting programs give them: S h e Q u a t n.
    const source = readFileSync(new URL('../../test/fixtures/files/fonts/libreoffice-truetype-a.pdf', import.meta.url));
    const redacted = await without(new Uint8Array(source), NAMES.a);
    const { document, fonts } = await fontsOf(redacted.bytes);
    for (const font of fonts) {
      const first = font.get(PDFName.of('FirstChar'));
      if (!first || font.get(PDFName.of('Subtype')) !== PDFName.of('TrueType')) continue;
      const widths = document.context.lookup(font.get(PDFName.of('Widths')), PDFArray);
      // 1, 2, 3 … without a gap, and no letter at 32 unless it is the space.
      assert.equal(String(first), '1');
      const gaps = widths.asArray().flatMap((width, i) => (String(width) === '0' ? [i + 1] : []));
      assert.deepEqual(gaps, []);
    }
  });

  it('become a picture of the page where the program cannot be read', async () => {
    const more = [
      '<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 65 /LastChar 66 /Widths [600 600] /FontDescriptor 11 0 R >>',
      '<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 1 /Descent 0 /StemV 1 /FontFile2 12 0 R >>',
      ['', 'no font at all'],
    ] as const;
    const source = makePage({ content: 'BT /T 40 Tf 40 100 Td (AB) Tj ET', fonts: '/T 10 0 R', more });
    const redacted = await redactPdf(source, { redactions: [], values: [], dropPages: [] });
    assert.deepEqual(redacted.rasterised, [1]);
  });

  it('do not matter where nothing is drawn with them', async () => {
    const more = [
      '<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor << /FontFile2 11 0 R >> >>',
      ['', 'x'],
    ] as const;
    const source = makePage({
      content: 'BT /T 40 Tf ET BT /F 12 Tf 40 100 Td (stays) Tj ET',
      fonts: '/T 10 0 R',
      more,
    });
    const redacted = await redactPdf(source, { redactions: [], values: [], dropPages: [] });
    assert.deepEqual(redacted.rasterised, []);
  });
});
