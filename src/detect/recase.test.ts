import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectText } from './index.ts';
import { recase } from './recase.ts';
import { viewOfText } from './view.ts';

const rows: readonly (readonly [string, string, string | null])[] = [
  ['a message', 'tell marcus i got it, ring me later', 'tell Marcus i got it, ring me later'],
  ['a street', 'she lives at 22 crane ave with her nan', 'she lives at 22 Crane Ave with her nan'],
  ['a number that is no house', 'he walked 2 miles that way and then ran', 'he walked 2 miles that way and then ran'],
  ['typed with capitals', 'Tell Marcus that I got it, ring me later', null],
  ['a paragraph of which one line has none', 'When Zofia came out\nhe was running down the gravel and fell', null],
  ['a message of a telephone that sets capitals', 'Tell marcus. Ring zofia', 'Tell Marcus. Ring Zofia'],
  ['long prose without a name', `When he came out he ran. ${'He fell on loose chippings. '.repeat(8)}`, null],
  ['too little to tell', 'ok marcus', null],
  ['mail boxes and handles stay', 'write to zofia at zofia@example.com ok', 'write to Zofia at zofia@example.com ok'],
  ['one cell of a row', 'Tuesday\ttell marcus i got it', 'Tuesday\ttell Marcus i got it'],
];
for (const [name, text, wanted] of rows)
  test(`recase: ${name}`, () => {
    const changed = recase(viewOfText(text));
    assert.equal(changed?.view.text ?? null, wanted);
    if (changed) assert.equal(changed.view.text.length, text.length);
  });

const found = (text: string): string[] =>
  detectText(text).map(({ start, end, category }) => `${category} ${[...text].slice(start, end).join('')}`);

test('recase: names and addresses typed without capitals are found at their places', () => {
  const all = found('my nan elsie lives at 22 crane ave, tell marcus');
  assert.ok(all.includes('address 22 crane ave'), all.join('; '));
  assert.ok(all.includes('name elsie'), all.join('; '));
});
test('recase: prose without a name stays without one', () => {
  const all = found('he was running down the road and i could not see his face because it was dark');
  assert.deepEqual(all.filter((one) => /^(?:name|address) /.test(one)), []);
}); // prettier-ignore
test('recase: what stands far from other text is found at its own place', () => {
  const prose = 'On Tuesday Miss Gwilliam came to the gate. She waited for an hour.\n\n'.repeat(8);
  const text = `${prose}tell marcus that my nan elsie lives at 22 crane ave\n\n${prose}`;
  const all = found(text);
  assert.ok(all.includes('address 22 crane ave') && all.includes('name elsie'), all.join('; '));
});
