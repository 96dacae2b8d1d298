import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxesOf } from '../../model/index.ts';
import { readPdf } from '../pdf/read.ts';
import { layOut } from './lay.ts';

test('the same manuscript gives the same bytes', async () => {
  const manuscript = { parts: [{ kind: 'paragraph', text: 'Statement of Holt' }], fixed: false } as const;
  assert.deepEqual(await layOut(manuscript), await layOut(manuscript));
});

test('what is set can be read back: letters, lines, cells, pages', async () => {
  const long = 'office fluffy affidavit '.repeat(12).trim();
  const bytes = await layOut({
    parts: [
      { kind: 'paragraph', text: 'Zażółć Łódź ŵy Ó Séan – “quoted” £5' },
      { kind: 'paragraph', text: long },
      { kind: 'row', cells: ['Address', '14 Acacia Road,\nLeeds LS6 2AB', 'x'] },
      { kind: 'row', cells: ['Phone', '07700 900123', 'y'] },
      { kind: 'page-break' },
      { kind: 'paragraph', text: 'second page' },
    ],
    fixed: false,
    head: ['MG5'],
  });
  const { pages } = await readPdf(bytes);
  const [one, two] = pages;
  assert.ok(one && two);
  assert.match(one.text, /^MG5\n/);
  assert.ok(one.text.includes('Zażółć Łódź ŵy Ó Séan – “quoted” £5'));
  assert.ok(one.text.replaceAll('\n', ' ').includes(long));
  assert.ok(one.text.includes('Address\t14 Acacia Road,\nLeeds LS6 2AB\tx'));
  assert.ok(one.text.includes('Phone\t07700 900123\ty'));
  assert.equal(two.text, 'MG5\n\nsecond page');
  assert.deepEqual([...one.unread, ...two.unread], []);
});

test('a print-out keeps its columns', async () => {
  const bytes = await layOut({ parts: [{ kind: 'paragraph', text: 'SURNAME     DUNMORE      SEX M' }], fixed: true });
  const { pages } = await readPdf(bytes);
  assert.equal(pages[0]?.text, 'SURNAME\tDUNMORE\tSEX M');
  const [box] = boxesOf(pages[0], 0, 7);
  assert.ok(box && Math.abs((box[2] - box[0]) / 7 - 9 * 0.602) < 0.1);
});

test('a letter without a glyph is seen to be missing; an emoji is a sign', async () => {
  const bytes = await layOut({ parts: [{ kind: 'paragraph', text: 'name 李小龍 ok 😀\u200d👍🏽' }], fixed: false });
  const { pages } = await readPdf(bytes);
  assert.equal(pages[0]?.text, 'name \ufffd\ufffd\ufffd ok □□');
  assert.equal(pages[0].unread.length, 1);
});

test('dates and numbers of a wide table are never cut', async () => {
  const row = ['1', '21/11/2024', '17:31', 'Out', 'Amma 01632 960339', 'leaving now, will ring sunday and tell you all about it then xx'];
  const bytes = await layOut({ parts: Array.from({ length: 3 }, () => ({ kind: 'row', cells: row }) as const), fixed: false });
  const { pages } = await readPdf(bytes);
  assert.equal(pages[0]?.text.match(/21\/11\/2024\t17:31\tOut\tAmma 01632 960339/g)?.length, 3);
}); // prettier-ignore
