// Every comparison of a field by table, with near misses: numbers, dates, names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstDate, matchBorn, type BornMatch } from './dates.ts';
import { matchName, soundKey, type NameMatch } from './names.ts';
import { matchNumber, oneSlip, readNumber, type NumberKind, type NumberMatch } from './numbers.ts';

const NUMBERS: readonly (readonly [NumberKind, string, string, NumberMatch])[] = [
  // PNC IDs; known 02/73319Z and 81/34U are valid
  ['pnc', '02/73319Z', '02/73319Z', 'same'],
  ['pnc', '2002/0073319Z', '02/73319Z', 'same'],
  ['pnc', '02/0073319z', '02/73319Z', 'same'],
  ['pnc', '02 / 73319 Z', '02/73319Z', 'same'],
  ['pnc', '0273319Z', '02/73319Z', 'same'],
  ['pnc', '20020073319Z', '02/73319Z', 'same'],
  ['pnc', 'O2/733I9Z', '02/73319Z', 'misread'],
  ['pnc', '02/7331972', '02/73319Z', 'slip'],
  ['pnc', '02/733192', '02/73319Z', 'misread'],
  ['pnc', '02I73319Z', '02/73319Z', 'misread'],
  ['pnc', '8l/34U', '81/34U', 'misread'],
  ['pnc', '02/73391Z', '02/73319Z', 'slip'],
  ['pnc', '02/73318Z', '02/73319Z', 'slip'],
  ['pnc', '02/73319A', '02/73319Z', 'slip'],
  ['pnc', '03/53743L', '02/73319Z', 'other'],
  ['pnc', '03/53743Z', '02/73319Z', 'broken'],
  ['pnc', '00/223R', '00/223R', 'same'],
  ['pnc', '99/224001K', '12/421191Y', 'other'],
  ['pnc', '99/22400lK', '12/421191Y', 'other'],
  ['pnc', '2002/0073319Z', '1902/0073319Z', 'same'],
  ['pnc', 'O2733I9Z', '02/73319Z', 'misread'],
  // CRO numbers
  ['cro', 'O65656/9lH', '65656/91H', 'misread'],
  ['cro', '65656/91H', '65656/91H', 'same'],
  ['cro', '065656/91H', '65656/91H', 'same'],
  ['cro', '6S6S6/9lH', '65656/91H', 'misread'],
  ['cro', '65656 91H', '65656/91H', 'same'],
  ['cro', '65665/91H', '65656/91H', 'slip'],
  ['cro', '407873/07K', '65656/91H', 'other'],
  ['cro', 'SF05/482703J', 'SF05/482703J', 'same'],
  ['cro', '5F05/482703J', 'SF05/482703J', 'same'],
  ['cro', 'SFO5/4827O3J', 'SF05/482703J', 'misread'],
  ['cro', 'SF83/50058Z', 'SF05/482703J', 'other'],
  // ASN and URN: spaces and slashes do not matter
  ['asn', '11/01ZD/01/448754K', '1101ZD01448754K', 'same'],
  ['asn', '1101ZD0100000448754K', '11/01ZD/01/448754K', 'same'],
  ['asn', '11/01ZD/01/448755K', '11/01ZD/01/448754K', 'slip'],
  ['urn', '13 XD 04123 25', '13XD0412325', 'same'],
  ['urn', '13XD0412325/1', '13XD0412325', 'same'],
  ['urn', '13/XD/0412325', '13XD0412325', 'same'],
  ['urn', 'I3XDO412325', '13XD0412325', 'misread'],
  ['urn', '13XD0412326', '13XD0412325', 'other'],
  ['urn', '13XD0998825', '13XD0412325', 'other'],
];
test('numbers: how a written one stands to the known one', () => {
  for (const [kind, written, known, want] of NUMBERS)
    assert.equal(matchNumber(kind, written, known), want, `${kind} ${written} ~ ${known}`);
});

test('numbers: check letters (values of the domain page)', () => {
  for (const good of ['81/34U', '02/73319Z', '00/223R', '79/163001B', '67/9893091D'])
    assert.ok(readNumber('pnc', good)?.passes, good);
  assert.equal(readNumber('pnc', '2003/0011985Z')?.passes, false);
  for (const good of ['65656/91H', 'SF05/482703J', 'SF83/50058Z']) assert.ok(readNumber('cro', good)?.passes, good);
  assert.equal(readNumber('cro', '85227/65G')?.passes, false);
  for (const good of ['1101ZD0100000448754K', '11/01ZD/01/448754K', '1901ID0100000006148H'])
    assert.ok(readNumber('asn', good)?.passes, good);
  for (const none of ['hello', '', '17', '12/03/2024']) assert.equal(readNumber('pnc', none), null, none);
});

test('one slip: a change, a loss, an addition, a swap of neighbours; no more', () => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['abcd', 'abcd', true], ['abcd', 'abxd', true], ['abcd', 'abd', true], ['abd', 'abcd', true], ['abcd', 'acbd', true],
    ['abcd', 'abdc', true], ['', 'a', true], ['abcd', 'axxd', false], ['abcd', 'ab', false], ['abcd', 'adcb', false], ['abcd', 'badc', false],
  ]; // prettier-ignore
  for (const [a, b, want] of rows) assert.equal(oneSlip(a, b), want, `${a} ${b}`);
});

const DATES: readonly (readonly [string, string | null])[] = [
  ['02/09/1987', '1987-09-02'],
  ['2.9.87', '1987-09-02'],
  ['02-09-1987', '1987-09-02'],
  ['02 09 1987', '1987-09-02'],
  ['02091987', '1987-09-02'],
  ['020987', '1987-09-02'],
  ['1987-09-02', '1987-09-02'],
  ['1987/09/02', '1987-09-02'],
  ['2 September 1987', '1987-09-02'],
  ['2nd of Sept 1987', '1987-09-02'],
  ['02-SEP-87', '1987-09-02'],
  ['02SEP1987', '1987-09-02'],
  ['September 2, 1987', '1987-09-02'],
  ['O2/O9/l987', '1987-09-02'],
  ['02/09/I9B7', '1987-09-02'],
  ['09/25/1987', '1987-09-25'],
  ['03/04/16', '2016-04-03'],
  ['03/04/17', '1917-04-03'],
  ['31/02/1987', null],
  ['29/02/1988', '1988-02-29'],
  ['29/02/1987', null],
  ['00/09/1987', null],
  ['13/13/1987', null],
  ['02/09', null],
  ['SIL/OIL/BOSS', null],
  ['1/2/3/4', null],
  ['2 Mayor 1987', null],
  ['12 Margate 19', null],
];
test('dates: every way to write one', () => {
  for (const [text, want] of DATES) assert.equal(firstDate(text, 2016)?.iso ?? null, want, text);
});
test('dates: place and order', () => {
  const found = firstDate('seen 02/09/1987 and 03/09/1987', 2016);
  assert.deepEqual(found, { iso: '1987-09-02', from: 5, to: 15 });
});

const BORN: readonly (readonly [string, string, BornMatch])[] = [
  ['1987-09-02', '1987-09-02', 'same'],
  ['1987-02-09', '1987-09-02', 'swapped'],
  ['1987-09-03', '1987-09-02', 'slip'],
  ['1987-08-02', '1987-09-02', 'slip'],
  ['1977-09-02', '1987-09-02', 'slip'],
  ['1978-09-02', '1987-09-02', 'digits'],
  ['1987-09-20', '1987-09-02', 'digits'],
  ['1987-10-03', '1987-09-02', 'other'],
  ['1988-08-02', '1987-09-02', 'other'],
  ['1996-11-23', '1987-09-02', 'other'],
  ['1987-09-11', '1987-09-02', 'other'],
];
test('birth dates: how a written one stands to the known one', () => {
  for (const [written, known, want] of BORN) assert.equal(matchBorn(written, known), want, `${written} ~ ${known}`);
});

const NAMES: readonly (readonly [string, string, NameMatch])[] = [
  ['TRANTER, COLIN JAMES', 'Colin James Tranter', 'full'],
  ['TRANTER COLIN JAMES', 'Colin James Tranter', 'full'],
  ['COLIN JAMES TRANTER', 'Colin James Tranter', 'full'],
  ['Colin TRANTER', 'Colin James Tranter', 'full'],
  ['TRANTER Colin', 'Colin James Tranter', 'full'],
  ['TRANTER, COLIN J', 'Colin James Tranter', 'full'],
  ['MR TRANTER, COLIN JAMES', 'Colin James Tranter', 'full'],
  ['TRANTER, COLIN JAMES (MR)', 'Mr Colin James Tranter', 'full'],
  ['TRANTER, C0LIN JAME5', 'Colin James Tranter', 'full'],
  ['TRANTER, C J', 'Colin James Tranter', 'initials'],
  ['TRANTER', 'Colin James Tranter', 'surname-only'],
  ['TRANTOR, COLIN JAMES', 'Colin James Tranter', 'spelling'],
  ['TRANTER, COLLIN JAMES', 'Colin James Tranter', 'spelling'],
  ['BARNES, DEAN', 'Dean Bames', 'spelling'],
  ['TRANTER, COLIN PETER', 'Colin James Tranter', 'other-middle'],
  ['TRANTER, COLIN PETER JAMES', 'Colin James Tranter', 'full'],
  ['TRANTER, CAMERON JAMES', 'Colin James Tranter', 'other-forename'],
  ['TRANTER, D J', 'Colin James Tranter', 'other-forename'],
  ['OAKES, COLIN JAMES', 'Colin James Tranter', 'other-surname'],
  ['OAKES, COLIN PETER', 'Colin James Tranter', 'other'],
  ['OAKES, DEAN', 'Colin James Tranter', 'other'],
  ['VAUGHAN, RHODRI MEIRION', 'Rhodri Meurig Vaughan', 'other-middle'],
  ['TRANTER, MICHAEL', 'Mike Tranter', 'short'],
  ['TRANTER, MOHAMMED', 'Muhammad Tranter', 'sound'],
  ['RAHMAN, HASSAN', 'Hussein Rahman', 'sound'],
  ['RAHMAN, SERGEI', 'Serhiy Rahman', 'sound'],
  ['RAHMAN, HASSAN', 'Hamza Rahman', 'other-forename'],
  ['WOZNIAK, LUKASZ', 'Łukasz Woźniak', 'full'],
  ["O'BRIEN, DEAN", 'Dean OBrien', 'full'],
  ['O BRIEN, DEAN', "Dean O'Brien", 'full'],
  ['MACDONALD, DEAN', 'Dean McDonald', 'full'],
  ['SMITH JONES, DEAN', 'Dean Smith-Jones', 'full'],
  ['SMITH, DEAN', 'Dean Smith-Jones', 'part'],
  ['JONES, DEAN SMITH', 'Dean Smith-Jones', 'part'],
  ['SMITH, DEAN', 'Dean Jones', 'other-surname'],
  ['VAN DER MERWE, HOPE', 'Hope van der Merwe', 'full'],
  ['NGUYEN VAN ANH', 'Van Anh Nguyen', 'full'],
  ['THOMAS, JAMES', 'Thomas James', 'reordered'],
  ['ALDERTON, KIRSTY', 'Kirsty Halloran (née Alderton)', 'former'],
  ['HALLORAN, KIRSTY (FORMERLY ALDERTON)', 'Kirsty Alderton', 'former'],
  ['TRANTER, COLIN JAMES JNR', 'Colin James Tranter', 'generation'],
  ['TRANTER, COLIN JAMES JNR', 'Colin James Tranter Jr', 'full'],
  ['TRANTER, COLIN JAMES SENIOR', 'Colin James Tranter Jnr', 'other-generation'],
  ['BAPTISTE, JUNIOR', 'Junior Baptiste', 'full'],
  ['', 'Colin Tranter', 'other'],
  ['LEE, ANN', 'Ann Leigh', 'other-surname'],
  ['BALL, DEAN', 'Dean Bail', 'spelling'],
];
test('names: how a written one stands to the known one', () => {
  for (const [written, known, want] of NAMES) assert.equal(matchName(written, known), want, `${written} ~ ${known}`);
});
test('names: one key for one sound', () => {
  const same = [['Youssef', 'Yusuf'], ['Oleksandr', 'Aleksander'], ['Siobhan', 'Sivan'], ['Philip', 'Filip'], ['Aisha', 'Aysha']]; // prettier-ignore
  for (const [a = '', b = ''] of same) assert.equal(soundKey(a), soundKey(b), `${a} ${b}`);
  for (const [a = '', b = ''] of [
    ['Dean', 'Darren'],
    ['Colin', 'Craig'],
    ['Marek', 'Marta'],
  ])
    assert.notEqual(soundKey(a), soundKey(b));
});
