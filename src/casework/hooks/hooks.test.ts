// What is told outside: of which entries, how it is signed, where it may go and where not, and what an address that does not
// take it comes to.
import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Entry } from '../../register/index.ts';
import { deliver, type Hook } from './deliver.ts';
import { HOOK_EVENTS, hookEventOf } from './event.ts';
import { mayReach, REACHES, type Reach } from './reach.ts';
import { isSigned, signatureOf } from './sign.ts';

const SECRET = 'a secret of at least thirty-two characters';
const NOW = new Date('2026-11-27T09:00:00Z');
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('which numbers may be reached', () => {
  const ROWS: readonly (readonly [string, Reach | null])[] = [
    ['8.8.8.8', 'internet'],
    ['2a00:1450:4009:81f::200e', 'internet'],
    ['172.15.255.255', 'internet'],
    ['172.32.0.1', 'internet'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.10', 'private'],
    ['100.64.0.1', 'private'],
    ['fd12:3456::1', 'private'],
    ['127.0.0.1', 'this-machine'],
    ['127.8.8.8', 'this-machine'],
    ['::1', 'this-machine'],
    ['0.0.0.0', null],
    ['169.254.169.254', null],
    ['fe80::1', null],
    ['fe80::1%eth0', null],
    ['::FFFF:7f00:1', null],
    ['0:0:0:0:0:ffff:10.1.2.3', null],
    ['0:0:0:0:0:0:0:1', 'this-machine'],
    ['::', null],
    ['::ffff:127.0.0.1', null],
    ['::ffff:10.0.0.1', null],
    ['::ffff:a9fe:a9fe', null],
    ['::7f00:1', null],
    ['64:ff9b::a9fe:a9fe', null],
    ['2002:7f00:1::', null],
    ['2001:0:53aa:64c::1', null],
    ['224.0.0.1', null],
    ['255.255.255.255', null],
    ['198.18.0.1', null],
    ['203.0.113.7', null],
    ['ff02::1', null],
  ];
  for (const [address, least] of ROWS)
    test(address, () => {
      const may = REACHES.filter((reach) => mayReach(address, reach));
      assert.deepEqual(may, least === null ? [] : REACHES.slice(REACHES.indexOf(least)));
    });
});

test('a signature is of this body, this time and this secret; while a secret changes, of both', () => {
  const body = '{"id":"1"}';
  const header = signatureOf([SECRET, 'the old secret, which is as long as it'], NOW, body);
  assert.match(header, /^t=\d{10},v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/);
  assert.ok(isSigned(header, SECRET, body, NOW));
  assert.ok(isSigned(header, 'the old secret, which is as long as it', body, NOW));
  assert.ok(!isSigned(header, 'another secret of at least so many signs', body, NOW));
  assert.ok(!isSigned(header, SECRET, `${body} `, NOW));
  assert.ok(isSigned(header, SECRET, body, new Date(NOW.getTime() + 299_000)));
  assert.ok(!isSigned(header, SECRET, body, new Date(NOW.getTime() + 301_000)));
  assert.ok(!isSigned(header.replace(/^t=\d+/, `t=${NOW.getTime() / 1000 + 10}`), SECRET, body, NOW));
  for (const forged of ['', 't=,v1=', `t=${NOW.getTime() / 1000}`, header.replaceAll('v1', 'v0')])
    assert.ok(!isSigned(forged, SECRET, body, NOW));
});

test('told are ids and states, field by field; of what people read and decide nothing', () => {
  const common = { by: id(1), case: id(2) };
  const entries: readonly Entry[] = [
    { kind: 'case-opened', ...common },
    { kind: 'draft-made', by: 'program', case: id(2), recipient: 'defence', guidance: 'ew-2026.2', redact: 5, ask: 2, keep: 1 }, // prettier-ignore
    { kind: 'job-parked', case: id(2), job: id(3), code: 'B-LIMIT-02', attempts: 4 },
    { kind: 'release-submitted', ...common, release: id(4), recipient: 'defence' },
    { kind: 'second-check', ...common, release: id(4), result: 'agreed', pages: 4, differences: 0 },
    { kind: 'released', ...common, checkedBy: null, release: id(4), recipient: 'defence', guidance: 'ew-2026.2', receipt: 'a'.repeat(64), documents: 3, withheld: 1 }, // prettier-ignore
    { kind: 'recalled', ...common, release: id(4) },
    { kind: 'stop-lifted', ...common },
    { kind: 'breach-opened', ...common, breach: 'BR-2026-0001', release: id(4), people: 1 },
  ];
  const told = entries.map((entry) => hookEventOf(entry, id(9), NOW.toISOString()));
  assert.deepEqual(told.map((event) => event?.type), HOOK_EVENTS); // prettier-ignore
  for (const event of told) {
    assert.deepEqual(Object.keys(event ?? {}).filter((name) => !['id', 'type', 'at', 'case', 'release', 'recipient', 'result', 'code', 'breach'].includes(name)), []); // prettier-ignore
    assert.ok(!JSON.stringify(event).includes(id(1)), 'not who did it');
  }
  assert.equal(hookEventOf({ kind: 'document-viewed', ...common, document: id(5), page: 1 }, id(9), ''), null);
  assert.equal(hookEventOf({ kind: 'wall-set', ...common, account: id(6) }, id(9), ''), null);
});

describe('sending', () => {
  const got: { headers: IncomingHttpHeaders; body: string }[] = [];
  let status = 204;
  const server = createServer((request, answer) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      got.push({ headers: request.headers, body });
      answer.writeHead(status, status === 302 ? { location: `http://127.0.0.1:${port()}/elsewhere` } : {}).end('x'.repeat(100_000));
    });
  }); // prettier-ignore
  const port = (): number => (server.address() as AddressInfo).port;
  before(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const event = { id: id(9), type: 'released', at: NOW.toISOString(), case: id(2), release: id(4), recipient: 'defence' } as const; // prettier-ignore
  const hook = (more: Partial<Hook> = {}): Hook => ({ name: 'case-system', url: `http://127.0.0.1:${port()}/in`, reach: 'this-machine', secrets: [SECRET], ...more }); // prettier-ignore
  const send = (one: Hook, ...numbers: string[]) => deliver(one, event, () => NOW, ...(numbers.length > 0 ? [async () => numbers.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))] : [])); // prettier-ignore

  test('the body is the event, signed; a receiver knows it again by its id', async () => {
    await send(hook());
    const [one] = got;
    assert.deepEqual(JSON.parse(one?.body ?? ''), event);
    assert.equal(one?.headers['blotter-event'], event.id);
    assert.ok(isSigned(String(one?.headers['blotter-signature']), SECRET, one?.body ?? '', NOW));
  });
  test('what is not taken is tried again: refused, led on, broken off', async () => {
    for (status of [500, 302, 404, 199 + 200]) {
      const before = got.length;
      await assert.rejects(send(hook()), { code: 'B-HOOK-01' });
      assert.equal(got.length, before + 1, 'it follows nobody');
    }
    status = 204;
    await assert.rejects(send(hook({ url: 'http://127.0.0.1:1/in' })), { code: 'B-HOOK-01' });
  });
  test('a name that stands for the inside is refused before anything is sent, also where only one of its numbers does, and now and later', async () => {
    const before = got.length;
    for (const reach of ['internet', 'private'] as const) await assert.rejects(send(hook({ reach })), /no TLS/);
    const secure = { url: `https://receiver.example:${port()}/in` };
    for (const numbers of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['8.8.8.8', '::1'], ['169.254.169.254'], ['::ffff:127.0.0.1'], []])
      await assert.rejects(send(hook({ ...secure, reach: 'internet' }), ...(numbers.length > 0 ? numbers : ['0.0.0.0'])), /not allowed/, numbers.join()); // prettier-ignore
    await assert.rejects(send(hook({ ...secure, reach: 'private' }), '127.0.0.1'), /not allowed/);
    for (const host of ['2130706433', '0x7f.1', '127.1', '[::1]', '[::ffff:127.0.0.1]', '0'])
      await assert.rejects(deliver(hook({ url: `https://${host}:${port()}/in`, reach: 'internet' }), event, () => NOW), /not allowed/, host); // prettier-ignore
    // The connection goes to the number that was looked at, whatever the name stands for.
    await send(hook({ url: `http://receiver.example:${port()}/in` }), '127.0.0.1');
    assert.equal(got.length, before + 1);
    assert.equal(got.at(-1)?.headers.host, `receiver.example:${port()}`);
  });
  test('an error tells the name of the address, never its secret or what came back', async () => {
    status = 500;
    await assert.rejects(send(hook()), (error: Error) => {
      assert.match(error.message, /case-system/);
      assert.doesNotMatch(error.message, /secret|xxx/);
      return true;
    });
    status = 204;
  });
});
