import { test } from 'node:test';
import { checkTable } from '../table.ts';
import * as state from './state.ts';

test('National Insurance numbers', () => {
  checkTable(
    [
      'NI no. «LM 17 28 46 B»',
      'National Insurance number «YZ226025A»',
      'my number, «JB 48 41 72 C», on it',
      'nino «ab123456c»',
      'NI number: «LM 17 28 46»',
      'NINO «LM I7 28 46 B»',
      'exhibit LM/17 and LM 17',
      'GB12 3456 78',
    ],
    [state.nationalInsurance, state.nationalInsuranceDamaged],
  );
});

test('tax, pupil, passport, custody and migration numbers', () => {
  checkTable(
    [
      'UTR «1955839661»',
      'Self Assessment reference: «32824 97350»',
      'UPN «B801200005001»',
      'She opened it with passport «533401872».',
      'Passport No: «AB1234567»',
      'P<GBRAKERS<<JANE<MARIA<<<<<<<<<<<<<<<<<<<<<<'.replace(/^(.*)$/, '«$1»'),
      '«L898902C36UTO7408122F1204159ZE184226B<<<<<10»',
      'Prison no «A1234BC»',
      'CRN «X123456»',
      'Home Office ref: «M1234567»',
      'Order 533401872 came',
      'A1234BC stands alone',
      'call 0800 123456',
    ],
    [state.taxReference, state.pupilNumber, state.passport, state.machineReadable, state.custodyNumbers],
  );
});
