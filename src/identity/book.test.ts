// The address book: what is read, and what is refused with its line and cure.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BlotterError } from '../model/index.ts';
import { firmKey, readBook, secureOf, type Firm } from './book.ts';

const GOOD = `own: {domains: [cps.example], names: [K. Malik], phones: ["0113 496 0100"]}
firms:
  - firm: Hartley Vane LLP
    domains: [hartleyvane.example]
    acts: [{urn: 13XD0412325, for: D1}]
    people:
      - {name: Ola Vane, email: ola.vane@hartleyvane.example.cjsm.net, used: 2026-10-30}
  - firm: Mercer & Quayle
    domains: [mercerquayle.example]
    secure: [mq.example.cjsm.net]
others:
  - {kind: court, name: Leeds Magistrates, email: leeds@court.example}
`;

test('book: a book as an office keeps it', () => {
  const book = readBook(GOOD);
  assert.deepEqual(book.firms.map(secureOf), [['hartleyvane.example.cjsm.net'], ['mq.example.cjsm.net']]);
  assert.equal(book.firms[0]?.acts[0]?.urn, '13XD0412325');
  assert.equal(book.own.phones[0], '0113 496 0100');
  assert.deepEqual(readBook(''), { own: { domains: [], names: [], phones: [] }, firms: [], others: [] });
});

/** Book, line, what the message must hold, what the cure must. */
const REFUSED: readonly (readonly [string, number, RegExp, RegExp])[] = [
  ['firms:\n  - {firm: A}', 2, /domains is missing/, /Add a line/],
  ['firms:\n  - firm: A\n    domains: []', 3, /domains is empty/, /Fill it in/],
  ['firms:\n  - firm: A\n    domains: [a@b.example]', 3, /domains is not a domain/, /behind the @/],
  ['firms:\n  - firm: A\n    domains: [a.example]\n    poeple: []', 4, /"poeple" is not known/, /people/],
  ['frims: []', 1, /"frims" is not known/, /firms/],
  ['own: {domain: [a.example]}', 1, /"domain" is not known/, /domains/],
  ['firms:\n  - firm: A\n    domains: [a.example]\n    people: [{name: B, email: b}]', 4, /email is not an e-mail/, /name@domain/],
  ['firms:\n  - firm: A\n    domains: [a.example]\n    people: [{name: B, email: b@c.example}]', 4, /none of the firm’s domains/, /Add the domain/],
  ['firms:\n  - firm: A\n    domains: [a.example]\n    people:\n      - {name: B, email: b@a.example, used: 30/10/2026}', 5, /used is not a date/, /year-month-day/],
  ['firms:\n  - firm: A\n    domains: [a.example]\n  - firm: B\n    domains: [A.example]', 4, /two firms have the same domain/, /one firm/],
  ['firms:\n  - firm: A LLP\n    domains: [a.example]\n  - firm: A Solicitors\n    domains: [b.example]', 4, /listed twice/, /Join/],
  ['others:\n  - {kind: cuort, name: L, email: l@c.example}', 2, /kind has the wrong form/, /court, probation/],
  ['own: 1\nown: 2', 2, /written twice/, /Keep one/],
  ['firms: [', 1, /not YAML/, /indentation/],
  ['- a', 1, /the file|wrong form/, /./],
]; // prettier-ignore
test('book: what is wrong is told with its line and its cure', () => {
  for (const [yaml, line, problem, cure] of REFUSED)
    assert.throws(
      () => readBook(yaml),
      (error) => {
        assert.ok(error instanceof BlotterError, yaml);
        assert.equal(error.code, 'B-BOOK-01');
        assert.match(error.what, new RegExp(`line ${line}:`), `${yaml}\n${error.what}`);
        assert.match(error.what, problem);
        assert.match(error.cure, cure);
        return true;
      },
    );
});

test('book: firms by name', () => {
  const same = ['Hartley Vane LLP', 'HARTLEY VANE Solicitors', 'Hartley & Vane', 'The Hartley Vane Partners Ltd'];
  assert.deepEqual([...new Set(same.map(firmKey))], ['hartleyvane']);
  assert.notEqual(firmKey('Hartley Vine'), firmKey('Hartley Vane'));
  const firm: Firm = { firm: 'A', domains: ['a.example.cjsm.net'], acts: [], people: [] };
  assert.deepEqual(secureOf(firm), ['a.example.cjsm.net']);
});
