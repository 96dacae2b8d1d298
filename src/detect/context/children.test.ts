// Ages and births of children told in prose and lists.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOfText } from '../view.ts';
import { children } from './children.ts';

const KNOWN = { roster: { people: [] }, offences: [] };
const found = (text: string): string[] =>
  [...children.find(viewOfText(text), KNOWN)].map(({ from, to, category }) => `${category} ${text.slice(from, to)}`);

test('ages of children and kin, births beside names', () => {
  assert.deepEqual(found('My children are four and nine.'), ['age four', 'age nine']);
  assert.deepEqual(found('Their daughter Elin is 7 and at school.'), ['age 7']);
  assert.deepEqual(found("I have a lad now, Tariq, he's four, and I am in the end house."), ['age four']);
  assert.deepEqual(found('My grandson shows her. He is eleven, at the village school.'), ['age eleven']);
  assert.deepEqual(found('He had his six-year-old son with him.'), ['age six']);
  assert.deepEqual(found('In 2025 the form names Bryn (04.02.17) and Mali (11.09.19).'), ['dob 04.02.17', 'dob 11.09.19']); // prettier-ignore
  assert.deepEqual(found('Log of 3/5/2025, caller R BELL 07700 900123, 21/01/1994, rang twice.'), ['dob 21/01/1994']);
});
test('what is no age and no birth', () => {
  assert.deepEqual(found('My son was there. He is one of the stewards.'), []);
  assert.deepEqual(found('My children are at school by nine.'), []);
  assert.deepEqual(found('The boys were 200 metres away.'), []);
  assert.deepEqual(found('Statement of Ann Lee (03.05.25), signed 04.05.25.'), []);
  assert.deepEqual(found('My son is in bed at eight o’clock.'), []);
});
