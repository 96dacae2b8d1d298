// Further names of people of the case.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCutOf, isPetForm, namedBeside, ownerNamed, savedAs, selfNamed } from './further-names.ts';

test('names that the maker of a statement gives', () => {
  assert.deepEqual(selfNamed('At work I am Bella, because it is easier.'), ['Bella']);
  assert.deepEqual(selfNamed('Everyone calls me Ziggy. I am known as Zee to the girls.'), ['Ziggy', 'Zee']);
  assert.deepEqual(selfNamed('At home I am British and I am known as The Boss.'), []);
  assert.deepEqual(selfNamed('He calls me names.'), []);
});
test('names that papers put beside the full name', () => {
  assert.deepEqual(namedBeside('Lee GRADY, also known as Spider, was seen.', 'Lee Grady'), ['Spider']);
  assert.deepEqual(namedBeside('Lee "Spider" Grady', 'Lee Grady'), ['Spider']);
  assert.deepEqual(namedBeside('Grady was known to officers.', 'Lee Grady'), []);
});
test('names under which a phone holds a number', () => {
  assert.deepEqual(savedAs('4\tOut\tBiggs 07700 900417\thi', '07700 900417'), ['Biggs']);
  assert.deepEqual(savedAs('Owner\tMSISDN\t+44 7700 900417', '07700 900417'), []);
  assert.deepEqual(savedAs('4\tOut\tMum 07700 900417\thi', '07700 900417'), []);
});
test('names that follow the number in every row of a table', () => {
  const rows = '1 In 07700 900417 Big Lee where are you\n2 Out 07700900417 Big Lee on my way\n';
  assert.deepEqual(savedAs(rows, '07700 900417'), ['Big Lee']);
  assert.deepEqual(savedAs('1 In 07700 900417 Are you up\n2 In 07700 900417 Call me\n', '07700 900417'), []);
  assert.deepEqual(savedAs('1 In 07700 900417 Hello there\n', '07700 900417'), []);
});
test('pet forms that begin as the name does', () => {
  for (const [short, given] of [['Costi', 'Constantin'], ['Kasia', 'Katarzyna'], ['Zosia', 'Zofia']] as const) assert.ok(isPetForm(short, given), short); // prettier-ignore
  for (const [short, given] of [['Marek', 'Jan'], ['Mark', 'Martin'], ['Zofia', 'Zofia'], ['Constance', 'Cora']] as const) assert.ok(!isPetForm(short, given), short); // prettier-ignore
});
test('cuts of given names', () => {
  for (const [short, given] of [['Tope', 'Temitope'], ['Immy', 'Imogen'], ['Alex', 'Alexander']] as const) assert.ok(isCutOf(short, given), short); // prettier-ignore
  for (const [short, given] of [['Ann', 'Joan'], ['Mark', 'Mary'], ['Jo', 'Joan'], ['Rose', 'Rose']] as const) assert.ok(!isCutOf(short, given), short); // prettier-ignore
});

test('what people are called by others, in their own words', () => {
  assert.deepEqual(selfNamed('Folk call us Joss. I was thirty one year underground.'), ['Joss']);
  assert.deepEqual(selfNamed('Everyone in the league calls me Tam.'), ['Tam']);
  assert.deepEqual(selfNamed('They called the police. He calls me names. People know The Anchor.'), []);
});

test('the owner of a phone among those who take part in a chat', () => {
  assert.deepEqual(ownerNamed('participants: Daz P (owner); Lee Sparkle 447700900142'), ['Daz P']);
  assert.deepEqual(ownerNamed('the shop (owner unknown), Mr Patel (the owner)'), []);
});
