import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Proposal } from '../model/index.ts';
import { oneQuestion } from './one-question.ts';

const mark = (text: string, words: string, whose?: string, rule = 'EW-2.5-clue'): Proposal => {
  const from = text.indexOf(words);
  assert.ok(from >= 0, words);
  const passage = { file: 'a.pdf', page: 1, from, to: from + words.length, boxes: [] };
  return {
    id: `${from}-${words}`,
    act: 'redact',
    grade: 'look',
    rule,
    reason: 'because',
    finding: { passage, category: 'clue', ...(whose === undefined ? {} : { whose }), grade: 'look', evidence: [], traits: [] },
  };
}; // prettier-ignore

const TEXT = `I have to be back on the ward from the 7th of April, days only,
finishing at half past seven. My sister minds the child. He works on the rig.

WARD ROUND 7
`;
const ROWS: readonly (readonly [string, readonly Proposal[], number])[] = [
  ['nested places', [mark(TEXT, 'I have to be back on the ward', 'V1'), mark(TEXT, 'back on the ward', 'V1', 'EW-2.6-workplace')], 1],
  ['one sentence over two lines, one person', [mark(TEXT, 'back on the ward', 'V1'), mark(TEXT, 'finishing at half past seven', 'V1', 'EW-2.6-workplace')], 1],
  ['one sentence, one rule, the person known once', [mark(TEXT, 'back on the ward'), mark(TEXT, 'days only', 'V1')], 1],
  ['two sentences', [mark(TEXT, 'days only', 'V1'), mark(TEXT, 'My sister', 'V1')], 2],
  ['two people in one sentence', [mark(TEXT, 'back on the ward', 'V1'), mark(TEXT, 'days only', 'W1')], 2],
  ['two people on one place', [mark(TEXT, 'back on the ward', 'V1'), mark(TEXT, 'the ward', 'W1')], 2],
  ['one sentence, two rules, nobody known', [mark(TEXT, 'back on the ward'), mark(TEXT, 'days only', undefined, 'EW-2.6-workplace')], 2],
  ['sentences that touch, one person', [mark(TEXT, 'My sister minds the child.', 'V1'), mark(TEXT, 'He works on the rig.', 'V1', 'EW-2.6-workplace')], 1],
  ['an empty line between', [mark(TEXT, 'on the rig.', 'V1'), mark(TEXT, 'ROUND 7', 'V1')], 2],
  ['places without letters', [{ ...mark(TEXT, 'days only', 'V1'), id: 'box', finding: { ...mark(TEXT, 'days only', 'V1').finding, passage: { file: 'a.pdf', page: 1, from: 0, to: 0, boxes: [[0, 0, 1, 1]] } } }, mark(TEXT, 'days only', 'V1')], 2],
]; // prettier-ignore

for (const [name, marks, questions] of ROWS)
  test(name, () => {
    const groups = oneQuestion(marks, TEXT);
    assert.equal(groups.length, questions);
    assert.deepEqual(groups.flat().map(({ id }) => id).sort(), marks.map(({ id }) => id).sort()); // prettier-ignore
  });

test('every mark is in one question, and no question tells of two people, whatever the marks', () => {
  const one = fc.record({ from: fc.nat(140), long: fc.integer({ min: 1, max: 30 }), whose: fc.constantFrom('V1', 'W1', undefined), rule: fc.constantFrom('a', 'b') }); // prettier-ignore
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (list) => {
      const marks = list.map(({ from, long, whose, rule }, i): Proposal => {
        const base = mark(TEXT, 'days only', whose, rule);
        return { ...base, id: String(i), finding: { ...base.finding, passage: { ...base.finding.passage, from, to: from + long } } }; // prettier-ignore
      });
      const groups = oneQuestion(marks, TEXT);
      assert.equal(groups.flat().length, marks.length);
      for (const group of groups) assert.ok(new Set(group.flatMap(({ finding }) => finding.whose ?? [])).size <= 1);
    }),
  );
});
