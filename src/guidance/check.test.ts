// The shipped rulebook has no gap, no contradiction, no dead rule; and the checker finds each of them where it is.
import assert from 'node:assert/strict';
import test from 'node:test';
import { CATEGORIES, DOCUMENT_TYPES } from '../model/index.ts';
import { checkRulebook, surveyRulebook } from './check.ts';
import { loadRulebook } from './load.ts';
import { spoiltBook } from './made-up.ts';
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
