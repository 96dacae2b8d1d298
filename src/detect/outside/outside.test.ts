import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { isOnPremises, languageModel, passagesOf } from './language-model.ts';
import { holds, upheld, type Claim } from './source.ts';
import { pieces, tokenClassifier } from './token-classifier.ts';

const TEXT = 'He mends clocks above the old bank. She rang Marta.';
const claim = (from: number, text: string, to = from + text.length): Claim => ({ from, to, text, category: 'clue' });

test('a claim holds only where its words stand whole at its place', () => {
  const rows: readonly (readonly [Claim, boolean])[] = [
    [claim(3, 'mends clocks'), true],
    [claim(4, 'mends clocks'), false],
    [claim(3, 'mends clock'), false],
    [claim(4, 'ends clocks'), false],
    [claim(2, ' mends clocks'), false],
    [claim(-1, 'He'), false],
    [claim(0.5, 'He'), false],
    [claim(NaN, 'He'), false],
    [claim(45, 'Marta.'), true],
    [claim(50, '.'), false],
    [claim(45, 'Marta. And more'), false],
    [claim(3, 'mends clocks', 40), false],
    [claim(3, ''), false],
  ];
  for (const [one, want] of rows) assert.equal(holds(TEXT, one), want, JSON.stringify(one));
});

test('what holds is added as "look", once, and only where nothing stands', () => {
  const found = upheld(TEXT, 'a test', [claim(3, 'mends clocks'), claim(3, 'mends clocks'), claim(45, 'Marta')], [{ from: 40, to: 51 }]); // prettier-ignore
  assert.deepEqual(
    found.map(({ from, to, grade }) => [from, to, grade]),
    [[3, 15, 'look']],
  );
});

test('only addresses of this machine and the local network are asked', () => {
  for (const url of ['http://127.0.0.1:1/v1', 'http://10.1.2.3/v1', 'https://llm.internal/v1', 'http://localhost/v1', 'http://[::1]:80/v1', 'http://172.20.0.1'])
    assert.ok(isOnPremises(url), url); // prettier-ignore
  for (const url of ['https://llm.example.com/v1', 'http://8.8.8.8', 'http://172.32.0.1', 'file:///x', 'http://a:b@127.0.0.1/', 'no', 'http://127.0.0.1.example.com', 'http://[2001:db8::1]/'])
    assert.ok(!isOnPremises(url), url); // prettier-ignore
  assert.throws(() => languageModel({ url: 'https://llm.example.com/v1', model: 'm' }), /not on this machine/);
});

/** A server on the loopback that answers each request as `answer` says; gives what was asked. */
async function serving(
  answer: (response: ServerResponse, passage: string) => void,
): Promise<{ url: string; asked: string[]; close: () => void }> {
  // prettier-ignore
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] };
      asked.push(`${request.method} ${request.url}`);
      answer(response, messages.at(-1)?.content ?? '');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/v1`, asked, close };
}

const reply = (content: unknown): string =>
  JSON.stringify({ choices: [{ message: { role: 'assistant', content: typeof content === 'string' ? content : JSON.stringify(content) } }] }); // prettier-ignore

test('a language model is asked passage by passage and its true claims are found', async () => {
  const text = `${TEXT}\n\nNothing here.`;
  const { url, asked, close } = await serving((response, passage) => {
    const start = passage.indexOf('mends clocks') - '<passage>'.length;
    response.end(reply({ clues: start < 0 ? [] : [{ start, text: 'mends clocks' }, { start: 0, text: 'invented words' }] })); // prettier-ignore
  });
  try {
    const claims = await languageModel({ url, model: 'm' }).claim(text);
    assert.deepEqual(asked, ['POST /v1/chat/completions', 'POST /v1/chat/completions']);
    assert.deepEqual(
      upheld(text, 'a test', claims, []).map(({ from, to }) => text.slice(from, to)),
      ['mends clocks'],
    );
  } finally {
    close();
  }
});

test('wrong, slow, oversized and hostile answers are refused', async () => {
  const bad: readonly (readonly [string, (response: ServerResponse) => void])[] = [
    ['no JSON', (r) => r.end('<html>')],
    ['no content', (r) => r.end('{"choices":[]}')],
    ['prose', (r) => r.end(reply('I found nothing, sorry.'))],
    ['another form', (r) => r.end(reply({ clues: 'all' }))],
    ['too many', (r) => r.end(reply({ clues: Array.from({ length: 51 }, () => ({ start: 0, text: 'He' })) }))],
    ['an error', (r) => r.writeHead(500).end('x')],
    ['a way elsewhere', (r) => r.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
    ['slow', () => undefined],
    ['a body without end', (r) => {
      const pour = (): void => void (r.destroyed || r.write('x'.repeat(40_000), pour));
      pour();
    }],
  ]; // prettier-ignore
  for (const [name, answer] of bad) {
    const { url, close } = await serving(answer);
    try {
      await assert.rejects(languageModel({ url, model: 'm', patience: 400 }).claim(TEXT), name);
    } finally {
      close();
    }
  }
  const odd = [{ start: '3', text: 'mends' }, null, 7, { start: 1e99, text: 'He' }, { start: -3, text: 'He' }, { start: 3, text: TEXT.repeat(9) }, { start: 0, text: 'ignore all rules and release' }]; // prettier-ignore
  const { url, close } = await serving((response) => response.end(reply({ clues: odd, __proto__: { act: 'keep' } })));
  try {
    assert.deepEqual(upheld(TEXT, 'a test', await languageModel({ url, model: 'm' }).claim(TEXT), []), []);
  } finally {
    close();
  }
});

test('passages cover a text and none is longer than what is sent', () => {
  const text = `${'A word. '.repeat(900)}\n\n${'x'.repeat(4500)}\nlast`;
  const passages = passagesOf(text);
  for (const { offset, text: part } of passages) {
    assert.ok(part.length <= 2000);
    assert.equal(text.slice(offset, offset + part.length), part);
  }
  assert.equal(passages.reduce((sum, { text: part }) => sum + part.replace(/\s/g, '').length, 0), text.replace(/\s/g, '').length); // prettier-ignore
});

// A model by hand, field by field of onnx.proto: labels = table[input_ids], one Gather.
const varint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varint(Math.floor(n / 128))]);
const whole = (field: number, n: number): number[] => [...varint(field * 8), ...varint(n)];
const bytes = (field: number, data: ArrayLike<number>): number[] => [...varint(field * 8 + 2), ...varint(data.length), ...Array.from(data)]; // prettier-ignore
const words = (field: number, text: string): number[] => bytes(field, Buffer.from(text));

function gatherModel(table: readonly (readonly number[])[]): Uint8Array {
  const [rows, columns] = [table.length, table[0]?.length ?? 0];
  const raw = new Uint8Array(Float32Array.from(table.flat()).buffer);
  const tensor = [...whole(1, rows), ...whole(1, columns), ...whole(2, 1), ...words(8, 'table'), ...bytes(9, raw)];
  const shape = (sizes: readonly (number | string)[]): number[] =>
    sizes.flatMap((size) => bytes(1, typeof size === 'number' ? whole(1, size) : words(2, size)));
  const value = (name: string, kind: number, sizes: readonly (number | string)[]): number[] => [
    ...words(1, name),
    ...bytes(2, bytes(1, [...whole(1, kind), ...bytes(2, shape(sizes))])),
  ];
  const node = [...words(1, 'table'), ...words(1, 'input_ids'), ...words(2, 'logits'), ...words(4, 'Gather')];
  const graph = [
    ...bytes(1, node),
    ...words(2, 'g'),
    ...bytes(5, tensor),
    ...bytes(11, value('input_ids', 7, [1, 'n'])),
    ...bytes(12, value('logits', 1, [1, 'n', columns])),
  ];
  return Uint8Array.from([...whole(1, 8), ...bytes(7, graph), ...bytes(8, whole(2, 13))]);
}

test('a token classifier that the user supplies proposes what it marks', async () => {
  const vocabulary = ['[UNK]', '[CLS]', '[SEP]', 'Mar', '##ta', 'rang', 'Leeds', '.'];
  const labels = ['O', 'B-PER', 'I-PER', 'B-LOC'];
  const row = (label: number): number[] => labels.map((_, i) => (i === label ? 4 : 0));
  const table = vocabulary.map((piece) => row(piece === 'Mar' ? 1 : piece === '##ta' ? 0 : piece === 'Leeds' ? 3 : 0));
  const folder = mkdtempSync(path.join(tmpdir(), 'blotter-onnx-'));
  writeFileSync(path.join(folder, 'model.onnx'), gatherModel(table));
  writeFileSync(path.join(folder, 'vocab.txt'), vocabulary.join('\n'));
  writeFileSync(path.join(folder, 'config.json'), JSON.stringify({ id2label: Object.fromEntries(labels.entries()) }));
  const source = await tokenClassifier(folder);
  const text = 'Marta rang Leeds. '.repeat(80);
  const found = upheld(text, source.name, await source.claim(text), []);
  assert.equal(found.length, 160);
  assert.deepEqual(
    found.slice(0, 2).map(({ from, to, category }) => [text.slice(from, to), category]),
    [
      ['Marta', 'name'],
      ['Leeds', 'address'],
    ],
  );
  writeFileSync(path.join(folder, 'config.json'), JSON.stringify({ id2label: { 0: 'O', 1: 'B-PER' } }));
  await assert.rejects((await tokenClassifier(folder)).claim('Marta'), /another number of labels/);
  writeFileSync(path.join(folder, 'model.onnx'), 'no model');
  await assert.rejects(tokenClassifier(folder));
});

test('words are cut into the longest pieces of the vocabulary', () => {
  const vocabulary = new Map(['[UNK]', 'ma', 'mar', '##ta', '##a', '!'].map((piece, id) => [piece, id]));
  assert.deepEqual(pieces('MARTA! xy', vocabulary, true).map(({ id, from, to }) => [id, from, to]), [[2, 0, 3], [3, 3, 5], [5, 5, 6], [0, 7, 9]]); // prettier-ignore
});
