import { test } from 'node:test';
import { checkTable } from '../table.ts';
import { bankAccount, iban, lastDigits, paymentCard } from './money.ts';

test('bank details', () => {
  checkTable(
    [
      'with Thameside Bank, «41-33-68 84528857».',
      'Sort code «03-36-26, account 33488073», name',
      'Sort code: «184360 Account number: 11341467»',
      'A/c no «11341467»',
      'sc «40 66 55 76428405»',
      'IBAN «GB82 WEST 1234 5698 7654 32»',
      'CARD «4929 0364 2906 0043»   LOYALTY',
      'CARD «**** **** **** 5227»',
      'I paid with the card ending «3462».',
      'account ending «4471»',
      'the ISA ending «2290» and',
      'The card used ended «5631».',
      'seized on 12-03-24 at 1130',
      'call 0161 496 0377',
      'goods 7038812 and 7044119',
      'order 4929 0364 2906 0044 was lost',
      'Account of events given 12 March 2024',
    ],
    [bankAccount, iban, lastDigits, paymentCard],
  );
});
