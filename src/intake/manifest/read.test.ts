import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BlotterError } from '../../model/index.ts';
import { readManifest } from './read.ts';

const GOOD = `urn: 13XD0412325
title: R v Darren HOLT
offences: [Burglary dwelling]
people:
  - id: D1
    role: defendant
    name: Darren Holt
    born: 1988-04-17
    addresses: ["22 Fenwick Street, Leeds LS9 8QT"]
    phones: [07700900123]
    emails: []
    pnc: 08/12345X
    cro: 12345/08X
    aliases: [Daz]
    solicitor: {firm: Hartley Vane, email: crime@hartleyvane.example}
  - {id: V1, role: victim, name: Corner & Hope Stores Ltd}
  - {id: V2, role: victim, name: Mrs Hope Stores, protected: [refuge]}
recipient: defence:D1
documents:
  - {file: MG11 Nowak.pdf, type: MG11, about: V1}
  - file: sub/é & co.pdf
`;

test('a manifest as a file builder writes it', () => {
  const read = readManifest(GOOD);
  assert.equal(read.urn, '13XD0412325');
  const [holt, shop] = read.people;
  assert.deepEqual(holt?.names, ['Darren Holt']);
  assert.deepEqual(holt.phones, ['07700900123'], 'a number keeps its leading zero');
  assert.deepEqual(holt.numbers, [{ category: 'pnc', value: '08/12345X' }, { category: 'cro', value: '12345/08X' }]); // prettier-ignore
  assert.equal(holt.solicitor?.email, 'crime@hartleyvane.example');
  assert.equal(holt.source, 'manifest');
  assert.equal(holt.organisation, undefined);
  assert.equal(shop?.organisation, true);
  assert.deepEqual(read.people[2]?.protections, ['refuge']);
  assert.deepEqual(read.recipient, { kind: 'defence', id: 'D1' });
  assert.deepEqual(read.documents[0], { file: 'MG11 Nowak.pdf', type: 'MG11', about: 'V1' });
  assert.equal(read.documents[1]?.file, 'sub/é & co.pdf');
});

test('what is left empty is left out', () => {
  const read = readManifest('urn: 1\npeople:\n  - {id: D1, role: defendant, name: A B, born: , phones: , aliases: }\nrecipient:\n');
  assert.equal(read.people[0]?.born, undefined);
  assert.deepEqual(read.people[0]?.phones, []);
  assert.equal(read.recipient, undefined);
}); // prettier-ignore

const D1 = '{id: D1, role: defendant, name: A B}';
/** Manifest, line told, what the message and its cure must hold. */
const REFUSED: readonly [string, number, RegExp][] = [
  [`urn: x\npeople:\n  - {id: D1, role: defendent, name: A}`, 3, /not a role.*Did you mean "defendant"/],
  [`urn: x\npeople:\n  - id: D1\n    role: defendant\n    nmae: A`, 5, /"nmae" is not known.*"name"/],
  [`urn: x\nreceiver: court\npeople:\n  - ${D1}`, 2, /"receiver" is not known/],
  [`urn: x\npeople:\n  - ${D1}\n  - ${D1}`, 4, /D1 is given twice \(first in line 3\)/],
  [`people:\n  - ${D1}`, 1, /urn is missing/],
  [`urn: x`, 1, /people is missing/],
  [`urn: x\npeople: []`, 2, /people is empty/],
  [`urn: x\npeople:\n  - {id: D1, role: defendant, name: A, born: 1988-02-30}`, 3, /not a date.*1988-04-17/],
  [`urn: x\npeople:\n  - {id: D1, role: defendant, name: A, born: 17/04/1988}`, 3, /not a date/],
  [`urn: x\npeople:\n  - {id: D1, role: defendant, name: A, protected: [refudge]}`, 3, /Did you mean "refuge"/],
  [`urn: x\npeople:\n  - {id: D1, role: defendant, name: A, solicitor: {frim: B}}`, 3, /"frim" is not known.*"firm"/],
  [`urn: x\nrecipient: defence:D2\npeople:\n  - ${D1}`, 2, /no defendant.*D1/],
  [`urn: x\nrecipient: cuort\npeople:\n  - ${D1}`, 2, /not a recipient.*"court"/],
  [`urn: x\npeople:\n  - ${D1}\ndocuments:\n  - {file: a.pdf, type: MG111}`, 5, /document type.*"MG11"/],
  [`urn: x\npeople:\n  - ${D1}\ndocuments:\n  - {file: a.pdf, about: V9}`, 5, /nobody's id/],
  [`urn: x\npeople:\n  - ${D1}\ndocuments:\n  - {file: a.pdf}\n  - {file: a.pdf}`, 6, /listed twice/],
  [`urn: x\nurn: y\npeople:\n  - ${D1}`, 2, /written twice/],
  [`urn: x\npeople: [\n`, 3, /not YAML/],
  [`urn: "x\npeople: 1`, 2, /not YAML/],
  [`- a\n- b`, 1, /holds no case/],
  [``, 1, /holds no case/],
  [`urn: &a [*a]\npeople:\n  - ${D1}`, 1, /wrong form|refers to itself/],
];

test('what is wrong is told with its line and its cure', () => {
  for (const [yaml, line, says] of REFUSED) {
    assert.throws(
      () => readManifest(yaml),
      (error) => {
        assert.ok(error instanceof BlotterError, yaml);
        assert.equal(error.code, 'B-CASE-03');
        assert.match(error.message.replaceAll('\n', ' '), says, yaml);
        assert.match(error.what, new RegExp(`line ${line}:`), `${yaml}\n${error.what}`);
        assert.ok(error.cure.length > 5);
        return true;
      },
    );
  }
});
