import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textDocument, textPage } from '../../test/fixtures/text-page.ts';
import type { CaseDocument, Person, Recipient } from '../model/index.ts';
import { checkConvictions } from './convictions.ts';
import { firstDate } from './dates.ts';
import { normalCro, normalPnc } from './numbers.ts';
import { readPage } from './record.ts';

const print = (...pages: string[]): CaseDocument => textDocument('PNC.pdf', 'PNC', pages);
const person = (id: string, over: Partial<Person> = {}): Person => ({
  id,
  role: 'defendant',
  names: ['Colin James Tranter'],
  aliases: ['Caz'],
  born: '1987-09-02',
  addresses: [],
  phones: [],
  emails: [],
  numbers: [
    { category: 'pnc', value: '06/41213C' },
    { category: 'cro', value: '20117/06B' },
  ],
  protections: [],
  source: 'manifest',
  ...over,
});
const D1: Recipient = { kind: 'defence', id: 'D1' };
const held = (
  document: CaseDocument,
  people: readonly Person[] = [person('D1')],
  recipient: Recipient = D1,
): number[] => checkConvictions([document], people, recipient, { thisYear: 2026 }).holds.map((hold) => hold.page ?? 0);

const HEAD = 'PNC PRINT\tPAGE 1 OF 2\n';
const rows: readonly (readonly [string, string, boolean])[] = [
  ['all four agree', 'SURNAME\tTRANTER\nFORENAMES\tCOLIN JAMES\nDOB 02/09/1987\tPNCID 06/41213C\tCRO 20117/06B', true],
  ['long PNC form', 'Name: TRANTER, COLIN JAMES\nPNC ID: 2006/0041213C', true],
  ['two-digit year', 'TRANTER, COLIN JAMES\tMale\tBorn 02/09/87\nCONVICTIONS 2', true],
  ['cells with sex and birth date', 'TRANTER\tCOLIN JAMES\tM\t02/09/87\nPNCID 06/41213C', true],
  ['month in words', 'Name: Colin Tranter\nDate of birth: 2 September 1987', true],
  ['middle name as initial', 'Name: TRANTER, COLIN J\nPNCID 06/41213C', true],
  ['one slip in the surname, numbers agree', 'Name: TRANTOR, COLIN JAMES\nPNCID 06/41213C\tCRO 20117/06B', true],
  [
    'associate with numbers of his own',
    'Name: TRANTER, COLIN JAMES\nPNCID 06/41213C\nASSOCIATE ROSE, DEAN 14/02/87 05/88312R',
    true,
  ],
  [
    'print date on the heading line',
    'PNC PRINT\tFOR COURT AND DEFENCE\t14/06/2024\nName TRANTER, COLIN JAMES\nDOB 02/09/1987\tSex M',
    true,
  ],
  [
    'print date beside PNC in the title',
    'PNC DISCLOSURE PRINT\tBTP 5538\t02/12/2024\nTRANTER, COLIN JAMES\nDOB 02/09/1987',
    true,
  ],
  ['alias on the print', 'Name: TRANTER, COLIN JAMES\nPNCID 06/41213C\nALIAS CAZ', true],
  ['same name, other birth date and numbers', 'Name: TRANTER, COLIN JAMES\nDOB 09/02/1981\tPNCID 99/224001K', false],
  ['same name and numbers, birth date differs', 'Name: TRANTER, COLIN JAMES\nDOB 02/09/1978\tPNCID 06/41213C', false],
  ['middle name differs', 'Name: TRANTER, COLIN PETER\nDOB 02/09/1987', false],
  ['swapped digits in the PNC ID', 'Name: TRANTER, COLIN JAMES\nPNCID 06/42113C', false],
  ['only the name', 'Name: TRANTER, COLIN JAMES', false],
  ['only the PNC ID', 'PNCID 06/41213C', false],
  ['no identity at all', 'CONVICTIONS 2\n1 03/05/2012 LEEDS MAGISTRATES THEFT', false],
];
for (const [name, head, passes] of rows) {
  test(`convictions: ${name} ${passes ? 'passes' : 'is held'}`, () => {
    assert.deepEqual(held(print(HEAD + head + '\n1 03/05/2012 LEEDS MAGISTRATES\tTHEFT\tFINE £50')), passes ? [] : [1]);
  });
}

const OWN = 'Name: TRANTER, COLIN JAMES\nPNCID 06/41213C\tDOB 02/09/1987\nCONVICTIONS 9';
test('convictions: page 2 of somebody else is held, whatever page 1 says', () => {
  const other = 'PNC PRINT   TRANTER, COLIN PAUL   DOB 11/12/1990   PNCID 10/220012X   Page 2 of 2\n3 BURGLARY';
  assert.deepEqual(held(print(OWN, other)), [2]);
});
test('convictions: a page without identity is held, also behind a page that passed', () => {
  // It used to pass as a continuation: so did the second page of somebody else whose print had lost its head.
  assert.deepEqual(held(print(OWN, '4 17/05/13 LEEDS CROWN COURT  BURGLARY')), [2]);
  assert.deepEqual(held(print('4 17/05/13 LEEDS CROWN COURT  BURGLARY', OWN)), [1]);
  assert.deepEqual(held(print(OWN, 'PNC PRINT   Page 2 of 2\nEND OF PRINT')), []);
});
test('convictions: a scanned page that nobody read is held as unread, and cannot be waved through', () => {
  const scan: CaseDocument = {
    ...print(''),
    pages: [{ ...textPage(1, ''), unread: [{ box: [0, 0, 595, 842], why: 'picture not read' }] }],
  };
  const [hold] = checkConvictions([scan], [person('D1')], D1, { thisYear: 2026 }).holds;
  assert.equal(hold?.kind, 'unread');
});
test('convictions: twins need PNC or CRO', () => {
  const twin = person('D2', { names: ['Cameron James Tranter'], numbers: [] });
  const byName = print('Name: TRANTER, COLIN JAMES\nDOB 02/09/1987\nCONVICTIONS 1');
  assert.deepEqual(held(byName, [person('D1'), twin]), [1]);
  assert.deepEqual(held(print(OWN), [person('D1'), twin]), []);
});
test('convictions: a co-defendant’s own record is not for this defence, but may go to court', () => {
  const other = person('D2', {
    names: ['Dean Oakes'],
    born: '1990-01-04',
    numbers: [{ category: 'pnc', value: '08/99K' }],
  });
  const record = print('Name: OAKES, DEAN\nDOB 04/01/1990\tPNCID 08/99K\nCONVICTIONS 1');
  assert.deepEqual(held(record, [person('D1'), other]), [1]);
  assert.deepEqual(held(record, [person('D1'), other], { kind: 'court' }), []);
});
test('convictions: people learnt from the papers prove nothing', () => {
  assert.deepEqual(held(print(OWN), [person('D1', { source: 'PNC.pdf' })]), [1]);
});

test('record: numbers and dates compare in one form', () => {
  assert.equal(normalPnc('2003/0053743L'), '03/53743L');
  assert.equal(normalPnc('81/34u'), '81/34U');
  assert.equal(normalPnc('hello'), null);
  assert.equal(normalCro('020117/06B'), '20117/06B');
  assert.equal(normalCro('SF05/482703J'), 'SF05/482703J');
  assert.equal(firstDate('3 Mar 49', 2016)?.iso, '1949-03-03');
  assert.equal(firstDate('32 13 49', 2016), null);
});
test('record: an associate’s birth date is not the subject’s', () => {
  const page = textPage(1, 'Name: TRANTER, COLIN\nPNCID 06/41213C\nASSOCIATES OAKES, DEAN 04/01/1990');
  assert.deepEqual(readPage(page, 2026).born, []);
});
const TODAY = { thisYear: 2026, today: '2026-11-26', urn: '13XD0412325' };
const verdicts = (document: CaseDocument, recipient: Recipient = D1, people: readonly Person[] = [person('D1')]) =>
  checkConvictions([document], people, recipient, TODAY).records;

test('convictions: an old print is told, and goes', () => {
  const at = (date: string): readonly string[] => verdicts(print(`PNC PRINT\nPrinted ${date}\n${OWN}`))[0]?.warnings ?? []; // prettier-ignore
  assert.match(at('01/10/2026').join(), /Printed 56 days ago/);
  assert.deepEqual(at('29/10/2026'), []);
  assert.match(at('28/10/2026').join(), /29 days/);
  assert.match(at('28/11/2026').join(), /in the future/);
});
test('convictions: the last pages of a print that are not here are told', () => {
  assert.match(verdicts(print(`PNC PRINT   Page 1 of 3\n${OWN}`))[0]?.warnings.join() ?? '', /counts 3 pages; the last 2 are not here/); // prettier-ignore
  assert.deepEqual(verdicts(print(`PNC PRINT   Page 1 of 1\n${OWN}`))[0]?.warnings, []);
});
test('convictions: two defendants’ prints mixed up are held for the court too', () => {
  const d2 = person('D2', { names: ['Dean Oakes'], born: '1990-01-04', numbers: [{ category: 'pnc', value: '08/374519G' }] }); // prettier-ignore
  const two = 'PNC PRINT   OAKES, DEAN   PNCID 08/374519G   Page 2 of 2\n4 17/05/13 LEEDS CROWN COURT  BURGLARY';
  const court: Recipient = { kind: 'court' };
  const mixed = print(`PNC PRINT   Page 1 of 2\n${OWN}`, two);
  assert.deepEqual(verdicts(mixed, court, [person('D1'), d2]).map(({ outcome }) => outcome), ['theirs', 'held']); // prettier-ignore
  const apart = print(`PNC PRINT   Page 1 of 1\n${OWN}`, two.replace('Page 2 of 2', 'Page 1 of 1'));
  assert.deepEqual(held(apart, [person('D1'), d2], court), []);
});
test('convictions: a page of a co-defendant’s record inside a bundle of another type is held, and says whose', () => {
  const d2 = person('D2', { names: ['Dean Oakes'], born: '1990-01-04', numbers: [{ category: 'pnc', value: '08/374519G' }] }); // prettier-ignore
  const bundle = { ...print('MG5 POLICE REPORT\nHe stole a bicycle.', 'PNC PRINT   Page 1 of 1\nNAME: OAKES, DEAN   DOB: 04/01/1990   PNCID: 08/374519G\nCONVICTIONS 1'), type: 'OTHER' as const }; // prettier-ignore
  const [only] = verdicts(bundle, D1, [person('D1'), d2]);
  assert.equal(only?.page, 2);
  assert.match(only.why, /It is D2's record/);
});
test('convictions: paper of another case of the same man is held', () => {
  assert.match(verdicts(print(`${OWN.replace('CONVICTIONS', 'URN 13XD0998825\nCONVICTIONS')}`))[0]?.why ?? '', /another case/); // prettier-ignore
  assert.deepEqual(held(print(OWN.replace('CONVICTIONS', 'URN 13XD0412325\nCONVICTIONS'))), []);
});
test('convictions: side by side: each field with its places, its weight and a sentence; no value', () => {
  const [verdict] = verdicts(print(OWN));
  assert.deepEqual(verdict?.fields.map(({ field, state }) => `${field} ${state}`), ['pnc agree', 'cro absent', 'born agree', 'name agree', 'asn absent', 'urn absent']); // prettier-ignore
  const [pnc] = verdict.fields;
  assert.equal(OWN.slice(pnc?.record[0]?.from, pnc?.record[0]?.to), '06/41213C');
  assert.deepEqual(pnc?.known, [{ person: 'D1', field: 'numbers', index: 0 }]);
  assert.ok(verdict.bits > 25);
  assert.ok(!/41213|TRANTER|1987/.test(JSON.stringify(verdict.fields.map(({ says }) => says)) + verdict.why));
});
test('convictions: a misread number agrees, and with the name it is enough; alone with a slip it is not', () => {
  const known = [person('D1', { numbers: [{ category: 'pnc', value: '02/73319Z' }] })];
  assert.deepEqual(held(print('Name: TRANTER, COLIN JAMES\nPNCID O2/733I9Z'), known), []);
  assert.deepEqual(held(print('Name: TRANTER, COLIN JAMES\nPNCID 02/73391Z'), known), [1]);
});
test('convictions: the name of the page before counts beside a number, and never without one', () => {
  const known = [person('D1', { names: ['Muhammad Rahman'], numbers: [{ category: 'pnc', value: '02/73319Z' }] })];
  const first = 'PNC PRINT   Page 1 of 2\nName: RAHMAN, MOHAMMED\nDOB 02/09/1987   PNCID 02/73319Z\nCONVICTIONS 4';
  const later = (head: string): string => `PNC PRINT   RAHMAN, MOHAMMED   ${head}   Page 2 of 2\n5 17/05/2013 LEEDS CROWN COURT  BURGLARY`; // prettier-ignore
  assert.deepEqual(held(print(first, later('PNCID 02/73319Z')), known), []);
  assert.deepEqual(held(print(first, later('DOB 02/09/1987')), known), [2]);
  assert.deepEqual(held(print(later('PNCID 02/73319Z')), known), [1]);
});
test('convictions: a page is told beside the person it is most like', () => {
  const d2 = person('D2', { names: ['Dean Oakes'], born: '1990-01-04', numbers: [{ category: 'pnc', value: '08/374519G' }] }); // prettier-ignore
  const [verdict] = verdicts(print('Name: OAKES, DEAN\nDOB 05/01/1990   PNCID 08/374519G'), { kind: 'court' }, [person('D1'), d2]); // prettier-ignore
  assert.deepEqual([verdict?.person, verdict?.outcome], ['D2', 'held']);
});
