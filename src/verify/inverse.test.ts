// Plans that name what stays, and boxes in the colours of a recipient's rule.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redactPdf } from '../redact/index.ts';
import { colourOf, isFit, verifyPdf } from './index.ts';
import { open } from './open.ts';
import { readPage } from './reader.ts';
import { makePage, show } from './sample.ts';

const source = makePage({
  content: `${show('Her own account of the night', 40, 250)}${show('The neighbour Tom Briggs told me', 40, 200)}${show('Signed Ann Lee', 40, 150)}`,
});

async function textOf(bytes: Uint8Array): Promise<string> {
  const document = await open(bytes);
  const { glyphs } = await readPage(document, 1);
  await document.loadingTask.destroy();
  return glyphs.map(({ text }) => text).join('');
}

test('an inverse plan keeps what it names and nothing else', async () => {
  const redacted = await redactPdf(source, {
    redactions: [{ page: 1, box: [38, 246, 240, 264], code: '' }],
    values: ['Ann Lee'],
    dropPages: [],
    inverse: true,
  });
  assert.equal((await textOf(redacted.bytes)).replace(/\s/g, ''), 'HerownaccountofthenightAnnLee');
  const { bytes: output, ...known } = redacted;
  const verdicts = await verifyPdf({ ...known, output, source, values: ['Tom Briggs', 'neighbour'], render: true });
  assert.ok(isFit(verdicts), JSON.stringify(verdicts.filter(({ result }) => result !== 'pass')));
});

test('an inverse plan that names nothing on a page leaves nothing of it', async () => {
  const plan = { redactions: [], values: ['Somebody Else'], dropPages: [], inverse: true };
  assert.equal((await textOf((await redactPdf(source, plan)).bytes)).trim(), '');
});

test('boxes without letters, in grey: the check knows the colour, and black it is not', async () => {
  const style = { fill: [0.45, 0.45, 0.45], ink: [1, 1, 1], labels: false } as const;
  const redacted = await redactPdf(
    source,
    { redactions: [{ page: 1, box: [100, 196, 220, 214], code: 'N' }], values: [], dropPages: [] },
    { style },
  );
  assert.deepEqual(redacted.labels, ['']);
  const { bytes: output, ...known } = redacted;
  const check = (boxColour: ReturnType<typeof colourOf>) =>
    verifyPdf({ ...known, output, source, values: [], boxColour, render: true });
  assert.ok(isFit(await check(colourOf(redacted.fill))));
  assert.ok(!isFit(await check(colourOf([0, 0, 0]))));
});
