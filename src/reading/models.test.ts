// The networks are the pinned ones, or there is no reading.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { loadModels, modelFolder } from './models.ts';

test('models: one changed byte is refused, and so is a missing file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'models-'));
  try {
    for (const file of readdirSync(modelFolder()))
      copyFileSync(path.join(modelFolder(), file), path.join(folder, file));
    assert.equal(loadModels(folder).dictionary.split('\n').length > 6000, true);
    const file = path.join(folder, 'ppocr_keys_v1.txt');
    const bytes = readFileSync(file);
    bytes[100] = (bytes[100] as number) ^ 1;
    writeFileSync(file, bytes);
    assert.throws(() => loadModels(folder), /dictionary model is not the pinned one/);
    rmSync(file);
    assert.throws(() => loadModels(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
