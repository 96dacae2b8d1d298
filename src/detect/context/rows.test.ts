import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findIn, personOf } from '../table.ts';
import { messages } from './messages.ts';
import { statementRows } from './statement-rows.ts';

const PEOPLE = [
  personOf('D1', 'Craig Anthony AKERS', { role: 'defendant', phones: ['07700 900111'] }),
  personOf('V1', 'Lena Worth', { role: 'victim' }),
  personOf('W1', 'Isobel Tarn', { phones: ['07700 900222'] }),
];

const read = (text: string, recogniser: typeof messages): string[] =>
  findIn(text, [recogniser], PEOPLE).map(
    (hit) => `${hit.category}: ${text.slice(hit.from, hit.to).replaceAll('\n', ' ')}`,
  );

const HEAD = 'Owner\tLena Worth\tMSISDN\t07700 900333\nNo\tDate\tTime\tDirection\tParty\tMessage\n';

test('messages with somebody outside the case are private', () => {
  assert.deepEqual(
    read(
      `${HEAD}1\t01/03/2025\t10:00\tIn\tMum 01632 960001\tsee you at nan's\non sunday

2\t01/03/2025\t10:05\tOut\tDr Venn 0161 496 0002\tcan i come sooner
3\t01/03/2025\t10:06\tIn\tCraig 07700 900999\ti will find you
4\t01/03/2025\t10:07\tIn\t07700 900111\tanswer me
5\t01/03/2025\t10:08\tOut\tIsobel 07700 900222\the hit me again
6\t01/03/2025\t10:09\tIn\tIsobel 07700 900222\ti'll come and get you at Hope
7\t01/03/2025\t10:10\tIn\t07700 900777\twho is this
8\t01/03/2025\t10:11\tIn\tMum 01632 960001\tok

End of the extract.`,
      messages,
    ),
    [
      'clue: Mum',
      "clue: see you at nan's on sunday",
      'clue: Dr Venn',
      'medical: can i come sooner',
      "clue: i'll come and get you at Hope",
      'clue: Mum',
      'clue: ok',
    ],
  );
});

test("nothing on the defendant's own phone, nothing without a table of messages", () => {
  assert.deepEqual(
    read(`${HEAD.replace('Lena Worth', 'Craig Akers')}1\t01/03/2025\t10:00\tIn\tMum 01632 960001\tsee you`, messages),
    [],
  );
  assert.deepEqual(read('No\tDate\tItem\n1\t01/03/2025\tMum 01632 960001', messages), []);
});

test('entries of a statement that tell of a life', () => {
  assert.deepEqual(
    read(
      `Date\tType\tDescription\tPaid out\tBalance
01/09/2024\tDD\tBROUGH COUNCIL TAX 4410021\t171.00\t410.00
04/09/2024\tFPO\tC AKERS REF RENT\t1500.00\t400.00
05/09/2024\tPOS\tELM CLINIC\t55.00\t390.00

06/09/2024\tPOS\tLITTLE WRENS
NURSERY FEES\t212.00\t380.00

07/09/2024\tPOS\tSHAH JALAL MOSQUE\t20.00\t370.00
08/09/2024\tPOS\tCORNER STORES LTD\t20.00\t370.00
09/09/2024\tFPO\tT HOLM REF DEPOSIT\t20.00\t370.00
10/09/2024\tFPO\tT HOLM REF RENT\t20.00\t370.00
11/09/2024\tFPO\tT HOLM REF CUSTOMS\t20.00\t370.00
12/09/2024\tNOTE\tCUSTOMER VULNERABLE - CALL DAUGHTER\n01632 960002`,
      statementRows,
    ),
    [
      'clue: BROUGH COUNCIL TAX 4410021',
      'medical: ELM CLINIC',
      'school: LITTLE WRENS NURSERY FEES',
      'special: SHAH JALAL MOSQUE',
      'medical: CUSTOMER VULNERABLE - CALL DAUGHTER 01632 960002',
    ],
  );
});
