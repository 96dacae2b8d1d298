// Who writes in a chat.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOfText } from '../view.ts';
import { chat } from './chat.ts';
import { PEOPLE } from './trial.ts';

const KNOWN = { roster: { people: PEOPLE }, offences: [] };
const found = (text: string): string[] =>
  [...chat.find(viewOfText(text), KNOWN)].map(({ from, to }) => text.slice(from, to));

test('writers of a chat in small letters, also those whose name is a word', () => {
  const text = '[03/05/2025, 22:01] grant: where are you\n[03/05/2025, 22:02] summer b: here\n[03/05/2025, 22:03] grant: ok\n';
  assert.deepEqual(found(text), ['grant', 'summer b', 'grant']);
}); // prettier-ignore
test('parties of a download, with what the phone says of them', () => {
  assert.deepEqual(found('7\t03/05/2025\t22:01\tOut\tRose (gym) 07700 900417\tcoming\n'), ['Rose (gym)']);
});
test('times in logs, operators, kin and single lines are no writers', () => {
  assert.deepEqual(found('22:01 caller: he is here\n22:02 operator: wait\n22:03 mum: yes\n'), []);
  assert.deepEqual(found('At 22:01 he said: go away\n'), []);
});

test('a contact by given name and trade is that person', () => {
  const text = '25/12/2025 08:03 Lena Coach: morning\n25/12/2025 08:04 Lena Coach: orange bibs\n25/12/2025 08:05 Lena Coach: ok\n';
  const people = [{ ...PEOPLE[0], id: 'W9', role: 'witness', names: ['Lena Worth'], aliases: [], source: 'manifest' }] as typeof PEOPLE; // prettier-ignore
  const whose = [...chat.find(viewOfText(text), { roster: { people }, offences: [] })].map((hit) => hit.whose);
  assert.deepEqual(whose, ['W9', 'W9', 'W9']);
}); // prettier-ignore
