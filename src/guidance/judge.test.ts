// The judge, by one table of situations to the defence, one to the others, and the few things that are not in a table:
// what goes whole, precedence, grade, ids. Each block has its near miss beside it.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { CATEGORIES, DOCUMENT_TYPES, PROTECTIONS } from '../model/index.ts';
import type { Act, Category, DocumentType, Person, Recipient } from '../model/index.ts';
import { decide } from './decide.ts';
import { codeOf, judge, judgeDocument, legend, loadRulebook, sentence } from './index.ts';
import { documentRule, goesWhole, pageRule, situationOf } from './judge.ts';
import { document, finding, person } from './made-up.ts';
import type { DocumentRule, PageRule, ReleaseAct, Rulebook } from './rule.ts';
import { RECIPIENTS, STANDINGS, TRAITS } from './words.ts';

const book = loadRulebook();
const D1: Recipient = { kind: 'defence', id: 'D1' };

const people: readonly Person[] = [
  person('D1', 'defendant'),
  person('D2', 'defendant'),
  person('V1', 'victim'),
  person('V2', 'victim', { protections: ['refuge'] }),
  person('V3', 'victim', { organisation: true }),
  person('W1', 'witness'),
  person('W2', 'witness', { protections: ['child'] }),
  person('W3', 'witness', { protections: ['anonymity-order'] }),
  person('K1', 'child'),
  person('K2', 'child', { source: 'MG11.pdf' }),
  person('C1', 'third-party', { relation: 'caller' }),
  person('T1', 'third-party', { relation: 'co-accused' }),
  person('P1', 'professional'),
  person('O1', 'officer'),
  person('O2', 'officer', { protections: ['undercover'] }),
];

type Row = readonly [Act, Category, string, string, DocumentType, string?];
const act = (recipient: Recipient, [, category, whose, traits, type, offence]: Row): Act =>
  judge(book, {
    finding: finding(category, whose === '-' ? undefined : whose, traits.split(' ').filter(Boolean)),
    document: document(type),
    pageRole: 'body',
    ...{ recipient, people, offences: [offence ?? 'Burglary dwelling'] },
  }).act;

const TO_DEFENCE: readonly Row[] = [
  // names
  ['keep', 'name', 'D1', '', 'MG5'], ['keep', 'name', 'V1', '', 'MG11'], ['keep', 'name', 'W2', '', 'MG11'], ['keep', 'name', 'K1', '', 'MG5'],
  ['redact', 'name', 'K2', 'learnt', 'MG11'], ['redact', 'name', 'C1', 'caller', 'CAD'], ['redact', 'name', '-', 'learnt first-name', 'MG11'],
  ['keep', 'name', 'D2', '', 'MG5'], ['ask', 'name', 'D2', '', 'PNC'], ['keep', 'name', 'T1', '', 'MG5'],
  ['keep', 'name', 'O1', '', 'MG11'], ['redact', 'name', 'O2', '', 'MG11'], ['keep', 'name', '-', 'officer', 'MG11'],
  ['keep', 'name', 'P1', '', 'MEDICAL'], ['ask', 'name', '-', 'professional', 'CUSTODY'], ['redact', 'name', '-', 'aggrieved', 'PNC'],
  ['keep', 'name', '-', 'organisation', 'MG5'], ['redact', 'name', '-', 'organisation aggrieved', 'PNC'], ['keep', 'name', 'V3', '', 'MG5'],
  ['redact', 'name', 'W3', '', 'MG11'],
  // addresses and the scene
  ['keep', 'address', 'D1', '', 'MG5'], ['keep', 'address', 'D1', 'bail-condition', 'MG4A'], ['ask', 'address', 'D1', 'prison', 'PNC'],
  ['redact', 'address', 'V1', '', 'MG11'], ['redact', 'address', 'W1', 'partial', 'MG11'], ['redact', 'address', '-', '', 'PNC'],
  ['ask', 'address', 'V1', 'town', 'MG5'], ['redact', 'address', 'V1', 'town street', 'MG5'],
  ['keep', 'address', 'V1', 'scene street', 'MG5'], ['ask', 'address', 'V1', 'scene house-number', 'MG5'], ['ask', 'address', 'V1', 'scene', 'MG5'],
  ['ask', 'address', 'W1', 'bail-condition', 'MG4A'], ['redact', 'address', 'V2', 'bail-condition', 'MG4A'], ['keep', 'address', 'V2', 'scene street', 'MG5'],
  ['redact', 'address', 'D2', '', 'MG5'], ['ask', 'address', 'D2', '', 'MG4'], ['redact', 'address', 'O1', 'home', 'MG5'], ['keep', 'address', 'O1', 'business', 'MG5'],
  ['keep', 'scene', '-', '', 'MG5'], ['keep', 'scene', 'V1', 'street home', 'MG5'], ['ask', 'scene', 'V1', 'house-number', 'MEDICAL'],
  ['ask', 'scene', 'V1', 'postcode', 'MG12'], ['ask', 'scene', 'V1', '', 'MG5'], ['ask', 'scene', '-', 'home', 'CAD'], ['keep', 'scene', '-', 'house-number business', 'MG5'],
  // births and ages
  ['keep', 'dob', 'D1', '', 'PNC'], ['redact', 'dob', 'V1', '', 'PHOTO'], ['redact', 'dob', '-', '', 'PHOTO'], ['redact', 'dob', 'D2', '', 'PNC'],
  ['keep', 'dob', '-', 'own-record', 'PNC'], ['ask', 'dob', 'K1', 'element', 'MG5'], ['redact', 'dob', 'K1', '', 'MG5'],
  ['keep', 'age', 'V1', '', 'MG5'], ['keep', 'age', 'W2', '', 'MG11'], ['ask', 'age', 'W1', '', 'EMAIL'], ['ask', 'age', 'K1', '', 'MG5'],
  ['redact', 'age', 'C1', '', 'CAD'], ['ask', 'age', 'K2', '', 'VPS'], ['ask', 'age', '-', '', 'PNC'],
  // contact
  ['keep', 'phone', 'D1', '', 'MG4A'], ['redact', 'phone', 'V1', '', 'MG11'], ['ask', 'phone', 'V1', 'evidential', 'MG11'], ['redact', 'phone', 'O1', 'office', 'MG5'],
  ['redact', 'phone', 'O1', 'evidential', 'MG5'], ['redact', 'phone', '-', 'office', 'MG5'], ['keep', 'email', 'O1', 'office', 'MG5'], ['ask', 'email', 'O1', '', 'MG5'],
  ['redact', 'email', 'W1', 'office', 'EMAIL'], ['keep', 'email', '-', 'office', 'EMAIL'], ['ask', 'email', 'V3', 'office', 'LETTER'], ['keep', 'social', 'D1', '', 'EMAIL'],
  ['redact', 'social', 'V1', '', 'EMAIL'], ['ask', 'imei', 'V1', 'evidential', 'MG11'], ['redact', 'imei', 'V1', '', 'PHONE-DOWNLOAD'],
  // work, school, relations
  ['ask', 'occupation', 'W1', 'bare-title', 'MG11'], ['keep', 'occupation', 'W1', 'role', 'MG5'], ['redact', 'occupation', 'W1', 'role identifying', 'MG5'],
  ['redact', 'occupation', 'V1', '', 'MG5'], ['ask', 'occupation', 'V1', 'bare-title', 'MG11'], ['redact', 'occupation', 'W2', 'bare-title', 'MG11'],
  ['redact', 'occupation', 'V1', 'bare-title', 'MG11', 'Rape'], ['keep', 'occupation', 'D1', '', 'CUSTODY'], ['redact', 'occupation', 'C1', '', 'MG5'],
  ['redact', 'workplace', 'V1', '', 'MG11'], ['keep', 'workplace', 'V1', 'scene', 'MG11'], ['keep', 'workplace', 'W1', 'identifying complainant', 'MG11'],
  ['ask', 'workplace', 'W1', '', 'MG11'], ['redact', 'workplace', 'W1', 'identifying', 'MG11'], ['redact', 'school', 'K1', 'bail-condition', 'MG4A'],
  ['ask', 'school', 'V1', 'bail-condition', 'MG4A'], ['redact', 'school', '-', '', 'MG11'],
  ['keep', 'relation', 'V1', 'bare', 'MG11'], ['redact', 'relation', 'V1', 'identifying', 'MG11'], ['ask', 'relation', 'V2', 'bare', 'MG11'],
  ['redact', 'relation', 'V2', 'identifying', 'MG11'], ['redact', 'relation', 'C1', '', 'MG5'], ['ask', 'relation', '-', 'bare', 'MG5'],
  // vehicles, numbers, money
  ['keep', 'vrm', 'D1', '', 'MG5'], ['redact', 'vrm', 'W1', '', 'MG11'], ['keep', 'vrm', 'V1', 'evidential', 'MG5'], ['redact', 'vrm', 'V1', 'private', 'MG5'], ['ask', 'vrm', '-', '', 'MG5'],
  ['redact', 'nhs', 'D1', '', 'MEDICAL'], ['redact', 'nino', 'D1', '', 'CUSTODY'], ['ask', 'nino', 'D1', '', 'MG5', 'Fraud'], ['redact', 'nino', 'V1', '', 'MG5', 'Fraud'],
  ['ask', 'licence', 'D1', '', 'PNC'], ['redact', 'passport', '-', '', 'MG11'], ['redact', 'bank', 'V1', '', 'BANK'], ['ask', 'bank', 'D1', '', 'BANK'],
  ['redact', 'card', 'V1', 'partial', 'EMAIL'], ['ask', 'card', 'V1', 'partial', 'MG11', 'Fraud by false representation'], ['redact', 'card', 'W1', 'partial', 'MG11', 'Fraud'],
  // health and belief
  ['keep', 'medical', 'V1', 'injury', 'MEDICAL'], ['redact', 'medical', 'V1', 'history', 'MEDICAL'], ['redact', 'medical', 'V1', 'injury medication', 'MEDICAL'],
  ['ask', 'medical', 'V1', '', 'MG11'], ['keep', 'medical', '-', 'injury', 'CAD'], ['redact', 'medical', 'C1', 'injury', 'CAD'], ['ask', 'medical', 'W1', 'injury', 'MG11'],
  ['ask', 'medical', 'D1', 'history', 'CUSTODY'], ['redact', 'special', 'V1', '', 'MEDICAL'], ['ask', 'special', 'V1', '', 'MG5', 'Racially aggravated assault'],
  ['keep', 'special', 'V1', 'element', 'MG11', 'Racially aggravated assault'], ['redact', 'special', 'C1', '', 'MG5', 'Racially aggravated assault'],
  // records
  ['keep', 'convictions', 'D1', 'own-record', 'PNC'], ['redact', 'convictions', 'D2', '', 'MG5'], ['redact', 'convictions', 'V1', '', 'MG11'], ['redact', 'convictions', '-', '', 'PNC'],
  ['keep', 'convictions', '-', 'own-record', 'PNC'], ['ask', 'convictions', 'D1', 'non-conviction own-record', 'PNC'], ['redact', 'convictions', 'D1', 'marker', 'PNC'],
  ['keep', 'pnc', 'D1', '', 'PNC'], ['ask', 'pnc', 'D1', '', 'MG4A'], ['redact', 'cro', 'D2', '', 'PNC'], ['redact', 'cro', '-', '', 'PNC'],
  // the rest
  ['redact', 'clue', '-', '', 'MG11'], ['keep', 'clue', 'D1', '', 'MG5'], ['redact', 'safety', 'D1', '', 'MG4A'], ['redact', 'informant', '-', '', 'PNC'],
  ['keep', 'signature', 'W1', '', 'MG11'], ['redact', 'signature', 'C1', '', 'LETTER'], ['ask', 'signature', 'W3', '', 'MG11'], ['keep', 'urn', '-', '', 'MG5'], ['ask', 'urn', 'D2', '', 'CUSTODY'],
  ['keep', 'officer', 'O1', '', 'MG11'], ['redact', 'officer', 'O2', '', 'MG11'], ['keep', 'other', '-', 'exhibit-ref', 'MG11'], ['ask', 'other', 'W3', 'exhibit-ref', 'MG11'],
  ['redact', 'other', 'V1', 'hospital-number', 'MEDICAL'], ['redact', 'other', 'W3', 'hospital-number', 'MEDICAL'], ['keep', 'other', 'D1', 'customer-number', 'EXHIBIT'],
  ['redact', 'other', 'D1', 'marker', 'PNC'], ['redact', 'other', 'D1', 'dna', 'PNC'], ['ask', 'other', 'D1', '', 'PNC'], ['ask', 'other', '-', '', 'MG5'], ['ask', 'other', 'V1', 'pet', 'MG11'],
]; // prettier-ignore

test('to the defence: the table of situations', (t) => {
  t.diagnostic(`${String(TO_DEFENCE.length)} situations`);
  for (const row of TO_DEFENCE) assert.equal(act(D1, row), row[0], row.slice(1).join(' · '));
});

const TO_OTHERS: readonly (readonly [Recipient, Row])[] = [
  [{ kind: 'court' }, ['keep', 'name', 'C1', '', 'MG5']], [{ kind: 'court' }, ['redact', 'address', 'V1', '', 'MG9']], [{ kind: 'court' }, ['keep', 'address', 'D2', '', 'MG4']],
  [{ kind: 'court' }, ['keep', 'medical', 'W1', 'injury', 'MG5']], [{ kind: 'court' }, ['redact', 'medical', 'V1', 'history', 'MG5']], [{ kind: 'court' }, ['ask', 'informant', '-', '', 'PNC']],
  [{ kind: 'court' }, ['ask', 'occupation', 'V1', '', 'MG5']], [{ kind: 'court' }, ['keep', 'relation', 'C1', '', 'MG5']], [{ kind: 'court' }, ['keep', 'convictions', 'D2', '', 'PNC']],
  [{ kind: 'court' }, ['redact', 'convictions', 'V1', '', 'PNC']], [{ kind: 'court' }, ['redact', 'name', 'W3', '', 'MG11']], [{ kind: 'court' }, ['redact', 'phone', 'V2', '', 'MG5']],
  [{ kind: 'probation' }, ['keep', 'name', 'V1', '', 'MG5']], [{ kind: 'probation' }, ['ask', 'name', 'W1', '', 'MG5']], [{ kind: 'probation' }, ['ask', 'address', 'V1', '', 'MG5']],
  [{ kind: 'probation' }, ['redact', 'vrm', 'D1', '', 'MG5']], [{ kind: 'probation' }, ['ask', 'safety', 'V1', '', 'MG5']], [{ kind: 'probation' }, ['redact', 'address', 'V2', '', 'MG5']],
  [{ kind: 'press' }, ['keep', 'name', 'D1', '', 'MG4']], [{ kind: 'press' }, ['redact', 'name', 'V1', '', 'MG5', 'Rape']], [{ kind: 'press' }, ['ask', 'name', 'V1', '', 'MG5']],
  [{ kind: 'press' }, ['redact', 'name', 'W2', '', 'MG5']], [{ kind: 'press' }, ['keep', 'address', 'D1', 'street', 'MG4']], [{ kind: 'press' }, ['redact', 'address', 'D1', 'street house-number', 'MG4']],
  [{ kind: 'police', id: 'Kent' }, ['ask', 'address', 'V1', '', 'MG5']], [{ kind: 'cps-pre-charge' }, ['ask', 'name', 'V1', '', 'MG5']], [{ kind: 'police', id: 'Kent' }, ['redact', 'name', 'O2', '', 'MG5']],
  [{ kind: 'probation' }, ['redact', 'address', 'W1', '', 'MG5']], [{ kind: 'probation' }, ['keep', 'occupation', 'D1', '', 'MG5']], [{ kind: 'press' }, ['ask', 'relation', 'V1', '', 'MG5']], [{ kind: 'press' }, ['redact', 'school', 'D1', '', 'MG5']],
  [{ kind: 'police', id: 'Kent' }, ['keep', 'urn', '-', '', 'MG5']], [{ kind: 'police', id: 'Kent' }, ['redact', 'informant', '-', '', 'MG5']], [{ kind: 'cps-pre-charge' }, ['keep', 'name', 'D1', '', 'MG5']], [{ kind: 'cps-pre-charge' }, ['ask', 'phone', 'W1', '', 'MG5']],
]; // prettier-ignore

test('to court, probation, press, police and CPS: the table of situations', () => {
  for (const [recipient, row] of TO_OTHERS)
    assert.equal(act(recipient, row), row[0], `${recipient.kind} · ${row.slice(1).join(' · ')}`);
});

const GOES: readonly (readonly [string, Recipient, DocumentType, string | undefined])[] = [
  ...(['MG1', 'MG2', 'MG3', 'MG3A', 'MG6', 'MG6A', 'MG6B', 'MG6D', 'MG6E', 'MG9', 'MG10'] as const).map((type) => ['withhold', D1, type, undefined] as const),
  ...(['MG4A', 'MG5', 'MG6C', 'MG11', 'MG16', 'PNC', 'MEDICAL', 'VPS'] as const).map((type) => ['redact', D1, type, undefined] as const),
  ['redact', D1, 'PNC', 'D1'], ['withhold', D1, 'PNC', 'D2'], ['withhold', D1, 'MG16', 'W1'], ['ask', D1, 'CUSTODY', 'D2'], ['redact', D1, 'CUSTODY', 'D1'],
  ['redact', D1, 'MEDICAL', 'V1'], ['withhold', { kind: 'defence', id: 'D2' }, 'PNC', 'D1'], ['redact', { kind: 'court' }, 'PNC', 'D2'],
  ['redact', { kind: 'court' }, 'MG9', undefined], ['withhold', { kind: 'court' }, 'MG6D', undefined], ['ask', { kind: 'court' }, 'MG2', undefined],
  ['ask', D1, 'OTHER', undefined], ['ask', { kind: 'press' }, 'MG5', undefined], ['withhold', { kind: 'press' }, 'MG9', undefined], ['withhold', { kind: 'press' }, 'MG6C', undefined], ['withhold', { kind: 'probation' }, 'MG9', undefined],
]; // prettier-ignore

test('documents: what goes, what does not, what is asked', () => {
  for (const [release, recipient, type, about] of GOES) {
    const judged = judgeDocument(book, { document: document(type, about), recipient });
    assert.equal(judged.release, release, `${type} about ${about ?? 'nobody'} to ${recipient.kind}`);
    assert.equal(judged.reason, sentence(book, judged.rule));
  }
});

test('pages: the rear and the banded page go whole, others stay', () => {
  const pages = (type: DocumentType, recipient: Recipient): (readonly [number, string])[] =>
    judgeDocument(book, { document: document(type, undefined, ['body', 'rear', 'pnc-header', 'never']), recipient }).dropPages.map(({ page, rule }) => [page, rule]); // prettier-ignore
  const both = [
    [2, 'EW-2.2-rear-page'],
    [4, 'EW-2.2-banded-page'],
  ];
  assert.deepEqual(pages('MG11', D1), both);
  assert.deepEqual(pages('MG4A', { kind: 'press' }), both);
  assert.deepEqual(pages('MG10', { kind: 'court' }), both.slice(0, 1));
  assert.deepEqual(pages('MG11', { kind: 'cps-pre-charge' }), []);
});

const judged = (over: Partial<Parameters<typeof judge>[1]>): ReturnType<typeof judge> =>
  judge(book, {
    ...{ finding: finding('name', 'V1'), document: document('MG11'), pageRole: 'body', recipient: D1, people },
    ...{ offences: [], ...over },
  });

test('what goes whole is not judged piece by piece; an order that redacts is named first', () => {
  const rear = judged({ pageRole: 'rear' });
  assert.deepEqual([rear.act, rear.rule, rear.reason], ['redact', 'EW-2.2-rear-page', sentence(book, 'EW-2.2-rear-page')]);
  assert.equal(judged({ document: document('MG9') }).rule, 'EW-2.2-witness-list-defence');
  assert.equal(judged({ document: document('MG9'), pageRole: 'rear' }).rule, 'EW-2.2-witness-list-defence');
  assert.equal(judged({ document: document('PNC', 'D2'), finding: finding('convictions', 'D1') }).act, 'redact');
  assert.equal(judged({ finding: finding('name', 'W3'), pageRole: 'rear' }).rule, 'EW-2.1-anonymity-order');
  assert.equal(judged({ finding: finding('signature', 'W3'), pageRole: 'rear' }).rule, 'EW-2.2-rear-page');
  const banded = { document: document('MG9'), pageRole: 'never', recipient: { kind: 'court' } } as const;
  assert.equal(judged(banded).rule, 'EW-2.3-name-witness', 'a page rule that says “stays” redacts nothing');
  assert.equal(judged({ document: document('OTHER') }).rule, 'EW-2.3-name-witness', 'a document to ask about is still judged');
});

test('a proposal carries id, finding, reason and a grade no better than the rule allows', () => {
  const learnt = finding('name', undefined);
  const proposal = judged({ finding: learnt });
  assert.equal(proposal.id, 'a.pdf#p1:3-9:name');
  assert.equal(proposal.finding, learnt);
  assert.equal(proposal.reason, sentence(book, proposal.rule));
  assert.equal(proposal.grade, 'likely', 'capped');
  assert.equal(judged({ finding: { ...learnt, grade: 'look' } }).grade, 'look', 'a cap never lifts');
  assert.equal(judged({}).grade, 'certain', 'no cap');
  assert.equal(judged({ finding: learnt, pageRole: 'rear' }).grade, 'certain', 'the cap of a rule that did not answer');
});

test('a finding of somebody who is not among the people counts as nobody’s', () => {
  assert.equal(judged({ finding: finding('name', 'V9') }).rule, 'EW-2.3-name-unknown');
});

test('letters: every rule has one of the legend', () => {
  const letters = new Set(legend(book).map(({ code }) => code));
  for (const id of Object.keys(book.byId)) assert.ok(letters.has(codeOf(book, id)), id);
  assert.equal(codeOf(book, 'EW-2.3-address-private'), 'A');
  assert.equal(codeOf(book, 'EW-2.3-medical-history'), 'M');
  assert.throws(() => codeOf(book, 'EW-9'), /no rule EW-9/);
  assert.throws(() => sentence(book, 'EW-9'), /no rule EW-9/);
});

const some = <T extends string>(words: readonly T[], max: number): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...words), { maxLength: max });
const anySituation = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  standing: fc.constantFrom(...STANDINGS),
  document: fc.constantFrom(...DOCUMENT_TYPES),
  page: fc.constant('body' as const),
  recipient: fc.constantFrom(...RECIPIENTS),
  traits: some(TRAITS, 4).map((traits) => new Set(traits)),
});
const STRICTNESS: Readonly<Record<Act, number>> = { keep: 0, ask: 1, redact: 2 };

test('an order never loosens, and one more order never loosens either', () => {
  fc.assert(
    fc.property(anySituation, some(PROTECTIONS, 3), fc.constantFrom(...PROTECTIONS), (situation, orders, more) => {
      const strictness = (protections: typeof orders): number =>
        STRICTNESS[decide(book, { ...situation, protections }).act];
      const plain = strictness([]);
      assert.ok(strictness(orders) >= plain);
      assert.ok(strictness([...orders, more]) >= strictness(orders));
    }),
    { numRuns: 3000 },
  );
});

test('silence answers nothing, to whichever recipient and with whatever traits', () => {
  fc.assert(
    fc.property(anySituation, (situation) => {
      const rule = decide(book, { ...situation, protections: [] });
      assert.notEqual(rule.id, 'EW-0-silence');
    }),
    { numRuns: 3000 },
  );
});

const head = (id: string) => ({ id, sentence: id, why: '', paragraph: '0', source: '', verified: false, code: 'X', examples: [] }) as const; // prettier-ignore
const paper = (id: string, release: ReleaseAct, over: Partial<DocumentRule> = {}): DocumentRule => ({ ...head(id), documents: ['MG11'], recipient: ['defence'], release, ...over }) as unknown as DocumentRule; // prettier-ignore
const leaf = (id: string, drop: boolean, over: Partial<PageRule> = {}): PageRule => ({ ...head(id), page: ['rear'], recipient: ['defence'], drop, ...over }) as unknown as PageRule; // prettier-ignore
const bookOf = (over: Partial<Rulebook>, layer?: Partial<NonNullable<Rulebook['layer']>>): Rulebook => ({
  ...{ ...book, documents: [], pages: [], ...over },
  ...(layer ? { layer: { ...{ version: 'x.1', title: '', documents: [], pages: [], rules: [], signed: [] }, ...layer } } : {}),
}); // prettier-ignore
const signed = (rule: string) => ({ signed: [{ rule, by: 'A. Rees', role: 'head', on: '2026-11-01', reason: 'agreed' }] }); // prettier-ignore

test('a layer over documents: stricter answers, looser only where that very rule is signed for', () => {
  const answer = (own: ReleaseAct, added: ReleaseAct, sign?: string): string | undefined =>
    documentRule(bookOf({ documents: [paper('own', own)] }, { documents: [paper('added', added)], ...(sign ? signed(sign) : {}) }), 'MG11', 'defence', false)?.id; // prettier-ignore
  const rows: readonly (readonly [ReleaseAct, ReleaseAct, string | undefined, string])[] = [
    ['redact', 'ask', undefined, 'added'], ['redact', 'withhold', undefined, 'added'], ['ask', 'withhold', undefined, 'added'],
    ['ask', 'ask', undefined, 'own'], ['ask', 'ask', 'added', 'own'],
    ['ask', 'redact', undefined, 'own'], ['withhold', 'ask', 'other', 'own'], ['withhold', 'ask', 'added', 'added'], ['ask', 'redact', 'added', 'added'],
  ]; // prettier-ignore
  for (const [own, added, sign, id] of rows) assert.equal(answer(own, added, sign), id, [own, added, sign].join(' '));
  assert.equal(documentRule(bookOf({}, { documents: [paper('added', 'ask')] }), 'MG11', 'defence', false), undefined, 'a layer alone fills no gap'); // prettier-ignore
});

test('documents: whom it is about goes first, then the order of the book; other types and recipients do not fit', () => {
  const documents = [
    paper('other-type', 'ask', { documents: ['MG5'] }),
    paper('other-recipient', 'ask', { recipient: ['court'] }),
    paper('first', 'redact'),
    paper('second', 'redact'),
    paper('another', 'withhold', { about: 'another' }),
    paper('another-too', 'withhold', { about: 'another' }),
  ];
  assert.equal(documentRule(bookOf({ documents }), 'MG11', 'defence', false)?.id, 'first');
  assert.equal(documentRule(bookOf({ documents }), 'MG11', 'defence', true)?.id, 'another');
  assert.equal(documentRule(bookOf({ documents: documents.slice(0, 4) }), 'MG11', 'defence', true)?.id, 'first');
  assert.equal(documentRule(bookOf({ documents: documents.slice(4) }), 'MG11', 'defence', false), undefined);
  assert.throws(() => judgeDocument(bookOf({}), { document: document('MG11'), recipient: D1 }), /says nothing of MG11 for defence/); // prettier-ignore
});

test('a layer over pages: it may drop more, and keep only where it is signed', () => {
  const answer = (own: boolean | null, added: boolean, sign?: string): string | undefined =>
    pageRule(bookOf({ pages: own === null ? [] : [leaf('own', own)] }, { pages: [leaf('added', added)], ...(sign ? signed(sign) : {}) }), 'rear', 'MG11', 'defence')?.id; // prettier-ignore
  const rows: readonly (readonly [boolean | null, boolean, string | undefined, string | undefined])[] = [
    [null, true, undefined, 'added'], [false, true, undefined, 'added'], [true, true, undefined, 'own'], [true, true, 'added', 'own'],
    [true, false, undefined, 'own'], [null, false, undefined, undefined], [true, false, 'other', 'own'], [true, false, 'added', 'added'],
  ]; // prettier-ignore
  for (const [own, added, sign, id] of rows) assert.equal(answer(own, added, sign), id, [own, added, sign].join(' '));
});

test('pages: a rule that names the type goes before one that does not, then the order of the book', () => {
  const pages = [leaf('body', true, { page: ['body'] }), leaf('court', true, { recipient: ['court'] }), leaf('any', false), leaf('any-too', false), leaf('named', true, { documents: ['MG11'] }), leaf('named-too', true, { documents: ['MG11'] })]; // prettier-ignore
  assert.equal(pageRule(bookOf({ pages }), 'rear', 'MG11', 'defence')?.id, 'named');
  assert.equal(pageRule(bookOf({ pages }), 'rear', 'MG5', 'defence')?.id, 'any');
  assert.equal(pageRule(bookOf({ pages: pages.slice(4) }), 'rear', 'MG5', 'defence'), undefined);
  const whole = bookOf({ pages, documents: [paper('goes', 'redact'), paper('stays', 'withhold', { documents: ['MG5'] })] }); // prettier-ignore
  assert.equal(goesWhole(whole, document('MG5'), 'rear', D1)?.id, 'stays');
  assert.equal(goesWhole(whole, document('MG11'), 'rear', D1)?.id, 'named');
  assert.equal(goesWhole(whole, document('MG11'), 'never', D1), undefined);
});

test('the scene at the home of the defendant served is his own home, and no other scene is', () => {
  const text = 'At 88 Ravenna Street she opened the door.';
  const home = [person('D1', 'defendant', { addresses: ['88 Ravenna Street, Hull'] }), person('D2', 'defendant', { addresses: ['5 Mill Row, Hull'] })]; // prettier-ignore
  const two = document('MG5', undefined, ['body', 'body']);
  const pages = two.pages.map((page) => ({ ...page, text: page.no === 2 ? text : 'Nothing of a home here.' }));
  const own = (over: { readonly category?: Category; readonly page?: number; readonly recipient?: Recipient; readonly served?: readonly Person[]; readonly from?: number } = {}): boolean => {
    const { category = 'scene', page = 2, recipient = D1, served = home, from = 6 } = over;
    const one = { ...finding(category, 'V1'), passage: { file: 'a.pdf', page, from, to: from + 14, boxes: [] } };
    return situationOf(book, { ...{ finding: one, document: { ...two, pages }, pageRole: 'body', recipient, people: served, offences: [] } }).traits.has('own-home'); // prettier-ignore
  };
  assert.equal(own(), true);
  assert.equal(own({ category: 'address' }), false);
  assert.equal(own({ page: 1 }), false);
  assert.equal(own({ page: 9 }), false, 'a page that is not there');
  assert.equal(own({ recipient: { kind: 'court' } }), false);
  assert.equal(own({ recipient: { kind: 'defence', id: 'D2' } }), false, 'somebody else’s home');
  assert.equal(own({ served: home.slice(1) }), false);
  assert.equal(own({ served: [...home, person('D1', 'defendant')] }), true, 'the first of that id');
}); // prettier-ignore

test('unused material is an order of its own', () => {
  const situation = (unused?: boolean) =>
    situationOf(book, { finding: finding('name', 'V1'), document: { ...document('CAD'), ...(unused === undefined ? {} : { unused }) }, pageRole: 'body', recipient: D1, people, offences: [] }).protections; // prettier-ignore
  assert.deepEqual([situation(), situation(false), situation(true)], [[], [], ['unused']]);
  assert.equal(judged({ document: { ...document('CAD'), unused: true } }).act, 'ask');
  assert.equal(judged({ document: document('CAD') }).act, 'keep');
});

test('the first person of an id is the one', () => {
  const twice = [person('V1', 'witness'), person('V1', 'officer')];
  assert.equal(judged({ people: twice }).rule, 'EW-2.3-name-witness');
});
