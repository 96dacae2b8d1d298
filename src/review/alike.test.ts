// Which open questions are offered an answer from elsewhere, which are not, and that an offer is never a decision.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Category, Decision, Proposal } from '../model/index.ts';
import { offersFor, type Asked } from './alike.ts';
import { decide } from './decisions.ts';
import { logOf, readDecisions } from './file.ts';

interface Over {
  readonly act?: Proposal['act'];
  readonly rule?: string;
  readonly whose?: string | null;
  readonly category?: Category;
}
let page = 0;
const asked = (words: string, { act = 'ask', rule = 'EW-2.6-scene-home-part', whose = 'V1', category = 'scene' }: Over = {}): Asked => ({
  words,
  proposal: {
    ...{ id: `a.pdf#p${String(++page)}:${category}`, act, grade: 'certain', rule, reason: '' },
    finding: {
      passage: { file: 'a.pdf', page, from: 0, to: words.length, boxes: [] },
      ...{ category, grade: 'certain', evidence: [], traits: [] },
      ...(whose === null ? {} : { whose }),
    },
  },
}); // prettier-ignore
const answer = ({ proposal }: Asked, act: Decision['act'] = 'keep', reason = 'It is on the charge.'): Decision => ({
  ...{ on: proposal.id, act, reason, by: 'K. Malik', at: '2026-11-24T09:00:00Z' },
});

test('the same question elsewhere is offered the answer, with its source', () => {
  const [first, second] = [asked('27'), asked('27')];
  assert.deepEqual(offersFor([first, second], [answer(first)]), [
    {
      ...{ on: second.proposal.id, act: 'keep', reason: 'It is on the charge.', by: 'K. Malik', at: '2026-11-24T09:00:00Z' },
      ...{ from: first.proposal.id, file: 'a.pdf', page: first.proposal.finding.passage.page },
    },
  ]);
}); // prettier-ignore

/** The answered question, the open one, and whether it is the same. */
const ROWS: readonly (readonly [string, Asked, Asked, boolean])[] = [
  ['other writing', asked('B1 2AB'), asked('b1  2ab,'), true],
  ['another value', asked('27'), asked('29'), false],
  ['another person', asked('27'), asked('27', { whose: 'W1' }), false],
  ['another rule', asked('27'), asked('27', { rule: 'EW-2.6-scene-home' }), false],
  ['another kind', asked('27'), asked('27', { category: 'address' }), false],
  ['an age, however written', asked('87', { category: 'age' }), asked('eighty-seven', { category: 'age' }), true],
  ['an age of nobody known', asked('87', { category: 'age', whose: null }), asked('88', { category: 'age', whose: null }), false],
  ['a value of nobody known', asked('RV73 UGY', { category: 'vrm', whose: null }), asked('RV73UGY', { category: 'vrm', whose: null }), true],
  ['nothing but signs', asked('--', { category: 'other' }), asked('..', { category: 'other' }), false],
  ['what is not asked', asked('27'), asked('27', { act: 'redact' }), false],
  ['an overruled proposal teaches nothing', asked('27', { act: 'redact' }), asked('27'), false],
]; // prettier-ignore

test('what makes two questions the same', () => {
  for (const [name, one, two, same] of ROWS)
    assert.equal(offersFor([one, two], [answer(one)]).length, same ? 1 : 0, name);
});

test('the last word counts; answers that disagree offer nothing', () => {
  const [one, two, open] = [asked('27'), asked('27'), asked('27')];
  assert.equal(offersFor([one, two, open], [answer(one), answer(one, 'redact')])[0]?.act, 'redact');
  assert.equal(offersFor([one, two, open], [answer(one), answer(two)]).length, 1);
  assert.equal(offersFor([one, two, open], [answer(one), answer(two, 'redact')]).length, 0);
});

const file = (decision: object, more: object = {}): ReturnType<typeof readDecisions> =>
  readDecisions(JSON.stringify({ by: 'K. Malik', at: '2026-11-24T09:00:00Z', decisions: [decision], ...more }));

test('an offer decides nothing; `alike` takes it over for the same question only, and says from where', () => {
  const [one, same, other] = [asked('27'), asked('27'), asked('BD9 4PX')];
  const all = [one, same, other];
  const acts = (more: object, rest: object = {}) => {
    const said = file({ on: one.proposal.id, act: 'keep', reason: 'It is on the charge.', ...more }, rest);
    const wordsOf = (proposal: Proposal): string => all.find((one) => one.proposal === proposal)?.words ?? '';
    const proposals = all.map(({ proposal }) => proposal);
    return decide(proposals, logOf(said, proposals, 'ew-2026.3', wordsOf)).decided;
  };
  assert.deepEqual(acts({}).map(({ act }) => act), ['keep', 'undecided', 'undecided']);
  assert.deepEqual(acts({ alike: false }).map(({ act }) => act), ['keep', 'undecided', 'undecided']);
  const taken = acts({ alike: true });
  assert.deepEqual(taken.map(({ act }) => act), ['keep', 'keep', 'undecided']);
  const { page: at } = one.proposal.finding.passage;
  assert.equal(taken[1]?.decision?.reason, `It is on the charge. (as answered for a.pdf, page ${String(at)})`);
  const rest = { rest: { act: 'redact', reason: 'Not needed.' } };
  assert.deepEqual(acts({ alike: true }, rest).map(({ act }) => act), ['keep', 'keep', 'redact']);
  assert.deepEqual(acts({}, rest).map(({ act }) => act), ['keep', 'redact', 'redact']);
}); // prettier-ignore
