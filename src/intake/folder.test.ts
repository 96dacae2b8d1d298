import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { listDocuments } from './folder.ts';

test('lists papers in folders, without litter and without links out', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'blotter-folder-'));
  try {
    const documents = path.join(home, 'documents');
    await mkdir(path.join(documents, 'Statements', 'deep'), { recursive: true });
    const names = ['b.pdf', 'a #1 [é].pdf', 'Statements/x.docx', 'Statements/deep/y.txt', '.DS_Store', 'Thumbs.db', 'desktop.ini', '~$x.docx', '._b.pdf'];
    for (const name of names) await writeFile(path.join(documents, name), 'x');
    await writeFile(path.join(home, 'secret.txt'), 'x');
    await symlink(path.join(home, 'secret.txt'), path.join(documents, 'out.txt'));
    await symlink(home, path.join(documents, 'loop'));
    await symlink(path.join(documents, 'b.pdf'), path.join(documents, 'inside.pdf'));
    await symlink(path.join(home, 'gone'), path.join(documents, 'broken.pdf'));
    assert.deepEqual(await listDocuments(documents), ['Statements/deep/y.txt', 'Statements/x.docx', 'a #1 [é].pdf', 'b.pdf', 'inside.pdf']);
  } finally {
    await rm(home, { recursive: true });
  }
}); // prettier-ignore
