// What a rulebook must not be, and that the error says where.
import assert from 'node:assert/strict';
import test from 'node:test';
import { loadRulebook, RulebookError } from './load.ts';
import { spoiltBook } from './made-up.ts';

function faultsOf(file: string, spoil: (yaml: string) => string): RulebookError {
  try {
    loadRulebook(spoiltBook(file, spoil));
  } catch (error) {
    if (error instanceof RulebookError) return error;
    throw error;
  }
  throw new Error('The spoilt book loaded.');
}

test('the shipped book loads, names its version and cannot be changed', () => {
  const book = loadRulebook();
  assert.equal(book.version, 'ew-2026.4');
  assert.throws(() => Object.assign(book.rules[0] ?? {}, { act: 'keep' }), TypeError);
  assert.throws(() => (book.rules as unknown[]).pop(), TypeError);
  assert.throws(() => Object.assign(book.legend[0] ?? {}, { code: 'Z' }), TypeError);
});

test('every rule says what a reader must know', () => {
  const book = loadRulebook();
  for (const rule of Object.values(book.byId)) {
    assert.ok(rule.sentence.endsWith('.'), rule.id);
    assert.ok(rule.sentence.length <= 140, `${rule.id} is too long to be read at a glance`);
    assert.ok(rule.why.length > 20 && rule.source.length > 3 && /^[02](\.\d+)*$/.test(rule.paragraph), rule.id);
  }
});

const REFUSED: readonly (readonly [string, string, (yaml: string) => string, RegExp])[] = [
  ['an unknown category', 'silence.yaml', (y) => y.replace('category: phone', 'category: telefone'), /silence\.yaml line 16: rules\.0\.examples\.1\.category/],
  ['an unknown trait', 'contact.yaml', (y) => y.replace('{ all: evidential }', '{ all: evidental }'), /contact\.yaml line \d+: rules\.2\.when\.traits\.all/],
  ['an unknown key', 'silence.yaml', (y) => y.replace('act: ask\n', 'act: ask\n    acts: keep\n'), /silence\.yaml line \d+: rules\.0: .*acts/],
  ['an unknown document type', 'documents.yaml', (y) => y.replace('[MG6D, MG6E]', '[MG6D, MG66]'), /documents\.yaml line \d+: documents\.1\.documents/],
  ['YAML that is none', 'silence.yaml', (y) => y.replace('when: {}', 'when: {'), /silence\.yaml line \d+: /],
  ['an id used twice', 'names.yaml', (y) => y.replace('id: EW-2.3-name-unknown', 'id: EW-2.3-name-officer'), /names\.yaml line \d+: EW-2\.3-name-officer stands in the book twice/],
  ['a letter that is not in the legend', 'names.yaml', (y) => y.replace('code: N', 'code: Z'), /the letter Z is not in the legend/],
  ['a rule without its source', 'silence.yaml', (y) => y.replace(/source: .*\n/, ''), /EW-0-silence has no source/],
  ['an order that keeps', 'orders.yaml', (y) => y.replace('act: redact', 'act: keep'), /an order can only redact or ask/],
  ['silence that keeps', 'silence.yaml', (y) => y.replace('    act: ask', '    act: keep'), /exactly one rule of silence/],
  ['no rule of silence', 'silence.yaml', (y) => y.replace('when: {}', 'when: { category: name }'), /exactly one rule of silence/],
  ['a document type without an answer', 'documents.yaml', (y) => y.replace('[MG6D, MG6E]\n    recipient: defence', '[MG6D]\n    recipient: defence'), /No rule says whether MG6E goes to defence/],
  ['two document rules for one type', 'documents.yaml', (y) => y.replace('[MG6D, MG6E]\n    recipient: defence', '[MG6D, MG6E, MG3]\n    recipient: defence'), /EW-2\.2-never-defence and EW-2\.2-sensitive-schedule/],
  ['two page rules that disagree', 'pages.yaml', (y) => y.replace('page: never\n    recipient: [defence', 'page: [never, rear]\n    recipient: [defence').replace("reads'", "reads'").replace('drop: true\n    examples:\n      - { page: never', 'drop: false\n    examples:\n      - { page: never'), /EW-2\.2-rear-page and EW-2\.2-banded-page/],
]; // prettier-ignore

for (const [what, file, spoil, says] of REFUSED)
  test(`a rulebook with ${what} is refused`, () => {
    assert.match(faultsOf(file, spoil).message, says);
  });

test('two equally specific rules that disagree are refused, both named with their lines', () => {
  const { message, problems } = faultsOf('names.yaml', (yaml) =>
    yaml.replace('category: name, whose: officer }', 'category: name, whose: [officer, victim] }').replace("id: EW-2.3-name-officer\n", "id: EW-2.3-name-officer\n    verified: true\n").replace(/(whose: \[officer, victim\] \}\n    act: )keep/, '$1ask'),
  );
  assert.equal(problems.length, 1);
  assert.match(message, /names\.yaml line \d+: EW-2\.3-name-witness and EW-2\.3-name-officer \(names\.yaml line \d+\) are equally specific/);
});

test('equally specific rules that cannot meet, or that agree, are allowed', () => {
  const apart = `
  - id: EW-9-a
    sentence: One of two that cannot meet.
    when: { category: urn, recipient: defence, whose: victim, traits: { all: pet, none: dna } }
    act: redact
    examples: []
  - id: EW-9-b
    sentence: The other of two that cannot meet.
    when: { category: urn, recipient: defence, whose: victim, traits: { all: dna } }
    act: ask
    examples: []
  - id: EW-9-c
    sentence: Meets the second and agrees.
    when: { category: urn, recipient: defence, whose: victim, traits: { any: [dna, date], none: pet } }
    act: ask
    examples: []
`;
  assert.doesNotThrow(() => loadRulebook(spoiltBook('context.yaml', (yaml) => yaml + apart)));
  const stays = `
  - id: EW-9-stays
    sentence: The rear of nothing; another page role than those that go.
    page: pnc-header
    recipient: [defence, court, probation, press]
    drop: false
    examples: []
`;
  assert.doesNotThrow(() => loadRulebook(spoiltBook('pages.yaml', (yaml) => yaml + stays)));
  const meeting = apart.replace(', none: dna', '').replace(', none: pet', '');
  const found = faultsOf('context.yaml', (yaml) => yaml + meeting).problems.map(({ says }) => says.slice(0, 17));
  assert.deepEqual(found, ['EW-9-a and EW-9-b', 'EW-9-a and EW-9-c']);
});
