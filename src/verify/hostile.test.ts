// What is no hiding place of its own: parts that pages share, and files that are refused whole. The hiding places are
// test/torture.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { BlotterError } from '../model/index.ts';
import { isFit, verifyPdf } from './index.ts';
import { open } from './open.ts';
import { readPage } from './reader.ts';
import { redactPdf } from '../redact/index.ts';
import { makePage, makePdf, show } from './sample.ts';

const KEPT = show('Kept words stand here', 40, 250);

describe('redaction of a hostile file', () => {
  it('takes a form that two pages share from one of them only', async () => {
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
    const output = await open(redacted.bytes);
    const text = async (no: number) => (await readPage(output, no)).glyphs.map((glyph) => glyph.text).join('');
    assert.doesNotMatch(await text(1), /Waterlily/);
    assert.match(await text(2), /Waterlily/);
    await output.loadingTask.destroy();
  });

  it('refuses a file that asks for a password, a portfolio and a broken file', async () => {
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
