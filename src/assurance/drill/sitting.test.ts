// What was done in a drill comes to the same whatever the way; a page is set so that every letter stands where it is marked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawSheet, drillPages, placesOn, setSheet, sittingOf, stretchIn, strokesOn, type DrillEvent, type DrillMark, type DrillPage } from './index.ts'; // prettier-ignore

const page = (body: string): DrillPage => drillPages('01/a', `---\ntype: MG11\nabout: V1\nfile: a.pdf\nscan: false\nrelease: redacted\n---\n${body}`)[0] as DrillPage; // prettier-ignore
const SHOWN: readonly DrillMark[] = [
  { id: '1:0-5', page: 1, from: 0, to: 5, category: 'name', act: 'redact' },
  { id: '1:9-12', page: 1, from: 9, to: 12, category: 'age', act: 'ask' },
  { id: '2:3-8', page: 2, from: 3, to: 8, category: 'phone', act: 'keep' },
];
const decided = (id: string, mark: string, act: 'redact' | 'keep', edges?: { from: number; to: number }): DrillEvent => ({ drill: 'decided', id, marks: [mark], act, ...(edges ? { edges } : {}) }); // prettier-ignore
const covered = (events: readonly DrillEvent[], no = 1): string[] => strokesOn(sittingOf(SHOWN, events), no).map(({ from, to }) => `${from}-${to}`); // prettier-ignore

test('what stands is what was said last; what is open is not covered; what is taken back was never said', () => {
  assert.deepEqual(covered([]), ['0-5'], 'what the program says stands until somebody says otherwise');
  assert.deepEqual(covered([decided('a', '1:0-5', 'keep'), decided('b', '1:9-12', 'redact')]), ['9-12']);
  assert.deepEqual(covered([decided('a', '2:3-8', 'redact', { from: 3, to: 6 })], 2), ['3-6']);
  assert.deepEqual(covered([decided('a', '1:0-5', 'keep'), { drill: 'undone', id: 'b', what: 'a' }]), ['0-5']);
  assert.deepEqual(covered([decided('a', 'none', 'redact')]), ['0-5']);
  const found: DrillEvent = { drill: 'unaided', id: 'c', page: 2, found: [{ from: 20, to: 25, category: 'dob' }] };
  assert.deepEqual(covered([found], 2), ['20-25']);
  assert.deepEqual(covered([found, decided('d', 'c#0', 'keep')], 2), [], 'one’s own mark is let go');
  assert.deepEqual(covered([found, { drill: 'undone', id: 'e', what: 'c' }], 2), ['20-25'], 'a page that was marked stays so'); // prettier-ignore
  const { last, done, unaided } = sittingOf(SHOWN, [decided('a', '1:0-5', 'keep'), found, { drill: 'page-done', id: 'f', page: 1, seconds: 9 }]); // prettier-ignore
  assert.deepEqual([last, [...done], [...unaided]], ['a', [1], [2]]);
});

test('every letter of a page stands on its sheet, in its line, and is found again where it is drawn', () => {
  const texts = fc.array(fc.constantFrom('word', 'a', ' ', '  ', '\n', '\t', 'Müller-Lüdenscheidt', 'x'.repeat(130), '07700 900123', '<&"'), { maxLength: 60 }); // prettier-ignore
  fc.assert(
    fc.property(texts, (parts) => {
      const one = page(`${parts.join(' ')} end`);
      const sheet = setSheet(one);
      const set = sheet.words.map(({ from, text }) => [from, text]);
      for (const [from, text] of set) assert.equal(one.text.slice(Number(from), Number(from) + String(text).length), text); // prettier-ignore
      assert.equal(set.map(([, text]) => text).join(''), one.text.replace(/\s/g, ''));
      const [width, height] = sheet.size;
      for (const { x, y, w, h } of sheet.words) assert.ok(x >= 0 && y >= 0 && x + w <= width && y + h <= height);
      for (const word of sheet.words) {
        const stretch = { from: word.from, to: word.from + word.text.length };
        const [place, ...more] = placesOn(sheet, stretch);
        assert.equal(more.length, 0);
        assert.deepEqual(stretchIn(sheet, [word.x + 0.1, word.y, word.x + word.w - 0.1, word.y + word.h]), stretch);
        assert.ok(place && Math.abs(place.x - word.x) < 0.01 && Math.abs(place.w - word.w) < 0.01);
      }
    }),
  );
});

test('a stretch over lines stands on each; the picture says what it is, and holds nothing that is not written out', () => {
  const one = page(`I live at 14 Acacia Road,\nLeeds & district, "near" <nobody>.`);
  const sheet = setSheet(one);
  assert.equal(placesOn(sheet, { from: one.text.indexOf('14'), to: one.text.indexOf('Leeds') + 5 }).length, 2);
  assert.equal(stretchIn(sheet, [0, 0, 2, 2]), null);
  const svg = drawSheet(sheet);
  assert.match(svg, /PRACTICE\. MADE UP: no paper of any case\./);
  assert.match(svg, />&amp;<.*>&quot;near&quot;<.*>&lt;nobody>\.</s);
  assert.doesNotMatch(svg, /<(script|image|foreignObject|a) |href|on\w+=/);
});
