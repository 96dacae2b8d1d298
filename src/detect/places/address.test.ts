import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTable, findIn, personOf } from '../table.ts';
import { addresses } from './address.ts';
import { coordinates } from './coordinates.ts';

test('addresses in full and in part', () => {
  checkTable(
    [
      'of «Flat 3, 118 Thornbury Mount, Bradford BD3 8QJ» and',
      'Address:   «21 Cae Glas Road\nCardiff\nCF14 6QW»',
      'Address   «21 Cae Glas Road\nCardiff»\nPostcode   «CF14 6QW»',
      '«Flat 22, Ancoats Wharf\n8 Jersey Row\nManchester M4 6HX»\nTel',
      'CALLER ADDR   «34 LARKHILL TERRACE BD9 4PX»   ALT TEL',
      'HOME ADDR «118 THORNBURY MT».',
      'WILL TAKE IP TO «ILKLEY, 6 ABBOTS CLOSE»',
      'who lives at «No. 31» and was',
      'my sister-in-law from «number eighteen» had rung already',
      'brought a tea towel with ice in it from\n«number eighteen». He sat down',
      'He knocked at «number twenty-two» but nobody came',
      'He is the number one suspect and number three on the list',
      'Under Article 4 of Protocol No. 7 of the house he lived by Law no. 3713',
      'Mrs Akers of «number 34», saw',
      'my home in «Mold, at 12 Maes y Coed», in my own time',
      '«8 Heol y Bryn, Pontypridd, CF37 4DP»',
      'She lives in «Longridge, 5 Fairways», and',
      'at «Apartment 5, The Maltings». She has',
      'stay at «flat 2 above the bakery», please',
      'PREV ADDR   «C/O STACEY LEMMON, 40 BIERLEY LANE, BRADFORD BD4 6AX»',
      'write to «PO Box 411, Chester»',
      'at «HMP Highdown»; then',
      'called to «33 Moss Brow S7».',
      '«5 Whinfell Dr Stockport»\nnext',
      'lives at the «Old Smithy, Rose Lane, CF15 9NT», he said'.replace('the «Old', '«the Old'),
      'Flat 11 is at «Telford Court»'.replace(/.*/, '«Flat 11, Telford Court, Hilton Street, Wolverhampton WV10 0LG»'),
      'postcode «ls9 8qt» today',
      '«288B High Road, Chadwell Heath», over a shop',
      'which is «Tigh na Mara, 4 Shore Road».',
      'Mr AKERS lives at «the Old Smithy, Largs» and',
      'Wit Mrs AKERS\n«5 Fairways Longridge»\nVeh',
      'AKERS 29/02/84 «21 CAE GLAS RD». NOK',
      'One, Hope VAN DER MERWE of «Worthing», does',
      'one of the new houses on «Parc Celyn, number 6». He',
      'a student of the University of York',
      'the «home» of'.replace(/[«»]/g, ''),
      'Interviewed 5 March 2024 at the station',
      'for 12 months at Leeds Crown Court',
      'PC 4417 Hill attended with DC 2280 Marsden',
      '6 Grant Street'.replace(/.*/, 'ribs 5, 6 and 7 broken'),
      'THEFT X 4 COMMUNITY ORDER',
      'Sections 4 and 5 Public Order Act 1986',
      'the number 24 bus',
      'exhibit PH14 GLV',
      'page 2 The officer said',
      'COVID 19 TEST',
    ],
    [addresses],
  );
});

test('addresses of the case are known again, in part and in other words', () => {
  const people = [
    personOf('W1', 'Olena Marchenko', { addresses: ['5 Fairways, Longridge PR3 2QQ'] }),
    personOf('W2', 'Iestyn Pryce', { addresses: ['Tigh na Mara, Largs KA30 8AA'] }),
  ];
  for (const [text, whose] of [
    ['saw her to 5 FAIRWAYS last night', 'W1'],
    ['post for PR32QQ', 'W1'],
    ['the house called Tigh na Mara is', 'W2'],
  ] as const)
    assert.equal(findIn(text, [addresses], people)[0]?.whose, whose, text);
});

test('coordinates', () => {
  checkTable(
    ['GPS «51.5381 -3.1792».', 'at «51.5381, -3.1792»', 'w3w «filled.count.soap»', 'grid ref «SK 123 456»', 'speed 51.5 mph', 'SK 12345 units'],
    [coordinates],
  );
}); // prettier-ignore
