// Precedence, where the shipped rules alone do not show it: page roles, orders side by side, equal rules that agree.
import assert from 'node:assert/strict';
import test from 'node:test';
import { applies, decide, specificity } from './decide.ts';
import type { Situation } from './decide.ts';
import { judgeDocument } from './judge.ts';
import { loadRulebook } from './load.ts';
import { document, spoiltBook } from './made-up.ts';
import type { When } from './rule.ts';
import type { Trait } from './words.ts';

const situation = (over: Partial<Situation>): Situation => ({
  ...{ category: 'urn', standing: 'unknown', document: 'MG5', page: 'body', recipient: 'defence', protections: [] },
  ...{ traits: new Set<Trait>(), ...over },
});
const when = (over: Partial<When>, all: Trait[] = [], any: Trait[] = []): When => ({
  traits: { all, any, none: [] },
  ...over,
});
const rule = (id: string, condition: string, act: string): string => `
  - id: EW-9-${id}
    sentence: Made for a test.
    when: ${condition}
    act: ${act}
    examples: []
`;
const withRules = (...rules: string[]): ReturnType<typeof loadRulebook> =>
  loadRulebook(spoiltBook('context.yaml', (yaml) => yaml + rules.join('')));

test('a rule that names a page role holds on such pages only', () => {
  const book = withRules(rule('header', '{ category: urn, whose: unknown, page: pnc-header }', 'ask'));
  assert.equal(decide(book, situation({ page: 'pnc-header' })).id, 'EW-9-header');
  assert.equal(decide(book, situation({ page: 'body' })).id, 'EW-2.3-reference');
  assert.equal(applies(when({ page: ['rear', 'never'] }), situation({ page: 'never' })), true);
});

test('the measure: traits, then document, page, whose, category, recipient', () => {
  const ladder = [
    when({}),
    when({ recipient: ['court'] }),
    when({ category: ['urn'] }),
    when({ category: ['urn'], recipient: ['court'] }),
    when({ whose: ['victim'] }),
    when({ page: ['rear'] }),
    when({ page: ['rear'], whose: ['victim'], category: ['urn'], recipient: ['court'] }),
    when({ document: ['MG5'] }),
    when({ document: ['MG5'], page: ['rear'], whose: ['victim'], category: ['urn'], recipient: ['court'] }),
    when({}, ['home']),
    when({}, ['home', 'scene']),
    when({}, ['home', 'scene'], ['street', 'town']),
  ];
  const ranks = ladder.map(specificity);
  assert.deepEqual(ranks, ranks.toSorted((a, b) => a - b));
  assert.equal(new Set(ranks).size, ladder.length);
  assert.equal(specificity({ traits: { all: [], any: [], none: ['home'] } }), 0, '`none` only narrows');
  assert.equal(specificity(when({}, ['home'])), specificity(when({}, [], ['home', 'scene', 'street'])));
});

test('where two orders redact, the one first in the sequence is named', () => {
  const book = loadRulebook();
  const by = (...protections: Situation['protections']): string =>
    decide(book, situation({ category: 'school', standing: 'victim', protections })).id;
  assert.equal(by('child', 'refuge'), 'EW-2.1-refuge');
  assert.equal(by('child', 'sexual-offence'), 'EW-2.1-complainant-defence');
  assert.equal(by('refuge', 'anonymity-order'), 'EW-2.1-anonymity-order');
  assert.equal(by('child'), 'EW-2.6-child');
});

test('equally specific rules that agree answer in the order of their ids', () => {
  const one = rule('b', '{ category: urn, whose: unknown, traits: { all: pet } }', 'ask');
  const two = rule('a', '{ category: urn, whose: unknown, traits: { all: dna } }', 'ask');
  const traits = new Set<Trait>(['pet', 'dna']);
  assert.equal(decide(withRules(one, two), situation({ traits })).id, 'EW-9-a');
});

test('“about another” is asked for the defence only: to a court every defendant of the case is one of its own', () => {
  const dir = spoiltBook('documents.yaml', (yaml) =>
    yaml.replace('recipient: defence\n    about: another\n    release: withhold', 'recipient: [defence, court]\n    about: another\n    release: withhold'), // prettier-ignore
  );
  const book = loadRulebook(dir);
  const release = (kind: 'defence' | 'court'): string =>
    judgeDocument(book, { document: document('PNC', 'D2'), recipient: kind === 'court' ? { kind } : { kind, id: 'D1' } })
      .release;
  assert.deepEqual([release('defence'), release('court')], ['withhold', 'redact']);
});
