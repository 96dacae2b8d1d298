// Fonts that say nothing about their letters, or something untrue: the value is in the codes all the same.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { findMoved, findRepeated } from './codes.ts';
import { verifyPdf } from './index.ts';
import { makePage, show } from './sample.ts';
import { prepare } from './search.ts';
import { glyphLetters } from './truetype.ts';

const NAME = 'Quillfeather';
const DEJAVU = readFileSync(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));
const hex = (codes: readonly number[], digits: number): string =>
  codes.map((code) => code.toString(16).padStart(digits, '0')).join('');
const moved = (text: string, by: number): number[] => Array.from(text, (_, i) => text.charCodeAt(i) + by);
/** Numbers in the order of first use, as subsets give them. */
const inOrder = (text: string): number[] => {
  const seen = [...new Set(text)];
  return [...text].map((mark) => seen.indexOf(mark) + 1);
};
const glyphs = [...glyphLetters(DEJAVU)];
const glyphOf = (mark: string): number => glyphs.find(([, letter]) => letter === mark)?.[0] ?? 0;

const shown = (codes: readonly number[], digits = 2): string =>
  `${show('Kept words', 40, 250)}BT /T 12 Tf 3 Tr 40 100 Td <${hex(codes, digits)}> Tj ET`;
async function hits(content: string, font: readonly (string | readonly [string, string])[], value = NAME) {
  const verdicts = await verifyPdf({
    output: makePage({ content, fonts: '/T 10 0 R', more: font }),
    values: [value],
    boxes: [],
  });
  return verdicts
    .filter(({ check, result, where }) => check === 'value 1 is gone' && result !== 'pass' && where.startsWith('codes'))
    .map(({ result }) => result);
}
const composite = (more: string) => [
  `<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [11 0 R] ${more} >>`,
  '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 12 0 R /CIDToGIDMap /Identity >>',
  '<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 13 0 R >>',
  ['', DEJAVU.toString('latin1')] as const,
];

describe('values in codes', () => {
  it('by the names of glyphs, where the map to Unicode lies', async () => {
    const names = [...new Set(NAME)].map((mark) => `/${mark}`).join(' ');
    const lie = `begincmap 1 beginbfrange <01> <20> <0061> endbfrange endcmap`;
    const font = [
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [1 ${names}] >> /ToUnicode 11 0 R >>`,
      ['', lie] as const,
    ];
    assert.deepEqual(await hits(shown(inOrder(NAME)), font), ['fail']);
  });

  it('by the tables of the font program, where there is no map', async () => {
    assert.ok(glyphOf('Q') > 0);
    const codes = [...'Mail 07700 900461'].map(glyphOf);
    assert.deepEqual(await hits(shown(codes, 4), composite(''), '07700900461'), ['fail']);
    assert.deepEqual(await hits(shown([...NAME].map(glyphOf), 4), composite('')), ['fail']);
  });

  it('by a step that all letters are moved by', async () => {
    const font = [
      '<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 11 0 R >>',
      '<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 12 0 R >>',
      ['', 'none'] as const,
    ];
    assert.deepEqual(await hits(shown(moved(NAME.toUpperCase(), -29)), font), ['fail']);
    assert.deepEqual(await hits(shown(moved('Quill and feathers', 3)), font), []);
  });

  it('by repeated letters, where nothing else is said, and then unsure', async () => {
    const font = [
      '<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 11 0 R >>',
      '<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 12 0 R >>',
      ['', 'none'] as const,
    ];
    assert.deepEqual(await hits(shown(inOrder('call 07700900461 now')), font, '07700 900461'), ['unsure']);
    assert.deepEqual(await hits(shown(inOrder('call 07700900455 now')), font, '07700 900461'), []);
    // A font that says what it means is believed, as far as this goes.
    assert.deepEqual(
      await hits(
        shown(moved('kkppttzkppt', 0)),
        ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
        '00112230112',
      ),
      [],
    );
  });

  it('alarms seldom: no moved or repeated values of a case in plain prose', () => {
    const prose =
      'On Tuesday at about 11.20 hours I was standing at the end of the road waiting for a lift into town. '.repeat(40);
    const values = [
      'Bridget Fallon',
      '07700 900461',
      '14 Acre Lane',
      'WF1 4PR',
      '5 March 2024',
      'Marchbank',
      '06/41213C',
    ];
    const codes = moved(prose, 0);
    assert.deepEqual(findMoved(codes, values), []);
    assert.deepEqual(findRepeated(codes, prepare(values)), []);
  });
});
