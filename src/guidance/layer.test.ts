import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { CATEGORIES, DOCUMENT_TYPES, PROTECTIONS, type Category } from '../model/index.ts';
import { decide, isOrder } from './decide.ts';
import { documentRule, judge, pageRule } from './judge.ts';
import { document, finding, person } from './made-up.ts';
import { checkRulebook, loadRulebook, RulebookError, withLayer, type Rulebook } from './index.ts';
import { PAGE_ROLES, RECIPIENTS, STANDINGS, TRAITS } from './words.ts';

const BOOK = loadRulebook();

function layered(yaml: string, signed = '[]', over = BOOK.version, more = ''): Rulebook {
  const dir = mkdtempSync(join(tmpdir(), 'blotter-layer-'));
  try {
    writeFileSync(
      join(dir, 'layer.yaml'),
      `version: leeds.1\ntitle: Local guidance\nover: ${over}\nsigned: ${signed}\n${more}`,
    );
    const head = 'topic: Local\nparagraph: local\nsource: Instruction\nverified: true\ncode: O\nwhy: A reason.\n';
    writeFileSync(join(dir, 'local.yaml'), `${head}${yaml}`);
    return withLayer(BOOK, dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
const rule = (id: string, when: string, act: string, examples: string): string =>
  `  - { id: ${id}, sentence: Said aloud., when: ${when}, act: ${act}, examples: [${examples}] }\n`;
const WITNESS_AGE = rule(
  'LEEDS-1-age',
  '{ recipient: defence, category: age, whose: witness }',
  'ask',
  '{ act: ask }, { near: true, whose: served-defendant, act: keep }',
);
const KEEPS_PHONES = rule('LEEDS-1-phone', '{ recipient: defence, category: phone }', 'keep', '');
const SIGNED = '[{ rule: LEEDS-1-phone, by: A Person, role: Officer, on: 2026-11-01, reason: A reason. }]';
const situation = {
  category: 'age',
  standing: 'witness',
  document: 'MG11',
  page: 'body',
  recipient: 'defence',
  protections: [],
  traits: new Set<never>(),
} as const;

test('a layer that is stricter answers; its version stands beside the book’s; it has no faults', () => {
  const book = layered(`rules:\n${WITNESS_AGE}`);
  assert.equal(book.version, `${BOOK.version}+leeds.1`);
  assert.equal(decide(BOOK, situation).act, 'keep');
  assert.deepEqual([decide(book, situation).act, decide(book, situation).id], ['ask', 'LEEDS-1-age']);
  assert.equal(decide(book, { ...situation, standing: 'served-defendant' }).act, 'keep');
  assert.deepEqual(checkRulebook(book), []);
});

test('a looser rule needs a signature, and does not answer against an order even then', () => {
  assert.throws(() => layered(`rules:\n${KEEPS_PHONES}`), /LEEDS-1-phone is looser than the book and nobody has signed/);
  const book = layered(`rules:\n${KEEPS_PHONES}`, SIGNED);
  const phone = { ...situation, category: 'phone', standing: 'victim' } as const;
  assert.deepEqual([decide(BOOK, phone).act, decide(book, phone).act], ['redact', 'keep']);
  assert.equal(decide(book, { ...phone, protections: ['anonymity-order'] }).act, 'redact');
});

test('the way before charge: stricter for the asking, looser with a signature only, to nobody else', () => {
  const acts = (book: Rulebook, kind: 'cps-pre-charge' | 'police', category: Category = 'phone'): string =>
    judge(book, {
      finding: finding(category, 'W1'),
      document: document('MG5'),
      pageRole: 'body',
      recipient: kind === 'police' ? { kind, id: 'Kent' } : { kind },
      people: [person('W1', 'witness')],
      offences: [],
    }).act;
  const way = (name: string, signed = '[]'): Rulebook => layered('rules: []\n', signed, BOOK.version, `pre-charge: ${name}\n`);
  const signed = '[{ rule: pre-charge, by: A Person, role: Officer, on: 2026-11-01, reason: A reason. }]';
  assert.deepEqual([BOOK.preCharge, acts(BOOK, 'cps-pre-charge')], ['joint-principles', 'ask']);
  assert.equal(acts(way('strict'), 'cps-pre-charge'), 'redact');
  assert.throws(() => way('bubble'), /pre-charge: bubble is looser than the book and nobody has signed/);
  assert.throws(() => way('strict', signed), /signs for pre-charge, which is not there/);
  const bubble = way('bubble', signed);
  assert.equal(acts(bubble, 'cps-pre-charge'), 'keep');
  assert.equal(acts(bubble, 'cps-pre-charge', 'informant'), 'ask');
  for (const book of [BOOK, way('strict'), bubble]) assert.equal(acts(book, 'police'), 'ask');
});

const refused: readonly (readonly [string, () => Rulebook, RegExp])[] = [
  ['written over another version', () => layered(`rules:\n${WITNESS_AGE}`, '[]', 'ew-2025.9'), /written over ew-2025\.9/],
  ['an id of the book', () => layered(`rules:\n${WITNESS_AGE.replace('LEEDS-1-age', 'EW-0-silence')}`), /is taken/],
  ['the same id twice', () => layered(`rules:\n${WITNESS_AGE}${WITNESS_AGE}`), /is taken/],
  ['an order', () => layered(`rules:\n${rule('LEEDS-1-o', '{ protection: refuge }', 'redact', '')}`), /cannot add one/],
  ['a signature for nothing', () => layered(`rules:\n${WITNESS_AGE}`, SIGNED), /signs for LEEDS-1-phone, which is not there/],
  ['a letter that is not in the legend', () => layered(`rules:\n${WITNESS_AGE.replace('act: ask,', 'act: ask, code: Z,')}`), /letter Z/],
  ['no folder', () => withLayer(BOOK, '/nonexistent/layer'), /missing or cannot be read/],
]; // prettier-ignore
for (const [name, load, says] of refused)
  test(`refused: ${name}`, () => {
    assert.throws(load, (error) => error instanceof RulebookError && says.test(error.message));
  });

test('documents and pages: a layer may withhold more, never less without a signature', () => {
  const pages = `pages:\n  - { id: LEEDS-1-p, sentence: Said., page: pnc-header, recipient: court, drop: true, examples: [] }\n`;
  const documents = `documents:\n  - { id: LEEDS-1-d, sentence: Said., documents: [MG5, MG9], recipient: defence, release: ask, examples: [] }\n`;
  const book = layered(pages + documents);
  assert.equal(documentRule(book, 'MG5', 'defence', false)?.release, 'ask');
  assert.equal(documentRule(book, 'MG9', 'defence', false)?.release, 'withhold');
  assert.equal(pageRule(BOOK, 'pnc-header', 'PNC', 'court')?.drop ?? false, false);
  assert.equal(pageRule(book, 'pnc-header', 'PNC', 'court')?.id, 'LEEDS-1-p');
  assert.throws(() => layered(pages.replace('drop: true', 'drop: false')), /looser than the book/);
});

const STRICT = { keep: 0, ask: 1, redact: 2 } as const;
test('property: without a signature no situation comes out looser than the book says', () => {
  const some = <T>(words: readonly T[]) => fc.constantFrom(...words);
  const acts = some(['ask', 'redact'] as const);
  const when = fc.record({ category: some(CATEGORIES), whose: some(STANDINGS), act: acts, to: some(RECIPIENTS) });
  fc.assert(
    fc.property(fc.array(when, { minLength: 1, maxLength: 3 }), fc.array(fc.record({ category: some(CATEGORIES), standing: some(STANDINGS), document: some(DOCUMENT_TYPES), page: some(PAGE_ROLES), recipient: some(RECIPIENTS), protections: fc.subarray([...PROTECTIONS]), traits: fc.subarray([...TRAITS]).map((all) => new Set(all)) }), { minLength: 20, maxLength: 40 }), (rules, situations) => {
      const seen = new Set<string>();
      const yaml = rules
        .filter(({ category, whose, to }) => !seen.has(`${category}${whose}${to}`) && seen.add(`${category}${whose}${to}`))
        .map(({ category, whose, act, to }, i) => rule(`LEEDS-${i}-x`, `{ recipient: ${to}, category: ${category}, whose: ${whose} }`, act, ''))
        .join('');
      const book = layered(`rules:\n${yaml}`);
      for (const one of situations) {
        const [own, now] = [decide(BOOK, one), decide(book, one)];
        assert.ok(STRICT[now.act] >= STRICT[own.act]);
        if (isOrder(own) && own.act === 'redact') assert.equal(now.id, own.id);
      }
    }),
    { numRuns: 60 },
  );
}); // prettier-ignore
