import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCsv, writeCsv } from './csv.ts';

test('csv: read strictly', () => {
  assert.deepEqual(readCsv('\ufeffa,b\r\n1,"x ""y"", z"\r\n\r\n" 2 ","line\nbreak"\n3,'), {
    columns: ['a', 'b'],
    rows: [
      { line: 2, cells: { a: '1', b: 'x "y", z' } },
      { line: 4, cells: { a: '2', b: 'line\nbreak' } },
      { line: 6, cells: { a: '3', b: '' } },
    ],
  });
  for (const [text, line, problem] of [
    ['', 1, /empty/],
    ['a,a\n1,2', 1, /named twice/],
    ['a,b\n1', 2, /1 cells where the first row has 2/],
    ['a\n"open\n', 2, /not closed/],
  ] as const) {
    const read = readCsv(text);
    assert.ok('problem' in read);
    assert.equal(read.line, line);
    assert.match(read.problem, problem);
  }
});
test('csv: what a spreadsheet would work out is made text', () => {
  assert.equal(writeCsv(['a'], [{ a: '=1+1' }, { a: '-x' }, { a: -3 }, { a: 'b, c' }]), "a\r\n'=1+1\r\n'-x\r\n-3\r\n\"b, c\"\r\n");
}); // prettier-ignore
test('csv: what is written is read again', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9",\n][A-Za-z0-9",. ]*[A-Za-z0-9"]$/);
  fc.assert(
    fc.property(fc.array(fc.record({ a: word, b: word }), { minLength: 1 }), (rows) => {
      const read = readCsv(writeCsv(['a', 'b'], rows));
      assert.ok('rows' in read);
      assert.deepEqual(
        read.rows.map(({ cells }) => cells),
        rows.map(({ a, b }) => ({ a: a.trim(), b: b.trim() })),
      );
    }),
  );
});
