import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { loadConfig } from './load.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'blotter-config-'));
after(() => {
  rmSync(folder, { recursive: true });
});
const load = (text: string, env: Record<string, string> = {}) => {
  writeFileSync(path.join(folder, 'blotter.yaml'), text);
  return loadConfig(env, folder);
};

test('nothing said: an embedded store in the usual folder', async () => {
  const config = await loadConfig({ XDG_DATA_HOME: '/srv' }, path.join(folder, 'none'));
  assert.equal(config.data, '/srv/blotter');
  assert.equal(config.database, undefined);
  assert.deepEqual(config.work, { atOnce: 1, every: 2 });
});
test('a file, and the environment before it', async () => {
  const text =
    'data: /srv/blotter\ndatabase: {url: "postgres://file/db"}\nkeys:\n  - file: /etc/blotter/key\n  - command: [kms, get]\nwork: {atOnce: 4}\n';
  const config = await load(text, { DATABASE_URL: 'postgres://env/db' });
  assert.equal(config.data, '/srv/blotter');
  assert.deepEqual(config.database, { url: 'postgres://env/db', connections: 10 });
  assert.deepEqual(config.keys, [{ file: '/etc/blotter/key' }, { command: ['kms', 'get'] }]);
  assert.deepEqual(config.work, { atOnce: 4, every: 2 });
});
test('how it is served and watched: one setting of the environment leaves the others of its group', async () => {
  const text =
    'data: /srv/blotter\nserve: {port: 9000, own: "https://blotter.example", proxies: [10.0.0.0/8]}\nwatch: {from: anywhere, level: debug}\n';
  const config = await load(text, { BLOTTER_LOG_LEVEL: 'error', BLOTTER_LISTEN: '0.0.0.0' });
  assert.deepEqual(config.serve, { listen: '0.0.0.0', port: 9000, own: 'https://blotter.example', proxies: ['10.0.0.0/8'], jobs: true, drain: 0 }); // prettier-ignore
  assert.deepEqual(config.watch, { from: 'anywhere', level: 'error' });
  assert.deepEqual((await load('data: /srv/blotter')).watch, { from: 'this-machine' });
});
for (const [name, text, said] of [
  ['a misspelt setting', 'databse: {url: "postgres://x/secret-word"}', /unknown setting databse/],
  [
    'a misspelt setting within',
    'database: {url: "postgres://x/y", ownerURL: "postgres://x/secret-word"}',
    /database.*ownerURL/,
  ],
  ['another database', 'database: {url: "mysql://secret-word@x/y"}', /database\.url.*postgres/],
  ['a key that is none', 'keys: [{hex: secret-word}]', /keys\.0/],
  ['no YAML', 'data: [secret-word', /not YAML/],
  ['a list', '- secret-word', /no list of settings/],
  ['a name to listen on', 'serve: {listen: secret-word}', /serve\.listen.*IP address/],
  ['an own address with a path', 'serve: {own: "https://secret-word/x"}', /serve\.own.*without a path/],
  ['a level that is none', 'watch: {level: secret-word}', /watch\.level/],
  [
    'an identity provider without TLS',
    'signIn: {oidc: {issuer: "http://secret-word.example", clientId: x}}',
    /signIn\.oidc\.issuer.*https/,
  ],
  [
    'an administrator by a claim',
    'signIn: {oidc: {issuer: "https://x.example", clientId: x, admit: [{claim: secret-word, value: y, roles: [administrator]}]}}',
    /signIn\.oidc\.admit\.0\.roles/,
  ],
  [
    'scopes without openid',
    'signIn: {oidc: {issuer: "https://x.example", clientId: x, scopes: [secret-word]}}',
    /signIn\.oidc\.scopes.*openid/,
  ],
  [
    'no passwords, and nobody for the day on which the provider is down',
    'signIn: {passwords: false, oidc: {issuer: "https://secret-word.example", clientId: x}}',
    /signIn\.breakGlass/,
  ],
  [
    'no passwords, and no other way in',
    'signIn: {passwords: false, breakGlass: secret-word}',
    /signIn\.passwords.*oidc/,
  ],
  ['a passkey domain that is a number', 'signIn: {passkeyDomain: 10.0.0.1}', /signIn\.passkeyDomain/],
  ['no jobs at all', 'work: {atOnce: 0}', /work\.atOnce/],
] as const)
  test(`${name} is refused with its place and without its value`, async () => {
    await assert.rejects(load(text), (error: Error) => {
      assert.match(error.message, /B-CONF-01/);
      assert.match(error.message, said);
      assert.doesNotMatch(error.message, /secret-word/);
      return true;
    });
  });
test('a file that is named must be there', async () => {
  await assert.rejects(loadConfig({ BLOTTER_CONFIG: '/nowhere/blotter.yaml' }, folder), { code: 'B-CONF-01' });
});
