import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Act, Decision, Grade, Proposal } from '../model/index.ts';
import { coveredInDraft, decide, needsPerson } from './decisions.ts';
import { decisionsFor, readDecisions } from './file.ts';

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
const decision = (on: string, act: 'redact' | 'keep'): Decision => ({
  on,
  act,
  reason: 'said so',
  by: 'K. Malik',
  at: '2026-11-24T09:00:00Z',
});

const acts = fc.constantFrom<Act>('redact', 'keep', 'ask');
const grades = fc.constantFrom<Grade>('certain', 'likely', 'look');
const anyProposals = fc
  .array(fc.record({ act: acts, grade: grades }))
  .map((list) => list.map((p, i) => proposal(`m${i}`, p.act, p.grade)));

test('without a person nothing asked or doubtful is ever kept', () => {
  fc.assert(
    fc.property(anyProposals, (proposals) => {
      for (const entry of decide(proposals, []).decided) {
        if (entry.proposal.act !== 'keep') assert.ok(coveredInDraft(entry));
        assert.equal(entry.act === 'undecided', needsPerson(entry.proposal));
      }
    }),
  );
});
test('the last decision on a mark stands, whatever came between', () => {
  const events = fc.array(fc.tuple(fc.nat(5), fc.constantFrom<'redact' | 'keep'>('redact', 'keep')));
  fc.assert(
    fc.property(anyProposals, events, (proposals, said) => {
      const decisions = said.map(([n, act]) => decision(`m${n}`, act));
      const { decided, unknown } = decide(proposals, decisions);
      for (const entry of decided) {
        const last = decisions.findLast((d) => d.on === entry.proposal.id);
        if (last) assert.equal(entry.act, last.act);
      }
      assert.equal(
        unknown.length + decisions.filter((d) => decided.some((e) => e.proposal.id === d.on)).length,
        decisions.length,
      );
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
  const { decided } = decide(proposals, decisionsFor(file, proposals));
  assert.deepEqual(
    decided.map((entry) => entry.act),
    ['keep', 'redact', 'keep'],
  );
  assert.equal(decided[2]?.decision, undefined);
});
for (const [name, text] of [
  ['not JSON', 'by: me'],
  ['no name', '{"at":"2026-11-24T09:00:00Z"}'],
  ['bulk keep', '{"by":"K. Malik","at":"2026-11-24T09:00:00Z","rest":{"act":"keep","reason":"in a hurry"}}'],
  ['no reason', '{"by":"K. Malik","at":"2026-11-24T09:00:00Z","decisions":[{"on":"m0","act":"keep","reason":""}]}'],
  ['unknown key', '{"by":"K. Malik","at":"2026-11-24T09:00:00Z","keepAll":true}'],
  ['time without zone', '{"by":"K. Malik","at":"2026-11-24T09:00:00"}'],
] as const)
  test(`decisions file: ${name} is refused`, () => {
    assert.throws(() => readDecisions(text), /B-DEC-01/);
  });
