import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Act, Grade, Proposal } from '../model/index.ts';
import { coveredInDraft, decide, needsPerson, proposalOf } from './decisions.ts';
import type { AddedEvent, DecidedEvent, ReviewEvent } from './event.ts';
import { logOf, readDecisions } from './file.ts';
import { EMPTY_LOG, replay } from './log.ts';

const proposal = (id: string, act: Act, grade: Grade): Proposal => ({
  id,
  act,
  grade,
  rule: 'EW-1',
  reason: 'because',
  finding: {
    passage: { file: 'a.pdf', page: 1, from: 0, to: 1, boxes: [] },
    category: 'name',
    grade,
    evidence: [],
    traits: [],
  },
});
const BASIS = { guidance: 'ew-2026.2', rule: 'EW-1', proposed: 'ask', grade: 'likely' } as const;
const decided = (id: string, mark: string, act: 'redact' | 'keep', more: Partial<DecidedEvent> = {}): DecidedEvent => ({
  kind: 'decided',
  id,
  by: 'K. Malik',
  at: '2026-11-24T09:00:00Z',
  marks: [{ mark, basis: BASIS }],
  choice: { act },
  reason: 'said so',
  over: [],
  ...more,
});
const outcome = (proposals: readonly Proposal[], ...events: ReviewEvent[]) => decide(proposals, replay(events)).decided;

const acts = fc.constantFrom<Act>('redact', 'keep', 'ask');
const grades = fc.constantFrom<Grade>('certain', 'likely', 'look');
const anyProposals = fc
  .array(fc.record({ act: acts, grade: grades }))
  .map((list) => list.map((p, i) => proposal(`m${i}`, p.act, p.grade)));

test('without a person nothing asked or doubtful is ever kept', () => {
  fc.assert(
    fc.property(anyProposals, (proposals) => {
      for (const entry of decide(proposals, EMPTY_LOG).decided) {
        if (entry.proposal.act !== 'keep') assert.ok(coveredInDraft(entry));
        assert.equal(entry.act === 'undecided', needsPerson(entry.proposal));
      }
    }),
  );
});
test('the last decision on a mark in a file stands, whatever came between', () => {
  const said = fc.array(fc.tuple(fc.nat(5), fc.constantFrom<'redact' | 'keep'>('redact', 'keep'), fc.nat(3)));
  fc.assert(
    fc.property(anyProposals, said, (proposals, list) => {
      const file = readDecisions(
        JSON.stringify({
          by: 'K. Malik',
          at: '2026-11-24T09:00:00Z',
          // Different people in one file: whoever writes it has all of it before their eyes.
          decisions: list.map(([n, act, who]) => ({ on: `m${n}`, act, reason: 'said so', by: `Person ${who}` })),
        }),
      );
      const { decided, unknown } = decide(proposals, logOf(file, proposals, 'ew'));
      for (const entry of decided) {
        const last = list.findLast(([n]) => `m${n}` === entry.proposal.id);
        if (last) assert.equal(entry.act, last[1]);
        assert.equal(entry.open, undefined);
      }
      const strays = new Set(list.map(([n]) => `m${n}`).filter((id) => !proposals.some((one) => one.id === id)));
      assert.equal(unknown.length, strays.size);
    }),
  );
});
test('rest redacts what is open, leaves what was decided, and never keeps', () => {
  const file = readDecisions(
    JSON.stringify({
      by: 'K. Malik, paralegal',
      at: '2026-11-24T09:00:00Z',
      decisions: [{ on: 'm0', act: 'keep', reason: 'the street is evidence' }],
      rest: { act: 'redact', reason: 'not needed' },
    }),
  );
  const proposals = [proposal('m0', 'ask', 'likely'), proposal('m1', 'ask', 'look'), proposal('m2', 'keep', 'certain')];
  const { decided } = decide(proposals, logOf(file, proposals, 'ew'));
  assert.deepEqual(
    decided.map((entry) => entry.act),
    ['keep', 'redact', 'keep'],
  );
  assert.equal(decided[2]?.decision, undefined);
});

test('two people who did not know of each other: the mark is open, and one who saw both closes it', () => {
  const marks = [proposal('m0', 'ask', 'likely')];
  const a = decided('a', 'm0', 'redact');
  const b = decided('b', 'm0', 'keep', { by: 'J. Osei', at: '2026-11-24T09:00:20Z' });
  assert.deepEqual(outcome(marks, a, b)[0], { proposal: marks[0], act: 'undecided', open: 'conflict' });
  const both = decided('c', 'm0', 'keep', { by: 'K. Malik', at: '2026-11-24T09:05:00Z', over: ['a', 'b'] });
  assert.equal(outcome(marks, a, b, both)[0]?.act, 'keep');
  // Their own later word alone does not end it: the other's answer was not before their eyes.
  const again = decided('d', 'm0', 'redact', { at: '2026-11-24T09:06:00Z', over: ['a'] });
  assert.equal(outcome(marks, a, b, again)[0]?.open, 'conflict');
});
test('two people who want the same are no conflict, unless their edges differ', () => {
  const marks = [proposal('m0', 'ask', 'likely')];
  const other = { by: 'J. Osei', at: '2026-11-24T09:00:20Z' };
  assert.equal(outcome(marks, decided('a', 'm0', 'redact'), decided('b', 'm0', 'redact', other))[0]?.act, 'redact');
  const part = decided('c', 'm0', 'redact', { ...other, choice: { act: 'redact', from: 4, to: 9 } });
  assert.equal(outcome(marks, decided('a', 'm0', 'redact'), part)[0]?.open, 'conflict');
});
test('a question stays open until somebody else, who saw it, decides', () => {
  const marks = [proposal('m0', 'redact', 'certain')];
  const own = decided('a', 'm0', 'redact');
  const flag: ReviewEvent = { kind: 'flagged', id: 'f', by: 'K. Malik', at: '2026-11-24T09:01:00Z', mark: 'm0', question: 'Is this her street?' }; // prettier-ignore
  assert.equal(outcome(marks, own, flag)[0]?.open, 'question');
  const self = decided('b', 'm0', 'keep', { at: '2026-11-24T09:02:00Z', over: ['a', 'f'] });
  assert.equal(outcome(marks, own, flag, self)[0]?.open, 'question');
  const blind = decided('c', 'm0', 'redact', { by: 'J. Osei', at: '2026-11-24T09:03:00Z', over: ['a'] });
  assert.equal(outcome(marks, own, flag, blind)[0]?.open, 'question');
  const checker = decided('d', 'm0', 'redact', { by: 'J. Osei', at: '2026-11-24T09:03:00Z', over: ['a', 'f'] });
  assert.equal(outcome(marks, own, flag, checker)[0]?.act, 'redact');
});
test('an edit of the edges is told with its place', () => {
  const marks = [proposal('m0', 'redact', 'certain')];
  const cut = decided('a', 'm0', 'redact', { choice: { act: 'redact', from: 10, to: 14 } });
  assert.deepEqual(outcome(marks, cut)[0]?.edges, { from: 10, to: 14 });
});
test('what a person adds is redacted until somebody decides otherwise', () => {
  const added: AddedEvent = { kind: 'added', id: 'add.0', by: 'K. Malik', at: '2026-11-24T09:00:00Z', file: 'a.pdf', page: 2, place: { from: 3, to: 8 }, category: 'clue', reason: 'names her street' }; // prettier-ignore
  const mark = proposalOf(added);
  assert.deepEqual([mark.id, mark.act, mark.rule, mark.finding.passage.page], ['add.0', 'redact', 'HAND', 2]);
  assert.equal(outcome([mark])[0]?.act, 'redact');
  assert.equal(outcome([mark], decided('b', 'add.0', 'keep'))[0]?.act, 'keep');
});

for (const [name, text] of [
  ['not JSON', 'by: me'],
  ['no name', '{"at":"2026-11-24T09:00:00Z"}'],
  ['bulk keep', '{"by":"K. Malik","at":"2026-11-24T09:00:00Z","rest":{"act":"keep","reason":"in a hurry"}}'],
  ['no reason', '{"by":"K. Malik","at":"2026-11-24T09:00:00Z","decisions":[{"on":"m0","act":"keep","reason":""}]}'],
  ['unknown key', '{"by":"K. Malik","at":"2026-11-24T09:00:00Z","keepAll":true}'],
  ['time without zone', '{"by":"K. Malik","at":"2026-11-24T09:00:00"}'],
  [
    'half an edge',
    '{"by":"K. Malik","at":"2026-11-24T09:00:00Z","decisions":[{"on":"m0","act":"redact","reason":"part","from":3}]}',
  ],
  [
    'edges the wrong way round',
    '{"by":"K. Malik","at":"2026-11-24T09:00:00Z","decisions":[{"on":"m0","act":"redact","reason":"part","from":3,"to":3}]}',
  ],
  [
    'a mark of no category',
    '{"by":"K. Malik","at":"2026-11-24T09:00:00Z","add":[{"file":"a.pdf","page":1,"place":{"from":1,"to":4},"category":"secret","reason":"why not"}]}',
  ],
  [
    'an event of no kind',
    '{"by":"K. Malik","at":"2026-11-24T09:00:00Z","events":[{"kind":"kept-all","id":"1","by":"K. Malik","at":"2026-11-24T09:00:00Z"}]}',
  ],
] as const)
  // prettier-ignore
  test(`decisions file: ${name} is refused`, () => {
    assert.throws(() => readDecisions(text), /B-DEC-01/);
  });
