// Failure 5: the wrong person's previous convictions. The print in this case is of another man of the same name.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { blotter, filesIn, readJson, scratch, WRONG_RECORD, type CheckJson, type Run } from '../fixtures/blotter.ts';
import { readPdf } from '../fixtures/read-pdf.ts';
import { leaksOf, squash } from '../fixtures/readable.ts';
import { readTruth } from '../fixtures/truth.ts';

const RECORD = 'PNC print Mitchell.pdf';
const truth = readTruth(WRONG_RECORD);
const out = scratch();
const draftDir = path.join(out, 'draft');
let run: Run;
let check: CheckJson;

before(async () => {
  const json = path.join(out, 'check.json');
  run = await blotter('check', WRONG_RECORD, '--draft', draftDir, '--json', json);
  assert.ok(existsSync(json), `check ended with ${run.code} and wrote no check.json: ${run.stderr.slice(-400)}`);
  check = readJson<CheckJson>(json);
});

test('failure 5: the record is held for identity, with exit 1', () => {
  assert.equal(run.code, 1);
  const holds = check.holds.filter(({ kind }) => kind === 'convictions-identity');
  assert.deepEqual([...new Set(holds.map(({ file }) => file))], [RECORD]);
  assert.ok(holds.every(({ why, cure, page }) => why.length > 10 && cure.length > 10 && page === 1));
  assert.equal(check.documents.find(({ file }) => file === RECORD)?.outcome, 'held');
});

test('failure 5: the reason names the fields that differ, not what stands in them', () => {
  const why = check.holds.find(({ kind }) => kind === 'convictions-identity')?.why ?? '';
  assert.match(why, /birth|PNC|CRO/i);
  const record = truth.find(({ file }) => file === RECORD);
  for (const mark of record?.marks ?? [])
    if (mark.verdict === 'R' && squash(mark.text).length >= 6 && mark.category !== 'name')
      assert.ok(!squash(why + run.stdout + run.stderr).includes(squash(mark.text)), mark.where);
});

test('failure 5: no answer to the marks can wave it through', async () => {
  const decisions = path.join(out, 'decisions.json');
  const at = '2026-01-05T10:00:00+00:00';
  writeFileSync(decisions, JSON.stringify({ by: 'A Person', at, rest: { act: 'redact', reason: 'not needed' } }));
  const released = path.join(out, 'released');
  const refused = await blotter('release', WRONG_RECORD, '--out', released, '--decisions', decisions);
  assert.equal(refused.code, 1);
  assert.ok(!existsSync(released));
});

test('failure 5: the rest goes once the record is left out', async () => {
  const decisions = path.join(out, 'left-out.json');
  const by = { by: 'A Person', at: '2026-01-05T10:00:00+00:00' };
  const leaveOut = [{ file: RECORD, reason: 'record of another person; the right print is asked for' }];
  writeFileSync(decisions, JSON.stringify({ ...by, rest: { act: 'redact', reason: 'not needed' }, leaveOut }));
  const released = path.join(out, 'released');
  const done = await blotter('release', WRONG_RECORD, '--out', released, '--decisions', decisions);
  assert.equal(done.code, 0, done.stderr);
  assert.deepEqual(
    filesIn(released).filter((file) => file.includes('PNC')),
    [],
  );
});

test('the other papers of the case are drafted and clean', async () => {
  for (const document of truth.filter(({ release }) => release === 'redacted')) {
    const entry = check.documents.find(({ file }) => file === document.file);
    assert.ok(entry?.draft, document.file);
    assert.deepEqual(leaksOf(document, await readPdf(path.join(draftDir, entry.draft))), []);
  }
  const list = check.documents.find(({ type }) => type === 'MG10');
  assert.deepEqual([list?.outcome, list?.draft], ['withheld', null]);
});
