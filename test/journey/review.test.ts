// A person's hand in the papers, from the decisions file to the released page: edges moved so that part of a number stays,
// words added that nothing had proposed, two people who differ, a flag for the second person, an undo.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { blotter, filesIn, readJson, scratch, type CheckJson } from '../fixtures/blotter.ts';
import { readPdf } from '../fixtures/read-pdf.ts';

const home = scratch();
const CASE = path.join(home, 'case');
const FILE = 'MG11 Marsh.txt';
const AT = '2026-11-24T09:00:00Z';
const STATEMENT = `WITNESS STATEMENT MG11
Statement of: Helen Marsh
I was at the bakery when I saw the man run off. He dropped a glove near the till.
The shop can be called on 07700 900461 after six in the evening.
I would know the man again by the swallow on his neck.
`;
interface Mark {
  readonly id: string;
  readonly category: string;
  readonly page: number;
}
let phone: Mark;
let marks: readonly Mark[];

before(async () => {
  mkdirSync(path.join(CASE, 'documents'), { recursive: true });
  writeFileSync(
    path.join(CASE, 'case.yaml'),
    'urn: 13XD0999926\ntitle: R v Dean COLE\noffences: [Theft from shop]\npeople:\n  - {id: D1, role: defendant, name: Dean Cole, born: 1990-02-11}\n  - {id: W1, role: witness, name: Helen Marsh}\ndocuments:\n  - {file: MG11 Marsh.txt, type: MG11, about: W1}\n',
  );
  writeFileSync(path.join(CASE, 'documents', FILE), STATEMENT);
  const json = path.join(home, 'check.json');
  await blotter('check', CASE, '--for', 'defence:D1', '--json', json);
  marks = readJson<CheckJson & { readonly marks: readonly Mark[] }>(json).marks;
  const found = marks.find(({ category }) => category === 'phone');
  assert.ok(found);
  phone = found;
});

/** The offsets that a mark's id tells. */
const stretchOf = (id: string): { from: number; to: number } => {
  const [, from, to] = /:(\d+)-(\d+):/.exec(id) ?? [];
  return { from: Number(from), to: Number(to) };
};
async function unzip(bytes: Uint8Array, password?: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const entry of await new ZipReader(new Uint8ArrayReader(bytes)).getEntries())
    files.set(entry.filename, await (entry as FileEntry).getData(new Uint8ArrayWriter(), password ? { password } : {}));
  return files;
}
let runs = 0;
async function release(said: object, ...more: readonly string[]) {
  const file = path.join(home, `decisions-${++runs}.json`);
  const out = path.join(home, `package-${runs}`);
  const rest = { act: 'redact', reason: 'Not needed by the defence.' };
  writeFileSync(file, JSON.stringify({ by: 'K. Malik, paralegal', at: AT, rest, ...said }));
  const run = await blotter('release', CASE, '--for', 'defence:D1', '--out', out, '--decisions', file, ...more);
  const pdf = path.join(out, 'documents', `${FILE}.pdf`);
  const text = existsSync(pdf) ? [...(await readPdf(pdf)).texts.values()].join('\n') : null;
  return { ...run, text, out };
}

test('edges: the last digits of a number stay, the rest is gone', async () => {
  const { from, to } = stretchOf(phone.id);
  const part = { on: phone.id, act: 'redact', from, to: to - 3, reason: 'The last digits are put to the defendant.' };
  const { code, text, stderr } = await release({ decisions: [part] });
  assert.equal(code, 0, stderr);
  assert.doesNotMatch(text ?? '', /07700|900/);
  assert.match(text ?? '', /461/);
});

test('words added by hand go; the schedule says who wanted it, and not in their words: it goes to the recipient', async () => {
  const { to } = stretchOf(phone.id);
  const add = [{ file: FILE, page: 1, place: { from: to + 1, to: to + 10 }, category: 'clue', reason: 'Tells when she works.' }]; // prettier-ignore
  const { code, text, stderr, out } = await release({ add });
  assert.equal(code, 0, stderr);
  assert.doesNotMatch(text ?? '', /after six/);
  assert.match(text ?? '', /in the evening/);
  const schedule = readFileSync(path.join(out, 'schedule.csv'), 'utf8');
  for (const file of ['schedule.csv', 'index.html', 'receipt.json']) assert.doesNotMatch(readFileSync(path.join(out, file), 'utf8'), /Tells when she works|Not needed by the defence/, file); // prettier-ignore
  assert.match(schedule, /MG11 Marsh\.txt,1,X,clue,,HAND,A person marked it by hand\.,"?K\. Malik, paralegal/);
});

test('a place that is none is an error, and nothing is written', async () => {
  const add = [{ file: FILE, page: 1, place: { from: 90_000, to: 90_004 }, category: 'clue', reason: 'A slip.' }];
  const { code, stderr, out } = await release({ add });
  assert.equal(code, 2);
  assert.match(stderr, /B-DEC-01/);
  assert.ok(!existsSync(out));
});

const basis = { guidance: 'ew-2026.2', rule: 'EW-1', proposed: 'redact', grade: 'certain' };
const keep = (id: string, by: string, more: object = {}) => ({ kind: 'decided', id, by, at: AT, marks: [{ mark: phone.id, basis }], choice: { act: 'keep' }, reason: 'The shop is on every receipt.', ...more }); // prettier-ignore
const redact = (id: string, by: string, more: object = {}) => keep(id, by, { choice: { act: 'redact' }, reason: 'She answers it.', ...more }); // prettier-ignore

test('two people who differ hold the release until one who saw both decides', async () => {
  const events = [keep('a', 'K. Malik'), redact('b', 'J. Osei')];
  const held = await release({ events });
  assert.equal(held.code, 1);
  assert.match(held.stdout, /Two people decided one mark differently/);
  const settled = await release({ events: [...events, keep('c', 'J. Osei', { at: '2026-11-24T09:10:00Z', over: ['a', 'b'] })] }); // prettier-ignore
  assert.equal(settled.code, 0, settled.stderr);
  assert.match(settled.text ?? '', /07700 900461/);
});

test('a flag holds; an undo gives back what was before', async () => {
  const flag = {
    kind: 'flagged',
    id: 'f',
    by: 'K. Malik',
    at: AT,
    mark: phone.id,
    question: 'Is it hers or the shop’s?',
  };
  const held = await release({ events: [flag] });
  assert.equal(held.code, 1);
  assert.match(held.stdout, /flagged for the second person/);
  const undo = { kind: 'undone', id: 'u', by: 'K. Malik', at: '2026-11-24T09:01:00Z', what: 'f' };
  const free = await release({ events: [flag, undo] });
  assert.equal(free.code, 0, free.stderr);
  assert.doesNotMatch(free.text ?? '', /900461/);
});

test('an event on a mark that is none is an error', async () => {
  const stray = await release({ events: [keep('a', 'K. Malik', { marks: [{ mark: 'nowhere', basis }] })] });
  assert.equal(stray.code, 2);
  assert.match(stray.stderr, /no mark of this case/);
});

test('sealed: the password is told once on the terminal, and opens the package', async () => {
  const [seal, log] = [path.join(home, 'sealed.zip'), path.join(home, 'log.csv')];
  const { code, stdout, out } = await release({}, '--seal', seal, '--log', log);
  assert.equal(code, 0, stdout);
  const password = /^ {2}([2-9A-Z-]{29})$/m.exec(stdout)?.[1] ?? '';
  const outer = await unzip(readFileSync(seal), password);
  const inner = await unzip(outer.get('papers.zip') ?? new Uint8Array());
  assert.deepEqual([...inner.keys()].sort(), filesIn(out));
  assert.deepEqual(Buffer.from(inner.get('receipt.json') ?? []), readFileSync(path.join(out, 'receipt.json')));
  assert.match(readFileSync(log, 'utf8'), /Post-charge,MG11 Marsh\.txt,MG11,Under redaction,Phone number,1/);
});
test('a sealed file in the case folder is refused before anything is written', async () => {
  const { code, stderr, out } = await release({}, '--seal', path.join(CASE, 'sealed.zip'));
  assert.equal(code, 2);
  assert.match(stderr, /B-OUT-02/);
  assert.ok(!existsSync(out));
});

test('the first page leads to every document, says what was left out and why, and asks for nothing from elsewhere', async () => {
  const { code, out } = await release({});
  assert.equal(code, 0);
  const page = readFileSync(path.join(out, 'index.html'), 'utf8');
  for (const [, href] of page.matchAll(/href="([^"]+)"/g))
    assert.ok(existsSync(path.join(out, decodeURIComponent(href ?? ''))), href);
  assert.match(page, /documents\/MG11%20Marsh\.txt\.pdf/);
  assert.doesNotMatch(page, /07700|https?:|<script|src=/);
  assert.equal((await blotter('verify', path.join(out, 'receipt.json'), out)).code, 0);
  writeFileSync(path.join(out, 'index.html'), `${page} `);
  assert.equal((await blotter('verify', path.join(out, 'receipt.json'), out)).code, 3);
});
