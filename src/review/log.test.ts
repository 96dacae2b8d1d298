// The log by random histories: order of arrival never matters, an undo gives back the exact state, nothing is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ReviewEvent } from './event.ts';
import { EMPTY_LOG, reduce, replay, standing } from './log.ts';
import { markStates } from './marks.ts';
import { leftOutOf, looksOf } from './places.ts';

const BASIS = { guidance: 'ew', rule: 'EW-1', proposed: 'ask', grade: 'likely' } as const;
const people = fc.constantFrom('K. Malik', 'J. Osei', 'P. Hart');
const marks = fc.uniqueArray(fc.constantFrom('m0', 'm1', 'm2', 'm3'), { minLength: 1, maxLength: 4 });
/** `at` in seconds after nine, with many ties. */
const when = fc.nat(20).map((second) => `2026-11-24T09:00:${String(second).padStart(2, '0')}Z`);
const ids = fc.nat(30).map((n) => `e${n}`);
const choice = fc.oneof(
  fc.constant({ act: 'keep' } as const),
  fc.constant({ act: 'redact' } as const),
  fc.record({ act: fc.constant('redact' as const), from: fc.nat(5), to: fc.integer({ min: 6, max: 9 }) }),
);
const anyEvent: fc.Arbitrary<(id: string) => ReviewEvent> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ by: people, at: when, on: marks, choice, over: fc.array(ids, { maxLength: 4 }) }).map(({ by, at, on, choice: wanted, over }) => (id: string): ReviewEvent => ({ kind: 'decided', id, by, at, marks: on.map((mark) => ({ mark, basis: BASIS })), choice: wanted, reason: 'so', over })) },
  { weight: 2, arbitrary: fc.record({ by: people, at: when, what: ids }).map((told) => (id: string): ReviewEvent => ({ kind: 'undone', id, ...told })) },
  fc.record({ by: people, at: when, on: marks }).map(({ by, at, on }) => (id: string): ReviewEvent => ({ kind: 'flagged', id, by, at, mark: on[0] ?? 'm0', question: 'hers?' })),
  fc.record({ by: people, at: when, act: fc.constantFrom<'keep' | 'redact'>('keep', 'redact') }).map((told) => (id: string): ReviewEvent => ({ kind: 'looked', id, file: 'a.pdf', page: 1, reason: 'a logo', ...told })),
  fc.record({ by: people, at: when }).map((told) => (id: string): ReviewEvent => ({ kind: 'left-out', id, file: 'b.pdf', reason: 'not ours', ...told })),
  fc.record({ by: people, at: when }).map((told) => (id: string): ReviewEvent => ({ kind: 'added', id, file: 'a.pdf', page: 1, place: { from: 1, to: 2 }, category: 'clue', reason: 'why', ...told })),
); // prettier-ignore
const history = fc.array(anyEvent, { maxLength: 30 }).map((list) => list.map((make, i) => make(`e${i}`)));

const state = (events: readonly ReviewEvent[]) => {
  const log = replay(events);
  const { marks: all, added } = markStates(log);
  return { marks: [...all].sort(([a], [b]) => (a < b ? -1 : 1)), added, looks: looksOf(log), leftOut: leftOutOf(log) };
};
const shuffled = history.chain((events) =>
  fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length })),
);

test('the state is the same in whatever order events arrive, and however often', () => {
  fc.assert(
    fc.property(shuffled, ([events, other]) => {
      assert.deepEqual(state(other), state(events));
      assert.deepEqual(state([...other, ...events]), state(events));
    }),
    { numRuns: 300 },
  );
});
test('event by event comes to the same as all at once', () => {
  fc.assert(
    fc.property(history, (events) => {
      assert.deepEqual(events.reduce(reduce, EMPTY_LOG).events, replay(events).events);
    }),
  );
});
test('an event that is taken back leaves the exact state before it, in any company of later undos', () => {
  fc.assert(
    fc.property(history, anyEvent, people, (events, make, by) => {
      const before = state(events);
      const put = make('new');
      fc.pre(put.kind !== 'undone');
      fc.pre(!events.some((event) => event.kind === 'decided' && event.over.includes('new')));
      const undo: ReviewEvent = { kind: 'undone', id: 'undo', by, at: '2026-11-24T10:00:00Z', what: 'new' };
      assert.deepEqual(state([...events, put, undo]), before);
      const redo: ReviewEvent = { kind: 'undone', id: 'redo', by, at: '2026-11-24T10:00:01Z', what: 'undo' };
      assert.deepEqual(state([...events, put, undo, redo]), state([...events, put]));
    }),
    { numRuns: 300 },
  );
});
test('a batch comes back whole with one undo', () => {
  const one = { by: 'K. Malik', reason: 'so', over: [] };
  const mine: ReviewEvent = { kind: 'decided', id: 'a', at: '2026-11-24T09:00:00Z', marks: [{ mark: 'm1', basis: BASIS }], choice: { act: 'keep' }, ...one }; // prettier-ignore
  const batch: ReviewEvent = { kind: 'decided', id: 'b', at: '2026-11-24T09:01:00Z', marks: ['m0', 'm1', 'm2'].map((mark) => ({ mark, basis: BASIS })), choice: { act: 'redact' }, scope: 'every mention of W2', ...one }; // prettier-ignore
  const undo: ReviewEvent = { kind: 'undone', id: 'u', by: 'K. Malik', at: '2026-11-24T09:02:00Z', what: 'b' };
  assert.deepEqual(
    [...markStates(replay([mine, batch])).marks].map(([id, { heads }]) => [id, heads[0]?.choice.act]).sort(),
    [['m0', 'redact'], ['m1', 'redact'], ['m2', 'redact']],
  ); // prettier-ignore
  assert.deepEqual(state([mine, batch, undo]), state([mine]));
});
test('no decision by a person is overwritten unseen: what stands is replaced by its author or by who saw it, or is a head', () => {
  fc.assert(
    fc.property(history, (events) => {
      const log = replay(events);
      const alive = standing(log).filter((event) => event.kind === 'decided');
      const { marks: all } = markStates(log);
      for (const event of alive)
        for (const { mark } of event.marks) {
          if (all.get(mark)?.heads.includes(event)) continue;
          const later = alive.slice(alive.indexOf(event) + 1).filter((one) => one.marks.some((m) => m.mark === mark));
          assert.ok(later.some((one) => one.by === event.by || one.over.includes(event.id)));
        }
      for (const { heads } of all.values())
        assert.ok(heads.length > 0 || [...log.events.values()].some((event) => event.kind === 'flagged'));
    }),
  );
});
test('undos that name each other take nothing back and do not hang', () => {
  const at = '2026-11-24T09:00:00Z';
  const events: ReviewEvent[] = [
    { kind: 'left-out', id: 'x', by: 'K. Malik', at, file: 'b.pdf', reason: 'not ours' },
    { kind: 'undone', id: 'u1', by: 'K. Malik', at, what: 'u2' },
    { kind: 'undone', id: 'u2', by: 'K. Malik', at, what: 'u1' },
    { kind: 'undone', id: 'u3', by: 'K. Malik', at, what: 'u3' },
  ];
  assert.equal(standing(replay(events)).length, 1);
});
