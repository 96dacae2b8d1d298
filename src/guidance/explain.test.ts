import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textDocument } from '../../test/fixtures/text-page.ts';
import type { Category, Finding, Person } from '../model/index.ts';
import { diffRules, explain, judge, loadRulebook, type Rulebook } from './index.ts';

const BOOK = loadRulebook();
const VICTIM: Person = { id: 'V1', role: 'victim', names: ['Ada Prosser'], source: 'manifest' } as unknown as Person;
const document = textDocument('a.pdf', 'MG11', ['x']);
const inputOf = (category: Category, traits: readonly string[], people: readonly Person[] = [VICTIM]) => {
  const finding: Finding = {
    passage: { file: 'a.pdf', page: 1, from: 0, to: 1, boxes: [] },
    category,
    whose: 'V1',
    grade: 'certain',
    evidence: [],
    traits,
  };
  return { finding, document, pageRole: 'body', recipient: { kind: 'defence', id: 'D1' }, people, offences: [] } as const;
};

test('explain: the first step is the rule by which it was judged', () => {
  for (const category of ['phone', 'name', 'address', 'medical', 'clue'] as const)
    for (const traits of [[], ['evidential'], ['scene'], ['injury']]) {
      const input = inputOf(category, traits);
      const [first, ...others] = explain(BOOK, input).steps;
      assert.equal(first?.rule.id, judge(BOOK, input).rule);
      assert.equal(first?.outcome, 'answers');
      assert.ok(others.every(({ outcome }) => outcome !== 'answers'));
    }
});
test('explain: silence holds everywhere and is outranked where a rule speaks', () => {
  const steps = explain(BOOK, inputOf('phone', [])).steps;
  assert.ok(steps.some(({ rule, outcome }) => rule.id === 'EW-0-silence' && outcome === 'outranked'));
});
test('explain: a near miss is told with the one condition that it lacks', () => {
  const missed = explain(BOOK, inputOf('phone', []), 99).steps.find(({ rule }) => rule.id === 'EW-2.3-phone-evidential');
  assert.equal(missed?.outcome, 'missed');
  assert.equal(missed?.because, 'it asks for evidential');
});
test('explain: an order goes before, and says so', () => {
  const protectedOne: Person = { ...VICTIM, protections: ['anonymity-order'] };
  const { steps } = explain(BOOK, inputOf('name', [], [protectedOne]));
  assert.equal(steps[0]?.rule.id, 'EW-2.1-anonymity-order');
  assert.match(steps[1]?.because ?? '', /the order EW-2\.1-anonymity-order goes before/);
});

test('diff: added, removed and changed rules, and nothing else', () => {
  const [id = '', ...rest] = Object.keys(BOOK.byId);
  const byId = Object.fromEntries(rest.map((key) => [key, BOOK.byId[key]])) as Rulebook['byId'];
  const other = rest[0] ?? '';
  const changed = { ...byId, [other]: { ...byId[other], sentence: 'Another.' }, 'EW-9-new': byId[other] } as Rulebook['byId'];
  assert.deepEqual(diffRules(BOOK, BOOK), []);
  const told = diffRules(BOOK, { ...BOOK, byId: changed }).map((one) => `${one.change} ${one.id} ${one.parts.join()}`);
  assert.deepEqual(told.sort(), [`added EW-9-new `, `changed ${other} sentence`, `removed ${id} `].sort());
}); // prettier-ignore
