import { test } from 'node:test';
import { checkTable } from '../table.ts';
import { arrestSummons, caseReferences, caseUrn } from './case-reference.ts';

test('references of the case', () => {
  checkTable(
    [
      'URN: «13CD0451924»',
      'URN «13 CD 04519 24»',
      'ASN «11/01ZD/01/448754K»',
      'Crime ref: «13240121877»',
      'Crime nos: «20/612204/24», «20/625518/24»',
      'LOG «0613 of 05/03/2024»',
      'CRIME «13240121877»',
      'Incident log «1422-150824». Call',
      'Custody record: «05LV/00871/25»',
      'as a result of incident «LCC-20250202-1190» I',
      'Action Fraud «NFRC240300418871»',
      'RTC ref «2400198812»',
      'the log was 12 pages',
      'incident on 05/03/2024',
      'crime of passion',
    ],
    [caseUrn, arrestSummons, caseReferences],
  );
});
