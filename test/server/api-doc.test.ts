// docs/api.md, run as it stands: every `curl` of the page against a server that listens, in order; every answer has the fields of
// the example below it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { zipSync } from 'fflate';
import { HOOK_EVENTS } from '../../src/casework/index.ts';
import { signatureOf } from '../../src/casework/hooks/sign.ts';
import { manifestOf, markDrawn } from '../casework/open.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { openApiDesk, type ApiDesk } from './api-desk.ts';

const PAGE = readFileSync(path.resolve(import.meta.dirname, '../../docs/api.md'), 'utf8');
const STATEMENT = ['WITNESS STATEMENT', 'Statement of: Joanna Nowak', 'I live at 7 Alma Grove, Leeds LS9 7AA.', 'My telephone is 07700 900123.', 'I saw Darren Holt take the coat.']; // prettier-ignore

/** A command with the answer that the page promises for it. */
interface Example {
  readonly command: string;
  readonly promised: unknown;
}
const EXAMPLES: readonly Example[] = [...PAGE.matchAll(/```sh\n(curl .*)\n```\n(?:```json\n(.*)\n```)?/g)].map(([, command = '', json]) => ({ command, promised: json === undefined ? null : (JSON.parse(json) as unknown) })); // prettier-ignore

/** Words of a command line: plain, "…" and '…'. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');

/** As much of curl as the page uses. */
async function curl(line: string, files: Readonly<Record<string, Uint8Array>>): Promise<Response> {
  const [program, ...words] = wordsOf(line);
  assert.equal(program, 'curl');
  const headers: Record<string, string> = {};
  let [method, url, body] = ['GET', '', undefined as string | Uint8Array | undefined];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const next = (): string => words[++i] ?? '';
    if (word === '-X') method = next();
    else if (word === '-H') {
      const [, name = '', value = ''] = /^([^:]+): (.*)$/.exec(next()) ?? [];
      headers[name] = value;
    } else if (word === '-d') body = next();
    else if (word === '--data-binary') body = files[next().slice(1)] ?? assert.fail('no such file');
    else if (word === '-o') next();
    else url = word;
  }
  return fetch(url, { method, headers, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }) }); // prettier-ignore
}

/** Has `got` every field that is promised, of the same kind? "…" stands for any text, null for anything that may be null. */
function fits(promised: unknown, got: unknown, where: string): void {
  if (promised === null) return;
  if (Array.isArray(promised)) {
    assert.ok(Array.isArray(got), `${where} is no list`);
    if (promised.length > 0 && promised[0] !== null && typeof promised[0] === 'object') {
      assert.ok(got.length > 0, `${where} is empty`);
      fits(promised[0], got[0], `${where}[0]`);
    }
    return;
  }
  if (typeof promised === 'object') {
    assert.ok(typeof got === 'object' && got !== null, `${where} is missing`);
    for (const [name, value] of Object.entries(promised)) {
      assert.ok(Object.hasOwn(got, name), `${where}.${name} is missing: ${JSON.stringify(got).slice(0, 400)}`);
      fits(value, (got as Record<string, unknown>)[name], `${where}.${name}`);
    }
    return;
  }
  if (got !== null) assert.equal(typeof got, typeof promised, where);
}

let desk: ApiDesk;
before(async () => {
  desk = await openApiDesk();
});
after(() => desk.close());

test('the page runs', async () => {
  assert.ok(EXAMPLES.length >= 15, `${EXAMPLES.length} examples`);
  const url = await desk.app.listen({ host: '127.0.0.1', port: 0 });
  const [kiran, jo, sam] = [await desk.person(['prosecutor'], 'Kiran Malik'), await desk.person(['checker'], 'Jo Osei'), await desk.person(['security-officer'], 'Sam Iqbal')]; // prettier-ignore
  const known: Record<string, string> = {
    URL: url,
    KEY: 'case-of-this-morning',
    TOKEN: await desk.token(kiran),
    SECOND: await desk.token(jo),
    RELEASER: await desk.token(kiran, ['release', 'recall']),
    OFFICER: await desk.token(sam, ['breaches']),
  };
  const files = { 'case.zip': zipSync({ 'case.yaml': new TextEncoder().encode(manifestOf()), 'documents/MG11 Nowak.pdf': makePdf([STATEMENT]) }) }; // prettier-ignore
  const statuses: number[] = [];
  for (const { command, promised } of EXAMPLES) {
    const line = command.replace(/\$([A-Z]+)/g, (_, name: string) => known[name] ?? assert.fail(`$${name} is not known`)); // prettier-ignore
    const ask = async (): Promise<{ status: number; data: Record<string, unknown> }> => {
      const answer = await curl(line, files);
      const json = /json/.test(answer.headers.get('content-type') ?? '');
      return { status: answer.status, data: json ? ((await answer.json()) as Record<string, unknown>) : { bytes: (await answer.arrayBuffer()).byteLength } }; // prettier-ignore
    };
    // As the page says, on the screen.
    if (command.includes('"accept"')) await markDrawn(desk.office.casework, known['CASE'] ?? '', 'defence:D1', jo);
    let { status, data } = await ask();
    // The page says: ask until it is ready.
    for (
      let i = 0;
      i < 300 && /progress$|releases$/.test(line) && !/"ready"|"release":/.test(JSON.stringify(data));
      i++
    ) {
      await sleep(200);
      ({ status, data } = await ask());
    }
    statuses.push(status);
    if (promised === null) assert.ok(Number(data['bytes']) > 1000, command);
    else fits(promised, data, command);
    if (!/B-API-08/.test(JSON.stringify(promised))) assert.ok(status < 300, `${command}: ${status} ${JSON.stringify(data)}`); // prettier-ignore
    if (typeof data['id'] === 'string' && known['CASE'] === undefined) {
      known['CASE'] = data['id'];
      await desk.give(data['id'], jo);
    } else if (typeof data['id'] === 'string') assert.equal(data['id'], known['CASE'], 'the same key opens no second case'); // prettier-ignore
    const [left] = (data['releases'] ?? []) as { readonly release: string }[];
    if (left) known['RELEASE'] = left.release;
  }
  assert.deepEqual(statuses.filter((status) => status >= 300), [422]); // prettier-ignore
});

test('the page tells every scope, and every kind of event', async () => {
  const { SCOPE_NAMES } = await import('../../src/server/access/scopes.ts');
  const part = (from: string, to: string): string => PAGE.slice(PAGE.indexOf(from), PAGE.indexOf(to));
  const scopes = [...part('## Tokens', '## A case').matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  assert.deepEqual(scopes, [...SCOPE_NAMES]);
  const rows = [...part('## Webhooks', '## The command line').matchAll(/^\| (`[a-z-]+`(?:, `[a-z-]+`)*) +\|/gm)].flatMap(([, list = '']) => [...list.matchAll(/[a-z-]+/g)].map(([name]) => name)); // prettier-ignore
  assert.deepEqual(rows.filter((one) => one !== 'type').toSorted(), [...HOOK_EVENTS].toSorted()); // prettier-ignore
});

test('what the page tells receivers to do takes good signatures and no others', () => {
  const code = /```js\n([^]*?)```/.exec(PAGE)?.[1] ?? assert.fail('no example');
  const secret = 'a secret of at least thirty-two characters';
  const takes = (header: string, body: string): unknown => runInNewContext(`${code}; good`, { request: { headers: { 'blotter-signature': header } }, secret, body, createHmac, timingSafeEqual, Buffer, Date, Math }); // prettier-ignore
  const good = signatureOf([secret], new Date(), '{}');
  assert.equal(takes(good, '{}'), true);
  assert.equal(takes(good, '{} '), false);
  assert.equal(takes(signatureOf(['another secret of thirty-two signs'], new Date(), '{}'), '{}'), false);
  assert.equal(takes(signatureOf([secret], new Date(Date.now() - 301_000), '{}'), '{}'), false);
});
