import { test } from 'node:test';
import { checkTable, personOf } from '../table.ts';
import { phoneNumbers } from './phone.ts';
import { rosterNumbers } from './roster-numbers.ts';

test('telephones', () => {
  checkTable(
    [
      'on «07700 900652» and',
      'CLI «07700900866»',
      'mobile «07700 900 652».',
      'Tel: «(01632) 960 417»',
      'Tel «01632-960-417» or «07700-900-834»',
      'which is «0 7 7 0 0  9 0 0  3 3 6», and',
      '«+44 7700 900958».',
      'MSISDN «+447700900871»',
      '«+44 (0)113 496 0188»',
      '«0044 20 7946 0377»',
      'desk «020 7946 0377 ext 214»',
      'ring «oh double seven double oh nine hundred one two three» any time',
      'from the phone ending «773».',
      'on my own phone, «the one ending 514», and',
      'the one ending in tears was her sister',
      'Tel. «960417»',
      'Telephone: «0770 900 12»',
      'French mobile «+33 6 12 34 56 78»',
      'NHS 999 118 0141',
      'incident 0613 of 05/03/2024',
      'sort code 04-71-83 98511793',
      'at 0900 hrs on 05.03.2024',
      'from 07/08/2024 to 15/08/2024',
      'PC 4417 and DC 2280',
      'card 4929 0364 2906 0043',
      'IMEI 350199250121197',
      'items 7038812 7044119',
      'crime 13240121877',
      'Mr Pemberton called 999 («01632 960787»). He says',
      'dialled 101 («0113 496 0188»)',
      'on 31/05/2024 «07700 900123» rang',
      'page 12 «07700 900456»',
      'rang «07700 900456» 3 times',
      'at 14.05 «+44 7700 900456» in',
      '«07700 900456» «07700 900457»',
      'card 4929 0774 4567 8901',
      'account 20-45-45 07700900',
      'Tel «01632 960417»/«07700 900123»',
      'Home/Mob: «01632 960417»/«07700 900123».',
      'log 0613/0771 of the day',
      'lots 12 0770 and 14 0771',
    ].map((row) => row.replaceAll('  ', ' ')),
    [phoneNumbers],
  );
});

test('telephones and mail of the case in other notations', () => {
  const people = [personOf('W1', 'Olena Marchenko', { phones: ['07700 900514', '01632 960288'], emails: ['o.m@example.com'] })];
  checkTable(
    [
      'rang «07700900514» twice',
      'cell «7700900514»   yes',
      'it is «+44 7700-900-514»',
      'scan says «O77OO 9OO5l4»',
      'Tel «960288»',
      'the mobile ending «514»',
      'write to «O.M@example.com»',
      'crime 960288',
      'invoice 514',
    ],
    [rosterNumbers],
    people,
  );
}); // prettier-ignore
