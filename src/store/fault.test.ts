import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BlotterError } from '../model/index.ts';
import { storeFault } from './fault.ts';

const of = (fields: object, message = 'x'): Error => Object.assign(new Error(message), fields);

test('what the store itself cannot do has its code; everything else stays as it was', () => {
  const rows: readonly [Error, string | null][] = [
    [of({ code: '53100', severity: 'ERROR' }), 'B-STORE-09'],
    [of({ code: 'ENOSPC', syscall: 'write' }), 'B-STORE-09'],
    [of({ code: '57P01', severity: 'FATAL' }), 'B-STORE-04'],
    [of({ code: '55000', severity: 'FATAL' }), 'B-STORE-04'],
    [of({ code: '53300', severity: 'FATAL' }), 'B-STORE-04'],
    [of({ code: '08006' }), 'B-STORE-04'],
    [of({ code: 'ECONNREFUSED', syscall: 'connect' }), 'B-STORE-04'],
    [of({}, 'Connection terminated unexpectedly'), 'B-STORE-08'],
    [of({}, 'Client has encountered a connection error and is not queryable'), 'B-STORE-08'],
    [of({ code: '55000', severity: 'ERROR' }), null],
    [of({ code: '23505', severity: 'ERROR' }), null],
    [of({ code: 'ENOENT', syscall: 'open' }), null],
    [of({}, 'the Connection terminated'), null],
    [new BlotterError('B-CASE-07'), null],
  ];
  for (const [error, code] of rows) {
    const found = storeFault(error, 'B-STORE-08');
    if (code === null) assert.equal(found, error);
    else assert.ok(found instanceof BlotterError && found.code === code && found.cause === error, `${code}: ${String(error)}`); // prettier-ignore
  }
  assert.equal((storeFault(of({}, 'Connection terminated'), 'B-STORE-04') as BlotterError).code, 'B-STORE-04');
});
