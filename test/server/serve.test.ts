// How the server is opened, and what a fault in it shows; and that the tests which docs/asvs.md names are there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openDesk } from './desk.ts';
import { run } from './running.ts';

const HOME = path.resolve(import.meta.dirname, '../..');

test('it does not listen for other machines without TLS before it, nor with a token that is none', async () => {
  const data = await mkdtemp(path.join(tmpdir(), 'blotter-serve-'));
  const token = path.join(data, 'token');
  await writeFile(token, 'short');
  const refused = async (env: Record<string, string>, says: RegExp): Promise<void> => {
    const server = run(['serve', '--port', '0'], { BLOTTER_DATA: path.join(data, 'store'), ...env });
    assert.equal(await server.ended, 2, server.stderr());
    assert.match(server.stderr(), says);
    assert.doesNotMatch(server.stdout(), /is open/);
  };
  try {
    await refused({ BLOTTER_LISTEN: '0.0.0.0' }, /serve\.own must be an https address/);
    await refused(
      { BLOTTER_LISTEN: '::', BLOTTER_OWN: 'http://blotter.example' },
      /serve\.own must be an https address/,
    );
    await refused({ BLOTTER_METRICS_TOKEN_FILE: token }, /watch\.tokenFile/);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
});

test('a fault shows a general message with a reference, and nothing of itself', async () => {
  const desk = await openDesk();
  try {
    const { browser } = await desk.person(['prosecutor']);
    const id = await desk.open({ urn: '13XD1', title: 'R v X', offences: [], people: [], documents: [], recipient: null } as never); // prettier-ignore
    await desk.give(id, [...desk.casework.people.keys()][0] ?? '');
    const broken = async (): Promise<never> => {
      throw new Error('column "secret-word" of 22 Fenwick Street');
    };
    Object.assign(desk.casework, { view: broken });
    const answer = await browser.get(`/cases/${id}/for/court`);
    assert.equal(answer.statusCode, 500);
    assert.doesNotMatch(answer.body, /secret-word|Fenwick|Error:|\.ts|at /);
    assert.match(answer.body, /A fault in Blotter itself/);
    assert.ok(answer.body.includes(`Reference: ${String(answer.headers['x-request-id'])}`));
    assert.notEqual(answer.headers['x-request-id'], (await browser.get(`/cases/${randomUUID()}`)).headers['x-request-id']); // prettier-ignore
  } finally {
    await desk.close();
  }
});

test('docs/asvs.md: each requirement that is held names a test or a page that is there', () => {
  const rows = readFileSync(path.join(HOME, 'docs/asvs.md'), 'utf8').split('\n').filter((line) => /^\| \d/.test(line)); // prettier-ignore
  assert.ok(rows.length > 60);
  for (const row of rows) {
    const [, , state = '', where = ''] = row.split('|').map((cell) => cell.trim());
    assert.ok(['yes', 'no', 'in part', 'operator'].includes(state), row);
    const files = [...where.matchAll(/`((?:src|test|deploy)\/[^`]+|package-lock\.json)`/g)].map(([, file]) => file ?? ''); // prettier-ignore
    const pages = [...where.matchAll(/\]\(([^)]+\.md)\)/g)].map(([, page]) => path.join('docs', page ?? ''));
    for (const file of [...files, ...pages]) assert.ok(existsSync(path.join(HOME, file)), `${file} in ${row}`);
    if (state === 'yes') assert.ok(files.length + pages.length > 0 || where.length > 40, row);
    else assert.ok(where.length > 20, row);
  }
});
