import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agree, parseName } from './person-name.ts';

test('a written name is taken apart', () => {
  const rows: readonly (readonly [
    string,
    readonly string[],
    readonly string[],
    string | undefined,
    string | undefined,
  ])[] = [
    ['Craig Anthony Dunmore', ['craig', 'anthony'], ['dunmore'], undefined, undefined],
    ['AKROYD, Winifred Maud (Mrs)', ['winifred', 'maud'], ['akroyd'], 'mrs', undefined],
    ['FEENEY, NOREEN MRS', ['noreen'], ['feeney'], 'mrs', undefined],
    ['PARVEEN Rukhsana', ['rukhsana'], ['parveen'], undefined, undefined],
    ['Hope VAN DER MERWE', ['hope'], ['van', 'der', 'merwe'], undefined, undefined],
    ["Mrs Gráinne O'Sullivan-Burke", ['grainne'], ['osullivan', 'burke'], 'mrs', undefined],
    ['PC 4417 Iqbal', [], ['iqbal'], undefined, '4417'],
    ['R Marsden DC 2280', ['r'], ['marsden'], undefined, '2280'],
    ['Warsame A Y', ['a', 'y'], ['warsame'], undefined, undefined],
    ['Segun', ['segun'], [], undefined, undefined],
    ['Mr Hope', [], ['hope'], 'mr', undefined],
  ];
  for (const [text, given, surname, title, collar] of rows) {
    const name = parseName(text);
    assert.deepEqual([name.given, name.surname, name.title, name.collar], [given, surname, title, collar], text);
  }
  assert.equal(parseName('Grant & Rose Stores Ltd').organisation, true);
  assert.deepEqual(parseName('Dr Mei-Ling CHEUNG (Thomas)').other, ['thomas']);
  assert.deepEqual(parseName('Ann Dee (Okafor-Lund)').other, ['okafor', 'lund']);
  assert.deepEqual(parseName('Ann Dee (née Holt Marchbank)').other, ['holt', 'marchbank']);
  const posted = parseName('Steven May (Trading Standards)');
  assert.deepEqual([posted.given, posted.surname, posted.other], [['steven'], ['may'], []]);
});

test('two writings of one person agree, two people do not', () => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['Craig Anthony Dunmore', 'C A Dunmore', true],
    ['Craig Anthony Dunmore', 'DUNMORE CRAIG', true],
    ['Zaynab Hussain', 'ZAINAB HUSAIN', true],
    ['Mohammed Yaqub Hussain', 'HUSSAIN MD YAQUB', true],
    ['Daniel Marsh', 'Danielle Marsh', false],
    ['Zaynab Hussain', 'Zara Husain', false],
    ['Mrs Winifred Maud Akroyd', 'WINNIE AKROYD', true],
    ['Mrs Winifred Maud Akroyd', 'Mr Akroyd', false],
    ['Hope Tattersall', 'Mrs H Tattersall', true],
    ['Tariq Mahmood-Khan', 'Tariq M Khan', true],
    ['Connor McAllister', 'C MacAllister', true],
    ['Dr Mei-Ling Cheung', 'DR CHEUNG MEI LING', true],
    ['Dr P Mark OSEI-TUTU', 'P. Mark Osei-Tutu', true],
    // Near misses: relatives, namesakes, the wrong print.
    ['Ffion Prosser', 'Nerys Prosser-Hale', false],
    ['Ffion Prosser', 'Eirlys Prosser', false],
    ['Kirsty Leanne Halloran', 'HALLORAN, KIRSTY LOUISE', false],
    ['Rhodri Meurig Vaughan', 'VAUGHAN, RHODRI MEIRION', false],
    ['Mark Sterling', 'Mark Tierney', false],
    ['Zafar Mehmood', 'Zaf Mehmood', true],
    ['Lee Garrity', 'Wes Garrity', false],
  ];
  for (const [a, b, same] of rows) assert.equal(agree(parseName(a), parseName(b)), same, `${a} / ${b}`);
});
