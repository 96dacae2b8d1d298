// LibreOffice, where it is installed: what it may lay out, what it must not see, what it opens for us, and that nothing
// depends on it. Without it the same tests show our own layout, or the refusal with its cure.
import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { openDocument } from '../../src/intake/index.ts';
import { convert } from '../../src/intake/office/convert.ts';
import { keepsWhole, keptShare } from '../../src/intake/office/lay.ts';
import { plainPart } from '../../src/intake/office/plain.ts';
import { officeOf } from '../../src/intake/office/settings.ts';
import { scratch } from '../fixtures/blotter.ts';

const before = process.env['BLOTTER_OFFICE'];
afterEach(() => {
  if (before === undefined) delete process.env['BLOTTER_OFFICE'];
  else process.env['BLOTTER_OFFICE'] = before;
});
const { soffice } = officeOf({ ...process.env, BLOTTER_OFFICE: 'auto' });
const installed = soffice !== null;

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const BODY = `<w:p>${run('Statement of Nowak ')}<w:ins w:id="1" w:author="A B">${run('kept words')}</w:ins><w:del w:id="2" w:author="A B"><w:r><w:delText>struck words</w:delText></w:r></w:del></w:p><w:p>${run('seen')}${run(' vanished', '<w:vanish/>')}</w:p><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('1 May 2024')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:p>${run('Call 07700 900123 or m.nowak@example.com')}</w:p>`;
const docx = zipSync({ '[Content_Types].xml': strToU8(TYPES), '_rels/.rels': strToU8(RELS), 'word/document.xml': strToU8(`<w:document ${W}><w:body>${BODY}</w:body></w:document>`) }); // prettier-ignore

describe('settings', () => {
  test('off, nothing, auto, a path', () => {
    assert.deepEqual(officeOf({ BLOTTER_OFFICE: 'off', PATH: '/usr/bin' }), { soffice: null, lays: false });
    assert.equal(officeOf({ PATH: '' }).lays, false);
    assert.equal(officeOf({ BLOTTER_OFFICE: 'auto', PATH: '' }).lays, true);
    assert.equal(officeOf({ BLOTTER_OFFICE: '/nowhere/soffice' }).soffice, null);
    assert.equal(officeOf({ BLOTTER_OFFICE: process.execPath }).soffice, process.execPath);
  });
});

describe('what it is given', () => {
  const plain = (body: string): string => new TextDecoder().decode(plainPart(strToU8(`<w:p ${W}>${body}</w:p>`)));
  test('no deletions, hidden runs, comments or fields that are worked out anew; page numbers stay', () => {
    const given = plain(BODY.replaceAll(/<\/?w:p>/g, ''));
    for (const word of ['struck', 'vanished', 'DATE', 'fldChar', 'author']) assert.ok(!given.includes(word), word);
    for (const word of ['kept words', 'seen', '1 May 2024']) assert.ok(given.includes(word), word);
    const page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    assert.match(plain(page), /instrText> PAGE /);
    assert.ok(!plain(`<w:fldSimple w:instr=" AUTHOR ">${run('shown')}</w:fldSimple>`).includes('AUTHOR'));
    assert.match(plain(run('a &lt; b &amp; "c"')), /a &lt; b &amp; "c"/);
    assert.throws(() => plainPart(strToU8('<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>')));
  }); // prettier-ignore
});

describe('what it gives', () => {
  test('lost or broken words are noticed', () => {
    const manuscript = { parts: [{ kind: 'paragraph', text: 'write to k.mensah@example.com about 25/29341' }], fixed: false } as const;
    assert.equal(keptShare(manuscript, [{ text: 'write to k.mensah@example.com\nabout 25/29341' }]), 1);
    assert.ok(keptShare(manuscript, [{ text: 'write to' }]) < 0.5);
    assert.ok(keepsWhole(manuscript, [{ text: 'write to k.mensah@example.com\nabout 25/29341' }]));
    assert.ok(!keepsWhole(manuscript, [{ text: 'write to k.mensah@exam\nple.com about 25/29341' }]));
  }); // prettier-ignore

  test('a Word file is laid out by it where the setting says so, by us where not; the same words stand there', async () => {
    for (const [setting, by] of [['off', 'Blotter'], ['auto', installed ? 'LibreOffice' : 'Blotter'], ['/nowhere/soffice', 'Blotter']] as const) {
      process.env['BLOTTER_OFFICE'] = setting;
      const { document } = await openDocument(docx, 'a.docx');
      assert.equal(document.failure, undefined);
      assert.equal(document.laidOutBy?.split(' ')[0], by, setting);
      const text = document.pages.map((page) => page.text).join('\n');
      for (const words of ['Statement of Nowak kept words', '1 May 2024', '07700 900123', 'm.nowak@example.com']) assert.ok(text.includes(words), `${setting}: ${words}`);
      assert.ok(!/struck|vanished/.test(text), setting);
      assert.ok(document.hidden.some(({ kind, text: words }) => kind === 'tracked-deletion' && words === 'struck words'));
    }
  }); // prettier-ignore

  test('RTF is opened through it, or refused with the cure', async () => {
    const rtf = strToU8('{\\rtf1\\ansi Statement of Nowak\\par Call 07700 900123\\par}');
    process.env['BLOTTER_OFFICE'] = 'off';
    const refused = await openDocument(rtf, 'a.rtf');
    assert.equal(refused.document.failure?.code, 'B-DOC-12');
    assert.match(refused.document.failure.cure, /LibreOffice/);
    if (!installed) return;
    delete process.env['BLOTTER_OFFICE'];
    const { document } = await openDocument(rtf, 'a.rtf');
    assert.equal(document.failure, undefined);
    assert.match(document.pages[0]?.text ?? '', /Statement of Nowak\n+Call 07700 900123/);
    assert.equal(document.laidOutBy, 'Blotter');
    assert.ok(document.hidden.some(({ kind, where }) => kind === 'not-inspected' && where.includes('LibreOffice')));
  });

  test('a program that fails, lies or makes nothing is a reason, and our own layout stands', async () => {
    const folder = scratch();
    const program = (name: string, lines: string): string => {
      const file = path.join(folder, name);
      writeFileSync(file, `#!/bin/sh\n${lines}\n`);
      chmodSync(file, 0o755);
      return file;
    };
    const out = 'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done; mkdir -p "$out"';
    const rows: readonly (readonly [string, RegExp])[] = [
      [program('fails', 'exit 7'), /ended with an error/],
      [program('nothing', 'exit 0'), /made no file/],
      [program('lies', `${out}; echo hello > "$out/document.pdf"`), /something else/],
      [path.join(folder, 'absent'), /ended with an error|could not be started/],
    ];
    for (const [file, why] of rows) {
      const made = await convert(file, docx, 'docx', 'pdf');
      assert.ok(!made.ok);
      assert.match(made.why, why);
    }
    process.env['BLOTTER_OFFICE'] = rows[2]?.[0];
    assert.equal((await openDocument(docx, 'a.docx')).document.laidOutBy, 'Blotter');
  });
});
