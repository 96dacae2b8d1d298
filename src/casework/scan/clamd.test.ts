// The client of the virus scanner against a loopback server that speaks its protocol, and against some that do not.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, test } from 'node:test';
import { openClamd, readAnswer, type ScannerPlace } from './clamd.ts';

/** The test file of all scanners (eicar.org), in two halves, so that no scanner finds this file. */
const EICAR = Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*');

const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close();
});

/** What a scanner does with a connection. */
type Manner = (socket: Socket, file: Promise<Buffer>) => void | Promise<void>;

/** Reads one INSTREAM as its manual tells: resolves with the file when the empty chunk has come. */
function reading(socket: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let held = Buffer.alloc(0);
    let asked = false;
    const parts: Buffer[] = [];
    socket.on('data', (piece: Buffer) => {
      held = Buffer.concat([held, piece]);
      if (!asked) {
        if (held.length < 10) return;
        if (held.subarray(0, 10).toString() !== 'zINSTREAM\0') return reject(new Error('no INSTREAM'));
        [asked, held] = [true, held.subarray(10)];
      }
      while (held.length >= 4) {
        const size = held.readUInt32BE();
        if (size === 0) return resolve(Buffer.concat(parts));
        if (held.length < 4 + size) return;
        parts.push(held.subarray(4, 4 + size));
        held = held.subarray(4 + size);
      }
    });
    socket.on('error', () => undefined);
  });
}

async function scanner(manner: Manner, where?: string): Promise<ScannerPlace> {
  const server = createServer((socket) => void manner(socket, reading(socket)));
  servers.push(server);
  server.unref();
  await new Promise<void>((done) =>
    where === undefined ? server.listen(0, '127.0.0.1', done) : server.listen(where, done),
  );
  return where === undefined
    ? { host: '127.0.0.1', port: (server.address() as { port: number }).port }
    : { socket: where };
}
const honest: Manner = async (socket, file) => {
  const found = (await file).includes(EICAR);
  socket.end(found ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
};
const inPieces = async function* (bytes: Buffer, size = 100_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};
/** Shows bytes to a scanner; gives them as they came through. */
async function show(place: ScannerPlace, bytes: Buffer, patience = 2000): Promise<Buffer> {
  const passing = openClamd(place, patience)(inPieces(bytes));
  const through = await buffer(passing.bytes);
  await passing.clean();
  return through;
}

test('clean files pass unchanged, of every size, over TCP and over a socket', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'blotter-clamd-'));
  try {
    for (const place of [await scanner(honest), await scanner(honest, path.join(folder, 'clamd.ctl'))])
      for (const size of [0, 1, 99_999, 262_144, 3_000_000]) {
        const bytes = randomBytes(size);
        assert.ok((await show(place, bytes)).equals(bytes), `${size}`);
      }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the test file of all scanners is found, alone and across the borders of pieces', async () => {
  const place = await scanner(honest);
  for (const before of [0, 5, 99_990, 262_140]) {
    const bytes = Buffer.concat([Buffer.alloc(before), EICAR, Buffer.alloc(7)]);
    await assert.rejects(show(place, bytes), { code: 'B-SCAN-01', message: /found Eicar-Signature in/ });
  }
});

test('many at once, each with a conversation of its own', async () => {
  const place = await scanner(honest);
  const shown = await Promise.allSettled(
    [1, 2, 3, 4, 5, 6].map((n) => show(place, n % 2 ? randomBytes(400_000) : EICAR)),
  );
  assert.deepEqual(shown.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled', 'rejected']); // prettier-ignore
});

const says =
  (text: string): Manner =>
  async (socket, file) => {
    await file;
    socket.end(text);
  };
const HOSTILE: readonly (readonly [string, Manner])[] = [
  ['an error of its own', says('stream: Can’t allocate memory ERROR\0')],
  ['a limit of its own', says('INSTREAM size limit exceeded. ERROR\0')],
  ['nothing', says('')],
  ['an answer that is cut off', says('stream: OK')],
  ['half an answer', says('stre')],
  ['OK to something else', says('other: OK\0')],
  ['two answers', says('stream: OK\0stream: X FOUND\0')],
  ['OK and more', says('stream: OK\0 ')],
  ['OK in small letters', says('stream: ok\0')],
  ['a found thing called OK', says('stream: OK\nstream: OK\0')],
  ['an answer without end', says('x'.repeat(100_000))],
  ['OK before it has seen anything', (socket) => void socket.write('stream: OK\0')],
  ['OK after the first piece', (socket) => void socket.once('data', () => socket.write('stream: OK\0'))],
  ['silence', async (_, file) => void (await file)],
  ['no reading', (socket) => void socket.pause()],
  ['hanging up at once', (socket) => void socket.destroy()],
  ['hanging up in the middle', (socket) => void socket.once('data', () => socket.destroy())],
  ['a reset after all was read', async (socket, file) => void (await file.then(() => socket.resetAndDestroy()))],
];
for (const [name, manner] of HOSTILE)
  test(`${name}: refused, in time`, async () => {
    const place = await scanner(manner);
    const begun = Date.now();
    await assert.rejects(show(place, randomBytes(20_000_000), 500), { code: 'B-SCAN-02' });
    assert.ok(Date.now() - begun < 10_000);
  });

test('a slow one is waited for as long as it gives signs of life', async () => {
  const place = await scanner(async (socket, file) => {
    const beat = setInterval(() => (socket.isPaused() ? socket.resume() : socket.pause()), 40);
    await file;
    clearInterval(beat);
    await sleep(300);
    socket.end('stream: OK\0');
  });
  await show(place, randomBytes(4_000_000), 1500);
});

test('it is refused early where it says so early', async () => {
  const place = await scanner(
    (socket) => void socket.once('data', () => socket.end('stream: Eicar-Signature FOUND\0')),
  );
  await assert.rejects(show(place, randomBytes(50_000_000)), { code: 'B-SCAN-01' });
});

test('nobody there: no scanner, no papers', async () => {
  await assert.rejects(show({ host: '127.0.0.1', port: 9 }, Buffer.from('x')), { code: 'B-SCAN-02', message: /ECONNREFUSED/ });
  await assert.rejects(show({ socket: '/nowhere/clamd.ctl' }, Buffer.from('x')), { code: 'B-SCAN-02', message: /ENOENT/ });
}); // prettier-ignore

test('who reads only a part asks for nothing, and is told that it was not shown all', async () => {
  const passing = openClamd(await scanner(honest), 2000)(inPieces(randomBytes(500_000)));
  for await (const part of passing.bytes) if (part.length > 0) break;
  await assert.rejects(passing.clean(), { code: 'B-SCAN-02' });
  await assert.rejects(openClamd(await scanner(honest), 2000)(inPieces(Buffer.alloc(1))).clean(), { code: 'B-SCAN-02' });
}); // prettier-ignore

test('names of what was found are shown if they are names', () => {
  for (const [answer, shown] of [['stream: Win.Test.EICAR_HDB-1 FOUND', 'Win.Test.EICAR_HDB-1'], ['stream: <b>x</b> FOUND', 'something'], ['stream: Jo Osei FOUND', 'something']] as const)
    assert.throws(() => readAnswer(answer), (error: Error & { code?: string }) => error.code === 'B-SCAN-01' && error.message.includes(`found ${shown} in`));
}); // prettier-ignore
