import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripHtml } from './html.ts';
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

test('HTML to lines', () => {
  const { text, hidden } = stripHtml('<table><tr><td>a</td><td>b &amp; c</td></tr></table>x<br>y<!-- note --><script>z()</script>');
  assert.equal(text, 'a\tb & c\n\nx\ny');
  assert.deepEqual(hidden, ['note']);
}); // prettier-ignore
