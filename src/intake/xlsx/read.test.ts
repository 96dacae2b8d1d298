import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { readXlsx } from './read.ts';
import { columnOf } from './sheet.ts';

const S =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const sheet = (rows: string, cols = ''): Uint8Array =>
  strToU8(`<worksheet ${S}>${cols}<sheetData>${rows}</sheetData></worksheet>`);

const BOOK = {
  'xl/workbook.xml': strToU8(
    `<workbook ${S}><sheets><sheet name="Messages" sheetId="1" r:id="r1"/><sheet name="Lookup" sheetId="2" state="hidden" r:id="r2"/></sheets><definedNames><definedName name="owner">Messages!$A$1</definedName></definedNames></workbook>`,
  ),
  'xl/_rels/workbook.xml.rels': strToU8(
    '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
  ),
  'xl/sharedStrings.xml': strToU8(`<sst ${S}><si><t>Date</t></si><si><r><t>omg </t></r><r><t>stop</t></r></si></sst>`),
  'xl/styles.xml': strToU8(
    `<styleSheet ${S}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="4"/></cellXfs></styleSheet>`,
  ),
  'xl/worksheets/sheet1.xml': sheet(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Text</t></is></c><c r="D1" t="str"><v>hidden column</v></c></row>' +
      '<row r="2"><c r="A2" s="1"><v>45617</v></c><c r="C2" t="s"><v>1</v></c></row>' +
      '<row r="3" hidden="1"><c r="A3" t="str"><v>hidden row</v></c></row>' +
      '<row r="4"><c r="A4" s="2"><f>SUM("x")</f><v>1284.16</v></c><c r="C4"><v>353131416874754</v></c></row>',
    '<cols><col min="4" max="4" hidden="1"/></cols>',
  ),
  'xl/worksheets/sheet2.xml': sheet('<row><c t="str"><v>W3</v></c><c t="str"><v>07700 900246</v></c></row>'),
  'xl/comments1.xml': strToU8(
    `<comments ${S}><commentList><comment ref="A1"><text><t>ring her mother</t></text></comment></commentList></comments>`,
  ),
};

test('shown cells as shown, hidden ones apart', () => {
  const { manuscript, hidden } = readXlsx(zipSync(BOOK));
  const rows = manuscript.parts.flatMap((part) => (part.kind === 'row' ? [part.cells] : []));
  assert.deepEqual(rows, [
    ['Date', 'Text'],
    ['21/11/2024', 'omg stop'],
    ['1,284.16', '353131416874754'],
  ]);
  const found = new Map(hidden.map((one) => [one.kind, one.text ?? '']));
  assert.match(found.get('hidden-sheet') ?? '', /Lookup\nW3\t07700 900246/);
  assert.equal(found.get('hidden-cells'), 'hidden column\nhidden row');
  assert.match(found.get('comment') ?? '', /ring her mother/);
  assert.match(found.get('defined-name') ?? '', /owner/);
  assert.equal(found.get('formula'), 'SUM("x")');
});

test('column letters', () => {
  assert.deepEqual(['A1', 'Z9', 'AA10', 'BC2', ''].map(columnOf), [0, 25, 26, 54, -1]);
}); // prettier-ignore
