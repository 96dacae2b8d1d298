// What a document must never do is tried behind every fence that this host gives, and stopped. Not timed: each attempt ends
// because something ended it, or it does not end.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { RUNGS, type Program, type Rung } from './fence.ts';
import { probeProgram, prove, strongestRung, type Attempt } from './probe.ts';
import { startFenced, type Limits } from './start.ts';
import path from 'node:path';

const LIMITS: Limits = {
  seconds: 2,
  secondsPerPage: 0,
  memory: { megabytes: 400, heapMegabytes: 96 },
  caps: { json: 10_000, blobs: 100 },
};
const program: Program = probeProgram();
const ask = async (what: string, more: object = {}, of = program) => {
  const fenced = startFenced(of, LIMITS);
  const outcome = await fenced.ask({ what, ...more });
  const alive = fenced.alive();
  fenced.end();
  return { outcome, alive };
};

// By fence: what is open. `network` and `processes` need the kernel's help.
const OPEN: Readonly<Record<Rung, readonly Attempt[]>> = {
  walls: [],
  network: ['processes'],
  limits: ['network', 'processes'],
  node: ['network', 'processes'],
};
/** With Node's model off: what the kernel alone leaves open. Behind walls a program may start what it finds there, itself. */
const BARE: Readonly<Partial<Record<Rung, readonly Attempt[]>>> = {
  walls: ['spawn'],
  network: ['read', 'list', 'spawn', 'processes'],
};

test('fences: behind each that this host gives, everything is stopped that it promises to stop', async (t) => {
  const strongest = await strongestRung();
  assert.ok(strongest !== null);
  for (const rung of RUNGS.slice(RUNGS.indexOf(strongest))) {
    const proof = await prove(rung, false);
    if (!proof.given) continue;
    t.diagnostic(`${rung}: ${proof.held.length} held, ${proof.open.length} open`);
    assert.deepEqual(proof.open, OPEN[rung], rung);
  }
});
test('fences: the kernel’s hold without Node’s', async () => {
  for (const [rung, open] of Object.entries(BARE) as [Rung, readonly Attempt[]][]) {
    const proof = await prove(rung, true);
    if (proof.given) assert.deepEqual(proof.open, open, rung);
  }
});
test('fenced: each way to go wrong is an outcome of its own, and words of a document are not among them', async () => {
  const whys = async (what: string): Promise<string> => {
    const { outcome } = await ask(what, { megabytes: 4000 });
    return outcome.ok ? 'ok' : outcome.why === 'fault' ? outcome.how : outcome.why;
  };
  const [hang, heap, exit, thrown, abort] = await Promise.all(['hang', 'heap', 'exit', 'throw', 'abort'].map(whys));
  assert.deepEqual([hang, heap, exit, thrown, abort], ['time', 'memory', 'exit 7', 'RangeError', 'memory']);
});
test('fenced: a process that is ended, or gone, takes no task, and its parent goes on', async () => {
  const fenced = startFenced(program, LIMITS);
  assert.equal((await fenced.ask({ what: 'nothing' })).ok, true);
  const [first, second] = await Promise.all([fenced.ask({ what: 'exit' }), fenced.ask({ what: 'nothing' })]);
  assert.ok(!first.ok && !second.ok && !fenced.alive());
});
test('fenced: nonsense, floods and answers out of turn end it', async () => {
  const nonsense = { ...program, file: path.join(import.meta.dirname, 'nonsense-child.ts') };
  for (const what of ['noise', 'huge', 'flood', 'early', 'stranger', 'deep', 'requests']) {
    const { outcome, alive } = await ask(what, {}, nonsense);
    assert.ok(!outcome.ok && outcome.why === 'fault' && outcome.how === 'it answered with nonsense', what);
    assert.equal(alive, false, what);
  }
  const { outcome } = await ask('unknown-service', {}, nonsense);
  assert.ok(outcome.ok && outcome.answer === 'refused');
});

// Whoever runs a server is not root, and a hardened unit or a container covers parts of /proc, so that the kernel gives no
// fresh one. Both once cost the walls without a word.
for (const [where, cover] of [
  ['somebody who is not root', ':'],
  ['somebody who is not root, where /proc is covered', 'mount --bind /dev/null /proc/version'],
] as const)
  test(`fences: the walls stand for ${where}`, async (t) => {
    if (process.getuid?.() !== 0 || (await strongestRung()) !== 'walls')
      return t.diagnostic('only root can become somebody else, and only where there are walls: not tried');
    const nobody =
      'setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all';
    const ask = `import { prove } from ${JSON.stringify(path.join(import.meta.dirname, 'probe.ts'))}; console.log(JSON.stringify(await prove('walls', false)));`;
    const command = `${cover} && cd / && exec ${nobody} "$0" --no-warnings --input-type=module -e "$1"`;
    const { stdout, stderr } = spawnSync('unshare', ['-m', '--propagation', 'private', 'sh', '-c', command, process.execPath, ask], { encoding: 'utf8' }); // prettier-ignore
    if (/EACCES|ERR_MODULE_NOT_FOUND/.test(stderr))
      return t.diagnostic('others may not read the program here: not tried');
    const proof = JSON.parse(stdout) as { given: boolean; open: string[] };
    assert.deepEqual([proof.given, proof.open], [true, []], stderr);
  });
