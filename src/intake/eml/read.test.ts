import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripHtml } from '../mail/html.ts';
import { readMail } from './read.ts';

const MAIL = [
  'Received: from mail.example by relay.example; Mon, 2 Dec 2024 10:00:00 +0000',
  'Message-ID: <abc@mail.example>',
  'From: =?utf-8?q?Ma=C5=82gorzata?= Nowak <m.nowak@example.com>',
  'To: PC Doyle <doyle@police.example>, b@example.com',
  'Cc: c@example.com',
  'Subject: statement',
  'Date: Mon, 2 Dec 2024 10:00:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Dear PC Doyle,</p><p>my number is <b>07700 900123</b><img src="https://track.example/p.gif"></p><div style="display:none">unseen words</div>',
  '--x',
  'Content-Type: application/pdf; name="MG11.pdf"',
  'Content-Disposition: attachment; filename="MG11.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  'JVBERi0=',
  '--x--',
  '',
].join('\r\n');

test('head, body, attachments; the rest is hidden', async () => {
  const { manuscript, hidden, attachments } = await readMail(Buffer.from(MAIL));
  const lines = manuscript.parts.map((part) => (part.kind === 'paragraph' ? part.text : ''));
  assert.ok(lines.includes('From: Małgorzata Nowak <m.nowak@example.com>'));
  assert.ok(lines.includes('To: PC Doyle <doyle@police.example>; b@example.com'));
  assert.ok(lines.includes('Dear PC Doyle,'));
  assert.ok(lines.includes('my number is 07700 900123'));
  assert.ok(!lines.join().includes('unseen') && !lines.join().includes('track'));
  assert.equal(attachments[0]?.file, 'MG11.pdf');
  assert.equal(Buffer.from(attachments[0].bytes).toString(), '%PDF-');
  const all = hidden.map((one) => `${one.kind}: ${one.text ?? ''}`).join('\n');
  assert.match(all, /header: [^]*abc@mail\.example/);
  assert.match(all, /html: [^]*unseen words/);
});

test('a message inside the message is a file of its own', async () => {
  const inner = 'From: b@example.com\r\nSubject: inner\r\n\r\ninner words';
  const mail = [
    'From: a@example.com',
    'Subject: outer',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    '',
    'outer words',
    '--x',
    'Content-Type: message/rfc822',
    '',
    inner,
    '--x--',
    '',
  ].join('\r\n');
  const { manuscript, attachments } = await readMail(Buffer.from(mail));
  assert.equal(attachments.length, 1);
  assert.match(attachments[0]?.file ?? '', /\.eml$/);
  assert.match(Buffer.from(attachments[0]?.bytes ?? []).toString(), /inner words/);
  assert.ok(!JSON.stringify(manuscript).includes('inner words'));
});

test('HTML to lines', () => {
  const { text, hidden } = stripHtml('<table><tr><td>a</td><td>b &amp; c</td></tr></table>x<br>y<!-- note --><script>z()</script>');
  assert.equal(text, 'a\tb & c\n\nx\ny');
  assert.deepEqual(hidden, ['note']);
}); // prettier-ignore

test('what an HTML message keeps from its reader', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['<p hidden>x</p>', ''],
    ['<span style="display:none">x</span>', ''],
    ["<div style='mso-hide:all'>x</div>", ''],
    ['<div style="max-height:0px;overflow:hidden">x</div>', ''],
    ['<span style="font-size:0">x</span>', ''],
    ['<span style="font-size:0.9em">x</span>', 'x'],
    ['<span style="opacity:0.8">x</span>', 'x'],
    ['<font color="white">x</font>', ''],
    ['<span style="color:#FFFFFF">x</span>', ''],
    ['<td style="background:#003366;color:#ffffff">x</td>', 'x'],
    ['<td style="border-color:white">x</td>', 'x'],
    ['<div><p>a</p><p style="display:none">x</p></div>', 'a'],
  ];
  for (const [html, text] of rows) {
    const read = stripHtml(html);
    assert.equal(read.text, text, html);
    assert.equal(read.hidden.includes('x'), text !== 'x', html);
  }
});

test('tags that never close, and any number of them, are read in one pass', () => {
  assert.equal(stripHtml('<p>a<b>b<td>c<!-- never closed').text, 'ab\tc');
  assert.equal(stripHtml('a < b and c > d').text, 'a < b and c > d');
  assert.equal(stripHtml('<p style="x>y">in</p>').text, 'in');
  assert.equal(stripHtml(`${'<div>'.repeat(200_000)}x`).text, 'x');
  for (const bit of ['<', '<a ', '<a "', '<!-', '</']) assert.equal(stripHtml(bit.repeat(200_000)).hidden.length, 0);
});
