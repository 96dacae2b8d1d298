import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { HOOK_EVENTS, REACHES } from '../../casework/index.ts';
import { configSchema } from '../../config/index.ts';
import { hooksOf } from './hooks.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'blotter-hooks-'));
after(() => rmSync(folder, { recursive: true }));
const SECRET = 'abcdefghijklmnopqrstuvwxyz012345';
const fileOf = (text: string, mode = 0o600): string => {
  const file = path.join(folder, `secret-${Math.random()}`);
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
};
const read = (...webhooks: object[]) => hooksOf(configSchema.parse({ data: folder, webhooks }));
const good = { name: 'case-system', url: 'https://receiver.example/in' };

test('addresses with their secrets, the new one before the old one', async () => {
  const [hook] = await read({ ...good, secretFile: fileOf(`${SECRET}\n${SECRET.toUpperCase()}\n`) });
  assert.deepEqual(hook, { ...good, reach: 'internet', secrets: [SECRET, SECRET.toUpperCase()], events: undefined });
});
for (const [name, said, more] of [
  ['no file', /secretFile/, { secretFile: '/nowhere/secret' }],
  ['everybody may read it', /secretFile/, { secretFile: fileOf(SECRET, 0o644) }],
  ['too short', /secretFile/, { secretFile: fileOf('short-word') }],
  ['three of them', /secretFile/, { secretFile: fileOf(`${SECRET}\n${SECRET}\n${SECRET}`) }],
  ['no TLS', /https/, { url: 'http://receiver.example/in', secretFile: fileOf(SECRET) }],
  ['a password in it', /password/, { url: 'https://user:secret-word@receiver.example/', secretFile: fileOf(SECRET) }],
] as const)
  test(`refused with its place: ${name}`, async () => {
    await assert.rejects(read({ ...good, ...more }), (error: Error) => {
      assert.match(error.message, /B-CONF-01.*webhooks\.0/);
      assert.match(error.message, said);
      assert.doesNotMatch(error.message, /abcdef|short-word|secret-word/);
      return true;
    });
  });
test('a name is there once; the words of the configuration are those of casework', async () => {
  const one = { ...good, secretFile: fileOf(SECRET) };
  await assert.rejects(read(one, one), /twice/);
  for (const word of HOOK_EVENTS) assert.ok(configSchema.safeParse({ data: folder, webhooks: [{ ...one, events: [word] }] }).success, word); // prettier-ignore
  for (const reach of REACHES) assert.ok(configSchema.safeParse({ data: folder, webhooks: [{ ...one, reach }] }).success, reach); // prettier-ignore
  assert.ok(!configSchema.safeParse({ data: folder, webhooks: [{ ...one, events: ['viewed'] }] }).success);
});
