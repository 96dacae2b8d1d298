// The catalogue: both languages whole, filled in alike, and every template asks for what there is.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { CATEGORY_NAMES } from '../../guidance/index.ts';
import { refuse, REFUSALS, RISKS } from '../../release/index.ts';
import { fill, type Text } from './catalogue.ts';
import { counting } from './mutate.ts';
import { inLanguage, languageNow, MESSAGES, say, told } from './say.ts';

const all = Object.entries(MESSAGES) as [string, readonly [Text, Text]][];
const forms = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text));
const namesIn = (text: Text): string[] => [...new Set(forms(text).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)))].sort(); // prettier-ignore

test('every message is there in both languages, with the same names to fill in', () => {
  for (const [id, [english, welsh]] of all) {
    for (const form of [...forms(english), ...forms(welsh)]) assert.ok(form.length > 0, id);
    const counted = typeof english === 'string' ? [] : ['n'];
    assert.deepEqual([...new Set([...namesIn(welsh), ...counted])].sort(), [...new Set([...namesIn(english), ...counted])].sort(), id); // prettier-ignore
    assert.equal(typeof english, typeof welsh, id);
  }
});

/** Names of the field, words that Welsh took over, and what is made of what is filled in. */
const ALIKE = new Set(['cases.urn', 'hearing.on', 'field.urn', 'new.urn', 'people.person', 'relation.partner']);

test('what reads the same in both is a name, a code or made of what is filled in', () => {
  const same = all
    .filter(([, [english, welsh]]) => JSON.stringify(english) === JSON.stringify(welsh))
    .map(([id]) => id);
  assert.deepEqual(same.filter((id) => !ALIKE.has(id)), []); // prettier-ignore
});

test('templates ask for messages that are there, and fill in their names', () => {
  const views = path.join(import.meta.dirname, '../views');
  let asked = 0;
  for (const file of readdirSync(views).filter((name) => name.endsWith('.njk'))) {
    const template = readFileSync(path.join(views, file), 'utf8');
    for (const [, id = '', given = ''] of template.matchAll(/\bt(?:English|h)?\("([^"]+)"(?:, (\{[^}]*\}))?\)/g)) {
      asked++;
      const message = (MESSAGES as Record<string, readonly [Text, Text] | undefined>)[id];
      assert.ok(message, `${file}: ${id}`);
      const names = [...given.matchAll(/(\w+):/g)].map(([, name = '']) => name).sort();
      const wanted = [...new Set([...namesIn(message[0]), ...(typeof message[0] === 'string' ? [] : ['n'])])].sort();
      assert.deepEqual(names, wanted, `${file}: ${id}`);
    }
  }
  assert.ok(asked > 100, `${asked} messages in templates`);
});

const COUNTED: readonly (readonly [number, string, string])[] = [
  [0, '0 days', '0 diwrnod'],
  [1, '1 days', '1 diwrnod'],
  [2, '2 days', '2 ddiwrnod'],
  [3, '3 days', '3 diwrnod'],
  [6, '6 days', '6 diwrnod'],
  [11, '11 days', '11 diwrnod'],
];
for (const [n, english, welsh] of COUNTED)
  test(`${n} of something, in both languages`, () => {
    assert.equal(told('days', { n }, 'en'), english);
    assert.equal(told('days', { n }, 'cy'), welsh);
  });

test('Welsh takes its six forms where a message has them', () => {
  const text = { zero: 'dim', one: 'un', two: 'dau', few: 'tri', many: 'chwech', other: 'arall' };
  assert.deepEqual([0, 1, 2, 3, 6, 7].map((n) => fill(text, 'cy', { n })), ['dim', 'un', 'dau', 'tri', 'chwech', 'arall']); // prettier-ignore
});

test('what is filled in is filled in once, whatever it holds', () =>
  assert.equal(fill('{who}: {n}', 'en', { who: '{n} $& {who}', n: 2 }), '{n} $& {who}: 2'));

test('the language belongs to an answer, also of one that waits, and outside of any it is English', async () => {
  const later = (language: 'en' | 'cy'): Promise<string> => inLanguage(language, async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return `${languageNow()} ${say('cases.title')}`;
  }); // prettier-ignore
  assert.deepEqual(await Promise.all([later('cy'), later('en'), later('cy')]), ['cy Achosion', 'en Cases', 'cy Achosion']); // prettier-ignore
  assert.equal(languageNow(), 'en');
});

test('what the rooms say by code reads in English as they say it themselves', () => {
  for (const [code, [why, cure]] of Object.entries(REFUSALS)) {
    if (code === 'typed' || code === 'unmarked') continue;
    assert.equal(told(`refused.${code}`, {}, 'en'), why, code);
    if (code !== 'unchecked') assert.equal(told(`refused.${code}.cure`, {}, 'en'), cure, code);
  }
  const typed = refuse('typed', { label: 'firm' });
  assert.deepEqual([told('refused.typed-firm', {}, 'en'), told('refused.typed.cure', {}, 'en')], [typed.why, typed.cure]); // prettier-ignore
  for (const n of [1, 3]) {
    const left = refuse('unmarked', { n, of: 4, are: n === 1 ? 'is' : 'are' });
    assert.equal(told('refused.unmarked', { n, of: 4 }, 'en'), left.why);
  }
  for (const [risk, because] of Object.entries(RISKS))
    assert.equal(told(`second.${risk}`, {}, 'en'), `A second person checks it because ${because}.`);
  for (const [category, name] of Object.entries(CATEGORY_NAMES))
    assert.equal(told(`kinds.${category}`, {}, 'en'), name);
});

const MUTATED: readonly (readonly [string, 'm' | 'f', string])[] = [
  ['tudalen', 'f', '1 dudalen, 2 dudalen, 3 tudalen, 6 thudalen, 7 tudalen'],
  ['papur', 'm', '1 papur, 2 bapur, 3 phapur, 6 phapur, 7 papur'],
  ['dogfen', 'f', '1 ddogfen, 2 ddogfen, 3 dogfen, 6 dogfen, 7 dogfen'],
  ['marc', 'm', '1 marc, 2 farc, 3 marc, 6 marc, 7 marc'],
  ['lle', 'm', '1 lle, 2 le, 3 lle, 6 lle, 7 lle'],
  ['ffeil', 'f', '1 ffeil, 2 ffeil, 3 ffeil, 6 ffeil, 7 ffeil'],
  ['llythyren', 'f', '1 llythyren, 2 lythyren, 3 llythyren, 6 llythyren, 7 llythyren'],
  ['cwestiwn', 'm', '1 cwestiwn, 2 gwestiwn, 3 chwestiwn, 6 chwestiwn, 7 cwestiwn'],
  ['gair', 'm', '1 gair, 2 air, 3 gair, 6 gair, 7 gair'],
];
for (const [word, gender, said] of MUTATED)
  test(`${word} after a number`, () => assert.equal([1, 2, 3, 6, 7].map((n) => fill(counting(`{n} [${word}]`, gender), 'cy', { n })).join(', '), said)); // prettier-ignore
