import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTable, findIn, personOf } from '../table.ts';
import { ages } from './age.ts';
import { birthDates } from './birth.ts';

const PEOPLE = [personOf('V1', 'Mrs Edith Marlow', { born: '1936-11-05' })];

test('birth dates by label, column, name and roster', () => {
  checkTable(
    [
      'DOB: «21/06/1989»',
      'D.O.B «9.9.18»   Year 1',
      'Date of birth   «29 2 1984»',
      'DOB «21061989»',
      'born «3 October 1984», of',
      'born on «the 3rd March 1985»',
      '«12/3/80» (dob)',
      'CONFIRMS DETAILS, DOB GIVEN «17.3.49»',
      'DOB «21-Jun-89»',
      'Craig Anthony AKERS, «21/06/1989», of\n12 March 2024',
      'ASSOCIATE   ROSE, DEAN MARK «14/02/87» 05/88312R   12/03/2024',
      'IP Shahid AKERS\n«14.3.86»   07700 900306\nFri 14/3/25',
      'Name   Date of birth\nAkers   «02/03/1990»',
      'Date of birth\n«18 JUNE 1990»',
      'AKERS CRAIG «05111936» seen',
      'aged since «5 Nov 1936».',
      'DOB «19930403»',
      'NO 20 DODDS KAYLEIGH «19/12/94» DECLINED',
      'Date: 14/03/2024',
      'CROWN COURT 19/12/94',
      'On Tuesday 5 March 2024 between 11.10 hrs',
      'Printed 24/02/25 11:02 by',
      'OFFENCE DATE 21/01/13   LOCATION',
      '11/09/07 NORTON MAGISTRATES THEFT',
      'Signature: A Akers   Date: 07/03/24',
      'FROM 02/11/2021 TO 08/06/2022',
      'Interviewed 06/03/2024 with solicitor',
      'She signed it, 6 March 2024',
    ],
    [birthDates],
    PEOPLE,
  );
});

test('a birth date of the case is known in any notation', () => {
  for (const text of ['05-Nov-1936', '5.11.36', '05111936', '1936-11-05', '5th November 1936', '051136']) {
    const [hit] = findIn(`It says ${text} there.`, [birthDates], PEOPLE);
    assert.equal(hit?.whose, 'V1', text);
  }
});

test('birthdays told in words', () => {
  checkTable(
    [
      'which was also «my forty-ninth birthday», I',
      "«My birthday is on New Year's Eve» and",
      'who «turned six on the ninth of September».',
      'flowers for «the sixteenth of April, when I shall be sixty-six».',
      'I was eighty-seven «last Bonfire Night» and',
      '«I was born on a leap day», so',
      'with «three months to my birthday» he',
      'and «I shall be sixty-six in August».',
      'Dean «turned 17 in March» and',
      'we were out for the night of «my thirty-ninth», when',
      'It was only «two days before her birthday» that',
      "it is Rosie's school play",
      '«His birthday is in early June», he said',
      'registered until «her 18th birthday in May 2024» and',
      'its «my 40th» tmrw',
      'a birthday card',
      'a birthday party for the defendant',
      'on the ninth of September we met',
      'I was 12 last in the queue',
      'it will be sixty pounds in all',
      'I was in March and she was in May',
      'the court sat in April 2024',
      'my third statement',
      'on her second visit.',
    ],
    [birthDates],
  );
  checkTable(['Dean «turned 17 in March» and', 'and «I shall be sixty-six in August».'], [birthDates, ages]);
});

test('ages', () => {
  checkTable(
    [
      'aged «87»',
      'a man, «87 years old»,',
      'FEMALE «87 YRS» FALLEN',
      'Age:   «87y»   Sex: F',
      'Mrs Winifred AKERS, who is «87» and lives alone',
      'assistant Dylan AKERS, «17», saw',
      'Age if under 18: «17»   (if over 18 insert "over 18")',
      'a single woman of «sixty» and',
      'I am «40 years of age», or',
      'a «27 year old» man',
      'complainant (AKERS, Priyanka), «24», caught'.replace('(AKERS, Priyanka)', 'Priyanka RAMAN'),
      'DOB 27/11/1982   «42 yrs»',
      'who is «six».',
      'The child was Denzil ROWE, «9». I had',
      'HOUSE CLEAR. DAU KEELEY «16», INFANT SAFE',
      "My lad's «eight», and he saw it",
      'for fifty-eight years I lived',
      'my son is 5 minutes away',
      'sentenced to 12 months',
      'THEFT - SHOPLIFTING (2)   FINE',
      'at number 34, who saw',
      'she is 5 minutes away',
      'age of the vehicle',
    ],
    [ages],
  );
});
