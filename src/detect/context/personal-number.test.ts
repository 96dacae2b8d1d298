// Numbers of people by the word before them: what is found and what belongs to the case.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOfText } from '../view.ts';
import { personalNumbers } from './personal-number.ts';

const KNOWN = { roster: { people: [] }, offences: [] };
const found = (text: string): string[] =>
  [...personalNumbers.find(viewOfText(text), KNOWN)].map(({ from, to }) => text.slice(from, to));

const HITS: readonly (readonly [string, string])[] = [
  ['My eVisa share code is W4471K829.', 'W4471K829'],
  ['Her library card 22044417 was in the bag.', '22044417'],
  ['Court of Protection, COP reference 1390-4471-02, dated May.', '1390-4471-02'],
  ['The tutor (QTS 0417733) wrote to us.', '0417733'],
  ['the new code is 5580 for the side door', '5580'],
  ['Insurance claim form Northgate 88/30417-K was sent', '88/30417-K'],
  ['card 4539 0000 0000 0000, expiry 09/27', '09/27'],
  ['Rent account 70441920 is in arrears', '70441920'],
  ['PIP claimant PP4471902 was told by post', 'PP4471902'],
];
const MISSES = [
  'Crime number 13/44719/25 refers.',
  'CAD 0441 of 3 May.',
  'I produce the disc as exhibit KB/3.',
  'Camera 114 and camera 2207 show the car.',
  'Sealed in bag B2044719.',
  'PC 4471 Doyle and CSI 8123 attended.',
  'The receipt number was 441902 for £12.40.',
  'Order number 4471902238 never came.',
  'He paid with a card on 12/04/2025.',
  'Since 2019 the plan was to move in 2025.',
  'Pages 112 to 140 and paragraph 2041.',
  'LABEL 4471 IN CAPITALS AMONG CAPITALS',
  'I counted 1200 in the till.',
  'Under Law no. 2713 of 2004 and Decree number 4118.',
];

test('numbers behind a word for numbers, cards and papers', () => {
  for (const [text, number] of HITS) assert.deepEqual(found(text), [number], text);
});
test('the case’s own numbers, counts and dates are nobody’s', () => {
  for (const text of MISSES) assert.deepEqual(found(text), [], text);
});
