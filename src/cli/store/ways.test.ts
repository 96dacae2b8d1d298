import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { configSchema } from '../../config/index.ts';
import { waysOf } from './ways.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'blotter-ways-'));
after(() => {
  rmSync(folder, { recursive: true });
});
const OWN = 'https://blotter.force.example';
const secretFile = path.join(folder, 'secret');
const ways = (signIn: object, own = OWN) => waysOf(configSchema.parse({ data: folder, signIn }), own);
const OIDC = { issuer: 'https://login.force.example', clientId: 'blotter', name: 'the force' };

test('nothing said: passwords, and passkeys where there is a name', async () => {
  assert.deepEqual(await ways({}), { oidc: null, passwords: true, breakGlass: null, party: { domain: 'blotter.force.example', origin: OWN } }); // prettier-ignore
  assert.equal((await ways({}, 'http://127.0.0.1:8017')).party, null);
});
test('a provider with its secret; passwords for one alone', async () => {
  writeFileSync(secretFile, 'a-secret-word\n');
  const found = await ways({ oidc: { ...OIDC, secretFile }, passwords: false, breakGlass: 'glass' });
  assert.deepEqual([found.oidc?.name, found.passwords, found.breakGlass], ['the force', false, 'glass']);
});
test('a secret that is missing, empty or of two lines, and a domain of somebody else: said with the setting, not the value', async () => {
  for (const text of [null, '', 'secret-word\nanother']) {
    if (text === null) rmSync(secretFile, { force: true });
    else writeFileSync(secretFile, text);
    await assert.rejects(ways({ oidc: { ...OIDC, secretFile } }), (error: Error) => /B-CONF-01.*signIn\.oidc\.secretFile/.test(error.message) && !error.message.includes('secret-word')); // prettier-ignore
  }
  await assert.rejects(ways({ passkeyDomain: 'other.example' }), /B-CONF-01.*signIn\.passkeyDomain/);
  assert.equal((await ways({ passkeyDomain: 'force.example' })).party?.domain, 'force.example');
});
