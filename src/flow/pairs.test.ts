import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textDocument } from '../../test/fixtures/text-page.ts';
import type { CaseDocument, Category, Proposal } from '../model/index.ts';
import type { Decided } from '../review/index.ts';
import { findPairs } from './pairs.ts';

type Mark = readonly [value: string, category: Category, act: Decided['act'], whose?: string];

function judged(file: string, text: string, ...marks: readonly Mark[]): { document: CaseDocument; decided: Decided[] } {
  const decided = marks.map(([value, category, act, whose]): Decided => {
    const from = text.indexOf(value);
    assert.ok(from >= 0, value);
    const proposal: Proposal = {
      id: `${file}:${from}`,
      act: act === 'keep' ? 'keep' : act === 'redact' ? 'redact' : 'ask',
      grade: 'certain',
      rule: 'EW-1',
      reason: 'because',
      finding: {
        passage: { file, page: 1, from, to: from + value.length, boxes: [] },
        category,
        ...(whose === undefined ? {} : { whose }),
        grade: 'certain',
        evidence: [],
        traits: [],
      },
    };
    return { proposal, act };
  });
  return { document: textDocument(file, 'MG11', [text]), decided };
}
const told = (...documents: ReturnType<typeof judged>[]): string[] =>
  findPairs(documents).map(({ category, whose, covered, kept }) =>
    [category, whose ?? '-', covered.map((one) => one.file).join('+'), kept.map((one) => one.file).join('+')].join(' '),
  );

test('pairs: one value in two notations, covered here and kept there', () => {
  const a = judged('a', 'Ring 07700 900461.', ['07700 900461', 'phone', 'redact', 'V1']);
  const b = judged('b', 'He rang 07700900461 twice.', ['07700900461', 'phone', 'keep', 'V1']);
  assert.deepEqual(told(a, b), ['phone V1 a b']);
});
test('pairs: what a person has yet to decide counts as covered', () => {
  const a = judged('a', 'At 14 Acre Lane.', ['14 Acre Lane', 'address', 'undecided']);
  const b = judged('b', 'Seen by 14 Acre Lane.', ['14 Acre Lane', 'scene', 'keep']);
  assert.deepEqual(told(a, b), ['address - a b']);
});
test('pairs: treated alike, or in one document only, is none', () => {
  const a = judged('a', 'Ring 07700 900461, 07700900461.', ['07700 900461', 'phone', 'redact'], ['07700900461', 'phone', 'keep']); // prettier-ignore
  const b = judged('b', 'Ring 07700 900461.', ['07700 900461', 'phone', 'redact']);
  assert.deepEqual(told(a), []);
  assert.deepEqual(told(b, judged('c', 'Ring 07700 900461.', ['07700 900461', 'phone', 'redact'])), []);
});
test('pairs: two people of one name are no pair; a surname or a house number alone neither', () => {
  const name = (file: string, act: Decided['act'], whose: string) =>
    judged(file, 'Owen Pritchard spoke.', ['Owen Pritchard', 'name', act, whose]);
  assert.deepEqual(told(name('a', 'redact', 'C1'), name('b', 'keep', 'W2')), []);
  assert.deepEqual(told(name('a', 'redact', 'C1'), name('b', 'keep', 'C1')), ['name C1 a b']);
  const lone = (file: string, act: Decided['act']) =>
    judged(file, 'Mr Pritchard at 27.', ['Pritchard', 'name', act], ['27', 'address', act]);
  assert.deepEqual(told(lone('a', 'redact'), lone('b', 'keep')), []);
});
test('pairs: the report holds places, never the value', () => {
  const a = judged('a', 'Ring 07700 900461.', ['07700 900461', 'phone', 'redact']);
  const b = judged('b', 'Ring 07700 900461.', ['07700 900461', 'phone', 'keep']);
  assert.doesNotMatch(JSON.stringify(findPairs([a, b])).replace(/\D/g, ''), /7700900461/);
});
