import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BEST_KNOWN, isKnown, knownPasswords } from './known-passwords.ts';
import { hashPassword, isPassword, passwordRefused, SHORTEST } from './password.ts';

const NAMES = ['k.malik@cps.example', 'Kiran Malik'];
const ROWS: readonly (readonly [string, RegExp | null])[] = [
  ['kettle orbit lantern', null],
  ['correct horse battery', null],
  ['twelve chars', null],
  ['eleven char', /at least 12/],
  ['ééééàààèèèùù', /easily guessed/],
  ['żółw łódź pięć', null],
  ['x'.repeat(257), /at most 256/],
  ['password12345', /easily guessed/],
  ['Password!12345', /easily guessed/],
  ['passwordpassword', /easily guessed/],
  ['password of the harbour', null],
  ['liverpool2026!!', /easily guessed/],
  ['liverpool docks at dawn', null],
  ['aaaaaaaaaaaa', /easily guessed/],
  ['abababababab', /easily guessed/],
  ['abcdefghijklmn', /easily guessed/],
  ['9876543210987', /easily guessed/],
  ['kiranmalik2026', /own name/],
  ['Malik-Kiran-cps', /own name/],
  ['malik plays the oboe', null],
];
for (const [password, why] of ROWS)
  test(`password: ${password.slice(0, 20)}`, () => {
    const refused = passwordRefused(password, NAMES);
    if (why === null) assert.equal(refused, null);
    else assert.match(refused ?? 'taken', why);
  });

test('kept as argon2id with its own salt; right, wrong, other spellings of the same letters', async () => {
  const kept = await hashPassword('kettle orbit caf\u00e9');
  assert.match(kept, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.notEqual(kept, await hashPassword('kettle orbit caf\u00e9'));
  assert.equal(await isPassword(kept, 'kettle orbit cafe\u0301'), true);
  assert.equal(await isPassword(kept, 'kettle orbit cafe'), false);
  assert.equal(await isPassword(kept, 'x'.repeat(2000)), false);
  assert.equal(await isPassword(null, 'nobody has this password'), false);
});

test('the best-known passwords are refused: as they are, and made longer as everybody does it', () => {
  const known = knownPasswords();
  assert.ok(known.length > 40_000);
  assert.deepEqual(known.slice(0, 4), ['123456', 'password', '12345678', 'qwerty']);
  const best = known.slice(0, BEST_KNOWN);
  for (const word of known) assert.ok(isKnown(word), word);
  const grow = (word: string): string[] => [`${word}${'1234567890123'.slice(0, Math.max(1, 12 - word.length))}`, `${word}!${word}!`, `${word.toUpperCase()}2026!!!!!!!`]; // prettier-ignore
  for (const word of best.filter((one) => /^[a-z]{4,}$/.test(one)))
    for (const grown of grow(word)) if ([...grown].length >= SHORTEST) assert.notEqual(passwordRefused(grown, []), null, grown); // prettier-ignore
  for (const word of known.filter((one) => one.length >= SHORTEST))
    assert.notEqual(passwordRefused(word, []), null, word);
});
test('three words that nobody would guess are taken, though each of them is known', () => {
  const words = knownPasswords().filter((word) => /^[a-z]{5,8}$/.test(word)).slice(0, 2000); // prettier-ignore
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...words), { minLength: 3, maxLength: 3 }), (three) => {
      assert.equal(passwordRefused(three.join(' '), []), null);
    }),
    { numRuns: 500 },
  );
});
