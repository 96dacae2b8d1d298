// Objects of listed names in places where they have no business, and data beside the data: each passes every other check.
import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { describe, it } from 'node:test';
import { createCanvas } from '@napi-rs/canvas';
import { redactPdf } from '../redact/index.ts';
import { pictureObject, printed } from './drawn.ts';
import { isFit, verifyPdf } from './index.ts';
import { makePage, makePdf, show } from './sample.ts';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

const source = makePage({
  content: `${show('Kept words', 40, 250)}/G gs q 50 0 0 50 100 100 cm /I Do Q q 50 0 0 50 200 100 cm /J Do Q q 20 0 0 20 10 10 cm /K Do Q`,
  resources: '/XObject << /I 10 0 R /J 12 0 R /K 13 0 R >> /ExtGState << /G << /ca 0.5 >> >>',
  more: [
    pictureObject(printed(['x'], { width: 24, size: 12 })),
    'null',
    [
      '/Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
      createCanvas(16, 16).encodeSync('jpeg', 80).toString('latin1'),
    ],
    [
      '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace [/Indexed /DeviceRGB 1 <000000ff0000>] /BitsPerComponent 8',
      '\0\x01\x01\0',
    ],
  ],
});
const clean = latin((await redactPdf(source, { redactions: [], values: [], dropPages: [] })).bytes);

async function failed(output: string): Promise<string[]> {
  const verdicts = await verifyPdf({ output: bytes(output), values: [], boxes: [] });
  return verdicts.filter(({ result }) => result !== 'pass').map(({ check }) => check);
}
/** The clean copy with one thing changed; the change must be one. */
function change(from: string | RegExp, to: string): string {
  const changed = clean.replace(from, () => to);
  assert.notEqual(changed, clean);
  return changed;
}
/** The file put together anew after `edit`, with a table that is right. */
function rebuild(edit: (object: string, no: number) => string, more: readonly string[] = []): string {
  const objects = [...clean.matchAll(/(\d+) 0 obj\n([^]*?)\nendobj/g)].map(([, no, body]) =>
    edit(body ?? '', Number(no)),
  );
  const root = Number(/\/Root (\d+) 0 R/.exec(clean)?.[1]);
  const info = /\/Info \d+ 0 R/.exec(clean)?.[0] ?? '';
  const whole = latin(makePdf([...objects, ...more], root, info));
  return whole
    .replace('%PDF-1.7\n', '%PDF-1.7\n%\x81\x81\x81\x81\n')
    .replace(/startxref\n(\d+)/, (_, at: string) => `startxref\n${Number(at) + 6}`)
    .replace(/^(\d{10})(?= 00000 n)/gm, (place) => String(Number(place) + 6).padStart(10, '0'));
}

describe('the shape of a file', () => {
  it('passes a clean copy, as it is and put together anew', async () => {
    assert.ok(isFit(await verifyPdf({ output: bytes(clean), values: [], boxes: [] })));
    assert.deepEqual(await failed(rebuild((object) => object)), []);
  });

  const entries: readonly (readonly [string, RegExp | string, string])[] = [
    ['a title on a page', '/Type /Page\n', '/Type /Page\n/Title (words)\n'],
    ['a producer that is another', /\/Producer <[0-9A-F]+>/i, '/Producer (words)'],
    ['a string among numbers', /\/MediaBox \[/, '/MediaBox [ (words) '],
    ['a picture where a font belongs', /(\/F0) \d+ 0 R/, '/F0 << /Type /XObject /Subtype /Image >>'],
    ['a form for a picture', /\/Subtype \/Image/, '/Subtype /Type1C'],
    ['content that is no stream', /\/Contents \d+ 0 R/, '/Contents << /Length 3 >>'],
    ['a font in a graphics state', '/ca 0.5', '/ca 0.5 /Font [ ]'],
    ['a catalogue with resources', '/Type /Catalog', '/Type /Catalog /Resources << >>'],
    ['two entries with one key', '/Type /Catalog', '/Type /Catalog /Type /Catalog'],
    ['a colour space of another family', /\/Indexed \/DeviceRGB 1/, '/Separation /Spot0 /DeviceRGB'],
    ['a long colour table', /<000000ff0000>/i, `<${'00'.repeat(1100)}>`],
    ['a reference to nothing', /\/Contents \d+ 0 R/, '/Contents 999 0 R'],
    ['one object as two kinds', /\/Resources <</, '/Group 1 0 R /Resources <<'],
  ];
  for (const [what, from, to] of entries)
    it(`flags ${what}`, async () =>
      assert.ok((await failed(change(from, to))).includes('file: every entry holds what it may')));

  it('flags an object that nothing refers to, harmless as it is', async () => {
    assert.deepEqual(await failed(rebuild((object) => object, ['[1 2 3]'])), ['file: every object is used']);
  });

  it('flags data behind the end of packed data', async () => {
    const packed = `${latin(deflateSync(Buffer.from('q Q')))}behind`;
    const content = Number(/\/Contents (\d+) 0 R/.exec(clean)?.[1]);
    const output = rebuild((object, no) =>
      no === content ? `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream` : object,
    );
    assert.deepEqual(await failed(output), ['file: streams hold nothing beside their data']);
  });

  it('flags samples behind a picture, a comment in a JPEG and data behind its end', async () => {
    const longer = rebuild((object) => object.replace(/\/Height 2\d/, '/Height 2'));
    const comment = rebuild((object) =>
      object
        .replace('\xff\xd8', '\xff\xd8\xff\xfe\x00\x07words')
        .replace(/\/Length \d+/, (length) =>
          object.includes('\xff\xd8\xff') ? `/Length ${Number(length.slice(8)) + 9}` : length,
        ),
    );
    const behind = rebuild((object) =>
      object
        .replace(/\xff\xd9(?=\n?endstream)/, '\xff\xd9words')
        .replace(/\/Length \d+/, (length) =>
          object.includes('\xff\xd8\xff') ? `/Length ${Number(length.slice(8)) + 5}` : length,
        ),
    );
    for (const output of [longer, comment, behind])
      assert.deepEqual(await failed(output), ['file: streams hold nothing beside their data']);
  });

  it('flags a table that points elsewhere, and one that leaves an object out', async () => {
    const whole = rebuild((object) => object);
    const moved = whole.replace(/(\d{9})\d( 00000 n \ntrailer)/, '$19$2');
    assert.notEqual(moved, whole);
    assert.ok((await failed(moved)).includes('file: the table points at the objects'));
    const freed = whole.replace(/n( \ntrailer)/, 'f$1');
    assert.ok((await failed(freed)).includes('file: the table points at the objects'));
  });
});
