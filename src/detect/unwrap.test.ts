import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { phoneNumbers } from './identifiers/phone.ts';
import { findAcross, unwrap } from './unwrap.ts';
import { viewOfText } from './view.ts';

const known = { roster: { people: [] }, offences: [] };
const across = (text: string): string[] => {
  const view = viewOfText(text);
  return findAcross(view, known, [phoneNumbers]).map((hit) => view.text.slice(hit.from, hit.to));
};

const rows: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'broken by a full line',
    'CALLER FEENEY NOREEN MRS    CALLER ADDR 34 LARKHILL TERRACE    ALT TEL 01632\n960288\nINC LOC 27',
    ['01632\n960288'],
  ],
  [
    'in the middle of prose',
    'He asked me to ring him back on the number he had then, which was 07700\n900461, and I did so the same evening.',
    ['07700\n900461'],
  ],
  [
    'a short line ends there',
    'Log 0113\n496\nThe caller rang off before anybody at the control room could ask for more.',
    [],
  ],
  [
    'a block ends there',
    'He asked me to ring him back on the number that he had then, 07700\n\n900461 was written on the back of it.',
    [],
  ],
  [
    'whole on one line: not here',
    'He asked me to ring him back on the number that he had then, 07700 900461,\nand so I did.',
    [],
  ],
];
for (const [name, text, expected] of rows)
  test(`across lines: ${name}`, () => {
    assert.deepEqual(across(text), expected);
  });
test('across lines: places never move', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z0-9 ]{0,80}$/)), (lines) => {
      const view = viewOfText(lines.join('\n'));
      const flowed = unwrap(view);
      if (!flowed) return;
      assert.equal(flowed.text.length, view.text.length);
      assert.equal(flowed.text.replaceAll('\n', ' '), view.text.replaceAll('\n', ' '));
    }),
  );
});
