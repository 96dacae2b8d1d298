// The shipped rulebook has no gap, no contradiction, no dead rule; and the checker finds each of them where it is.
import assert from 'node:assert/strict';
import test from 'node:test';
import { CATEGORIES, DOCUMENT_TYPES } from '../model/index.ts';
import { checkRulebook, surveyRulebook } from './check.ts';
import { loadRulebook } from './load.ts';
import { spoiltBook } from './made-up.ts';
import type { Rule, When } from './rule.ts';
import { PAGE_ROLES, RECIPIENTS, STANDINGS } from './words.ts';

const problemsOf = (dir: string): string[] =>
  checkRulebook(loadRulebook(dir)).map(({ kind, rule, says }) => `${kind} ${rule ?? says}`);

test('the shipped rulebook is complete, consistent and alive', (t) => {
  const book = loadRulebook();
  const { problems, cells, decisions } = surveyRulebook(book);
  t.diagnostic(`${String(cells)} combinations, ${String(decisions)} decisions`);
  assert.deepEqual(problems, []);
  const lists = [CATEGORIES, STANDINGS, DOCUMENT_TYPES, PAGE_ROLES, RECIPIENTS].map(({ length }) => length);
  assert.equal(cells, lists.reduce((product, length) => product * length, 8), 'no order, each of six, all together');
  assert.ok(decisions < 1_000_000, 'few enough for seconds: words that no rule tells apart are walked once');
});

test('a combination that only silence answers is a gap', () => {
  const dir = spoiltBook('context.yaml', (yaml) =>
    yaml.replace('recipient: [defence, court, press], category: safety', 'recipient: [court, press], category: safety'),
  );
  const gaps = problemsOf(dir).filter((says) => says.startsWith('gap'));
  assert.equal(gaps.length, 10);
  assert.ok(gaps.includes('gap Nothing answers for safety, victim, to defence.'));
});

test('a gap that only one trait opens is found', () => {
  const dir = spoiltBook('convictions.yaml', (yaml) =>
    yaml.replace('category: convictions, whose: served-defendant }\n    act: keep', 'category: convictions, whose: served-defendant, traits: { none: summary } }\n    act: keep'),
  );
  assert.ok(problemsOf(dir).includes('gap Nothing answers for convictions, served-defendant, to defence.'));
});

const safety = 'recipient: [defence, court, press], category: safety }';
const otherwise = (traits: string): string => `
  - id: EW-9-safety
    sentence: The other half of a split rule.
    when: { recipient: [defence, court, press], category: safety, traits: ${traits} }
    act: redact
    examples: []
`;

test('a gap in a category whose rules ask about one trait only is found', () => {
  const dir = spoiltBook('context.yaml', (yaml) => yaml.replace(safety, safety.replace(' }', ', traits: { none: home } }')));
  assert.ok(problemsOf(dir).includes('gap Nothing answers for safety, victim, to defence.'));
});

test('a gap that only a pair of traits opens is found, and closed again by the rule that covers it', () => {
  const halves = (second: string): string =>
    spoiltBook('context.yaml', (yaml) =>
      yaml.replace(safety, safety.replace(' }', ', traits: { none: home } }')).concat(otherwise(second)),
    );
  assert.ok(problemsOf(halves('{ all: home, none: town }')).includes('gap Nothing answers for safety, victim, to defence.'));
  assert.deepEqual(problemsOf(halves('{ all: home }')), ['examples EW-9-safety']);
});

test('a rule that never answers is dead', () => {
  const dir = spoiltBook('context.yaml', (yaml) =>
    yaml.replace(
      'rules:\n',
      `rules:
  - id: EW-9-dead
    sentence: Never reached, since a rule that names recipients too goes before it.
    when: { category: urn, whose: victim, recipient: defence, traits: { all: pet, none: pet } }
    act: keep
    examples: []
`,
    ),
  );
  assert.deepEqual(problemsOf(dir).sort(), ['dead EW-9-dead', 'examples EW-9-dead']);
});

test('a page rule that stands behind another is dead', () => {
  const twin = `
  - id: EW-9-dead-page
    sentence: Says again what the rear page rule says.
    page: rear
    recipient: defence
    drop: true
    examples:
      - { page: rear, document: MG11, recipient: defence, drop: true }
      - { near: true, page: body, document: MG11, recipient: defence, drop: false }
`;
  const dir = spoiltBook('pages.yaml', (yaml) => yaml + twin);
  assert.deepEqual(problemsOf(dir), ['dead EW-9-dead-page', 'example EW-9-dead-page']);
});

const NO_TRAITS = { all: [], any: [], none: [] } as const;
const made = (id: string, when: Partial<When>): Rule => ({ id, act: 'ask', sentence: id, why: '', paragraph: '0', source: '', verified: false, code: 'X', examples: [], at: '', when: { traits: NO_TRAITS, ...when } }) as unknown as Rule; // prettier-ignore
const SILENCE = made('silence', {});
/** What a book comes to whose rules about references are these and which says nothing else. */
function surveyOf(...rules: Rule[]): { readonly cells: number; readonly decisions: number; readonly dead: readonly string[] } {
  const byCategory = Object.fromEntries(CATEGORIES.map((category) => [category, category === 'urn' ? [...rules, SILENCE] : [SILENCE]])); // prettier-ignore
  const { cells, decisions, problems } = surveyRulebook({ ...loadRulebook(), rules: [...rules, SILENCE], byCategory, documents: [], pages: [] }); // prettier-ignore
  return { cells, decisions, dead: problems.flatMap(({ kind, rule }) => (kind === 'dead' && rule !== undefined ? [rule] : [])) }; // prettier-ignore
}
/** Recipients × standings × sets of protections. */
const BASE = RECIPIENTS.length * STANDINGS.length * 8;
const OTHERS = (CATEGORIES.length - 1) * BASE;

test('what is walked: no trait, each, each pair, and what each rule asks for', () => {
  const rows: readonly (readonly [number, ...Rule[]])[] = [
    [1],
    [1, made('plain', { category: ['urn'] })],
    [2, made('one', { traits: { ...NO_TRAITS, all: ['pet'] } })],
    [2, made('none', { traits: { ...NO_TRAITS, none: ['pet'] } })],
    [4, made('two', { traits: { ...NO_TRAITS, all: ['pet', 'dna'] } })],
    [4, made('one', { traits: { ...NO_TRAITS, all: ['pet'] } }), made('other', { traits: { ...NO_TRAITS, all: ['dna'] } })],
    // {}, three alone, three pairs, all three.
    [8, made('three', { traits: { ...NO_TRAITS, all: ['pet', 'dna', 'home'] } })],
    [8, made('three', { traits: { ...NO_TRAITS, all: ['pet', 'dna', 'home'] } }), made('the same', { whose: ['victim'], traits: { ...NO_TRAITS, all: ['home', 'pet', 'dna'] } })],
    // {}, four alone, six pairs, and `all` with each of `any`.
    [13, made('any', { traits: { all: ['pet', 'dna'], any: ['home', 'scene'], none: [] } })],
    [4, made('any alone', { traits: { ...NO_TRAITS, any: ['home', 'scene'] } })],
  ]; // prettier-ignore
  for (const [sets, ...rules] of rows) {
    const { decisions, cells } = surveyOf(...rules);
    assert.equal(decisions, OTHERS + sets * BASE, rules.map(({ id }) => id).join());
    assert.equal(cells, CATEGORIES.length * BASE * DOCUMENT_TYPES.length * PAGE_ROLES.length);
  }
});

test('a rule that asks for three traits, or for two and one of two more, is found alive', () => {
  assert.deepEqual(surveyOf(made('three', { traits: { ...NO_TRAITS, all: ['pet', 'dna', 'home'] } })).dead, []);
  assert.deepEqual(surveyOf(made('any', { traits: { all: ['pet', 'dna'], any: ['home', 'scene'], none: [] } })).dead, []);
  assert.deepEqual(surveyOf(made('never', { traits: { all: ['pet'], any: [], none: ['pet'] } })).dead, ['never']);
});

test('types and page roles that no rule tells apart are walked once, all others by themselves', () => {
  const classes = (...whens: Partial<When>[]): number => (surveyOf(...whens.map((when, i) => made(String(i), when))).decisions - OTHERS) / BASE; // prettier-ignore
  assert.equal(classes({ document: ['MG5', 'MG11'] }), 2);
  assert.equal(classes({ document: ['MG5'] }, { document: ['MG11'] }), 3);
  assert.equal(classes({ document: ['MG5', 'MG11'] }, { document: ['MG11', 'PNC'] }), 4);
  assert.equal(classes({ page: ['rear'] }), 2);
  assert.equal(classes({ page: ['rear'] }, { page: ['never'] }, { document: ['MG5'] }), 6);
});
