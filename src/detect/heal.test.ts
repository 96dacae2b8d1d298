import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectText } from './index.ts';

const found = (text: string): string[] =>
  detectText(text)
    .filter(({ grade }) => grade !== 'look')
    .map(({ start, end, category }) => `${category} ${[...text].slice(start, end).join('')}`);

const rows: readonly (readonly [string, string, string])[] = [
  ['letters for digits', 'Ring me on 077OO 9OO123 please', 'phone 077OO 9OO123'],
  ['a letter at its start', 'mobile: O7700 900123', 'phone O7700 900123'],
  ['a space too many', 'NHS number: 94 34 765 919', 'nhs 94 34 765 919'],
  ['letters in a form', 'NI number: AB 12 34 S6 C', 'nino AB 12 34 S6 C'],
  ['digits for letters', 'his car, reg A812 CDE', 'vrm car, reg A812 CDE'],
];
for (const [name, text, wanted] of rows)
  test(`damage: ${name}`, () => assert.ok(found(text).includes(wanted), found(text).join('; ')));

for (const text of [
  'The SO15 officer and the BS1 bus; exhibits LJ/1 and SB/2.',
  'It cost £12.50 for 2 or 3 of them in 2025.',
  'She said Oh, I lost it.',
  'POSSESS GOODS, LOC 3 SPINDRIFT COURT, MISS EDITH GARBUTT',
])
  test(`damage: nothing is made of "${text}"`, () =>
    assert.deepEqual(found(text).filter((one) => /^(?:phone|nhs|bank|card|imei|nino|passport|vrm|address .*EDITH)/.test(one)), [])); // prettier-ignore

test('damage: what is found whole is not found again as damaged', () => {
  const [one, ...others] = detectText('Ring me on 07700 900123 please').filter(({ category }) => category === 'phone');
  assert.equal(others.length, 0);
  assert.ok(one?.evidence.every(({ kind }) => kind !== 'against'));
});

test('damage: a plate without its space is a plate, and no postcode with a house before it', () => {
  const all = found('17:45 MALE GINGER RED FIESTA BX69OJL COMES 4PM DAILY');
  assert.ok(
    all.some((one) => one.startsWith('vrm ') && one.includes('BX69OJL')),
    all.join('; '),
  );
  assert.deepEqual(
    all.filter((one) => one.startsWith('address')),
    [],
  );
});
