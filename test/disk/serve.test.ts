// `blotter serve` on a disk that is really full: the page says what is the matter and what to do, /ready says which part, what was
// kept before is there, and with room it goes on without a restart.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { freePort } from '../server/port.ts';
import { opened, Reader, run, until } from '../server/running.ts';
import { smallDisk } from '../fixtures/small-disk.ts';

const FORM = { 'd1-name': 'Darren Holt', 'd1-firm': 'Hartley Vane', 'd1-email': 'crime@hartleyvane.example', offences: 'Theft from a shop' }; // prettier-ignore

test('the disk is full while people work', { timeout: 280_000 }, async (t) => {
  const disk = smallDisk(160);
  t.diagnostic(`disk: ${disk.kind}`);
  const home = mkdtempSync(path.join(tmpdir(), 'blotter-full-'));
  const port = await freePort();
  const config = path.join(home, 'blotter.yaml');
  writeFileSync(config, `data: ${path.join(disk.folder, 'data')}\nserve: {port: ${port}, jobs: false}\n`);
  const server = run(['serve'], { BLOTTER_CONFIG: config });
  const reader = new Reader(`http://127.0.0.1:${port}`);
  const ready = async (): Promise<string> => (JSON.parse((await reader.get('/ready')).body) as { not: string[] }).not.join();
  const take = (urn: string) => reader.upload('/cases/new', { ...FORM, urn }, [{ field: 'files', name: 'MG5.pdf', bytes: Buffer.alloc(300_000, 65) }]);
  const listed = async (urn: string): Promise<boolean> => (await reader.get('/')).body.includes(urn);
  try {
    const link = await opened(server);
    assert.equal((await reader.send('POST', link, 'password=kettle+orbit+lantern')).status, 303);
    assert.equal((await take('13XD0000001')).status, 303);
    await until('all of it works', async () => (await ready()) === 'jobs' || (await ready()) === '', 30);

    disk.fill(0, server.child.pid);
    const refused = await take('13XD0000002');
    assert.equal(refused.status, 503, refused.body);
    assert.match(refused.body, /Nothing can be kept just now/);
    assert.match(refused.body, /disk of the store is full.*What you just did was not kept; nothing that was kept before is lost\. Try again in a minute; if it lasts, tell whoever runs this server\./);
    await until('/ready tells', async () => /shelf|database/.test(await ready()), 30);
    assert.equal((await reader.get('/health')).status, 200);

    disk.room(server.child.pid);
    await until('it is ready again', async () => !/shelf|database/.test(await ready()), 60);
    assert.ok(await listed('13XD0000001'), 'what was kept is there');
    assert.equal(await listed('13XD0000002'), false, 'nothing of what was refused');
    assert.equal((await take('13XD0000002')).status, 303);
    assert.ok(await listed('13XD0000002'));
    server.child.kill('SIGTERM');
    assert.equal(await server.ended, 0, server.stderr());
    assert.doesNotMatch(server.stderr(), /Holt|Hartley|13XD/);
  } finally {
    server.child.kill('SIGKILL');
    await server.ended;
    disk.clear();
    rmSync(home, { recursive: true, force: true });
  }
}); // prettier-ignore
