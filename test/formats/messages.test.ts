// Mail of both kinds and archives, as documents of a case: what the page shows, what is hidden, what becomes a document
// of its own, and how deep that goes.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { openCase, openManifest } from '../../src/flow/index.ts';
import { openDocument } from '../../src/intake/index.ts';
import { scratch } from '../fixtures/blotter.ts';
import { MANIFEST } from '../fixtures/make-case.ts';
import { makeMsg, type MsgPart } from '../fixtures/make-msg.ts';

const TO: MsgPart = {
  properties: { '3001001F': 'PC Doyle', '39FE001F': 'doyle@police.example' },
  numbers: { '0C150003': 1 },
};
const CC: MsgPart = {
  properties: { '3001001F': 'c@example.com', '39FE001F': 'c@example.com' },
  numbers: { '0C150003': 2 },
};
const INNER: MsgPart = { properties: { '0037001F': 'earlier', '1000001F': 'words of the earlier message' } };
const MAIL: MsgPart = {
  properties: {
    '001A001F': 'IPM.Note',
    '0037001F': 'RE: statement',
    '1000001F': 'Dear PC Doyle,\r\nmy number is 07700 900123',
    '0C1A001F': 'Małgorzata Nowak',
    '5D01001F': 'm.nowak@example.com',
    '007D001F': 'Received: from mail.example\r\nMessage-ID: <abc@mail.example>\r\n',
    '1013001F': '<p>Dear PC Doyle,</p><span style="display:none">unseen words</span>',
    '3FFA001F': 'Made Up Editor',
  },
  recipients: [TO, CC],
  attachments: [
    { properties: { '3707001F': '..\\..\\MG11.txt', '37010102': Buffer.from('a statement') } },
    { properties: { '3707001F': 'mg11.TXT', '37010102': Buffer.from('another') } },
    { properties: { '3001001F': 'earlier' }, numbers: { '37050003': 5 }, message: INNER },
  ],
}; // prettier-ignore

const textOf = (opened: Awaited<ReturnType<typeof openDocument>>): string =>
  opened.document.pages.map((page) => page.text).join('\n');

describe('Outlook messages', () => {
  test('head, body and names are the page; the rest is hidden; attachments are files', async () => {
    const opened = await openDocument(makeMsg(MAIL), 'RE statement.msg');
    const { document, attachments } = opened;
    assert.equal(document.failure, undefined);
    assert.deepEqual([document.format, document.type], ['msg', 'EMAIL']);
    const text = textOf(opened);
    for (const line of ['From: Małgorzata Nowak <m.nowak@example.com>', 'To: PC Doyle <doyle@police.example>', 'Cc: c@example.com', 'Subject: RE: statement', 'my number is 07700 900123'])
      assert.ok(text.includes(line), line);
    assert.ok(!/unseen|abc@|Made Up/.test(text));
    const hidden = document.hidden.map(({ kind, text: words }) => `${kind}: ${words ?? ''}`).join('\n');
    for (const kind of [/header: [^]*abc@mail/, /html: unseen words/, /metadata: [^]*Made Up Editor/, /attachment: /])
      assert.match(hidden, kind);
    assert.deepEqual(attachments.map(({ file }) => file), ['MG11.txt', 'mg11 (2).TXT', 'earlier.msg']);
    const [one, , three] = attachments;
    assert.equal(Buffer.from(one?.bytes ?? []).toString(), 'a statement');
    const inner = await openDocument(three?.bytes ?? new Uint8Array(0), 'earlier.msg');
    assert.match(textOf(inner), /words of the earlier message/);
  }); // prettier-ignore

  test('a body in RTF alone is read: packed or plain, letters by code, hidden words apart', async () => {
    const rtf = '{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}Dear Ms Hope\\par caf\\\'e9 \\u321?\\u243\\\'f3d\\u378 ?{\\v not seen} end}';
    const packed = Buffer.concat([Buffer.alloc(16), Buffer.from(rtf, 'latin1')]);
    packed.writeUInt32LE(rtf.length + 12, 0);
    packed.writeUInt32LE(rtf.length, 4);
    packed.writeUInt32LE(0x414c454d, 8);
    const opened = await openDocument(makeMsg({ properties: { '0037001F': 's', '10090102': packed } }), 'a.msg');
    assert.match(textOf(opened), /Dear Ms Hope\ncafé Łódź end/);
    assert.ok(opened.document.hidden.some(({ kind, text }) => kind === 'hidden-text' && text === 'not seen'));
    // The specification's own example ([MS-OXRTFCP] 3.1.1).
    const example = Buffer.from('2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af3206865 6c090020627705b06c647d0a800fa0'.replace(/\s/g, ''), 'hex');
    const { unpackRtf } = await import('../../src/intake/msg/rtf.ts');
    assert.equal(unpackRtf(example), '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
  }); // prettier-ignore

  test('a container whose chains lead in a circle ends as damage', async () => {
    const bytes = Buffer.from(makeMsg({ properties: { '0037001F': 's', '1000001F': 'long body '.repeat(2000) } }));
    // Every entry of the allocation table that leads to the next sector leads back to itself ([MS-CFB] 2.3).
    const table = (bytes.readUInt32LE(76) + 1) * 512;
    for (let i = 0; i < 128; i++) if (bytes.readInt32LE(table + i * 4) > 0) bytes.writeInt32LE(i, table + i * 4);
    const { document } = await openDocument(bytes, 'circle.msg');
    assert.ok(document.failure === undefined || document.failure.code === 'B-DOC-03');
  });

  test('damage is told', async () => {
    const whole = makeMsg(MAIL);
    for (const length of [600, 1100, whole.length >> 1]) {
      const { document } = await openDocument(whole.subarray(0, length), 'a.msg');
      assert.ok(document.failure === undefined || /^B-DOC-0[347]$/.test(document.failure.code), document.failure?.code);
    }
  });
});

describe('archives', () => {
  const note = strToU8('Note by PC 1873 Lockwood.');
  test('each file is a document; names lead nowhere', async () => {
    const opened = await openDocument(
      zipSync({ 'a/note.txt': note, '../../note.txt': note, '__MACOSX/._note.txt': note }),
      'papers.zip',
    );
    assert.equal(opened.document.failure, undefined);
    assert.deepEqual(opened.attachments.map(({ file }) => file).sort(), ['note (2).txt', 'note.txt']);
  });
  test('locked, damaged, a bomb: held, with the reason', async () => {
    const locked = Buffer.from(zipSync({ 'a.txt': note }));
    const directory = locked.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    locked.writeUInt16LE(1, directory + 8);
    const bomb = zipSync({ 'a.txt': new Uint8Array(40 * 1024 * 1024) }, { level: 9 });
    const many = zipSync(Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`${i}.txt`, note])));
    const rows: readonly (readonly [Uint8Array, string])[] = [
      [locked, 'B-DOC-04'],
      [bomb, 'B-DOC-03'],
      [many, 'B-DOC-11'],
      [zipSync({ 'a.txt': note }).subarray(0, 60), 'B-DOC-03'],
    ];
    for (const [bytes, code] of rows) assert.equal((await openDocument(bytes, 'a.zip')).document.failure?.code, code);
  });
  test('files in files in files: each a document, to a depth, and below that held', async () => {
    let bytes: Uint8Array = note;
    let name = 'note.txt';
    for (let i = 0; i < 7; i++) {
      bytes = zipSync({ [name]: bytes }, { level: 0 });
      name = `${i}.zip`;
    }
    const caseDir = path.join(scratch(), 'case');
    mkdirSync(path.join(caseDir, 'documents'), { recursive: true });
    writeFileSync(path.join(caseDir, 'case.yaml'), MANIFEST);
    writeFileSync(path.join(caseDir, 'documents', 'deep.zip'), bytes);
    const { documents } = await openCase(caseDir, await openManifest(caseDir));
    assert.deepEqual(
      documents.map(({ document }) => document.failure?.code ?? 'open'),
      ['open', 'open', 'open', 'open', 'open', 'open', 'B-DOC-11'],
    );
    assert.equal(documents[2]?.document.file, 'deep.zip/5.zip/4.zip');
  });
});
