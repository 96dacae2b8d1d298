import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findDates, numberOfWords, sameDay } from './dates.ts';

const ISO = '1985-03-03';
const SAME = [
  '03/03/1985', '3/3/85', '3.3.85', '03-03-1985', '03 03 1985', '3 / 3 / 85', '03031985', '030385', '1985-03-03', '19850303', '3 March 1985',
  '3rd March 1985', '3rd of March 1985', '03-Mar-1985', '03 MAR 85', '03/MAR/1985', 'March 3, 1985', 'third of March 1985',
  'third of March nineteen eighty-five', 'third of the third eighty-five', "3 Mar '85",
]; // prettier-ignore

test('one day in every notation', () => {
  for (const [row, text] of SAME.entries()) {
    const dates = findDates(`x ${text}, y`);
    assert.equal(dates.length, 1, `row ${row} is one date`);
    const [date] = dates;
    assert.ok(date && sameDay(date, ISO), `row ${row} names the day`);
    assert.equal(`x ${text}, y`.slice(date.from, date.to), text, `row ${row} is found whole`);
  }
});

test('near misses are no dates', () => {
  for (const text of ['31/02/1985 x', '3/13/85/2', '192.168.3.85', '12.30', '45/45/1985', '1985', 'maybe 3', '07/79901E'])
    assert.deepEqual(findDates(text), [], text);
}); // prettier-ignore

test('numbers in words', () => {
  for (const [words, value] of [['eighty-seven', 87], ['six', 6], ['fifteen', 15], ['forty nine', 49]] as const)
    assert.equal(numberOfWords(words), value);
  assert.ok(Number.isNaN(numberOfWords('many')));
}); // prettier-ignore

test('any day is read back from dd/mm/yyyy', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1910-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }), (day) => {
      const iso = day.toISOString().slice(0, 10);
      const [date] = findDates(iso.split('-').reverse().join('/'));
      return date !== undefined && sameDay(date, iso);
    }),
    { numRuns: 100 },
  );
});
