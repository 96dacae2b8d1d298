import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTable, findIn, personOf } from '../table.ts';
import { decodeLicence, drivingLicence, drivingLicenceNi } from './licence.ts';

test('driving licences', () => {
  checkTable(
    [
      'I typed the number from it, «AKERS806219CA9RK», into the system',
      'Driver no «AKERS 806219 CA9RK»',
      'Licence «FOX99 851015 J99XY 12»',
      'Northern Ireland driving licence «12345678»',
      'REF AKERS806219',
      'AKERS899919CA9RK has no month 99',
    ],
    [drivingLicence, drivingLicenceNi],
  );
});

test('a licence spells its holder', () => {
  assert.deepEqual(decodeLicence('AKERS856219CA9RK'), { stem: 'AKERS', born: '89-06-21', sex: 'F', initials: 'CA' });
  const [hit] = findIn('Licence AKERS806219CA9RK', [drivingLicence], [personOf('D1', 'Carl Akers', { born: '1989-06-21' })]);
  assert.equal(hit?.whose, 'D1');
}); // prettier-ignore
