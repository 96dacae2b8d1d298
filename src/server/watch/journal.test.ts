// What a line can hold, and above all what it cannot.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BlotterError } from '../../model/index.ts';
import { openJournal, placesOf, type Level } from './journal.ts';

function lines(level: Level = 'debug') {
  const said: string[] = [];
  const journal = openJournal(level, { write: (line: string) => void said.push(line) });
  return { journal, said, read: () => said.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test('a request is one line of JSON with its route as declared', () => {
  const { journal, said, read } = lines();
  journal.request({ id: 'r1', method: 'GET', route: '/cases/:case', status: 200, ms: 12.345, account: 'a1' });
  assert.equal(said.length, 1);
  assert.ok(said[0]?.endsWith('}\n'));
  const [{ time, ...line } = {}] = read();
  assert.match(String(time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.deepEqual(line, { level: 'info', event: 'request', id: 'r1', method: 'GET', route: '/cases/:case', status: 200, ms: 12.3, account: 'a1' }); // prettier-ignore
});

test('an error tells its kind, code and places, and no word of its message, however the message looks', () => {
  const value = '22 Fenwick Street';
  const broken = (message: string): Error => new TypeError(message);
  for (const message of [
    value,
    `first line\n    at ${value} (file:///srv/src/${value}:1:1)\n    at node:${value}:1:1`,
    `x\n    at Fenwick (file:///srv/src/Fenwick.ts:1:1)`,
    '',
  ]) {
    const { journal, said, read } = lines();
    journal.fault(Object.assign(broken(message), { code: `not a code: ${value}` }), { id: 'r1' });
    assert.doesNotMatch(said.join(), /Fenwick|first line/);
    const [line] = read();
    assert.deepEqual([line?.['kind'], line?.['code'], line?.['id']], ['TypeError', null, 'r1']);
    assert.match(String((line?.['places'] as string[])[0]), /^src\/server\/watch\/journal\.test\.ts:\d+:\d+$/);
  }
  const { journal, said, read } = lines();
  journal.fault(new BlotterError('B-OUT-03', { path: value, reason: value }), {});
  journal.fault(Object.assign(new Error(`duplicate key (urn)=(${value})`), { code: '23505', detail: value }), {});
  journal.fault(value, {});
  assert.doesNotMatch(said.join(), /Fenwick/);
  assert.deepEqual(read().map(({ code }) => code), ['B-OUT-03', '23505', null]); // prettier-ignore
  assert.deepEqual(placesOf(value), []);
});

test('the level: what is below it is not written; probes and style sheets are below everything', () => {
  const probe = { id: 'r', method: 'GET', route: '/ready', status: 200, ms: 1, account: null };
  const said = (level: Level): unknown[] => {
    const { journal, read } = lines(level);
    journal.request(probe);
    journal.request({ ...probe, route: '/cases/:case' });
    journal.event('not-ready', { not: 'shelf' });
    journal.fault(new Error('x'), {});
    return read().map(({ route, event }) => route ?? event);
  };
  assert.deepEqual(said('debug'), ['/ready', '/cases/:case', 'not-ready', 'fault']);
  assert.deepEqual(said('info'), ['/cases/:case', 'not-ready', 'fault']);
  assert.deepEqual(said('warn'), ['not-ready', 'fault']);
  assert.deepEqual(said('error'), ['fault']);
});
