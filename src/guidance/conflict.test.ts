// Which pairs of rules contradict each other, by tables of conditions; and what the message says of them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { canMeet, findConflicts, findDocumentGaps } from './conflict.ts';
import { loadRulebook } from './load.ts';
import type { DocumentRule, PageRule, Rule, RuleHead, When } from './rule.ts';
import { RECIPIENTS, type Trait } from './words.ts';

const head = (id: string, line = 1): RuleHead => ({
  ...{ id, topic: '', sentence: '', why: '', paragraph: '', source: '', verified: false, code: 'X' },
  at: { file: 'a.yaml', line },
});
type Traits = Partial<Record<'any' | 'all' | 'none', Trait[]>>;
const rule = (act: Rule['act'], lists: Omit<When, 'traits'>, traits: Traits = {}, id = `EW-${act}`): Rule => ({
  ...head(id),
  when: { ...lists, traits: { any: [], all: [], none: [], ...traits } },
  act,
  examples: [],
});

/** Two conditions, and whether one finding can be under both. */
const MEET: readonly (readonly [string, boolean, Omit<When, 'traits'>, Traits, Omit<When, 'traits'>, Traits])[] = [
  ['nothing named', true, {}, {}, {}, {}],
  ['one names, the other not', true, { category: ['name'] }, {}, {}, {}],
  ['the other names, this one not', true, {}, {}, { page: ['rear'] }, {}],
  ['a shared category among several', true, { category: ['name', 'age'] }, {}, { category: ['age', 'dob'] }, {}],
  ['other categories', false, { category: ['name'] }, {}, { category: ['age'] }, {}],
  ['other recipients', false, { recipient: ['court'] }, {}, { recipient: ['press'] }, {}],
  ['other standings', false, { whose: ['victim'] }, {}, { whose: ['witness'] }, {}],
  ['other documents', false, { document: ['MG5'] }, {}, { document: ['MG11'] }, {}],
  ['other pages', false, { page: ['rear'] }, {}, { page: ['body'] }, {}],
  ['what one needs the other bars', false, {}, { all: ['home'] }, {}, { none: ['home'] }],
  ['the same, the other way round', false, {}, { none: ['home'] }, {}, { all: ['home'] }],
  ['it bars itself', false, {}, { all: ['home'], none: ['home'] }, {}, {}],
  ['all of `any` is barred', false, {}, { any: ['home', 'town'] }, {}, { none: ['home', 'town'] }],
  ['one of `any` is left', true, {}, { any: ['home', 'town'] }, {}, { none: ['home'] }],
  ['all of the other’s `any` is barred', false, {}, { none: ['street'] }, {}, { any: ['street'] }],
  ['both need something of their own', true, {}, { all: ['home'] }, {}, { all: ['town'] }],
  ['both bar the same', true, {}, { none: ['home'] }, {}, { none: ['home'] }],
];

test('when two rules can meet', () => {
  for (const [name, meet, a, ta, b, tb] of MEET) assert.equal(canMeet(rule('keep', a, ta), rule('ask', b, tb)), meet, name);
});

test('equal rank, a meeting and two acts make a contradiction; each of the three alone does not', () => {
  const named = (...rules: Rule[]): string[] => findConflicts(rules, [], []).map(({ rule: id }) => id ?? '');
  const keeps = rule('keep', { category: ['name'] });
  assert.deepEqual(named(keeps, rule('ask', { category: ['name', 'age'] })), ['EW-keep']);
  assert.deepEqual(named(keeps, rule('keep', { category: ['name'] }, {}, 'EW-twin')), [], 'they agree');
  assert.deepEqual(named(keeps, rule('ask', { whose: ['victim'] })), [], 'one goes before');
  assert.deepEqual(named(keeps, rule('ask', { category: ['age'] })), [], 'they never meet');
  assert.deepEqual(named(keeps, rule('redact', { category: ['name'], protection: ['refuge'] })), [], 'orders have their own sequence');
  assert.deepEqual(named(rule('redact', { category: ['age'] }), keeps, rule('ask', { category: ['name'] })), ['EW-keep'], 'not only neighbours');
}); // prettier-ignore

test('a contradiction names both rules with their places', () => {
  const [clash] = findConflicts([rule('keep', {}), { ...rule('ask', {}), ...head('EW-ask', 7) }], [], []);
  assert.deepEqual([clash?.kind, clash?.rule, clash?.at], ['conflict', 'EW-keep', { file: 'a.yaml', line: 1 }]);
  assert.match(clash?.says ?? '', /^EW-keep and EW-ask \(a\.yaml line 7\) are equally specific, can meet, and disagree\./);
});

const about = (id: string, over: Partial<DocumentRule>): DocumentRule => ({
  ...head(id),
  ...{ documents: ['MG5'], recipient: ['court'], release: 'redact', examples: [], ...over },
});
const page = (id: string, over: Partial<PageRule>): PageRule => ({
  ...head(id),
  ...{ page: ['rear'], recipient: ['court'], drop: true, examples: [], ...over },
});

test('documents: each is answered once for each recipient and about', () => {
  const clashes = (a: Partial<DocumentRule>, b: Partial<DocumentRule>): number =>
    findConflicts([], [about('EW-1', a), about('EW-2', b)], []).length;
  assert.equal(clashes({}, {}), 1, 'even where they agree: one of them says nothing');
  assert.equal(clashes({ documents: ['MG5', 'MG9'] }, { documents: ['MG9'] }), 1);
  assert.equal(clashes({}, { documents: ['MG9'] }), 0);
  assert.equal(clashes({}, { recipient: ['press'] }), 0);
  assert.equal(clashes({}, { about: 'another' }), 0);
  assert.equal(clashes({ about: 'another' }, { about: 'another' }), 1);
});

test('pages: two that differ clash where neither goes before', () => {
  const clashes = (a: Partial<PageRule>, b: Partial<PageRule>): number =>
    findConflicts([], [], [page('EW-1', a), page('EW-2', { drop: false, ...b })]).length;
  assert.equal(clashes({}, {}), 1);
  assert.equal(clashes({}, { drop: true }), 0);
  assert.equal(clashes({}, { documents: ['MG11'] }), 0, 'the one that names documents goes before');
  assert.equal(clashes({ documents: ['MG11'] }, { documents: ['MG11', 'VPS'] }), 1);
  assert.equal(clashes({ documents: ['MG11'] }, { documents: ['VPS'] }), 0);
  assert.equal(clashes({}, { page: ['never'] }), 0);
  assert.equal(clashes({}, { recipient: ['press'] }), 0);
});

test('a type of document without an answer is a gap, one for each recipient; “about another” alone is no answer', () => {
  const { documents } = loadRulebook();
  const gaps = (change: (rule: DocumentRule) => DocumentRule): string[] =>
    findDocumentGaps(documents.map(change)).map(({ kind, says }) => `${kind}: ${says}`);
  assert.deepEqual(gaps((one) => one), []);
  const drop = (one: DocumentRule): DocumentRule => ({ ...one, documents: one.documents.filter((type) => type !== 'MG5') });
  assert.equal(gaps(drop).length, RECIPIENTS.length);
  assert.equal(gaps(drop)[0], 'gap: No rule says whether MG5 goes to defence.');
  assert.equal(gaps((one) => (one.about === undefined && one.recipient.includes('defence') && one.documents.includes('PNC') ? drop({ ...one, about: 'another' }) : one)).some((says) => says.includes('PNC goes to defence')), true); // prettier-ignore
}); // prettier-ignore
