import { test } from 'node:test';
import { checkTable } from '../table.ts';
import { labelledNumbers } from './labelled.ts';
import { recordMarkers } from './markers.ts';

test('labelled numbers', () => {
  checkTable(
    [
      'Hosp No: «K0442871»',
      'HOSP «M0771932»',
      'MRN «00441287»',
      'PID «H7710326» Percy Grove',
      'Emergency Medicine, GMC «7714382»',
      'reported by R. Akers (staff no «40071»)',
      'Customer no   «CIF 20091773»   DOB',
      'Safeguarding referral made, ref «ASC/24/0917».',
      'policy number «HH/7740912»',
      'membership no. «8812-441»',
      'licensed driver with the council, badge «PHD 4471».',
      'my blue badge was on the dashboard at 1852 hrs',
      'photocard number «NX 4471».',
      'booking reference is «NRT7QK2» and',
      'key safe code «4190»',
      'gate code is «C4471#»',
      'the password is «Sunflower7!»'.replace('7!»', '7»!'),
      'door code: «1852»',
      'Staff ID   Name\n«448812»   Akers',
      'the policy of 2023',
      'staff of 12 people',
      'at the door at 1852 hrs',
      'customer for 20 years',
      'Ward 7 patient 3',
    ],
    [labelledNumbers],
  );
});

test('markers, samples, pets', () => {
  checkTable(
    [
      'WARNING SIGNALS «DRUGS - HEROIN; AILMENT - ASTHMA»\nnext',
      'Markers: «VIOLENT, CONCEALS».',
      'DNA   «CONFIRMED 96881203»   Photo held',
      'my cat is called «Bulbul».',
      'WARNING SIGNALS NONE',
      'marker pen',
      'a dog called the police',
    ],
    [recordMarkers],
  );
});
