// `blotter verify FILE --plan`: what is clean passes, originals and careless copies end with 3, and the report can be read.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { blotter, scratch } from '../fixtures/blotter.ts';
import { makePage, show } from '../../src/verify/sample.ts';

const NAME = 'Quillfeather';
const folder = scratch();
const put = (name: string, data: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, data);
  return path;
};
const content = `${show('Kept words', 40, 250)}${show(`by ${NAME}`, 40, 100)}`;
const metadata = { trailer: '/Info 10 0 R', more: [`<< /Author (${NAME}) >>`] };
const original = put('original.pdf', makePage({ content, ...metadata }));
const covered = put('covered.pdf', makePage({ content: `${content}0 g 38 96 120 18 re f`, ...metadata }));
const plan = put('plan.json', JSON.stringify({ boxes: [{ page: 1, box: [38, 96, 158, 114] }], values: [NAME] }));

describe('blotter verify FILE --plan', () => {
  it('passes what redact wrote', async () => {
    const out = join(folder, 'out.pdf');
    assert.equal((await blotter('redact', original, '--plan', plan, '--out', out)).code, 0);
    const run = await blotter('verify', out, '--plan', plan);
    assert.equal(run.code, 0, run.stdout);
    assert.match(run.stdout, /^Fit: all \d+ checks of out\.pdf passed\.\n$/);
  });

  it('ends with 3 on the original and on a box over live text, and says where in plain words', async () => {
    for (const file of [original, covered]) {
      const run = await blotter('verify', file, '--plan', plan);
      assert.equal(run.code, 3);
      assert.match(run.stdout, /^NOT FIT: do not send /);
      assert.match(run.stdout, /Value 1 of the plan is still in the file\.\n {5}Where: text of page 1/);
      assert.match(run.stdout, /There is text under a box\.\n {5}Where: 1 of 1 boxes on page 1/);
      assert.ok(!run.stdout.toLowerCase().includes(NAME.toLowerCase()));
    }
  });

  it('gives every check by --json', async () => {
    const run = await blotter('verify', covered, '--plan', plan, '--json');
    assert.equal(run.code, 3);
    const found = JSON.parse(run.stdout) as {
      fit: boolean;
      verdicts: { check: string; result: string; where: string }[];
    };
    assert.equal(found.fit, false);
    assert.ok(found.verdicts.some(({ check, result }) => check === 'value 1 is gone' && result === 'fail'));
    assert.ok(
      found.verdicts.some(({ check, result }) => check === 'boxes are one colour all over' && result === 'pass'),
    );
  });

  it('ends with 3 on what is no PDF, and with 2 on a plan that cannot be used', async () => {
    assert.equal((await blotter('verify', put('no.pdf', 'words'), '--plan', plan)).code, 3);
    assert.equal((await blotter('verify', original, '--plan', put('bad.json', '{'))).code, 2);
  });
});
