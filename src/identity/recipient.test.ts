import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Manifest, Person } from '../model/index.ts';
import { readBook } from './book.ts';
import { checkCoverPapers, type CoverPapers } from './cover.ts';
import { checkRecipient, requireKnownDefendant, type RecipientCheck } from './recipient.ts';

const defendant = (id: string, firm: string, email = 'crime@firm.example'): Person => ({
  id,
  role: 'defendant',
  names: [`Person ${id}`],
  aliases: [],
  addresses: [],
  phones: [],
  emails: [],
  numbers: [],
  protections: [],
  solicitor: { firm, email },
  source: 'manifest',
});
const manifest = (...people: Person[]): Manifest => ({
  urn: '13XD0412325',
  title: 'R v X',
  offences: [],
  people,
  documents: [],
});

test('recipient: unknown defendant is refused with the ones there are', () => {
  assert.throws(
    () => requireKnownDefendant(manifest(defendant('D1', 'A')), { kind: 'defence', id: 'D7' }),
    /B-USE-05.*D1/,
  );
  requireKnownDefendant(manifest(defendant('D1', 'A')), { kind: 'defence', id: 'D1' });
  requireKnownDefendant(manifest(defendant('D1', 'A')), { kind: 'court' });
});
test('recipient: one firm for two defendants is held', () => {
  const two = manifest(defendant('D1', 'Hartley Vane LLP'), defendant('D2', 'Hartley Vane Solicitors'));
  assert.equal(checkRecipient(two, { kind: 'defence', id: 'D1' }).holds.length, 1);
  const apart = manifest(defendant('D1', 'Hartley Vane'), defendant('D2', 'Mercer Quayle'));
  assert.equal(checkRecipient(apart, { kind: 'defence', id: 'D1' }).holds.length, 0);
});
test('recipient: a personal mail box is held', () => {
  const at = (email: string): number =>
    checkRecipient(manifest(defendant('D1', 'A', email)), { kind: 'defence', id: 'D1' }).holds.length;
  assert.equal(at('someone@gmail.com'), 1);
  assert.equal(at('crime@gmailvane.example'), 0);
});

const BOOK = readBook(`own: {domains: [cps.example]}
firms:
  - firm: Hartley Vane LLP
    domains: [hartleyvane.example]
    acts: [{urn: 13XD0412325, for: D1}, {urn: 13XD0000025, for: D2}]
    people:
      - {name: Ola Vane, email: ola.vane@hartleyvane.example.cjsm.net, used: 2026-10-30}
      - {name: Old Hand, email: old.hand@hartleyvane.example.cjsm.net, used: 2024-01-30}
      - {name: New Hand, email: new.hand@hartleyvane.example.cjsm.net}
  - firm: Mercer Quayle
    domains: [mercerquayle.example]
    acts: [{urn: 13XD0412325, for: D2}]
  - {firm: Third Law, domains: [thirdlaw.example]}
  - firm: Both Sides
    domains: [bothsides.example]
    acts: [{urn: 13XD0412325, for: D3}, {urn: 13XD0412325, for: D4}]
others:
  - {kind: court, name: Leeds, email: leeds@court.example, used: 2026-11-01}
`);
const CASE = manifest(defendant('D1', 'Hartley Vane', 'ola.vane@hartleyvane.example.cjsm.net'), defendant('D2', 'Mercer Quayle', 'crime@mercerquayle.example.cjsm.net')); // prettier-ignore
const sent = (email: string, to = CASE, recipient = { kind: 'defence', id: 'D1' } as const): RecipientCheck =>
  checkRecipient(to, recipient, { book: BOOK, today: '2026-11-26', addresses: [{ email, where: 'Address 1 in To of the cover e-mail' }] }); // prettier-ignore

test('recipient: the right firm on secure mail is not held', () => {
  assert.deepEqual(checkRecipient(CASE, { kind: 'defence', id: 'D1' }, { book: BOOK, today: '2026-11-26' }), { holds: [], warnings: [] }); // prettier-ignore
  assert.deepEqual(sent('Ola.Vane@HartleyVane.example.cjsm.net').holds, []);
  assert.deepEqual(sent('clerk@cps.example').holds, []);
});

const ADDRESSES: readonly (readonly [string, RegExp])[] = [
  ['ola.vane@hartleyvane.example', /not on secure mail/],
  ['crime@mercerquayle.example.cjsm.net', /acts for D2/],
  ['x@thirdlaw.example.cjsm.net', /not listed as acting for D1/],
  ['ola.vane@hartleyvame.example.cjsm.net', /looks like an address.*one letter away/],
  ['ola.vane@hartley-vane.example.cjsm.net', /looks like an address.*hyphens/],
  ['ola.vane@hartleyvane.test', /looks like an address.*another ending/],
  ['ola.vane@hаrtleyvane.example', /looks like an address.*look alike/],
  ['ola.vane@hartleyvane.example.evil.test', /looks like an address.*inside another/],
  ['ola.vane@hartleyvane.example.csjm.net', /looks like secure mail and is not/],
  ['ola.vane@hartleyvane.example.cjsm.com', /looks like secure mail and is not/],
  ['ola.vame@hartleyvane.example.cjsm.net', /one letter away from somebody/],
  ['ola.vane@gmail.com', /personal mail box/],
  ['someone@elsewhere.test', /not in the address book/],
  ['clerk@cps.exarnple', /looks like an address/],
  ['leeds@court.example', /another recipient \(court\)/],
  ['nobody', /not an e-mail address/],
];
test('recipient: every wrong address is held, and no reason tells it', () => {
  for (const [email, why] of ADDRESSES) {
    const { holds } = sent(email);
    assert.match(holds.map((hold) => hold.why).join('\n'), why, email);
    assert.ok(holds.every((hold) => hold.kind === 'recipient' && !hold.why.includes(email) && hold.cure.length > 10), email); // prettier-ignore
  }
});

test('recipient: the firm in case.yaml against the book', () => {
  const named = (firm: string, email?: string): string =>
    checkRecipient(manifest(defendant('D1', firm, email ?? 'a@hartleyvane.example.cjsm.net')), { kind: 'defence', id: 'D1' }, { book: BOOK }).holds.map((hold) => hold.why).join('\n'); // prettier-ignore
  assert.match(named('Mercer Quayle', 'crime@mercerquayle.example.cjsm.net'), /acts for D2/);
  assert.match(named('Third Law', 'a@thirdlaw.example.cjsm.net'), /not listed as acting for D1/);
  assert.match(named('Nobody & Co'), /not in the address book/);
  const both = manifest(defendant('D3', 'Both Sides', 'a@bothsides.example.cjsm.net'));
  assert.match(checkRecipient(both, { kind: 'defence', id: 'D3' }, { book: BOOK }).holds[0]?.why ?? '', /also acts for D4/); // prettier-ignore
});

test('recipient: old, new and unknown people of the right firm are told', () => {
  assert.match(sent('old.hand@hartleyvane.example.cjsm.net').warnings.join(), /last used 1031 days ago/);
  assert.match(sent('new.hand@hartleyvane.example.cjsm.net').warnings.join(), /never used/);
  assert.match(sent('stranger@hartleyvane.example.cjsm.net').warnings.join(), /nobody of that firm/);
  assert.deepEqual(sent('stranger@hartleyvane.example.cjsm.net').holds, []);
});

test('recipient: what is wrong with one firm is told once, two things twice', () => {
  const addresses = ['a', 'b'].map((box) => ({ email: `${box}@hartleyvane.example`, where: 'Address 1 in To' }));
  const { holds } = checkRecipient(CASE, { kind: 'defence', id: 'D2' }, { book: BOOK, addresses });
  assert.deepEqual(
    holds.map(({ why }) => why.replace(/^.* (acts for|not on secure).*$/, '$1')),
    ['acts for', 'not on secure'],
  );
});

test('recipient: a defence firm is no court, and a court is one', () => {
  const court = { kind: 'court' } as const;
  const at = (email: string): readonly string[] =>
    checkRecipient(CASE, court, { book: BOOK, addresses: [{ email, where: 'Address 1 in To' }] }).holds.map(({ why }) => why); // prettier-ignore
  assert.match(at('ola.vane@hartleyvane.example.cjsm.net').join(), /defence firm’s/);
  assert.deepEqual(at('leeds@court.example'), []);
});

test('cover e-mail: what it carries and names must be in the package', () => {
  const base = { attached: [], text: 'Please find the papers.', packaged: ['MG5 Holt.docx.pdf', 'MG11 Nowak.pdf'], withheld: ['MG9 witness list.pdf'], originals: new Set(['aa']) }; // prettier-ignore
  const why = (over: Partial<CoverPapers>): string =>
    checkCoverPapers({ ...base, ...over }).map((hold) => hold.why).join('\n'); // prettier-ignore
  assert.equal(why({}), '');
  assert.equal(why({ attached: [{ file: 'MG11 Nowak.pdf', sha256: 'bb' }, { file: 'receipt.json', sha256: null }] }), ''); // prettier-ignore
  assert.match(why({ attached: [{ file: 'MG11 Nowak.pdf', sha256: 'aa' }] }), /carries an original/);
  assert.match(why({ attached: [{ file: 'MG9 witness list.pdf', sha256: null }] }), /not in this package/);
  assert.match(why({ text: 'I attach the MG9 witness list too.' }), /does not go to this recipient/);
  assert.match(why({ text: 'See holiday.pdf for more.' }), /names a file that is not/);
  assert.equal(why({ text: 'I attach MG11 Nowak.pdf and MG5 Holt.docx.pdf.' }), '');
  // Told once, however often it stands there; and two things are two.
  assert.equal(checkCoverPapers({ ...base, text: 'See holiday.pdf, and beach.pdf.' }).length, 1);
  assert.equal(checkCoverPapers({ ...base, text: 'See holiday.pdf and the MG9 witness list.' }).length, 2);
});
