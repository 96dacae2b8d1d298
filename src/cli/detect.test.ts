import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { BlotterError } from '../model/index.ts';
import { runDetect } from './detect.ts';

async function output(args: readonly string[]): Promise<string> {
  const kept = process.stdout.write.bind(process.stdout);
  let said = '';
  process.stdout.write = (chunk: string | Uint8Array): boolean => {
    said += String(chunk);
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

test('wrong use says so', async () => {
  for (const args of [[], ['--text'], ['--text', '/no/such/place'], ['--mode', 'guess', '--text', 'x'], ['stray']])
    await assert.rejects(runDetect(args), BlotterError);
});
