import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endingOf, sniff } from './sniff.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test('content tells what a file is', () => {
  const rows: readonly [Uint8Array, string, string | null][] = [
    [bytes('%PDF-1.7\n'), 'pdf', 'pdf'],
    [bytes('junk\n%PDF-1.4\n'), 'pdf', 'pdf'],
    [bytes('PK\x03\x04....word/document.xml'), 'docx', 'docx'],
    [bytes('PK\x03\x04....xl/workbook.xml'), 'xlsx', 'xlsx'],
    [bytes('PK\x03\x04....ppt/presentation.xml'), 'pptx', null],
    [bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'msg', null],
    [bytes('\xff\xd8\xff\xe0'), 'jpg', 'picture'],
    [bytes('\x89PNG\r\n\x1a\n'), 'png', 'picture'],
    [bytes('From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\n\r\nhello'), 'eml', 'eml'],
    [bytes('From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\n\r\nhello'), '', 'eml'],
    [bytes('From: a\nTo: b\nSubject: c\n'), 'txt', 'txt'],
    [bytes('plain words\n'), 'txt', 'txt'],
    [Buffer.from('\ufeffwide words', 'utf16le'), 'txt', 'txt'],
    [Buffer.from('wide words without a mark', 'utf16le'), 'txt', 'txt'],
    [bytes('{\\rtf1'), 'rtf', 'office'],
    [bytes('PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text'), 'odt', 'office'],
    [bytes('PK\x03\x04....a.txt'), 'zip', 'zip'],
    [Buffer.from('d0cf11e0a1b11ae1' + Buffer.from('__substg1.0_', 'utf16le').toString('hex'), 'hex'), 'msg', 'msg'],
    [Buffer.from('d0cf11e0a1b11ae1' + Buffer.from('WordDocument', 'utf16le').toString('hex'), 'hex'), 'doc', 'office'],
    [bytes('<!DOCTYPE html><html>'), 'html', null],
    [bytes('\x00\x01\x02\x03\x04\x05\x06\x07\x00\x01'), 'bin', null],
  ];
  for (const [content, ending, open] of rows) assert.equal(sniff(content, ending).open, open, ending);
});

test('endings', () => {
  assert.equal(endingOf('a/b.c/MG11 x.PDF'), 'pdf');
  assert.equal(endingOf('no ending'), '');
});
