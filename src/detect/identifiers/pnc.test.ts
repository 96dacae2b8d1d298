import { test } from 'node:test';
import { checkTable } from '../table.ts';
import { policeRecordNumbers } from './pnc.ts';

test('PNC ids and CRO numbers', () => {
  checkTable(
    [
      'PNCID   «79/163001B»   CRO   «65656/91H»',
      'PNC ID: «2002/0073319Z»',
      'PNC «02/73319Y» (wrong letter, labelled)',
      'CRO NO «SF05/482703J»',
      'AKERS, JANE «02/73319Z» seen',
      'CRO: «85227/65G»',
      'PNC «0273319Z»',
      'Custody record 05LV/00871/25',
      'crime 20/612204/24',
      'page 17/6d and 24/7',
      'on 12/03/24 A man',
    ],
    [policeRecordNumbers],
  );
});
