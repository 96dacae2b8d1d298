import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Manifest, Person } from '../model/index.ts';
import { checkRecipient, requireKnownDefendant } from './recipient.ts';

const defendant = (id: string, firm: string, email = 'crime@firm.example'): Person => ({
  id,
  role: 'defendant',
  names: [`Person ${id}`],
  aliases: [],
  addresses: [],
  phones: [],
  emails: [],
  numbers: [],
  protections: [],
  solicitor: { firm, email },
  source: 'manifest',
});
const manifest = (...people: Person[]): Manifest => ({
  urn: '13XD0412325',
  title: 'R v X',
  offences: [],
  people,
  documents: [],
});

test('recipient: unknown defendant is refused with the ones there are', () => {
  assert.throws(
    () => requireKnownDefendant(manifest(defendant('D1', 'A')), { kind: 'defence', id: 'D7' }),
    /B-USE-05.*D1/,
  );
  requireKnownDefendant(manifest(defendant('D1', 'A')), { kind: 'defence', id: 'D1' });
  requireKnownDefendant(manifest(defendant('D1', 'A')), { kind: 'court' });
});
test('recipient: one firm for two defendants is held', () => {
  const two = manifest(defendant('D1', 'Hartley Vane LLP'), defendant('D2', 'Hartley Vane Solicitors'));
  assert.equal(checkRecipient(two, { kind: 'defence', id: 'D1' }).holds.length, 1);
  const apart = manifest(defendant('D1', 'Hartley Vane'), defendant('D2', 'Mercer Quayle'));
  assert.equal(checkRecipient(apart, { kind: 'defence', id: 'D1' }).holds.length, 0);
});
test('recipient: a personal mail box is held', () => {
  const at = (email: string): number =>
    checkRecipient(manifest(defendant('D1', 'A', email)), { kind: 'defence', id: 'D1' }).holds.length;
  assert.equal(at('someone@gmail.com'), 1);
  assert.equal(at('crime@gmailvane.example'), 0);
});
