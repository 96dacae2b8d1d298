// Precedence, where the shipped rules alone do not show it: page roles, orders side by side, equal rules that agree.
import assert from 'node:assert/strict';
import test from 'node:test';
import { applies, byPrecedence, decide, isSilence, specificity } from './decide.ts';
import type { Situation } from './decide.ts';
import { judgeDocument } from './judge.ts';
import { loadRulebook } from './load.ts';
import { document, spoiltBook } from './made-up.ts';
import type { Rule, Rulebook, When } from './rule.ts';
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

const made = (id: string, act: Rule['act'], over: Partial<When> = {}, all: Trait[] = []): Rule => ({ ...{ id, act, sentence: id, why: '', paragraph: '0', source: '', verified: false, code: 'X', examples: [] }, when: when({ category: ['urn'], ...over }, all) }) as unknown as Rule; // prettier-ignore
const SILENCE = made('silence', 'ask', { category: undefined as never });
const bookOf = (rules: readonly Rule[], layer?: { readonly rules: readonly Rule[]; readonly signed?: readonly string[] }): Rulebook => ({
  ...loadRulebook(),
  byCategory: { urn: rules },
  ...(layer ? { layer: { version: 'x.1', title: '', documents: [], pages: [], rules: layer.rules, signed: (layer.signed ?? []).map((rule) => ({ rule, by: 'A. Rees', role: 'head', on: '2026-11-01', reason: 'agreed' })) } } : {}),
}); // prettier-ignore

test('a rule holds where one of its protections, all of `all`, one of `any` and none of `none` is there', () => {
  const holds = (w: When, over: Partial<Situation>): boolean => applies(w, situation(over));
  const two = when({ protection: ['refuge', 'child'] });
  assert.deepEqual([holds(two, {}), holds(two, { protections: ['child'] }), holds(two, { protections: ['undercover'] }), holds(two, { protections: ['undercover', 'refuge'] })], [false, true, false, true]); // prettier-ignore
  const traits = (...names: Trait[]) => ({ traits: new Set(names) });
  const w: When = { traits: { all: ['home', 'scene'], any: ['street', 'town'], none: ['prison', 'business'] } };
  assert.equal(holds(w, traits('home', 'scene', 'town')), true);
  assert.equal(holds(w, traits('home', 'town')), false);
  assert.equal(holds(w, traits('home', 'scene')), false);
  assert.equal(holds(w, traits('home', 'scene', 'town', 'business')), false);
  assert.equal(holds(when({}), {}), true);
});

test('the measure in numbers: a trait weighs more than all lists together', () => {
  assert.equal(specificity(when({}, ['home'])), 32);
  assert.equal(specificity(when({}, ['home', 'scene'], ['town'])), 96);
  assert.equal(specificity(when({ document: ['MG5'], page: ['rear'], whose: ['victim'], category: ['urn'], recipient: ['court'] })), 31); // prettier-ignore
});

test('silence names nothing at all', () => {
  assert.equal(isSilence(when({})), true);
  const named: readonly When[] = [when({ category: ['urn'] }), when({ recipient: ['court'] }), when({}, ['home']), when({}, [], ['home']), { traits: { all: [], any: [], none: ['home'] } }, when({ protection: ['child'] })]; // prettier-ignore
  for (const one of named) assert.equal(isSilence(one), false, JSON.stringify(one));
});

test('precedence: orders first, those that redact, in their sequence; then the more specific; then the id', () => {
  const order = (id: string, act: Rule['act'], ...protection: NonNullable<When['protection']>[number][]) => made(id, act, { protection }); // prettier-ignore
  const sorted = [
    order('c', 'redact', 'anonymity-order'),
    order('b', 'redact', 'child', 'undercover'),
    order('a', 'redact', 'refuge'),
    made('a-more', 'redact', { protection: ['child'], whose: ['victim'] }),
    order('k', 'redact', 'child'),
    order('l', 'redact', 'child'),
    order('z', 'redact', 'unused'),
    order('a-asks', 'ask', 'anonymity-order'),
    made('m-traits', 'keep', {}, ['home']),
    made('n-whose', 'ask', { whose: ['victim'] }),
    made('a-plain', 'ask'),
    made('b-plain', 'redact'),
  ];
  for (const [i, a] of sorted.entries())
    for (const [j, b] of sorted.entries())
      if (i !== j) assert.equal(byPrecedence(a, b) < 0, i < j, `${a.id} before ${b.id}`);
  assert.deepEqual(sorted.toReversed().toSorted(byPrecedence).map(({ id }) => id), sorted.map(({ id }) => id)); // prettier-ignore
});

test('an order that asks yields to an ordinary rule that redacts and to no other; an order without its circumstance is passed by', () => {
  const asks = made('order-ask', 'ask', { protection: ['refuge'] });
  const redacts = made('order-redact', 'redact', { protection: ['child'] });
  const id = (rules: readonly Rule[], protections: Situation['protections']): string => decide(bookOf(rules), situation({ protections })).id; // prettier-ignore
  assert.equal(id([asks, made('hides', 'redact'), SILENCE], ['refuge']), 'hides');
  assert.equal(id([asks, made('shows', 'keep'), SILENCE], ['refuge']), 'order-ask');
  assert.equal(id([asks, SILENCE], ['refuge']), 'order-ask');
  assert.equal(id([redacts, asks, made('shows', 'keep')], ['refuge', 'child']), 'order-redact');
  assert.equal(id([redacts, asks, made('shows', 'keep')], []), 'shows');
  assert.equal(id([redacts, asks, made('shows', 'keep')], ['undercover']), 'shows');
  assert.equal(id([asks, made('order-second', 'ask', { protection: ['child'] }), made('shows', 'keep')], ['child', 'refuge']), 'order-ask', 'the first order that asks stands'); // prettier-ignore
  assert.throws(() => decide(bookOf([made('elsewhere', 'keep', { whose: ['victim'] })]), situation({})), /no rule of silence/); // prettier-ignore
  assert.throws(() => decide(bookOf([]), situation({ category: 'pnc' })), /no rule of silence/);
});

test('a layer answers where it is stricter, or looser and signed; never against an order that redacts', () => {
  const answer = (own: Rule, added: Rule, signed: readonly string[] = [], protections: Situation['protections'] = []): string =>
    decide(bookOf([own, SILENCE], { rules: [added], signed }), situation({ protections })).id;
  const [keeps, asks, hides] = [made('keeps', 'keep'), made('asks', 'ask'), made('hides', 'redact')];
  const layer = (act: Rule['act'], over: Partial<When> = {}): Rule => made('added', act, over);
  assert.deepEqual([answer(keeps, layer('ask')), answer(keeps, layer('redact')), answer(asks, layer('redact'))], ['added', 'added', 'added']); // prettier-ignore
  assert.deepEqual([answer(asks, layer('ask')), answer(asks, layer('ask'), ['added'])], ['asks', 'asks'], 'as strict: the book’s own sentence'); // prettier-ignore
  assert.deepEqual([answer(asks, layer('keep')), answer(hides, layer('ask'), ['other'])], ['asks', 'hides']);
  assert.deepEqual([answer(asks, layer('keep'), ['added']), answer(hides, layer('ask'), ['other', 'added'])], ['added', 'added']); // prettier-ignore
  const order = (act: Rule['act']): Rule => made('order', act, { protection: ['child'] });
  assert.equal(answer(order('redact'), layer('keep'), ['added'], ['child']), 'order');
  assert.equal(answer(order('redact'), layer('redact'), [], ['child']), 'order');
  assert.equal(answer(order('ask'), layer('keep'), ['added'], ['child']), 'order', 'a signature loosens no order');
  assert.equal(answer(order('ask'), layer('redact'), [], ['child']), 'added');
  assert.equal(answer(keeps, layer('redact', { whose: ['victim'] })), 'keeps', 'a rule of the layer that does not hold');
  const two = [made('first', 'ask'), made('second', 'redact')];
  assert.equal(decide(bookOf([keeps], { rules: two }), situation({})).id, 'first', 'the first of the layer that holds');
  assert.equal(answer(keeps, made('added', 'redact', { category: ['pnc'] })), 'keeps');
}); // prettier-ignore
