// Every example that stands in the rulebook, run; one test per topic so that a failure names its file.
import assert from 'node:assert/strict';
import test from 'node:test';
import { runExamples } from './examples.ts';
import { loadRulebook } from './load.ts';
import { spoiltBook } from './made-up.ts';

const book = loadRulebook();
const all = [...book.rules, ...book.documents, ...book.pages];

for (const topic of new Set(all.map((rule) => rule.topic)))
  test(`examples of the rulebook: ${topic}`, (t) => {
    const own = all.filter((rule) => rule.topic === topic);
    t.diagnostic(`${String(own.length)} rules, ${String(own.reduce((sum, rule) => sum + rule.examples.length, 0))} examples`);
    const ids = new Set(own.map((rule) => rule.id));
    assert.deepEqual(
      runExamples(book).filter((problem) => ids.has(problem.rule ?? '')),
      [],
    );
  });

test('an example that does not come out is reported with its rule', () => {
  const dir = spoiltBook('police.yaml', (yaml) => yaml.replace('category: other, whose: witness, act: ask', 'category: other, whose: witness, act: keep'));
  const [problem, ...more] = runExamples(loadRulebook(dir));
  assert.deepEqual([problem?.kind, problem?.rule, more.length], ['example', 'EW-2.4-police-other', 0]);
  assert.match(problem?.says ?? '', /example 1: EW-2.4-police-other says ask, the example keep/);
});

test('an example answered by another rule, and a near miss answered by its own, are reported', () => {
  const swapped = spoiltBook('police.yaml', (yaml) =>
    yaml.replace('{ near: true, ', '{ ').replace("{ text: '[Grace Obi]", "{ near: true, text: '[Grace Obi]"),
  );
  assert.deepEqual(
    runExamples(loadRulebook(swapped)).map(({ says }) => says),
    [
      'EW-2.4-police-identity, example 1: a near miss is answered by this very rule.',
      'EW-2.4-police-identity, example 2: it is answered by EW-2.3-police-reference.',
    ],
  );
});

test('silence needs near misses only, and those', () => {
  const bare = spoiltBook('silence.yaml', (yaml) => yaml.replace(/examples:\n[^]*$/, 'examples: []\n'));
  assert.deepEqual(
    runExamples(loadRulebook(bare)).map(({ kind, rule }) => [kind, rule]),
    [['examples', 'EW-0-silence']],
  );
});

test('a rule without a near miss, or with near misses only, is reported', () => {
  const none = spoiltBook('police.yaml', (yaml) => yaml.replace(/\n.*near: true.*/, ''));
  assert.deepEqual(
    runExamples(loadRulebook(none)).map(({ kind, rule }) => [kind, rule]),
    [['examples', 'EW-2.4-police-identity']],
  );
  const only = spoiltBook('police.yaml', (yaml) => yaml.replace(/\n.*\{ text: .*/, ''));
  assert.deepEqual(
    runExamples(loadRulebook(only)).map(({ kind }) => kind),
    ['examples'],
  );
});
