// What is read off a page of a record, by table: whose fields they are, in every way that forms set them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textPage } from '../../test/fixtures/text-page.ts';
import { pageOf } from './lines.ts';
import { looksLikeRecord, readPage, saysNothing, type RecordPage } from './record.ts';

const read = (text: string): RecordPage => readPage(textPage(1, text), 2026);
const words = (page: RecordPage) => ({
  names: page.names.map(({ text }) => text),
  born: page.born.map(({ iso }) => iso),
  pnc: page.pnc.map(({ text }) => text),
  cro: page.cro.map(({ text }) => text),
});
const WHOLE = { names: ['TRANTER, COLIN JAMES'], born: ['1987-09-02'], pnc: ['02/73319Z'], cro: ['65656/91H'] };

const HEADS: readonly (readonly [string, string])[] = [
  ['labels', 'SURNAME TRANTER\nFORENAMES COLIN JAMES\nDATE OF BIRTH 02/09/1987\nPNCID 02/73319Z   CRO 65656/91H'],
  ['forenames first', 'FORENAMES: COLIN JAMES\nSURNAME: TRANTER\nDOB: 02/09/1987\nPNC ID: 02/73319Z\nCRO: 65656/91H'],
  ['one line', 'Name: TRANTER, COLIN JAMES DOB: 02/09/1987 PNC: 02/73319Z CRO: 65656/91H'],
  ['table', 'SURNAME\tFORENAMES\tDOB\tPNCID\tCRO\nTRANTER\tCOLIN JAMES\t02/09/1987\t02/73319Z\t65656/91H'],
  [
    'stacked',
    'Surname\nTRANTER\nForenames\nCOLIN JAMES\nDate of birth\n02/09/1987\nPNC ID\n02/73319Z\nCRO No\n65656/91H',
  ],
  ['slashes', 'NAME: TRANTER/COLIN/JAMES\tSEX: M\nDOB: 02/09/1987\tPNCID: 02/73319Z\tCRO: 65656/91H'],
  ['spaced slash', 'NAME: TRANTER / COLIN JAMES\tDOB: 02-SEP-1987\nPNCID: 02/73319Z CRO: 65656/91H'],
  ['bare', 'TRANTER, COLIN JAMES   Male   Born 02/09/1987\nPNCID 02/73319Z   CRO 65656/91H'],
  ['cells', 'TRANTER   COLIN JAMES   M   02/09/87\nPNCID 02/73319Z   CRO 65656/91H'],
  ['misread labels', 'SURNAME TRANTER\nF0RENAMES COLIN JAMES\nD0B 02/09/1987\nPNC1D 02/73319Z CR0 65656/91H'],
  ['sex behind the name', 'NAME TRANTER, COLIN JAMES M 02/09/1987\nDOB 02/09/1987 PNCID 02/73319Z CRO 65656/91H'],
  ['no space behind labels', 'NAME:TRANTER, COLIN JAMES\nDOB02/09/1987\nPNCID02/73319Z\nCRO65656/91H'],
];
for (const [name, head] of HEADS)
  test(`record: ${name}`, () => assert.deepEqual(words(read(`PNC PRINT   Page 1 of 1\n${head}\n\nCONVICTIONS 1`)), WHOLE)); // prettier-ignore

const OWN = 'PNC PRINT\nNAME: TRANTER, COLIN JAMES   DOB: 02/09/1987\nPNCID: 02/73319Z   CRO: 65656/91H\n';
const OTHER = 'OAKES, DEAN   04/01/1990   08/374519G';
const ASIDE: readonly (readonly [string, string])[] = [
  ['associates', `ASSOCIATES ${OTHER}`],
  ['associates over two lines', `ASSOCIATES ROSE, MARK 05/88312R;\n${OTHER}`],
  ['a heading and its block', `ASSOCIATES\nNAME: OAKES, DEAN   DOB: 04/01/1990\nPNCID: 08/374519G\n`],
  ['co-defendants', `CO-DEFENDANTS: ${OTHER}`],
  ['linked nominals', `LINKED NOMINALS ${OTHER}`],
  ['offended with', `OFFENDED WITH ${OTHER}`],
  ['related', `RELATED: ${OTHER}`],
  ['with', `(1) 14.11.03 LEEDS CC AFFRAY\n    WITH: ${OTHER}`],
  ['complainant, short', '(3) 30.08.17 LEEDS MC\n14.07.21 NFA ABH   COMP OAKES, DEAN   04/01/1990\nMore\nEND'],
  ['partner', 'Partner: OAKES, DEAN   04/01/1990'],
  ['protected person', 'ORDERS: RESTRAINING ORDER 19/07/18 - PROTECTED PERSON OAKES, DEAN'],
  ['an officer', 'OFFICER IN CASE: OAKES, DEAN   PRINTED BY: ROSE, MARK'],
  ['an address that looks like a name', 'ADDRESS   4 ORCHARD  RISE, LEEDS'],
  ['a victim in the convictions', 'CONVICTIONS 1\n1  03/05/2012  LEEDS MAGS  ABH\nCOMPLAINANT OAKES, DEAN 04/01/1990'],
  ['narrative', 'CONVICTIONS 1\n1  03/05/2012  LEEDS MAGS  ABH\nThe offender and OAKES (PNC 08/374519G) were born in Leeds.\nMore.\nMore still.'],
]; // prettier-ignore
for (const [name, aside] of ASIDE)
  test(`record: not the subject: ${name}`, () => assert.deepEqual(words(read(`${OWN}${aside}`)), WHOLE));

test('record: somebody else further down the page is heard', () => {
  const second = 'NAME: OAKES, DEAN   DOB: 04/01/1990\nPNCID: 08/374519G';
  for (const more of [`PNC PRINT   PAGE 1 OF 1\n${second}`, `\n${second}`, 'PNC PRINT   OAKES, DEAN   08/374519G   PAGE 1 OF 2', 'OAKES, DEAN   08/374519G']) {
    const { names, pnc } = words(read(`${OWN}CONVICTIONS 1\n1  03/05/2012  LEEDS MAGS  ABH\n${more}`));
    assert.deepEqual(names, ['TRANTER, COLIN JAMES', 'OAKES, DEAN'], more);
    assert.deepEqual(pnc, ['02/73319Z', '08/374519G'], more);
  }
}); // prettier-ignore

test('record: aliases are not the name, alias dates not the birth date', () => {
  const page = read(`${OWN}ALIAS NAMES STERLING, MARK; WINTERS, GARY\nALIAS DOB 30/08/66`);
  assert.deepEqual(words(page), WHOLE);
  assert.deepEqual(page.aliases.map(({ text }) => text), ['STERLING, MARK', 'WINTERS, GARY']); // prettier-ignore
  assert.deepEqual(page.aliasBorn.map(({ iso }) => iso), ['1966-08-30']); // prettier-ignore
});

test('record: places are those of the page', () => {
  const page = read(OWN);
  const text = OWN;
  for (const said of [...page.pnc, ...page.cro, ...page.names, ...page.born]) assert.equal(text.slice(said.from, said.to), said.text); // prettier-ignore
});

test('record: when it was printed', () => {
  const rows: readonly (readonly [string, string | null])[] = [
    ['PNC PRINT   14/06/2026   Page 1 of 1\nDOB 02/09/1987', '2026-06-14'],
    ['PNC PRINT\nPrinted 14/06/26 11:02\nDOB 02/09/1987', '2026-06-14'],
    ['PNC PRINT\nDATE 14/06/2026 TIME 09:14\nDOB 02/09/1987', '2026-06-14'],
    ['PNC PRINT\nDOB 02/09/1987\nCONVICTIONS\n1 03/05/2012 LEEDS', null],
    ['PNC PRINT   TRANTER, COLIN   DOB 02/09/1987   Page 2 of 2', null],
  ];
  for (const [text, want] of rows) assert.equal(read(text).printed, want, text);
});

test('record: page numbers and counted convictions', () => {
  const rows: readonly (readonly [string, readonly [number, number] | null])[] = [
    ['PAGE 1 OF 2', [1, 2]], ['page 2/3', [2, 3]], ['Pg 2 of 3', [2, 3]], ['Sheet   2 of 3', [2, 3]], ['PAGE I OF l', [1, 1]],
    ['page 4 of 3', null], ['3 of the men', null], ['nothing', null],
  ]; // prettier-ignore
  for (const [text, want] of rows) assert.deepEqual(pageOf(text) && [pageOf(text)?.no, pageOf(text)?.of], want, text);
  assert.deepEqual(read('PNC PRINT\n4 17/05/2013 LEEDS\n5. 12/08/2014 LEEDS\n16 WKS IMPRISONMENT').counted, { first: 4, last: 5 }); // prettier-ignore
});

test('record: nothing, and nothing of substance', () => {
  assert.ok(saysNothing(read('PNC PRINT   PAGE 2 OF 2\n4 17/05/2013 LEEDS CROWN COURT BURGLARY')));
  assert.ok(!saysNothing(read(OWN)));
  assert.equal(read('PNC PRINT   PAGE 2 OF 2\nEND OF PRINT').substance, false);
  assert.equal(read('PNC PRINT   PAGE 2 OF 2\n4 17/05/2013 LEEDS CROWN COURT BURGLARY').substance, true);
});

test('record: a page of a record inside another paper', () => {
  const rows: readonly (readonly [string, boolean])[] = [
    [`${OWN}CONVICTIONS 1   OFFENCES 1\n1 03/05/2012 LEEDS MAGISTRATES THEFT`, true],
    ['LIST OF PREVIOUS CONVICTIONS\n1 03/05/2012 LEEDS MAGISTRATES THEFT', true],
    ['Previous convictions\nDefendant: Colin Tranter\nOffences: 4', true],
    ['MG5 POLICE REPORT\nDefendant: Colin Tranter   PNCID 02/73319Z\nSummary\nHe stole.\nPrevious convictions\n03/05/2012 LEEDS MAGISTRATES THEFT', false],
    ['CUSTODY RECORD\nPNC check done 03/05/2024\nPNCID 02/73319Z', false],
    ['Dear PC Doyle\nPlease send the PNC print of the defendant.', false],
    ['WITNESS STATEMENT\nI saw the disclosure print.', false],
  ]; // prettier-ignore
  for (const [text, want] of rows) assert.equal(looksLikeRecord(textPage(1, text)), want, text);
});
