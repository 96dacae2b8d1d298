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

test('cells that nobody sees, and what stands behind cells', () => {
  const styles = `<styleSheet ${S}><numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts><fonts><font><color theme="1"/></font><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"/></fill></fills><cellXfs><xf/><xf numFmtId="170"/><xf fontId="1" fillId="0"/><xf fontId="1" fillId="1"/></cellXfs></styleSheet>`;
  const cells = '<row r="1"><c r="A1" t="str"><v>plain</v></c><c r="B1" t="str" s="1"><v>no format</v></c><c r="C1" t="str" s="2"><v>white on white</v></c><c r="D1" t="str" s="3"><v>white on blue</v></c><c r="E1" t="str"><v>no width</v></c></row>';
  const rest = `</sheetData><dataValidations><dataValidation prompt="ask her mother"><formula1>"yes,no"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A1" tooltip="tip"/></hyperlinks><headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"RESTRICTED &amp;P</oddHeader></headerFooter>`;
  const { manuscript, hidden, embedded } = readXlsx(zipSync({
    'xl/workbook.xml': strToU8(`<workbook ${S}><sheets><sheet name="One" sheetId="1" r:id="r1"/><sheet name="Two" sheetId="2" state="veryHidden" r:id="r2"/></sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>'),
    'xl/styles.xml': strToU8(styles),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet ${S}><cols><col min="5" max="5" width="0"/></cols><sheetData>${cells}${rest}</worksheet>`),
    'xl/worksheets/sheet2.xml': sheet('<row><c t="str"><v>very hidden</v></c></row>'),
    'xl/threadedComments/threadedComment1.xml': strToU8('<ThreadedComments><threadedComment><text>thread</text></threadedComment></ThreadedComments>'),
    'xl/pivotCache/pivotCacheRecords1.xml': strToU8('<r><s>x</s></r>'),
    'xl/embeddings/oleObject1.bin': strToU8('x'),
    'xl/externalLinks/_rels/externalLink1.xml.rels': strToU8('<Relationships><Relationship Id="a" Target="file:///srv/other.xlsx" TargetMode="External"/></Relationships>'),
  }));
  assert.deepEqual(manuscript.parts.find((one) => one.kind === 'row')?.cells, ['plain', 'white on blue']);
  const all = hidden.map(({ kind, text }) => `${kind}: ${text ?? ''}`).join('\n');
  for (const one of [/hidden-cells: no format\nwhite on white\nno width/, /hidden-sheet: Two\nvery hidden/, /cell-help: ask her mother[^]*tip/, /running-text: RESTRICTED/, /comment: thread/, /cached-data: x/, /link: file:\/\/\/srv\/other/, /embedding/])
    assert.match(all, one);
  assert.equal(embedded[0]?.file, 'xl/embeddings/oleObject1.bin');
}); // prettier-ignore

test('column letters', () => {
  assert.deepEqual(['A1', 'Z9', 'AA10', 'BC2', ''].map(columnOf), [0, 25, 26, 54, -1]);
}); // prettier-ignore
