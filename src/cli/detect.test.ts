import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { BlotterError } from '../model/index.ts';
import { runDetect } from './detect.ts';

async function output(args: readonly string[]): Promise<string> {
  const kept = process.stdout.write.bind(process.stdout);
  let said = '';
  process.stdout.write = (chunk: string | Uint8Array): boolean => {
    // The test runner reports in bytes through the same stream; what the command prints is a string.
    if (typeof chunk !== 'string') return kept(chunk);
    said += chunk;
    return true;
  };
  try {
    assert.equal(await runDetect(args), 0);
  } finally {
    process.stdout.write = kept;
  }
  return said;
}

test('one file gives one list, a folder one line per file; offsets are code points', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-detect-'));
  try {
    mkdirSync(join(folder, 'sub'));
    const text = '🙂 Ring 07700 900123';
    writeFileSync(join(folder, 'a.txt'), text);
    writeFileSync(join(folder, 'sub', 'b.txt'), 'Nothing.');
    const spans = JSON.parse(await output(['--text', join(folder, 'a.txt'), '--json', '--mode', 'find'])) as { start: number; end: number; category: string }[]; // prettier-ignore
    const phone = spans.find((span) => span.category === 'phone');
    assert.equal([...text].slice(phone?.start, phone?.end).join(''), '07700 900123');
    const lines = (await output(['--text', `${folder}/`, '--json'])).trim().split('\n');
    assert.deepEqual(
      lines.map((line) => (JSON.parse(line) as { file: string }).file),
      ['a.txt', 'sub/b.txt'],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a language model is asked only where it is configured, and only adds', async () => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked++;
    request.resume();
    const clues = [{ start: 8, text: 'the old mill' }, { start: 1, text: 'the old mill' }]; // prettier-ignore
    response.end(asked > 1 ? 'nonsense' : JSON.stringify({ choices: [{ message: { content: JSON.stringify({ clues }) } }] })); // prettier-ignore
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const folder = mkdtempSync(join(tmpdir(), 'blotter-ask-'));
  try {
    const file = join(folder, 'a.txt');
    writeFileSync(file, '🙂 I mend the old mill.');
    const plain = JSON.parse(await output(['--text', file, '--json'])) as { grade: string }[];
    assert.equal(asked, 0);
    const args = ['--text', file, '--json', '--ask', `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, '--model', 'm']; // prettier-ignore
    const more = JSON.parse(await output(args)) as { start: number; end: number; grade: string }[];
    assert.equal(asked, 1);
    assert.deepEqual(more, plain, 'those words do not stand at that place');
    writeFileSync(file, 'I mend. the old mill.');
    asked = 0;
    const added = JSON.parse(await output(args)) as { start: number; end: number; grade: string }[];
    assert.deepEqual(added.map(({ start, end, grade }) => [start, end, grade]), [[8, 20, 'look']]); // prettier-ignore
    assert.deepEqual(JSON.parse(await output(args)), []);
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
});

test('wrong use says so', async () => {
  for (const args of [
    [],
    ['--text'],
    ['--text', '/no/such/place'],
    ['--mode', 'guess', '--text', 'x'],
    ['stray'],
    ['--text', '.', '--ask', 'http://127.0.0.1/v1'],
    ['--text', '.', '--ask', 'https://llm.example.com/v1', '--model', 'm'],
    ['--text', '.', '--classifier', '/no/such/place'],
  ])
    await assert.rejects(runDetect(args), BlotterError);
});
