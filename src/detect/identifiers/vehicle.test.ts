import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTable, findIn, personOf } from '../table.ts';
import { exhibitReferences } from './case-reference.ts';
import { vehicleRegistrations } from './vehicle.ts';

test('vehicle registrations', () => {
  checkTable(
    [
      'cleaning his «silver Skoda Octavia, HN65 WCF», when',
      'in his «white Transit, CE15 MGK».',
      'PNC VEHICLE «CP68 TKK» KEEPER',
      'Registration shown on overlay: «WX15VLP»',
      'Veh «MA67 SAC» silver',
      'reg «K123 ABC»',
      'VRM: «ABC 123D»',
      'registration «HSK 4471»',
      'male voice: "«Charlie Papa six eight Tango Kilo Kilo»."',
      'partial plate «FV56»',
      'the number ends «MGK»',
      'drives a «blue Nissan Micra, SN60 GLL», and',
      'He used to follow my «little yellow Fiat» home',
      'washing the car, which is «a silver Octavia». It',
      'driver of the number 24 bus (fleet «611», «HW74 XHL»)',
      'Forensics, ref SG25 LVP. Payment',
      'GRADE 1 DIV C BEAT CN14 LKE CALLER',
      'my focus was on the golf',
      'a grey van passed',
      'at 12 PNC and 8 WKS',
      'in May 2011 and 14 MARCH',
      'postcode LS9 8QT',
    ],
    [vehicleRegistrations],
  );
});

test('exhibit references of the same shape are no plates', () => {
  checkTable(
    [
      'bedroom drawer, exhibit «PH14 GLV», has been',
      'which I produce as «KD25 BWV».',
      'exhibit «RM/1» and «NPH/12»',
      'sealed bag «MP51 KEY»',
      'Property store, LW24 RNG',
      'Saloon CCTV, exhibit «PN24 CVB», shows',
    ],
    [vehicleRegistrations, exhibitReferences],
    [personOf('W1', 'Lena Worth')],
  );
});

test('a marked police vehicle is told apart', () => {
  const traits = (text: string): readonly string[] | undefined => findIn(text, [vehicleRegistrations])[0]?.traits;
  assert.deepEqual(traits('on duty in a marked vehicle KX24 BZA.'), ['officer']);
  assert.deepEqual(traits('I was in a marked police van, registration KX24 BZA'), ['officer']);
  assert.notDeepEqual(traits('the marked vehicle stopped. My car KX24 BZA was parked'), ['officer']);
  assert.notDeepEqual(traits('in his white van KX24 BZA'), ['officer']);
});
