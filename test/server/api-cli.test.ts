// The command line before a server: cases, check and release, as processes of their own; where the token may lie and where not.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { addressOf } from '../../src/cli/remote/client.ts';
import { findToken } from '../../src/cli/remote/token.ts';
import { blotterWith, filesIn } from '../fixtures/blotter.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { manifestOf, markDrawn } from '../casework/open.ts';
import { openApiDesk, type ApiDesk } from './api-desk.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'blotter-cli-'));
const STATEMENT = ['WITNESS STATEMENT', 'Statement of: Joanna Nowak', 'I live at 7 Alma Grove, Leeds LS9 7AA.', 'I saw Darren Holt take the coat.']; // prettier-ignore
let desk: ApiDesk;
let url = '';
before(async () => {
  desk = await openApiDesk();
  url = await desk.app.listen({ host: '127.0.0.1', port: 0 });
});
after(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

function caseFolder(name: string): { readonly dir: string; readonly urn: string } {
  const dir = path.join(folder, name);
  mkdirSync(path.join(dir, 'documents', 'unused'), { recursive: true });
  const manifest = manifestOf();
  writeFileSync(path.join(dir, 'case.yaml'), manifest);
  writeFileSync(path.join(dir, 'documents', 'MG11 Nowak.pdf'), makePdf([STATEMENT]));
  writeFileSync(path.join(dir, 'documents', 'unused', 'Letter.txt'), 'Dear Sir, thank you.');
  return { dir, urn: /urn: (\S+)/.exec(manifest)?.[1] ?? '' };
}
const run = (token: string, ...args: readonly string[]) => blotterWith({ BLOTTER_TOKEN: token, XDG_CONFIG_HOME: path.join(folder, 'config') }, ...args); // prettier-ignore

test('cases, check and release, as far as the gate lets each', async () => {
  const [kiran, jo] = [await desk.person(['prosecutor'], 'Kiran Malik'), await desk.person(['checker'], 'Jo Osei')];
  const token = await desk.token(kiran);
  const { dir, urn } = caseFolder('one');
  const checked = await run(token, 'check', dir, '--server', url);
  assert.equal(checked.code, 0, checked.stdout + checked.stderr);
  assert.match(checked.stdout, /for The defence of Darren Holt \(D1\)/);
  assert.match(checked.stdout, /MG11 Nowak\.pdf \(MG11\)/);
  assert.match(checked.stdout, /unused\/Letter\.txt/);
  assert.match(checked.stdout, new RegExp(`Review it at http://127.0.0.1:8017/cases/`));
  assert.ok(!checked.stderr.includes(token) && !checked.stdout.includes(token));
  const held = caseFolder('held');
  writeFileSync(path.join(held.dir, 'documents', 'Broken.pdf'), '%PDF-1.7 and no more');
  const stopped = await run(token, 'check', held.dir, '--for', 'defence:D1', '--server', url);
  assert.deepEqual([stopped.code, /^Held: Broken\.pdf: /m.test(stopped.stdout)], [1, true], stopped.stdout + stopped.stderr); // prettier-ignore
  // Once more: it is there, and nothing is sent.
  const again = await run(token, 'check', dir, '--for', 'defence:D1', '--server', url);
  assert.match(again.stderr, /nothing was sent/);
  const list = await run(token, 'cases', '--server', url);
  assert.deepEqual([list.code, list.stdout.includes(urn)], [0, true], list.stderr);

  const decisions = path.join(folder, 'decisions.json');
  writeFileSync(decisions, JSON.stringify({ by: 'K. Malik', at: '2026-11-27T09:00:00Z', rest: { act: 'redact', reason: 'Not needed by the defence.' } })); // prettier-ignore
  const out = path.join(folder, 'package');
  const release = (own: string, ...more: readonly string[]) => run(own, 'release', urn, '--for', 'defence:D1', '--out', out, '--server', url, ...more); // prettier-ignore
  const waits = await release(token, '--decisions', decisions);
  assert.equal(waits.code, 1, waits.stderr);
  assert.match(waits.stdout, /Held: The second person has not checked it/);
  assert.deepEqual(filesIn(out), []);
  const id = (await desk.program(token)('GET', '/cases', { query: `?urn=${urn}` })).json<{ cases: { id: string }[] }>().cases[0]?.id ?? ''; // prettier-ignore
  await desk.give(id, jo);
  await markDrawn(desk.office.casework, id, 'defence:D1', jo);
  const said = await desk.program(await desk.token(jo))('POST', '/cases/{case}/for/{recipient}/check', { params: { case: id, recipient: 'defence:D1' }, json: { answer: 'accept' } }); // prettier-ignore
  assert.equal(said.statusCode, 200, said.body);
  const weak = await release(token, '--typed', 'Holt', '--typed', 'Hartley Vane');
  assert.deepEqual([weak.code, /B-API-02/.test(weak.stderr)], [2, true], weak.stderr);
  const strong = await desk.token(kiran, ['read', 'submit', 'release']);
  const untyped = await release(strong);
  assert.deepEqual([untyped.code, /--typed for surname, then firm/.test(untyped.stderr)], [2, true], untyped.stderr);
  const wrong = await release(strong, '--typed', 'Smith', '--typed', 'Hartley Vane');
  assert.deepEqual([wrong.code, /The surname you typed is not the recipient's/.test(wrong.stdout)], [1, true], wrong.stderr); // prettier-ignore
  const done = await release(strong, '--typed', 'Holt', '--typed', 'Hartley Vane');
  assert.equal(done.code, 0, done.stdout + done.stderr);
  assert.ok(filesIn(out).includes('receipt.json'), filesIn(out).join());
  assert.equal((JSON.parse(readFileSync(path.join(out, 'receipt.json'), 'utf8')) as { recipient: string }).recipient, 'defence:D1'); // prettier-ignore
});

test('wrong use is told with its cure: options that do not go together, servers that cannot be used, no token', async () => {
  const { dir } = caseFolder('two');
  const token = `blotter_${'A'.repeat(43)}`;
  for (const [args, code, says] of [
    [['cases'], 2, /--server URL is missing/],
    [['check', dir, '--server', url, '--json', 'x.json'], 2, /--json does not go with --server/],
    [['check', dir, '--token-file', 'x'], 2, /goes with --server/],
    [['release', dir, '--server', url], 2, /--out DIR is missing/],
    [['cases', '--server', 'http://blotter.example'], 2, /only https/],
    [['cases', '--server', 'http://127.0.0.1:1'], 2, /does not answer/],
    [['cases', '--server', url], 2, /B-API-01/],
    [['cases', '--server', url, '--token', token], 2, /Unknown option/],
  ] as const) {
    const result = await run(token, ...args);
    assert.deepEqual([result.code, says.test(result.stderr)], [code, true], `${args.join(' ')}: ${result.stderr}`);
    assert.ok(!result.stderr.includes(token));
  }
  const none = await blotterWith({ BLOTTER_TOKEN: '', XDG_CONFIG_HOME: path.join(folder, 'config') }, 'cases', '--server', url); // prettier-ignore
  assert.match(none.stderr, /B-SERVER-02/);
  const helped = await Promise.all(['check', 'release', 'cases'].map((name) => blotterWith({}, 'help', name)));
  for (const { stdout } of helped) assert.match(stdout, /--server .*\n?.*--token-file/s);
});

test('a server that leads on is not followed, so that a token goes nowhere else; what is not Blotter is not believed', async () => {
  const asked: string[] = [];
  const odd = createServer((request, answer) => {
    asked.push(request.url ?? '');
    if (request.url?.startsWith('/api/v1/cases'))
      answer.writeHead(302, { location: `http://localhost:${(odd.address() as AddressInfo).port}/else` }).end(); // prettier-ignore
    else answer.writeHead(200, { 'content-type': 'application/json' }).end('{"cases": "none"}');
  });
  await new Promise<void>((done) => odd.listen(0, '127.0.0.1', done));
  const result = await run(`blotter_${'A'.repeat(43)}`, 'cases', '--server', `http://127.0.0.1:${(odd.address() as AddressInfo).port}`); // prettier-ignore
  assert.deepEqual([result.code, asked.length], [2, 1], result.stderr);
  odd.close();
});

test('where a token lies: the environment, or a file that nobody else reads', async () => {
  const token = `blotter_${'x'.repeat(43)}`;
  const file = path.join(folder, 'token');
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  assert.equal(await findToken(undefined, { BLOTTER_TOKEN: token }), token);
  assert.equal(await findToken(file, { BLOTTER_TOKEN: 'something else' }), token);
  chmodSync(file, 0o640);
  await assert.rejects(findToken(file, {}), /B-SERVER-02 .*others may read/);
  chmodSync(file, 0o600);
  writeFileSync(file, 'secret-word');
  await assert.rejects(findToken(file, {}), (error: Error) => /B-SERVER-02/.test(error.message) && !/secret-word/.test(error.message)); // prettier-ignore
  await assert.rejects(findToken(folder, {}), /no plain file|not a plain file/);
  await assert.rejects(findToken(undefined, { XDG_CONFIG_HOME: path.join(folder, 'nothing') }), /there is no file/);
});

test('addresses: https, or http on this machine, without anything else in them', () => {
  for (const [typed, own] of [['https://blotter.example', 'https://blotter.example'], ['https://blotter.example/', 'https://blotter.example'], ['http://127.0.0.1:8017', 'http://127.0.0.1:8017'], ['http://localhost:8017/', 'http://localhost:8017'], ['http://[::1]:8017', 'http://[::1]:8017']] as const) assert.equal(addressOf(typed), own); // prettier-ignore
  for (const typed of ['', 'blotter.example', 'http://blotter.example', 'ftp://blotter.example', 'https://user:word@blotter.example', 'https://blotter.example/x', 'https://blotter.example?x=1', 'http://127.0.0.1.evil.example', 'http://localhost.evil.example']) assert.throws(() => addressOf(typed), { code: 'B-SERVER-01' }, typed); // prettier-ignore
});
