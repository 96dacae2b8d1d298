import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BY_HAND, type Proposal } from '../model/index.ts';
import type { DecidedEvent, ReviewEvent } from './event.ts';
import { replay } from './log.ts';
import { isHasty } from './haste.ts';
import { refusalOf } from './rules.ts';

type Form = { whose?: string; rule?: string; grade?: Proposal['grade']; category?: Proposal['finding']['category'] };
const proposal = (id: string, { whose = 'W1', rule = 'EW-1', grade = 'certain', category = 'name' }: Form = {}): Proposal => ({
  id,
  act: 'redact',
  grade,
  rule,
  reason: 'because',
  finding: { passage: { file: 'a.pdf', page: 1, from: 0, to: 4, boxes: [] }, category, ...(whose === '' ? {} : { whose }), grade, evidence: [], traits: [] },
}); // prettier-ignore
const BASIS = { guidance: 'ew', rule: 'EW-1', proposed: 'redact', grade: 'certain' } as const;
const decided = (marks: readonly string[], act: 'keep' | 'redact', more: Partial<DecidedEvent> = {}): DecidedEvent => ({
  kind: 'decided',
  id: 'new',
  by: 'K. Malik',
  at: '2026-11-24T09:00:00Z',
  marks: marks.map((mark) => ({ mark, basis: BASIS })),
  choice: { act },
  reason: 'the street is evidence',
  over: [],
  ...more,
});
const ALL = [
  proposal('w1a'),
  proposal('w1b', { rule: 'EW-2' }),
  proposal('w1-phone', { category: 'phone' }),
  proposal('w2', { whose: 'W2' }),
  proposal('w2-likely', { whose: 'W2', grade: 'likely' }),
  proposal('w1-look', { grade: 'look' }),
  proposal('w1-hand', { rule: BY_HAND }),
  proposal('nobody', { whose: '' }),
  proposal('nobody-too', { whose: '' }),
  proposal('nobody-else', { whose: '', rule: 'EW-9' }),
];
const first = decided(['w1a'], 'keep', { id: 'first' });
const SCOPE = { scope: '2 places in 1 document' };

const ROWS: readonly (readonly [string, ReviewEvent, readonly ReviewEvent[], RegExp | null])[] = [
  ['one mark', decided(['w1a'], 'keep'), [], null],
  ['a mark that is none', decided(['w9'], 'redact'), [], /not in the case/],
  ['no mark', decided([], 'redact'), [], /not in the case/],
  ['no reason', decided(['w1a'], 'keep', { reason: '  x' }), [], /reason is missing/],
  ['three letters are a reason', decided(['w1a'], 'keep', { reason: 'ok!' }), [], null],
  ['edges', decided(['w1a'], 'redact', { choice: { act: 'redact', from: 1, to: 2 } }), [], null],
  ['edges that leave nothing', decided(['w1a'], 'redact', { choice: { act: 'redact', from: 2, to: 2 } }), [], /Nothing is left/],
  ['one edge', decided(['w1a'], 'redact', { choice: { act: 'redact', from: 2 } }), [], /Only one edge/],
  ['edges of two', decided(['w1a', 'w1b'], 'redact', { choice: { act: 'redact', from: 1, to: 2 }, ...SCOPE }), [], /one mark at a time/],
  ['the same mark twice', decided(['w1a', 'w1a'], 'redact', SCOPE), [], /named twice/],
  ['bulk without scope', decided(['w1a', 'w1b'], 'redact'), [], /what this act reaches/],
  ['bulk with an empty scope', decided(['w1a', 'w1b'], 'redact', { scope: ' ' }), [], /what this act reaches/],
  ['bulk redaction needs no look', decided(['w1a', 'w2', 'nobody-else', 'w1-look'], 'redact', SCOPE), [], null],
  ['one person, one kind, one seen', decided(['w1a', 'w1b'], 'keep', SCOPE), [first], null],
  ['… none seen', decided(['w1a', 'w1b'], 'keep', SCOPE), [], /decided at its place/],
  ['… seen by somebody else', decided(['w1a', 'w1b'], 'keep', SCOPE), [{ ...first, by: 'J. Osei' }], /decided at its place/],
  ['… seen, then taken back', decided(['w1a', 'w1b'], 'keep', SCOPE), [first, { kind: 'undone', id: 'u', by: 'K. Malik', at: '2026-11-24T09:00:01Z', what: 'first' }], /decided at its place/],
  ['… one that is not among them', decided(['w1b', 'w1-hand'], 'keep', SCOPE), [first], /never kept in bulk/],
  ['one person, two kinds of different rules', decided(['w1b', 'w1-phone', 'w1a'], 'keep', SCOPE), [first], /one person/],
  ['two people under one certain rule', decided(['w1a', 'w2'], 'keep', SCOPE), [first], null],
  ['… one of them only likely', decided(['w1a', 'w2-likely'], 'keep', SCOPE), [first], /one person/],
  ['nobody is not one person', decided(['nobody', 'nobody-else'], 'keep', SCOPE), [decided(['nobody'], 'keep', { id: 'n' })], /one person/],
  ['nobody under one certain rule', decided(['nobody', 'nobody-too'], 'keep', SCOPE), [decided(['nobody'], 'keep', { id: 'n' })], null],
  ['a look in bulk', decided(['w1a', 'w1-look'], 'keep', SCOPE), [first], /never kept in bulk/],
  ['told twice', { ...first, marks: [] }, [first], null],
  ['a flag', { kind: 'flagged', id: 'f', by: 'K. Malik', at: '2026-11-24T09:00:00Z', mark: 'w1a', question: 'hers?' }, [], null],
  ['a flag on nothing', { kind: 'flagged', id: 'f', by: 'K. Malik', at: '2026-11-24T09:00:00Z', mark: 'w9', question: 'hers?' }, [], /not in the case/],
  ['undo of one\'s own', { kind: 'undone', id: 'u', by: 'K. Malik', at: '2026-11-24T09:00:00Z', what: 'first' }, [first], null],
  ['undo of another\'s', { kind: 'undone', id: 'u', by: 'J. Osei', at: '2026-11-24T09:00:00Z', what: 'first' }, [first], /K\. Malik did this/],
  ['undo of nothing', { kind: 'undone', id: 'u', by: 'J. Osei', at: '2026-11-24T09:00:00Z', what: 'x' }, [first], /nothing to take back/],
  ['a stretch', { kind: 'added', id: 'a', by: 'K. Malik', at: '2026-11-24T09:00:00Z', file: 'a.pdf', page: 1, place: { from: 1, to: 2 }, category: 'clue', reason: 'why' }, [], null],
  ['an empty stretch', { kind: 'added', id: 'a', by: 'K. Malik', at: '2026-11-24T09:00:00Z', file: 'a.pdf', page: 1, place: { from: 2, to: 2 }, category: 'clue', reason: 'why' }, [], /empty/],
  ['a box', { kind: 'added', id: 'a', by: 'K. Malik', at: '2026-11-24T09:00:00Z', file: 'a.pdf', page: 1, place: { box: [1, 1, 2, 2] }, category: 'clue', reason: 'why' }, [], null],
  ['a flat box', { kind: 'added', id: 'a', by: 'K. Malik', at: '2026-11-24T09:00:00Z', file: 'a.pdf', page: 1, place: { box: [1, 2, 2, 2] }, category: 'clue', reason: 'why' }, [], /empty/],
  ['a narrow box', { kind: 'added', id: 'a', by: 'K. Malik', at: '2026-11-24T09:00:00Z', file: 'a.pdf', page: 1, place: { box: [2, 1, 2, 2] }, category: 'clue', reason: 'why' }, [], /empty/],
]; // prettier-ignore
for (const [name, event, log, why] of ROWS)
  test(`events that are taken: ${name}`, () => {
    const refused = refusalOf(event, replay(log), ALL);
    if (why === null) assert.equal(refused, null);
    else {
      assert.match(refused?.why ?? 'taken', why);
      assert.notEqual(refused?.cure ?? '', '');
    }
  });

test('haste: twenty answers whose median is under 0.7 s', () => {
  const times = (fast: number, slow: number) => [...new Array<number>(fast).fill(300), ...new Array<number>(slow).fill(4000)]; // prettier-ignore
  assert.equal(isHasty(times(20, 0)), true);
  assert.equal(isHasty(times(19, 0)), false);
  assert.equal(isHasty(times(11, 9)), true);
  assert.equal(isHasty(times(10, 10)), false);
  assert.equal(isHasty([...times(20, 0), ...times(0, 20)]), false);
  assert.equal(isHasty(new Array<number>(20).fill(700)), false);
});
