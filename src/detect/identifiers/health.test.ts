import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gradeOf } from '../grade.ts';
import { checkTable, findIn } from '../table.ts';
import { healthNumbers } from './health.ts';

test('health numbers', () => {
  checkTable(
    [
      'NHS No: «943 476 5919»',
      'NHS number «9434765919».',
      'NHS\n«943-476-5919»',
      'CHI «0101851239»',
      'H&C number: «320 000 0017»',
      'NHS No: «943 476 5918» (fails its check, labelled)',
      'NHS no: «943 47b 5919»'.replace('b', 'B').replace('47B', '4I6'),
      'Patient AKERS, seen 943 476 5918 times',
      'Tel 0113 496 0188',
      'Order 9434765910 shipped',
      'crime ref 13240121871',
    ],
    [healthNumbers],
  );
});

test('a check alone is never certain: 10,000 random ten-digit numbers', () => {
  let seed = 7;
  const next = (): number => (seed = (seed * 16807) % 2147483647) % 10;
  let certain = 0;
  for (let n = 0; n < 10_000; n++) {
    const number = Array.from({ length: 10 }, next).join('');
    for (const hit of findIn(`It read ${number} there.`, [healthNumbers]))
      if (gradeOf(hit.evidence) === 'certain') certain++;
  }
  assert.equal(certain, 0);
});
