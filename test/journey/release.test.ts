// Failures 6 and 7 at the command line: nothing leaves without the check and a person's answers, what leaves has a
// receipt that anybody can check, and a package is there whole or not at all.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import {
  blotter,
  blotterWith,
  filesIn,
  HARBOUR_ROAD,
  readJson,
  scratch,
  start,
  type Run,
} from '../fixtures/blotter.ts';
import { readPdf } from '../fixtures/read-pdf.ts';
import { hasOutside, verifyOutside } from '../fixtures/outside.ts';
import { leaksOf, squash } from '../fixtures/readable.ts';
import { readTruth } from '../fixtures/truth.ts';

interface Receipt {
  readonly documents: readonly {
    readonly file: string;
    readonly input: { readonly commitment: string };
    readonly output: { readonly path: string; readonly sha256: string } | null;
  }[];
}

const truth = readTruth(HARBOUR_ROAD);
const out = scratch();
const packageDir = path.join(out, 'package');
const receiptFile = path.join(packageDir, 'receipt.json');
const decisions = path.join(out, 'decisions.json');
const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
let run: Run;
/** For each entry of the receipt its original, as the releasing machine can tell. */
let madeFrom: readonly string[] = [];
/** Milliseconds of one whole release. */
let took = 0;

before(async () => {
  const at = '2026-01-05T10:00:00+00:00';
  const rest = { act: 'redact', reason: 'Not needed by the defence.' };
  writeFileSync(decisions, JSON.stringify({ by: 'A Person, paralegal', at, rest }));
  const args = ['--for', 'defence:D1', '--out', packageDir, '--decisions', decisions];
  const began = Date.now();
  run = await blotter('release', HARBOUR_ROAD, ...args);
  took = Date.now() - began;
  const told = await blotter('verify', receiptFile, packageDir, '--originals', path.join(HARBOUR_ROAD, 'documents'));
  madeFrom = [...told.stdout.matchAll(/ original {2}.*?(?: was made from (.+)|: its original .*)$/gm)].map(([, file]) => file ?? ''); // prettier-ignore
});

describe('failure 6: no material leaves without a formal check', () => {
  test('a release without answers is refused, with reasons, and writes nothing', async () => {
    const folder = path.join(out, 'unanswered');
    const refused = await blotter('release', HARBOUR_ROAD, '--for', 'defence:D1', '--out', folder);
    assert.equal(refused.code, 1);
    assert.ok(!existsSync(folder));
    assert.ok((refused.stdout + refused.stderr).length > 40);
  });

  test('with a person’s answers the package is written', () => {
    assert.equal(run.code, 0, run.stdout + run.stderr);
    assert.ok(existsSync(receiptFile) && existsSync(path.join(packageDir, 'schedule.csv')));
    assert.ok(filesIn(path.join(packageDir, 'documents')).length >= 10);
  });

  for (const document of truth)
    test(`${document.file}: as released`, async () => {
      // What is withheld is not named, and nothing that whoever has the file could compare is told of it: only here, where the
      // salt of the receipt lies, is it known which original an entry speaks of.
      const entry = readJson<Receipt>(receiptFile).documents[madeFrom.indexOf(document.file)];
      assert.ok(entry);
      assert.ok(!readFileSync(receiptFile, 'utf8').includes(sha256(path.join(HARBOUR_ROAD, 'documents', document.file)))); // prettier-ignore
      if (document.release === 'never') {
        assert.ok(!readFileSync(receiptFile, 'utf8').includes(document.file));
        return assert.equal(entry.output, null);
      }
      assert.ok(entry.output);
      const file = path.join(packageDir, entry.output.path);
      assert.equal(entry.output.sha256, sha256(file));
      const pdf = await readPdf(file);
      assert.deepEqual(leaksOf(document, pdf), []);
      assert.doesNotMatch([...pdf.texts.values()].join('\n'), /draft - not for release/i);
    });

  test('receipt and schedule hold no value that must go', () => {
    const said = squash(
      [receiptFile, path.join(packageDir, 'schedule.csv')].map((f) => readFileSync(f, 'utf8')).join(),
    );
    const open = squash(truth.map((document) => `${document.file} ${document.kept}`).join(' '));
    for (const mark of truth.flatMap(({ marks }) => marks)) {
      const value = squash(mark.text);
      if (mark.verdict !== 'R' || value.length < 6 || open.includes(value)) continue;
      assert.ok(!said.includes(value), `told ${mark.where}`);
    }
  });

  test('the schedule gives a reason for every line', () => {
    const rows = readFileSync(path.join(packageDir, 'schedule.csv'), 'utf8').split('\r\n');
    assert.match(rows[0] ?? '', /document,.*category.*reason/);
    const marks = rows.slice(1, rows.indexOf(''));
    assert.ok(marks.length > 60);
    for (const row of marks) assert.match(row, /EW-/);
  });
});

describe('failure 7: a breach can be found afterwards', () => {
  test('the receipt is confirmed on the untouched package', async () => {
    assert.equal((await blotter('verify', receiptFile, packageDir)).code, 0);
  });

  test('the receipt is signed, and says whether its key is known here', async () => {
    const { stdout } = await blotter('verify', receiptFile, packageDir);
    assert.match(stdout, /pass +signature/);
    const key = readJson<{ key: { id: string } }>(receiptFile).key.id;
    assert.match(stdout, new RegExp(`${key} is known: this machine signs with it`));
    // Asked for by its thumbprint, and for another.
    assert.equal((await blotter('verify', receiptFile, packageDir, '--key', key)).code, 0);
    const another = key.replace(/^./, (mark) => (mark === '_' ? '-' : '_'));
    assert.equal((await blotter('verify', receiptFile, packageDir, '--key', another)).code, 3);
    // Where the keys of the releasing machine are not, the package only agrees with itself.
    const stranger = await blotterWith(
      { BLOTTER_KEYS: path.join(out, 'nowhere.json') },
      'verify',
      receiptFile,
      packageDir,
    );
    assert.equal(stranger.code, 0);
    assert.match(stranger.stdout, /NOT KNOWN here/);
    const asks = ['verify', receiptFile, packageDir, '--originals', path.join(HARBOUR_ROAD, 'documents')];
    assert.equal((await blotterWith({ BLOTTER_KEYS: path.join(out, 'nowhere', 'keys.json') }, ...asks)).code, 2, 'nobody else can tell the originals'); // prettier-ignore
  });

  test('an independent implementation confirms the receipt, and refuses it when a word of it is changed', (t) => {
    if (!hasOutside()) return t.diagnostic('python3 or openssl is missing: nothing was checked from outside');
    const { ok, said } = verifyOutside('receipt', receiptFile, packageDir);
    assert.ok(ok, said);
    const changed = path.join(out, 'changed-receipt.json');
    writeFileSync(changed, readFileSync(receiptFile, 'utf8').replace('A Person, paralegal', 'B Person, paralegal'));
    assert.deepEqual(verifyOutside('receipt', changed, packageDir), { ok: false, said: 'the receipt was changed' });
  });

  const receiptSpoils: readonly (readonly [string, (text: string) => string])[] = [
    ['another person', (text) => text.replace('A Person, paralegal', 'B Person, paralegal')],
    ['a field more', (text) => text.replace('"kind"', '"note": "x", "kind"')],
    ['no signature', (text) => text.replace(/,\s*"jws": "[^"]*"/, '')],
    ['another signature', (text) => text.replace(/"jws": "([^"]*)"/, (_, jws: string) => `"jws": "${jws.slice(0, -8)}AAAAAAAA"`)],
    ['another key', (text) => text.replace(/"x": "(.)/, (_, sign: string) => `"x": "${sign === '_' ? '-' : '_'}`)],
  ]; // prettier-ignore
  for (const [name, spoil] of receiptSpoils)
    test(`a receipt with ${name} is noticed`, async () => {
      const changed = path.join(out, 'spoilt-receipt.json');
      writeFileSync(changed, spoil(readFileSync(receiptFile, 'utf8')));
      assert.equal((await blotter('verify', changed, packageDir)).code, 3);
    });

  const spoils: readonly (readonly [string, (folder: string, document: string) => void])[] = [
    ['one byte more', (_, document) => appendFileSync(document, ' ')],
    ['a missing document', (_, document) => rmSync(document)],
    ['an added document', (folder) => writeFileSync(path.join(folder, 'documents', 'extra.pdf'), '%PDF-1.4')],
    ['a changed schedule', (folder) => appendFileSync(path.join(folder, 'schedule.csv'), 'x\r\n')],
  ];
  for (const [name, spoil] of spoils)
    test(`${name} is noticed`, async () => {
      const folder = path.join(out, 'spoilt');
      cpSync(packageDir, folder, { recursive: true });
      spoil(folder, path.join(folder, 'documents', filesIn(path.join(folder, 'documents'))[0] ?? ''));
      const verified = await blotter('verify', path.join(folder, 'receipt.json'), folder);
      rmSync(folder, { recursive: true });
      assert.equal(verified.code, 3);
    });
});

describe('whole or not at all', () => {
  test('the originals are untouched, and nothing is written beside them', () => {
    assert.deepEqual(filesIn(path.join(HARBOUR_ROAD, 'documents')), truth.map(({ file }) => file).sort());
  });

  test('an output folder inside the case, or one that holds something else, is refused', async () => {
    const copy = path.join(out, 'case');
    cpSync(HARBOUR_ROAD, copy, { recursive: true });
    const inside = path.join(copy, 'documents', 'out');
    const into = await blotter('check', copy, '--for', 'defence:D1', '--draft', inside);
    assert.equal(into.code, 2);
    assert.ok(!existsSync(inside));
    const used = path.join(out, 'used');
    mkdirSync(used);
    writeFileSync(path.join(used, 'holiday.txt'), 'mine');
    assert.equal((await blotter('check', copy, '--for', 'defence:D1', '--draft', used)).code, 2);
    assert.deepEqual(filesIn(used), ['holiday.txt']);
  });

  // Killed at several moments of its work: whatever is there afterwards must be a whole package.
  for (const share of [0.5, 0.8, 0.95])
    test(`killed after about ${share * 100} % of its time it leaves no half package`, async () => {
      const folder = path.join(out, `killed-${share}`);
      const began = Date.now();
      const child = start(['release', HARBOUR_ROAD, '--for', 'defence:D1', '--out', folder, '--decisions', decisions]);
      const ended = new Promise((resolve) => child.once('close', resolve));
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, took * share))]);
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await ended;
      assert.ok(Date.now() - began < took * 3 + 5000);
      if (!existsSync(folder)) return;
      assert.deepEqual(filesIn(folder), filesIn(packageDir));
      assert.equal((await blotter('verify', path.join(folder, 'receipt.json'), folder)).code, 0);
    });
});
