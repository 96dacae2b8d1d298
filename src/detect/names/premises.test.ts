import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hit } from '../recogniser.ts';
import { viewOfText } from '../view.ts';
import { premisesOf, withoutPremises } from './premises.ts';

const rows: readonly (readonly [string, readonly string[]])[] = [
  ['the card was used at Martha Lamb, a newsagent, for tobacco', ['martha lamb']],
  ['He asked me to stop outside Martha Lamb, the newsagent on Quay Side.', ['martha lamb']],
  ['we went to Molly Malone, a pub by the station', ['molly malone']],
  ['I spoke to Martha Lamb, a shop worker', []],
  ['I spoke to Martha Lamb, the bar manager', []],
  ['Martha Lamb, a newsagent, told me', []],
  ['I live near Martha Lamb and her sister', []],
];
for (const [text, expected] of rows)
  test(`premises: ${text}`, () => {
    assert.deepEqual([...premisesOf([viewOfText(text)])], expected);
  });
test('premises: what one paper tells holds in the next; plates are no names', () => {
  const premises = premisesOf([viewOfText('used at Martha Lamb, a newsagent')]);
  const view = viewOfText('paid at MARTHA LAMB and seized YA25\nCAM from Summer Platt');
  const hit = (text: string): Hit => {
    const from = view.text.indexOf(text);
    return { from, to: from + text.length, category: 'name', evidence: [], traits: ['learnt'] };
  };
  const left = withoutPremises([hit('MARTHA LAMB'), hit('CAM'), hit('Summer Platt')], view, premises);
  assert.deepEqual(
    left.map((one) => view.text.slice(one.from, one.to)),
    ['Summer Platt'],
  );
});
