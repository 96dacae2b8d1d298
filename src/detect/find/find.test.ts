import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectText } from '../index.ts';
import { findByForm } from './rules.ts';

test('dates, times, lengths of time, amounts and codes by their form', () => {
  const rows: readonly string[] = [
    'on «3 March 1994» he', 'in «May 2001», and', 'since «1998» he', 'the 1998 Act says', 'at «04.05.2012» he',
    'for «two years» and', 'about «14:30» he', 'at «9.15pm» he', 'a fine of «EUR 3,000» and', 'a person of «16 years old» who',
    'paid «350,000 Polish zlotys (PLN)».', 'paid «£40» to', 'and «37.5 %» of', 'case «IV K 23/99» of', 'file «37222/04» was',
    'Article 6 of', 'the Theft Act 1968 and', 'number «123456» here', 'with «four other» persons', 'on «Friday, 12 June» he', 'paragraph 12.4 of',
  ]; // prettier-ignore
  for (const row of rows) {
    const text = row.replace(/[«»]/g, '');
    const covered = new Set(findByForm(text).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))); // prettier-ignore
    const [from, to] = row.includes('«') ? [row.indexOf('«'), row.indexOf('»') - 1] : [0, 0];
    for (let i = 0; i < text.length; i++)
      if (/[\p{L}\d]/u.test(text[i] ?? '')) assert.equal(covered.has(i), i >= from && i < to, `${row} at ${i}`);
  }
});

const TEXT =
  'On 4 May 2019 Mrs Halina Dudek, a Polish national who lives in Poznań, paid 4,000 zlotys to the Regional Court. Her brother Jerzy Dudek was ill for two years. The application (no. 51230/07) was refused.';

test('find mode covers every mention and leaves passages out', () => {
  const spans = detectText(TEXT, { find: true });
  for (const value of [
    '4 May 2019',
    'Halina Dudek',
    'Polish',
    'Poznań',
    '4,000 zlotys',
    'Jerzy Dudek',
    'two years',
    '51230/07',
  ]) {
    const at = TEXT.indexOf(value);
    for (const { 0: word, index } of value.matchAll(/[\p{L}\d]+/gu))
      assert.ok(spans.some(({ start, end }) => start <= at + index && end >= at + index + word.length), value); // prettier-ignore
  }
  assert.ok(spans.every(({ start, end }) => end - start < 60));
  assert.ok(!spans.some(({ start }) => TEXT.slice(start).startsWith('refused')));
});

test('plain detection adds what only the tagger sees as "look", and keeps all else as it was', () => {
  const spans = detectText('I then saw Bogdan Iliescu by the gate.');
  assert.equal(spans.length, 1);
  assert.ok(['look', 'likely', 'certain'].includes(spans[0]?.grade ?? ''));
  for (const { evidence, grade } of detectText(TEXT))
    if (evidence.every(({ kind }) => kind === 'tagger')) assert.equal(grade, 'look');
});

test('offsets of find mode are code points', () => {
  const [span] = detectText('😀 Mr Adewale Bankole said so.', { find: true });
  assert.ok(span !== undefined);
  const points = Array.from('😀 Mr Adewale Bankole said so.');
  assert.match(points.slice(span.start, span.end).join(''), /^(?:Mr )?Adewale Bankole$/);
});
