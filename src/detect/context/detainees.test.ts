import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personOf } from '../table.ts';
import { viewOfText } from '../view.ts';
import { detainees } from './detainees.ts';

const known = { roster: { people: [personOf('D1', 'Craig AKERS', { role: 'defendant' })] }, offences: [] };

test('other detainees by their cell', () => {
  for (const [text, found] of [
    ['01:40 DP HOLM in F3 complaining of noise', 'DP HOLM in F3'],
    ['17:20 Detainee in cell 12, R. TARN, shouting', 'Detainee in cell 12, R. TARN'],
    ['noise from WORTH in cell 4 all night', 'WORTH in cell 4'],
    ['DP AKERS in F3 asleep', undefined],
    ['DP placed in F3 at 02:10', undefined],
    ['Detainee in cell 12 asleep', undefined],
  ] as const) {
    const [hit] = detainees.find({ ...viewOfText(text), type: 'CUSTODY' }, known);
    assert.equal(hit && text.slice(hit.from, hit.to), found, text);
  }
});
