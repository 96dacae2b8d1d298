// Damaged numbers, mail boxes and addresses as «marks», and near misses. Through the front door: only what nothing else found
// is read so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { damagedAddresses } from './damaged-address.ts';
import { damagedNumbers } from './damaged.ts';
import { shapedNumbers } from './shaped.ts';
import { checkTable } from '../table.ts';
import { detectText } from '../index.ts';

test('damaged numbers are read beside the word that says what they are', () => {
  checkTable(
    [
      'PNC ID «28/0744677K» refers',
      'PNC/«20/44O456K»',
      'charged under ASN «24/13ZD/01/8436G7P» today',
      'ASN «23/1 3XD/01/843600T» shown',
      'Passport no. «101 754693» seized',
      'NHS No: «999-82 8-5798»',
      'router IP «203.0.113.831» logged',
      'DOB: «11 December 198 9» given',
      'D.O.B. «O9-0CT-1976» given',
      'Prisoner no. «A12 34BC» on the wing',
      'SIM: «3944274722892584920» cut',
      // Near misses: no word, another word, too few digits, prose.
      'The order was 28/0744677K and it came.',
      'I have a passport and 101 pounds.',
      'He was born in the SOLID house on Bill Street.',
      'The card was in my bag with 14 others.',
      'The SIM was gone; on 11 December 2024 I rang.',
    ],
    [damagedNumbers],
  );
});

test('damaged values that their shape tells', () => {
  checkTable(
    [
      'Email: «d-nowak95@ex ample.org» please',
      'write to «siân.rees61@southbank-t rust.example» now',
      'statement to «d- nowak98@example.org» please',
      'Please pay «86 48 35, acco unt 14024237» today',
      'Account: «23- 53-15 80310835» closed',
      'a licence «MORGA821191ED8WJ» was shown',
      'money to «GB23 LLLM 3964 0569 3126 07» went',
      'I met him @ home on Friday and at 5.',
      'We met at 23-53-15 with 8 people.',
      'MORGAN 82119 was the reference.',
    ],
    [shapedNumbers],
  );
});

test('damaged addresses', () => {
  checkTable(
    [
      'Home address «Z8 Mark Close, Bolton BL18 9JL» given',
      'of «92 Rose Lane, Leeds LS14 BAL» now',
      'of «26 Station Road, Ipswich 1P14 2QL» now',
      'at «Flat 6, 186 Grant Avenue, Cardif f CF16 1DB» then',
      'We took 12 bags to the BL18 bay and 9 more.',
      'At 10 we had 24 Boxes of tea at 5 each.',
      'ROW 11 BD4 7AA 12 LS1 4TT',
    ],
    [damagedAddresses],
  );
});

test('a damaged reading never takes the place of a sound one', () => {
  const spans = detectText('Tel 07700 900417, 27 Larch Terrace, Bradford BD9 4PX');
  assert.deepEqual(
    spans.map(({ category }) => category),
    ['phone', 'address'],
  );
});
