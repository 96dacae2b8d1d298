import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatCode, isDate, showDate, showNumber } from './format.ts';

test('dates by their format', () => {
  const rows: readonly [number, string, string][] = [
    [45617, 'dd/mm/yyyy', '21/11/2024'],
    [45617.75, 'dd/mm/yyyy hh:mm', '21/11/2024 18:00'],
    [45617, 'd mmm yy', '21 Nov 24'],
    [45617, 'dddd d mmmm yyyy', 'Thursday 21 November 2024'],
    [45617, '[$-809]dd mmmm yyyy;@', '21 November 2024'],
    [0.729861111, 'hh:mm', '17:31'],
    [0.729861111, 'h:mm AM/PM', '5:31 PM'],
    [1.5, '[h]:mm', '36:00'],
    [59, 'dd/mm/yyyy', '28/02/1900'],
    [61, 'dd/mm/yyyy', '01/03/1900'],
  ];
  for (const [serial, code, shown] of rows) assert.equal(showDate(serial, code, false), shown, code);
  assert.equal(showDate(44155, 'dd/mm/yyyy', true), '21/11/2024');
});

test('what is a date and what is a number', () => {
  for (const code of ['dd/mm/yyyy', 'h:mm', '[$-409]d-mmm-yy;@', 'mm:ss.0']) assert.ok(isDate(code), code);
  for (const code of ['', '0', '#,##0.00', '"due day" 0', '@', '[Red]0.00']) assert.ok(!isDate(code), code);
  assert.equal(formatCode(14, new Map()), 'dd/mm/yyyy');
});

test('numbers by their format', () => {
  const rows: readonly [number, string, string][] = [
    [1284.16, '#,##0.00', '1,284.16'],
    [1284.5, '', '1284.5'],
    [0.1 + 0.2, '', '0.3'],
    [-5, '0.00', '-5.00'],
    [-0.001, '0.00', '0.00'],
    [0.125, '0.0%', '12.5%'],
    [1500, '"£"#,##0.00', '£1,500.00'],
    [1500, '[$£-809]#,##0.00', '£1,500.00'],
    [7, '000', '007'],
    [447700900871, '', '447700900871'],
  ];
  for (const [value, code, shown] of rows) assert.equal(showNumber(value, code), shown, code);
});
