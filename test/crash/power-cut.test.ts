// The short form of power-cut.ts, with the proof that the model bites: without syncs the same cuts lose what was acknowledged.
// In a process of its own, which is ended as soon as it has counted: databases that lost their power never close.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import type { Cuts } from './power-cut.ts';

async function cutsOf(...args: string[]): Promise<Cuts> {
  const program = path.join(import.meta.dirname, 'power-cut.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, '--seed', '3', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => ['null']),
  ])) as [string];
  child.kill('SIGKILL');
  return JSON.parse(line) as Cuts;
}

test('power cuts on the embedded store lose no acknowledged commit', async () => {
  const { filesRolledBack, lost, broken, failedOpens } = await cutsOf('--cuts', '3');
  assert.deepEqual({ lost, broken, failedOpens }, { lost: 0, broken: 0, failedOpens: 0 });
  assert.ok(filesRolledBack > 3, 'something had not been synced');
});

test('the same cuts without syncs lose it, or the database', async () => {
  const { lost, broken, failedOpens } = await cutsOf('--cuts', '2', '--without-syncs');
  assert.ok(lost + broken + failedOpens > 0);
});
