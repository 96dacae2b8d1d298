// Every channel in which a value can stand in a file's bytes, one spelling a row, and what must not be taken for it.
import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { describe, it } from 'node:test';
import { verifyPdf } from './index.ts';
import { makePage, show } from './sample.ts';

const NAME = 'Quillfeather';
const CONTENT = show('Kept words', 40, 250);
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const text = (bytes: string): Buffer => Buffer.from(bytes, 'latin1');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const wide = (value: string): Buffer => Buffer.from(value, 'utf16le');
const swapped = (value: string): Buffer => wide(value).swap16();

type Object = string | readonly [string, string];
async function hits(objects: readonly Object[], value = NAME): Promise<string[]> {
  const verdicts = await verifyPdf({
    output: makePage({ content: CONTENT, more: objects }),
    values: [value],
    boxes: [],
  });
  return verdicts
    .filter(({ check, result }) => check === 'value 1 is gone' && result === 'fail')
    .map(({ where }) => where);
}

/** LZW without any compression: a clear code before the table grows beyond nine bits. */
function lzw(bytes: Uint8Array): Buffer {
  const codes = [256];
  bytes.forEach((byte, i) => codes.push(...(i > 0 && i % 200 === 0 ? [256] : []), byte));
  codes.push(257);
  const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('');
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((eight) => parseInt(eight.padEnd(8, '0'), 2)));
}
const runs = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.of(bytes.length - 1), bytes, Buffer.of(128)]);
function base85(bytes: Uint8Array): Buffer {
  let out = '';
  for (let i = 0; i < bytes.length; i += 4) {
    const four = [0, 1, 2, 3].map((k) => bytes[i + k] ?? 0);
    let value = four.reduce((sum, byte) => sum * 256 + byte, 0);
    const five: number[] = [];
    for (let k = 0; k < 5; k++, value = Math.floor(value / 85)) five.unshift((value % 85) + 33);
    out += String.fromCharCode(...five.slice(0, Math.min(4, bytes.length - i) + 1));
  }
  return text(`${out}~>`);
}
/** Rows of eight bytes, each taken from the one above (PNG predictor 2). */
function predicted(bytes: Uint8Array): Buffer {
  const rows: number[] = [];
  for (let y = 0; y * 8 < bytes.length; y++) {
    rows.push(2);
    for (let x = 0; x < 8; x++)
      rows.push(((bytes[y * 8 + x] ?? 32) - (y > 0 ? (bytes[y * 8 + x - 8] ?? 32) : 0)) & 255);
  }
  return Buffer.from(rows);
}
const DRAWN = text(`BT /F 12 Tf (${NAME}) Tj ET`);
const CUT = text('BT /F 12 Tf [(Quill) -20 (fea) 10 <74686572>] TJ ET');
const flate = (bytes: Uint8Array): Buffer => deflateSync(bytes);

const STREAMS: readonly (readonly [string, string, Buffer])[] = [
  ['plain', '', DRAWN],
  ['Flate', '/Filter /FlateDecode', flate(DRAWN)],
  [
    'Flate cut off before its end',
    '/Filter /FlateDecode',
    flate(Buffer.concat([DRAWN, Buffer.alloc(200, 32)])).subarray(0, -6),
  ],
  ['LZW', '/Filter /LZWDecode', lzw(DRAWN)],
  ['LZW by its short name', '/Filter [/LZW]', lzw(DRAWN)],
  ['run lengths', '/Filter /RunLengthDecode', runs(DRAWN)],
  ['base 85', '/Filter /ASCII85Decode', base85(DRAWN)],
  ['hexadecimal', '/Filter /AHx', text(`${hex(DRAWN)}>`)],
  [
    'a chain of four',
    '/Filter [/ASCIIHexDecode /ASCII85Decode /RL /FlateDecode]',
    text(hex(base85(runs(flate(DRAWN))))),
  ],
  ['a predictor', '/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 8 >>', flate(predicted(DRAWN))],
  ['a filter named elsewhere', '/Filter 11 0 R', flate(DRAWN)],
  ['text in pieces', '/Filter /FlateDecode', flate(CUT)],
  ['behind the end of Flate data', '/Filter /FlateDecode', Buffer.concat([flate(text('nothing')), text(NAME)])],
  ['behind the end of hexadecimal data', '/Filter /ASCIIHexDecode', text(`00> ${NAME}`)],
  [
    'behind the end of run lengths, hexadecimal',
    '/Filter /RL',
    Buffer.concat([runs(text('x')), text(hex(text(NAME)))]),
  ],
  [
    'an object stream',
    '/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode',
    flate(text(`20 0 << /Title <${hex(swapped(NAME))}> >>`)),
  ],
  ['UTF-16 in the data of a script', '/Filter /FlateDecode', flate(swapped(`alert("${NAME}")`))],
  ['base64 in mail', '', text(`xx${Buffer.from(`dear ${NAME} hello`).toString('base64')}`)],
  ['base64 at another offset', '', text(Buffer.from(`hi ${NAME} hello`).toString('base64'))],
  ['percent signs', '', text('https://example.com/?q=%51uill%66eather')],
  ['escapes of scripts', '', text('"\\u0051uill\\x66eather"')],
  ['escapes of XML', '', text('<a>&#81;uill&#x66;eather</a>')],
  ['backwards', '/Filter /FlateDecode', flate(text(`BT (${[...NAME].reverse().join('')}) Tj ET`))],
];

const STRINGS: readonly (readonly [string, string])[] = [
  ['Latin-1', `(${NAME})`],
  ['octal', `(\\121uill\\146eather)`],
  ['a line broken inside', `(Quill\\\nfeather)`],
  ['hexadecimal with blanks', `<${hex(text(NAME)).replace(/(....)/g, '$1 ')}>`],
  ['UTF-16 big end first, marked', `<feff${hex(swapped(NAME))}>`],
  ['UTF-16 big end first, unmarked', `<${hex(swapped(NAME))}>`],
  ['UTF-16 little end first, marked', `<fffe${hex(wide(NAME))}>`],
  ['UTF-16 from an odd byte', `<20${hex(wide(NAME))}20>`],
  ['capitals', `(${NAME.toUpperCase()})`],
  ['a string in a list, letter by letter', `[${[...NAME].map((mark) => `(${mark})`).join(' ')}]`],
  ['an address', '(mailto:a@example.com?subject=Quill%66eather)'],
];
const NAMES: readonly (readonly [string, string])[] = [
  ['a key', `<< /${NAME} 1 >>`],
  ['a value', `[/${NAME}]`],
  ['escapes', `[/#51uill#66eather]`],
  ['two names', `[/Quill /feather]`],
];

describe('channels of a file', () => {
  for (const [what, dict, data] of STREAMS)
    it(`data: ${what}`, async () => assert.notDeepEqual(await hits([[dict, latin(data)], '/FlateDecode']), []));
  for (const [what, object] of STRINGS)
    it(`string: ${what}`, async () => assert.notDeepEqual(await hits([object]), []));
  for (const [what, object] of NAMES) it(`name: ${what}`, async () => assert.notDeepEqual(await hits([object]), []));

  it('letters beyond ASCII in every encoding', async () => {
    const value = 'Žofia Łukasz';
    const forms = [
      `(\\231ofia \\225ukasz)`,
      `<feff${hex(swapped(value))}>`,
      `<${hex(Buffer.from(value.toUpperCase()))}>`,
      `[/${[...Buffer.from(value.replace(' ', ''))].map((byte) => `#${byte.toString(16)}`).join('')}]`,
    ];
    for (const form of forms) assert.notDeepEqual(await hits([form], value), [], form);
    assert.notDeepEqual(await hits([['', latin(Buffer.from(`x${value.toUpperCase()}x`))]], value), []);
  });

  it('passes what only resembles it', async () => {
    for (const near of ['(Quillfeathe)', '(Quill and feathers)', '(rehtaefllui)', `<${hex(text('Quillfeathes'))}>`])
      assert.deepEqual(await hits([near]), [], near);
    assert.deepEqual(
      await hits([['/Filter /FlateDecode', latin(flate(text('BT (Quill) Tj (of a feather) Tj ET')))]]),
      [],
    );
    // Short values mean nothing among bytes: "anna" stands in base64 and hexadecimal of much else.
    assert.deepEqual(await hits([['', 'xxanbmExx annA5']], 'Lee'), []);
  });
});
