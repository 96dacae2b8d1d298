// What reads like a name and is nobody's, as «words», and people who stand where such words stand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNoPerson } from './no-person.ts';

const ROWS: readonly (readonly [string, string, boolean])[] = [
  ['He boasted of it in the Plough on Friday.', 'Plough', true],
  ['Kez told me in Y Plough, in August.', 'Y Plough', true],
  ['It cuts off the corner to the Grapes.', 'Grapes', true],
  ['An XL Bully type dog called Tyson was loose.', 'Tyson', true],
  ['Our cat is called Bulbul.', 'Bulbul', true],
  ['The collie, Fly, was with me.', 'Fly', true],
  ['A complaint to Rotherham MBC was made.', 'Rotherham MBC', true],
  ['It was a place called Fone Haven.', 'Fone Haven', true],
  ['The phone was at Fone Haven, 203 City Road.', 'Fone Haven', true],
  ['A woman called Marta Haven rang.', 'Marta Haven', false],
  ['I was with Marta Haven, 34, and her son.', 'Marta Haven', false],
  ['It was the Pugh boy again.', 'Pugh', false],
  ['The dog warden, Dean Moss, came.', 'Dean Moss', false],
  ['The man with the dog was called Tyson.', 'Tyson', false],
  ['I told Henry about the Plough.', 'Henry', false],
  ['He was out with the Hussain family.', 'Hussain', false],
];

for (const [text, own, expected] of ROWS)
  test(`${own}: ${text}`, () => {
    const from = text.indexOf(own);
    assert.equal(isNoPerson(text, { from, to: from + own.length, text: own, cue: 'given' }), expected);
  });
