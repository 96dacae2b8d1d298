import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nameAttached, plainName } from './attached.ts';

test('names from strangers are plain', () => {
  const rows: readonly [string, string][] = [
    ['MG11 Nowak.pdf', 'MG11 Nowak.pdf'],
    ['../../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\photo.jpg', 'photo.jpg'],
    ['..', 'attachment 1'],
    ['', 'attachment 1'],
    ['invoice\u202egpj.exe', 'invoicegpj.exe'],
    ['a\u0000b\n.pdf', 'ab.pdf'],
    ['.hidden', 'hidden'],
    ['what? <is> "this".txt', 'what is this.txt'],
    ['dir/', 'dir'],
    [`${'x'.repeat(400)}.pdf`, `${'x'.repeat(120)}.pdf`],
    ['Zażółć.pdf', 'Zażółć.pdf'],
  ];
  for (const [given, plain] of rows) assert.equal(plainName(given, 1), plain);
});

test('two of one name are two', () => {
  const files = ['a.pdf', 'A.PDF', 'x/a.pdf', 'a (2).pdf'].map((file) => ({ file, bytes: new Uint8Array(0) }));
  assert.deepEqual(
    nameAttached(files).map(({ file }) => file),
    ['a.pdf', 'A (2).PDF', 'a (3).pdf', 'a (2) (2).pdf'],
  );
});

test('whatever they are called, names lead nowhere and are their own', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 8 }), (given) => {
      const names = nameAttached(given.map((file) => ({ file, bytes: new Uint8Array(0) }))).map(({ file }) => file);
      assert.equal(new Set(names.map((name) => name.toLowerCase())).size, given.length);
      for (const name of names) assert.ok(name !== '' && !/[/\\\0]|^\.|^$/.test(name), JSON.stringify(name));
    }),
  );
});
