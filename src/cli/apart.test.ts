// Limits of one document's work: a hang, too much memory and a breakdown each end as a refusal, with nothing left behind.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { blotter, scratch, start } from '../../test/fixtures/blotter.ts';
import { makePdf } from '../../test/fixtures/make-pdf.ts';
import { LIMITS, startWorker, type Ending, type Limits } from './apart.ts';

const home = scratch();
const pages = (count: number): string[][] =>
  Array.from({ length: count }, (_, i) => Array.from({ length: 40 }, () => `Page ${i + 1}: nobody saw the white van`));
const short = path.join(home, 'short.pdf');
const long = path.join(home, 'long.pdf');
const plan = path.join(home, 'plan.json');
writeFileSync(short, makePdf(pages(1)));
writeFileSync(long, makePdf(pages(300)));
writeFileSync(plan, JSON.stringify({ boxes: [], values: ['nobody'] }));

/** Runs one job with these limits in a child of its own; the file it may have written is `out`. */
async function runWith(limits: Limits, input: string, out: string, meanwhile?: (pid: number) => void): Promise<Ending> {
  const worker = startWorker(limits);
  const ending = worker.redact([input, '--plan', plan, `--out=${out}`]);
  meanwhile?.(worker.pid());
  const ended = await ending;
  worker.end();
  return ended;
}
const codeOf = (ending: Ending): string => (ending.kind === 'refused' ? ending.refusal.code : ending.kind);

test('a job within its limits is done', async () => {
  const out = path.join(home, 'fit.pdf');
  assert.equal(codeOf(await runWith(LIMITS, short, out)), 'done');
  assert.ok(existsSync(out));
});

test('each limit, and a breakdown, is a refusal of its own', async () => {
  const out = path.join(home, 'never.pdf');
  const rows: readonly (readonly [string, Limits, ((pid: number) => void)?])[] = [
    ['B-LIMIT-01', { ...LIMITS, seconds: 0.2, secondsPerPage: 0 }],
    ['B-LIMIT-02', { ...LIMITS, megabytes: 20 }],
    ['B-LIMIT-02', { ...LIMITS, heapMegabytes: 12 }],
    ['B-LIMIT-03', LIMITS, (pid) => process.kill(pid, 'SIGKILL')],
  ];
  for (const [code, limits, meanwhile] of rows) assert.equal(codeOf(await runWith(limits, long, out, meanwhile)), code);
  assert.ok(!existsSync(out));
});

test('a worker that has gone takes no job and says so', async () => {
  const worker = startWorker();
  worker.end();
  assert.equal(codeOf(await worker.redact([short, '--plan', plan, '--out=x'])), 'B-LIMIT-03');
  assert.equal(worker.alive(), false);
});

test('the command: an older OUT stays as it is where the document is refused, and no draft is left', async () => {
  const out = path.join(home, 'older.pdf');
  writeFileSync(out, 'older');
  const run = await blotter('redact', path.join(home, '../nowhere.pdf'), '--plan', plan, '--out', out);
  assert.equal(run.code, 2, run.stderr);
  assert.match(run.stderr, /B-CASE-04/);
  assert.equal(readFileSync(out, 'utf8'), 'older');
  assert.deepEqual(
    readdirSync(home).filter((name) => name.includes('.part')),
    [],
  );
});

test('the command: an interrupt ends the child too and leaves nothing', async () => {
  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    // prettier-ignore
    const out = path.join(home, `interrupted-${signal}.pdf`);
    const child = start(['redact', long, '--plan', plan, '--out', out]);
    await new Promise((resolve) => setTimeout(resolve, 700));
    child.kill(signal);
    const [ended] = (await once(child, 'close')) as [number | null];
    // Before the program has taken over the signal, the system ends it by itself.
    assert.ok(ended === code || ended === null, String(ended));
    assert.deepEqual(
      readdirSync(home).filter((name) => name.startsWith('interrupted')),
      [],
    );
  }
});

test('a child that is at work ends when its parent is killed', async () => {
  const apart = path.resolve(import.meta.dirname, 'apart.ts');
  const code = `import { startWorker } from ${JSON.stringify(apart)};
    const worker = startWorker();
    void worker.redact([process.argv[1], '--plan', process.argv[2], '--out=' + process.argv[3]]);
    process.stdout.write(String(worker.pid()));`;
  const args = ['--input-type=module', '-e', code, long, plan, path.join(home, 'orphan.pdf')];
  const parent = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args]);
  const [said] = (await once(parent.stdout, 'data')) as [Buffer];
  const runs = (): boolean => {
    try {
      return process.kill(Number(said.toString()), 0);
    } catch {
      return false;
    }
  };
  await new Promise((resolve) => setTimeout(resolve, 300));
  parent.kill('SIGKILL');
  for (let left = 200; left > 0 && runs(); left--) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(runs(), false);
  assert.ok(!existsSync(path.join(home, 'orphan.pdf')));
});
