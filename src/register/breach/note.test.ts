import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteProblem } from './note.ts';

test('note: names, numbers, addresses are refused; what people really write passes', () => {
  for (const [text, says] of [
    ['Served on Darren Holt by mistake.', /name/],
    ['We rang Mrs Nowak at once.', /name/],
    ['PC Ahmed had it.', /name/],
    ['The victim lives at LS9 8QT.', /postcode/],
    ['Her number is 07700 900123.', /long number/],
    ['Mailed to anna@post.example.', /e-mail/],
    ['Born 03/04/1985.', /date in figures/],
    ['Born on 17 April 1988.', /birth/],
    ['Lives at 22 Fenwick Street.', /address/],
    ['no', /say why/],
    ['x'.repeat(601), /at most 600/],
    ['Sent to O’Brien Vance, who rang back.', /name/],
  ] as const)
    assert.match(noteProblem(text) ?? 'passes', says, text);
  for (const text of [
    'The officer in the case rang V1 on a number that V1 gave that day.',
    'High risk: the accused may know the address of V1.',
    'The Crown Prosecution Service unit told the court on Monday 30 March 2026.',
    'Recalled in the Common Platform after 20 minutes; not opened.',
    'Told the Information Commissioner. Reference follows.',
    'Found by the clerk. Papers were in the wrong tray.',
    'Guidance EW-2.1 was read as if it did not hold for MG5.',
  ])
    assert.equal(noteProblem(text), null, text);
});
test('note: what is said of a problem never repeats the note', () => {
  assert.doesNotMatch(noteProblem('Served on Darren Holt, 07700 900123') ?? '', /Holt|07700/);
});
