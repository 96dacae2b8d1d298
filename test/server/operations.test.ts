// What operators are given holds together: units, example configuration and container file, and the page that tells of them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { parse } from 'yaml';
import { configSchema } from '../../src/config/index.ts';
import { openMeasures } from '../../src/server/watch/measures.ts';
import { openReadiness } from '../../src/server/watch/readiness.ts';
import { LIMITS } from '../../src/server/web/upload.ts';
import type { Jobs, Store } from '../../src/store/index.ts';

const HOME = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(HOME, file), 'utf8');
const UNITS = readdirSync(path.join(HOME, 'deploy/systemd')).filter((file) => file.endsWith('.service'));
const settings = (unit: string): string[] => read(`deploy/systemd/${unit}`).split('\n').filter((line) => /^\w+=/.test(line)); // prettier-ignore

test('units: no rights, nothing to write but their own folders, and what the fence round documents needs', () => {
  assert.equal(UNITS.length, 3);
  for (const unit of UNITS) {
    const own = settings(unit);
    for (const wanted of ['User=blotter', 'NoNewPrivileges=yes', 'CapabilityBoundingSet=', 'ProtectSystem=strict', 'ProtectHome=yes', 'PrivateTmp=yes', 'UMask=0077', 'LimitCORE=0', 'RestrictNamespaces=user mnt net pid ipc uts', 'SystemCallFilter=@system-service @mount']) assert.ok(own.includes(wanted), `${unit}: ${wanted}`); // prettier-ignore
    for (const harmful of [/^ProtectKernelModules=/, /^MemoryDenyWriteExecute=/, /^PrivateUsers=/, /^ReadWritePaths=/]) assert.ok(!own.some((line) => harmful.test(line)), `${unit}: ${harmful}`); // prettier-ignore
  }
  const fences = UNITS.map((unit) => settings(unit).slice(settings(unit).indexOf('NoNewPrivileges=yes')).filter((line) => !line.startsWith('WantedBy=')).join('\n')); // prettier-ignore
  assert.equal(new Set(fences).size, 1, 'what the doctor tries is what the others have');
  assert.ok((fences[0] ?? '').split('\n').length > 20);
});

test('units: systemd takes them', (t) => {
  if (spawnSync('systemd-analyze', ['--version']).error)
    return t.diagnostic('systemd is not installed here: not tried');
  const folder = mkdtempSync(path.join(tmpdir(), 'blotter-units-'));
  try {
    const verify = (change: (text: string) => string) => {
      for (const unit of UNITS) writeFileSync(path.join(folder, unit), change(read(`deploy/systemd/${unit}`).replaceAll('/opt/blotter/blotter', path.join(HOME, 'blotter')))); // prettier-ignore
      return spawnSync('systemd-analyze', ['verify', ...UNITS.map((unit) => path.join(folder, unit))], { encoding: 'utf8' }); // prettier-ignore
    };
    const { status, stderr } = verify((text) => text);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(verify((text) => text.replace('ProtectHome=', 'ProtectHouse=')).stderr, /ProtectHouse/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the example configuration is one, and every setting is told of', () => {
  const example = configSchema.parse(parse(read('deploy/blotter.yaml')));
  assert.equal(example.serve.jobs, false);
  const page = read('docs/operations.md');
  const told = (schema: unknown, at: string): void => {
    const inner = schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? schema.unwrap() : schema; // prettier-ignore
    if (inner instanceof z.ZodObject)
      for (const [name, more] of Object.entries(inner.shape)) told(more, at === '' ? name : `${at}.${name}`); // prettier-ignore
    else assert.ok(page.includes(`\`${at}\``), `${at} is not in docs/operations.md`);
  };
  told(configSchema, '');
  for (const [name] of read('src/config/load.ts').matchAll(/(?:BLOTTER|DATABASE)_[A-Z_]+/g)) assert.ok(page.includes(`\`${name}\``), name); // prettier-ignore
});

test('every figure is told of with what to do, and none that is not there', async () => {
  const away = (): never => {
    throw new Error('no store is needed to know the names');
  };
  const store = { transaction: away, connections: away } as unknown as Store;
  const measures = openMeasures({ store, clock: () => new Date(), readying: openReadiness({}), jobs: {} as Jobs, data: '/' }); // prettier-ignore
  const names = [...(await measures.text()).matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name ?? '');
  assert.ok(names.length > 10);
  const table = read('docs/operations.md').split('## What to watch')[1] ?? '';
  const told = table.split('\n').flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '')); // prettier-ignore
  assert.deepEqual(told.toSorted(), names.toSorted());
});

test('container and proxy: Debian alone, no root, no install scripts, and as much as a form may bring', () => {
  const file = read('deploy/Containerfile');
  const stages = [...file.matchAll(/^FROM (\S+)/gm)].map(([, from]) => from);
  assert.deepEqual(new Set(stages), new Set(['docker.io/library/debian:trixie-slim']));
  assert.match(file.slice(file.lastIndexOf('FROM ')), /^USER 10001:10001$/m);
  assert.doesNotMatch(file, /curl|wget|ADD /);
  const [, most = ''] = /client_max_body_size (\d+)m;/.exec(read('deploy/nginx.conf')) ?? [];
  assert.ok(Number(most) * 1024 * 1024 > LIMITS.total);
});
