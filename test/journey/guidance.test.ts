// The rulebook as a person asks it: every subcommand of `blotter guidance`, run as it is installed.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPdf } from '../fixtures/read-pdf.ts';
import { blotter, scratch, WRONG_RECORD } from '../fixtures/blotter.ts';

const home = scratch();
const TEXT = 'I am Ada Prosser. Ring me on 07700 900123. I live at 14 Mill Lane, Leeds.\n';

test('guidance list tells the rules of a recipient and category, and refuses a word that is none', async () => {
  const { code, stdout } = await blotter('guidance', 'list', '--for', 'defence:D1', '--category', 'phone');
  assert.equal(code, 0);
  assert.match(stdout, /redact {3}EW-2\.3-phone: /);
  assert.doesNotMatch(stdout, /EW-2\.3-name-witness/);
  const wrong = await blotter('guidance', 'list', '--category', 'telephone');
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /--category is one of name, address/);
});

test('guidance explain says rule by rule why, and never the words', async () => {
  const file = join(home, 'text.txt');
  writeFileSync(file, TEXT);
  const { code, stdout } = await blotter(
    'guidance',
    'explain',
    '--text',
    file,
    '--type',
    'MG11',
    '--for',
    'defence:D1',
  );
  assert.equal(code, 0);
  assert.match(stdout, /phone of somebody unknown, certain\n {2}→ redact: .*\(EW-2\.3-phone\)/);
  assert.match(stdout, /not EW-2\.3-phone-evidential \(ask\): it asks for evidential/);
  assert.doesNotMatch(stdout, /07700|Prosser|Mill Lane/);
  assert.equal((await blotter('guidance', 'explain', '--text', file, '--type', 'MG99')).code, 2);
  assert.equal((await blotter('guidance', 'explain', '--text', join(home, 'none.txt'))).code, 2);
});

test('guidance check and test are clean on the shipped book', async () => {
  const check = await blotter('guidance', 'check');
  assert.equal(check.code, 0);
  assert.match(check.stdout, /combinations answered by .* 0 faults\./);
  assert.match((await blotter('guidance', 'test')).stdout, / 0 do not come out\./);
});

test('guidance new, diff and check: a changed book shows what it changes, a broken one its line', async () => {
  const dir = join(home, 'book');
  assert.equal((await blotter('guidance', 'new', dir)).code, 0);
  assert.equal((await blotter('guidance', 'new', dir)).code, 2, 'nothing is written over');
  const file = join(dir, 'names.yaml');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace('act: keep', 'act: ask'));
  const faults = await blotter('guidance', 'check', '--guidance', dir);
  assert.equal(faults.code, 3);
  assert.match(faults.stdout, /names\.yaml line \d+: EW-2\.3-name-defendant, example 1/);
  const told = await blotter('guidance', 'diff', 'shipped', dir, WRONG_RECORD, '--for', 'court');
  assert.equal(told.code, 0);
  assert.match(told.stdout, /changed EW-2\.3-name-defendant: act/);
  assert.match(told.stdout, /\d+ marks, name: kept → asked \(EW-2\.3-name-defendant → EW-2\.3-name-defendant\)/);
  writeFileSync(file, before.replace('act: keep', 'act: perhaps'));
  const broken = await blotter('guidance', 'check', '--guidance', dir);
  assert.equal(broken.code, 2);
  assert.match(broken.stderr, /names\.yaml line \d+: .*B-RULES-02/s);
});

test('a local layer is used by check, and its version stands in what check writes', async () => {
  const dir = join(home, 'layer');
  assert.equal((await blotter('guidance', 'new', dir, '--layer', 'leeds')).code, 0);
  assert.equal((await blotter('guidance', 'check', '--layer', dir)).code, 0);
  const json = join(home, 'check.json');
  await blotter('check', WRONG_RECORD, '--for', 'defence:D1', '--layer', dir, '--json', json);
  assert.ok(existsSync(json));
  const { guidance } = JSON.parse(readFileSync(json, 'utf8')) as { guidance: string };
  assert.match(guidance, /^ew-2026\.\d+\+leeds\.1$/);
});

test('guidance html writes the handbook and a crib sheet of two pages, and never over something', async () => {
  const dir = join(home, 'handbook');
  assert.equal((await blotter('guidance', 'html', dir)).code, 0);
  for (const name of ['index.html', 'category-phone.html', 'document-MG11.html', 'govuk-frontend.min.css'])
    assert.ok(existsSync(join(dir, name)), name);
  const crib = await readPdf(join(dir, 'crib-sheet.pdf'));
  assert.equal(crib.pages, 2);
  assert.match([...crib.texts.values()].join(' '), /Telephone numbers/);
  assert.equal((await blotter('guidance', 'html', dir)).code, 2);
});
