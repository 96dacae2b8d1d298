// `check` and `release` onto a disk that is really full: one sentence with its cure, exit 70, and nothing left that looks like a
// package or a draft; what was there before stays as it was.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { manifestOf } from '../casework/open.ts';
import { blotter, filesIn, scratch, type Run } from '../fixtures/blotter.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { smallDisk } from '../fixtures/small-disk.ts';

const home = scratch();
const folder = path.join(home, 'case');
mkdirSync(path.join(folder, 'documents'), { recursive: true });
writeFileSync(path.join(folder, 'case.yaml'), manifestOf());
writeFileSync(path.join(folder, 'documents', 'MG5 summary.pdf'), makePdf([['Summary of the case.', 'A coat was taken from a shop.']])); // prettier-ignore

/** One sentence, its cure, a code: and no stack, no name of a paper. */
function requireSaid({ code, stderr }: Run, sentence: RegExp): void {
  assert.equal(code, 70, stderr);
  const said = stderr.split('\n').filter((line) => line.startsWith('blotter: ') || line.startsWith('  Cure: '));
  assert.equal(said.length, 2, stderr);
  assert.match(said[0] ?? '', sentence);
  assert.doesNotMatch(stderr, /\n {4}at |Holt/);
}

test('drafts, check.json and the package on a full disk', { timeout: 280_000 }, async (t) => {
  const disk = smallDisk(1);
  t.diagnostic(`disk: ${disk.kind}`);
  const out = path.join(disk.folder, 'package');
  const asked = ['--for', 'defence:D1'];
  try {
    if (disk.kind === 'limit') {
      // The limit is handed down to every process of the command.
      disk.fill();
      const run = await blotter('release', folder, ...asked, '--out', out);
      disk.room();
      requireSaid(run, /could not be written/);
      assert.deepEqual(readdirSync(disk.folder), []);
      return;
    }
    const others = (): string[] => filesIn(disk.folder).filter((file) => file !== 'ballast');
    disk.fill();
    requireSaid(await blotter('release', folder, ...asked, '--out', out), /could not be written to .*package \(ENOSPC\)\. Nothing was left half-written/); // prettier-ignore
    assert.deepEqual(others(), []);
    assert.deepEqual(readdirSync(disk.folder), ['ballast'], 'not even an empty folder');
    requireSaid(await blotter('check', folder, ...asked, '--draft', path.join(disk.folder, 'drafts')), /ENOSPC/);
    requireSaid(await blotter('check', folder, ...asked, '--json', path.join(disk.folder, 'check.json')), /ENOSPC/);
    assert.deepEqual(readdirSync(disk.folder), ['ballast']);

    disk.room();
    const done = await blotter('release', folder, ...asked, '--out', out);
    assert.equal(done.code, 0, done.stderr);
    assert.ok(others().includes('package/receipt.json'));
    // Released once more while there is no room: the package that was there stays, to the byte.
    const before = others().map((file) => [file, readFileSync(path.join(disk.folder, file)).toString('base64')]);
    disk.fill(2000);
    requireSaid(await blotter('release', folder, ...asked, '--out', out), /ENOSPC/);
    assert.deepEqual(others().map((file) => [file, readFileSync(path.join(disk.folder, file)).toString('base64')]), before); // prettier-ignore
    assert.equal((await blotter('verify', path.join(out, 'receipt.json'), out)).code, 0);
  } finally {
    disk.room();
    disk.clear();
  }
});
