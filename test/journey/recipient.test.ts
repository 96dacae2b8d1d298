// The right papers to the right person, at the command line: the address book, the cover e-mail, and records inside a bundle.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { blotter, readJson, scratch, type CheckJson, type Run } from '../fixtures/blotter.ts';
import { makeCase } from '../fixtures/make-case.ts';

const CASE = `urn: 16BD0287125
title: R v Colin TRANTER
offences: [Theft]
people:
  - {id: D1, role: defendant, name: Colin James Tranter, born: 1987-09-02, pnc: 02/73319Z, cro: 65656/91H,
     solicitor: {firm: Hartley Vane, email: ola.vane@hartleyvane.example.cjsm.net}}
  - {id: D2, role: defendant, name: Dean Oakes, born: 1990-01-04, pnc: 08/374519G}
  - {id: V1, role: victim, name: Yewande Adebayo-Clarke, phones: ["07700 900182"]}
recipient: defence:D1
`;
const BOOK = `own: {domains: [cps.example], names: [Kay Malik], phones: ["0113 496 0100"]}
firms:
  - firm: Hartley Vane LLP
    domains: [hartleyvane.example]
    acts: [{urn: 16BD0287125, for: D1}]
    people: [{name: Ola Vane, email: ola.vane@hartleyvane.example.cjsm.net, used: 2026-10-30}]
  - {firm: Mercer Quayle, domains: [mercerquayle.example], acts: [{urn: 16BD0287125, for: D2}]}
`;
const RECORD =
  'PNC PRINT   Page 1 of 1\nNAME: TRANTER, COLIN JAMES   DOB: 02/09/1987\nPNCID: 02/73319Z\nCONVICTIONS 1\n1  03/05/2012  LEEDS MAGISTRATES  THEFT  FINE\n';
const STATEMENT =
  'WITNESS STATEMENT\nStatement of: Yewande Adebayo-Clarke\nI saw him take the bicycle and ride away.\n';
const COVER = `From: Kay Malik <kay.malik@cps.example>
To: Ola Vane <ola.vane@hartleyvane.example.cjsm.net>
Subject: R v Tranter 16BD0287125
Attached: MG11.txt.pdf; receipt.json

Dear Ms Vane,

I attach the papers in this case. Please ring me on 0113 496 0100.

Kay Malik
`;

const out = scratch();
const home = makeCase(out, { 'MG11.txt': STATEMENT, 'PNC.txt': RECORD }, CASE);
const book = path.join(out, 'book.yaml');
writeFileSync(book, BOOK);
const decisions = path.join(out, 'decisions.json');
writeFileSync(decisions, JSON.stringify({ by: 'A Person', at: '2026-01-05T10:00:00+00:00', rest: { act: 'redact', reason: 'not needed' } })); // prettier-ignore
let n = 0;
interface Went {
  readonly run: Run;
  readonly released: boolean;
}
async function release(cover: string | Uint8Array | null, ending = 'txt', folder = home): Promise<Went> {
  const to = path.join(out, `package-${++n}`);
  const file = path.join(out, `cover-${n}.${ending}`);
  if (cover !== null) writeFileSync(file, cover);
  const run = await blotter('release', folder, '--out', to, '--decisions', decisions, '--book', book, ...(cover === null ? [] : ['--cover', file])); // prettier-ignore
  return { run, released: existsSync(path.join(to, 'receipt.json')) };
}

test('the right firm, a plain cover e-mail: it goes', async () => {
  const { run, released } = await release(COVER);
  assert.equal(run.code, 0, run.stdout + run.stderr);
  assert.ok(released);
});

test('the co-defendant’s solicitor in copy, a look-alike: nothing goes', async () => {
  for (const [address, why] of [
    ['crime@mercerquayle.example.cjsm.net', /acts for D2/],
    ['ola.vane@hart1eyvane.example.cjsm.net', /look alike/],
  ] as const) {
    const { run, released } = await release(COVER.replace('Subject:', `Cc: ${address}\nSubject:`));
    assert.equal(run.code, 1);
    assert.match(run.stdout.replace(/\s+/g, ' '), why);
    assert.ok(!released && !run.stdout.includes(address));
  }
});

test('the cover e-mail may not say what the papers may not', async () => {
  const said = COVER.replace('Please ring', 'Her number is 07700 900182 and she lives at 14 Acacia Road, Leeds LS6 2AB. Please ring'); // prettier-ignore
  const { run, released } = await release(said);
  assert.equal(run.code, 1);
  assert.match(run.stdout.replace(/\s+/g, ' '), /cover e-mail says what guidance covers .*phone 1/);
  assert.ok(!released && !/900182|Acacia/.test(run.stdout + run.stderr));
});

test('an original attached instead of the copy: nothing goes', async () => {
  const attached = readFileSync(path.join(home, 'documents', 'MG11.txt')).toString('base64');
  const mail = [
    'From: Kay Malik <kay.malik@cps.example>',
    'To: Ola Vane <ola.vane@hartleyvane.example.cjsm.net>',
    'Subject: papers',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    '',
    'Please find the papers attached.',
    '--x',
    'Content-Type: text/plain; name="MG11.txt"',
    'Content-Disposition: attachment; filename="MG11.txt"',
    'Content-Transfer-Encoding: base64',
    '',
    attached,
    '--x--',
    '',
  ].join('\r\n');
  const { run, released } = await release(mail, 'eml');
  assert.equal(run.code, 1);
  assert.match(run.stdout.replace(/\s+/g, ' '), /carries an original: "MG11.txt"/);
  assert.ok(!released);
});

test('a book or a cover that cannot be read is told with its line', async () => {
  const broken = path.join(out, 'broken.yaml');
  writeFileSync(broken, BOOK.replace('acts:', 'act:'));
  const one = await blotter('check', home, '--book', broken);
  assert.equal(one.code, 2);
  assert.match(one.stderr, /line 5: "act" is not known.*\n.*Known here are.*B-BOOK-01/);
  const two = await release('Dear all,\nhere you are.');
  assert.equal(two.run.code, 2);
  assert.match(two.run.stderr, /names nobody in To.*\n.*B-COVER-01/);
});

test('a co-defendant’s page inside a bundle is held; check.json tells fields, never values', async () => {
  const bundle = `${RECORD}\nEND OF PRINT\n\nPNC PRINT   Page 1 of 1\nNAME: OAKES, DEAN   DOB: 04/01/1990\nPNCID: 08/374519G\nCONVICTIONS 1\n1  03/05/2012  LEEDS MAGISTRATES  THEFT  FINE\n`; // prettier-ignore
  const mixed = makeCase(out, { 'MG11.txt': STATEMENT, 'PNC.txt': bundle }, CASE);
  const json = path.join(out, 'check.json');
  const run = await blotter('check', mixed, '--json', json);
  assert.equal(run.code, 1);
  const check = readJson<CheckJson & { records: readonly { outcome: string; fields: Record<string, string> }[] }>(json);
  assert.deepEqual(check.holds.filter(({ kind }) => kind === 'convictions-identity').map(({ file }) => file), ['PNC.txt']); // prettier-ignore
  assert.equal(check.records[0]?.fields['pnc'], 'differ');
  assert.ok(Object.values(check.records[0].fields).every((state) => ['agree', 'close', 'differ', 'absent'].includes(state))); // prettier-ignore
  assert.ok(!/73319|374519|TRANTER|OAKES|1987-09-02/.test(JSON.stringify([check.records, check.holds]) + run.stdout.replace(/^R v.*$/m, ''))); // prettier-ignore
});

test('the receipt names the firm and the address that were checked, and by which address book', async () => {
  assert.equal((await release(COVER)).released, true);
  const { to } = readJson<{ to: object }>(path.join(out, `package-${n}`, 'receipt.json'));
  const sha256 = createHash('sha256').update(BOOK).digest('hex');
  assert.deepEqual(to, { firm: 'Hartley Vane', addresses: ['ola.vane@hartleyvane.example.cjsm.net'], addressBook: { sha256 } }); // prettier-ignore
});
