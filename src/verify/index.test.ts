// The check must see what a careless redaction leaves. Every row is a way in which people have been caught out.
import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { describe, it } from 'node:test';
import type { Box } from '../model/index.ts';
import { redactPdf } from '../redact/index.ts';
import { makePage, show } from './sample.ts';
import { isFit, verifyPdf } from './index.ts';
import { findIn, prepare } from './search.ts';

const NAME = 'Quillfeather';
const BOX: Box = [38, 96, 120, 114];
const CONTENT = `${show('Kept words', 40, 250)}${show(NAME, 40, 100)}`;
const SOURCE = makePage({ content: CONTENT });
const COVER = '0 g 38 96 82 18 re f\n';
const failed = async (output: Uint8Array, extra: object = {}): Promise<string[]> =>
  (await verifyPdf({ output, source: SOURCE, values: [NAME], boxes: [{ page: 1, box: BOX }], render: true, ...extra }))
    .filter(({ result }) => result !== 'pass')
    .map(({ check }) => check);

async function clean() {
  const { bytes: output, ...known } = await redactPdf(SOURCE, {
    redactions: [{ page: 1, box: BOX, code: 'N' }],
    values: [NAME],
    dropPages: [],
  });
  return { output, ...known, source: SOURCE, values: [NAME], render: true };
}
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('verifyPdf', () => {
  it('passes a clean copy', async () => {
    const verdicts = await verifyPdf(await clean());
    assert.ok(isFit(verdicts), JSON.stringify(verdicts));
    assert.ok(!JSON.stringify(verdicts).includes(NAME));
  });

  it('flags the original and a box drawn over live text', async () => {
    for (const output of [SOURCE, makePage({ content: CONTENT + COVER })]) {
      const checks = await failed(output);
      assert.ok(checks.includes('value 1 is gone'));
      assert.ok(checks.includes('nothing stands under a box'));
    }
  });

  it('flags a copy whose old objects are still in the bytes', async () => {
    const request = await clean();
    const packed = latin(deflateSync(Buffer.from(`BT (${NAME}) Tj ET`)));
    for (const orphan of [
      `99 0 obj\n(${NAME})\nendobj\n`,
      `99 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream\nendobj\n`,
      `% ${NAME}\n`,
    ]) {
      const output = bytes(latin(request.output).replace('xref\n', `${orphan}xref\n`));
      const verdicts = await verifyPdf({ ...request, output });
      assert.ok(
        verdicts.some(({ check, result }) => check === 'value 1 is gone' && result === 'fail'),
        orphan.slice(0, 20),
      );
    }
  });

  it('flags bytes after the end, a second version and objects of other kinds', async () => {
    const request = await clean();
    const names = async (output: Uint8Array) =>
      (await verifyPdf({ ...request, output })).filter(({ result }) => result === 'fail').map(({ check }) => check);
    assert.ok((await names(bytes(`${latin(request.output)}more`))).includes('file: nothing after its end'));
    assert.ok(
      (await names(bytes(latin(request.output) + latin(request.output)))).includes('file: no earlier version inside'),
    );
    const annotated = bytes(latin(request.output).replace('/Type /Page\n', '/Type /Page\n/Annots [ ]\n'));
    assert.ok((await names(annotated)).includes('file: only listed kinds of objects'));
  });

  it('flags lost, moved and added text, and pages of another size', async () => {
    const other = async (content: string, page = '') => {
      const source = makePage({ content, page });
      return (await verifyPdf({ ...(await clean()), source }))
        .filter(({ result }) => result === 'fail')
        .map(({ check }) => check);
    };
    assert.ok((await other(`${CONTENT}${show('lost', 40, 200)}`)).includes('text outside the boxes is kept'));
    assert.ok((await other(CONTENT.replace('40 250', '42 250'))).includes('text outside the boxes is kept'));
    assert.ok((await other(show(NAME, 40, 100))).includes('no text is added'));
    assert.ok((await other(CONTENT, '/Rotate 90')).includes('pages have their size'));
  });

  it('flags a box that is not black, and a text under a box that is no label', async () => {
    const request = await clean();
    const moved = { ...request, boxes: [{ page: 1, box: [200, 20, 260, 40] as const }], labels: [''] };
    assert.ok(
      (await verifyPdf(moved)).some(
        ({ check, result }) => check === 'boxes are one colour all over' && result === 'fail',
      ),
    );
    const unnamed = await verifyPdf({ ...request, labels: [''] });
    assert.ok(unnamed.some(({ check, result }) => check === 'nothing stands under a box' && result === 'fail'));
  });

  it('does not throw on what is no PDF', async () => {
    assert.ok(!isFit(await verifyPdf({ output: bytes('not a PDF'), values: [], boxes: [] })));
  });
});

describe('finding a value in text', () => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['Nowak', 'mrs NOWAK,', true],
    ['Nowak', 'jnowak88', true],
    ['Nowak', 'no waking', false],
    ['Nowak', 'N o w a k', true],
    ['Fenwick', 'Fen-\nwick', true],
    ['07700 900123', '07700-900-123', true],
    ['Ann', 'Annual than no', false],
    ['Ann', 'for Ann.', true],
    ['\ufb01eld', 'FIELD', true],
    ['', 'anything', false],
  ];
  for (const [value, text, wanted] of rows)
    it(`${JSON.stringify(value)} in ${JSON.stringify(text)}`, () =>
      assert.equal(findIn(text, prepare([value])).length > 0, wanted));
});
