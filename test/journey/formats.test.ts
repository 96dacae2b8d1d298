// Every kind of file at the command line: pictures get a draft that shows nothing until a person has looked, `redact` takes
// what is not a PDF, and names from inside a mail lead nowhere.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { blotter, filesIn, readJson, scratch, type CheckJson, type Run } from '../fixtures/blotter.ts';
import { makeCase } from '../fixtures/make-case.ts';
import { makeMsg } from '../fixtures/make-msg.ts';
import { pagePixels } from '../fixtures/page-pixels.ts';
import { readPdf } from '../fixtures/read-pdf.ts';

const out = scratch();
const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#c03030' } })
  .withExif({ IFD0: { Artist: 'Made Up Person' } })
  .jpeg()
  .toBuffer();
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const docx = zipSync({
  'word/document.xml': strToU8(
    `<w:document ${W}><w:body><w:p><w:r><w:t>Ring Nowak on 07700 900123 today</w:t></w:r></w:p></w:body></w:document>`,
  ),
});
const mail = ['From: a@example.com', 'Subject: x', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=x', '', '--x', '', 'Ring Nowak on 07700 900123 today', '--x', 'Content-Type: image/jpeg', 'Content-Disposition: attachment; filename="../../../../escaped.jpg"', 'Content-Transfer-Encoding: base64', '', photo.toString('base64'), '--x--', ''].join('\r\n'); // prettier-ignore
const msg = makeMsg({ properties: { '0037001F': 'x', '1000001F': 'Ring Nowak on 07700 900123 today' } });

describe('redact takes what is not a PDF', () => {
  const plan = path.join(out, 'values.json');
  writeFileSync(plan, JSON.stringify({ boxes: [], values: ['07700 900123'] }));
  for (const [file, bytes] of Object.entries({ 'a.docx': docx, 'a.msg': msg }))
    test(`${file}: the value is gone, the rest stays`, async () => {
      const [input, output] = [path.join(out, file), path.join(out, `${file}.pdf`)];
      writeFileSync(input, bytes);
      const run = await blotter('redact', input, '--plan', plan, '--out', output);
      assert.equal(run.code, 0, run.stderr);
      const { texts, bytes: raw } = await readPdf(output);
      for (const text of texts.values()) {
        assert.match(text, /Nowak/);
        assert.doesNotMatch(text, /900123/);
      }
      assert.doesNotMatch(raw, /900123|Made Up|escaped/);
    });

  test('a photograph: boxes are pixels from the top left of the picture as shown', async () => {
    const [input, output, boxes] = [path.join(out, 'p.jpg'), path.join(out, 'p.pdf'), path.join(out, 'boxes.json')];
    writeFileSync(input, await sharp(photo).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    writeFileSync(boxes, JSON.stringify({ boxes: [{ page: 1, box: [10, 20, 100, 150] }] }));
    const run = await blotter('redact', input, '--plan', boxes, '--out', output);
    assert.equal(run.code, 0, run.stderr);
    const [page] = await pagePixels(readFileSync(output), 2);
    // 200 × 300 pixels once it is turned.
    assert.ok(Math.max(...(page?.at(50 / 200, 80 / 300) ?? [255])) < 30);
    assert.ok((page?.at(150 / 200, 250 / 300)[0] ?? 0) > 150);
    assert.doesNotMatch((await readPdf(output)).bytes, /Made Up|Exif/);
  });

  test('what cannot be read is refused with its cure, and nothing is written', async () => {
    for (const [file, bytes, code] of [
      ['cut.jpg', photo.subarray(0, 200), 'B-DOC-03'],
      ['a.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'B-DOC-10'],
    ] as const) {
      const [input, output] = [path.join(out, file), path.join(out, `${file}.pdf`)];
      writeFileSync(input, bytes);
      const run = await blotter('redact', input, '--plan', plan, '--out', output);
      assert.equal(run.code, 2, file);
      assert.match(run.stderr, new RegExp(`Cure: \\S.*${code}`));
      assert.ok(!existsSync(output));
    }
  });
});

describe('pictures in a case', () => {
  const folder = makeCase(out, { 'photo.jpg': photo, 'mail.eml': mail });
  const draftDir = path.join(out, 'draft');
  let run: Run;
  let check: CheckJson;
  before(async () => {
    run = await blotter('check', folder, '--draft', draftDir, '--json', path.join(out, 'check.json'));
    check = readJson<CheckJson>(path.join(out, 'check.json'));
  });

  test('a photograph in which nothing was found is held all the same, and its draft holds nothing that the camera wrote', async () => {
    assert.equal(run.code, 1);
    for (const file of ['photo.jpg', 'mail.eml/escaped.jpg']) {
      const entry = check.documents.find((document) => document.file === file);
      assert.equal(entry?.outcome, 'held', file);
      assert.ok(check.holds.some((hold) => hold.file === file && hold.kind === 'photo'));
      const draft = path.join(draftDir, entry.draft ?? '');
      const [page] = await pagePixels(readFileSync(draft));
      // No writing stands in it, so there is nothing to cover; a person is shown what it is.
      assert.ok((page?.at(0.5, 0.6)[0] ?? 0) > 150, file);
      assert.doesNotMatch((await readPdf(draft)).bytes, /Made Up|Exif/);
    }
  });

  test('a name from inside a mail leads nowhere', () => {
    assert.deepEqual(filesIn(draftDir).filter((file) => file.includes('escaped')).map((file) => file.replace(/^documents\//, '')), ['mail.eml/escaped.jpg.pdf']); // prettier-ignore
    assert.ok(!filesIn(out).some((file) => /^escaped/.test(file)));
  });

  test('once a person has looked and keeps it, it goes, without what the camera wrote', async () => {
    const decisions = path.join(out, 'answers.json');
    const looked = ['photo.jpg', 'mail.eml/escaped.jpg'].map((file) => ({ file, page: 1, act: 'keep', reason: 'A broken door.' })); // prettier-ignore
    const rest = { act: 'redact', reason: 'Not needed by the defence.' };
    writeFileSync(decisions, JSON.stringify({ by: 'A Person, paralegal', at: '2026-01-05T10:00:00+00:00', rest, looked })); // prettier-ignore
    const packed = path.join(out, 'package');
    const released = await blotter('release', folder, '--for', 'defence:D1', '--out', packed, '--decisions', decisions);
    assert.equal(released.code, 0, released.stdout + released.stderr);
    const file = path.join(packed, 'documents', 'photo.jpg.pdf');
    const [page] = await pagePixels(readFileSync(file));
    assert.ok((page?.at(0.5, 0.5)[0] ?? 0) > 150);
    assert.doesNotMatch((await readPdf(file)).bytes, /Made Up|Exif/);
  });
});
