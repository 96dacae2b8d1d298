// A small case in text, answered once: the same question elsewhere is offered the answer and takes it only when told; what went
// out is judged again by another book.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { blotter, readJson, scratch } from '../fixtures/blotter.ts';

const home = scratch();
const folder = path.join(home, 'case');
const statement = (no: number): string =>
  `WITNESS STATEMENT\n(Criminal Procedure Rules, r 16.2; Criminal Justice Act 1967, s.9)\nStatement of: Ada Prosser\nAge if under 18: over 18\nOccupation: Sales adviser\n\nThis is statement ${String(no)}. I saw Leon Akers in the street.\n`;

interface Mark {
  readonly id: string;
  readonly file: string;
  readonly category: string;
  readonly act: string;
  readonly reason: string;
  readonly offered?: { readonly act: string; readonly from: string; readonly reason: string };
}
let asked: readonly Mark[] = [];

before(async () => {
  mkdirSync(path.join(folder, 'documents'), { recursive: true });
  writeFileSync(
    path.join(folder, 'case.yaml'),
    'urn: 13XD0412325\ntitle: R v AKERS\noffences: [Burglary dwelling]\npeople:\n  - {id: D1, role: defendant, name: Leon Akers, solicitor: {firm: Hartley Vane, email: crime@hartleyvane.example}}\n  - {id: W1, role: witness, name: Ada Prosser}\ndocuments:\n  - {file: one.txt, type: MG11, about: W1}\n  - {file: two.txt, type: MG11, about: W1}\n',
  );
  writeFileSync(path.join(folder, 'documents', 'one.txt'), statement(1));
  writeFileSync(path.join(folder, 'documents', 'two.txt'), statement(2));
  const json = path.join(home, 'check.json');
  await blotter('check', folder, '--for', 'defence:D1', '--json', json);
  asked = readJson<{ marks: Mark[] }>(json).marks.filter(({ category }) => category === 'occupation');
});

const answer = (more: object): string => {
  const file = path.join(home, 'answers.json');
  const decisions = [{ on: asked[0]?.id, act: 'keep', reason: 'She saw it at work.', ...more }];
  writeFileSync(file, JSON.stringify({ by: 'K. Malik, paralegal', at: '2026-11-24T16:40:00+00:00', decisions }));
  return file;
};
const marksWith = async (more: object): Promise<{ marks: readonly Mark[]; stdout: string }> => {
  const json = path.join(home, 'again.json');
  const { stdout } = await blotter('check', folder, '--for', 'defence:D1', '--json', json, '--decisions', answer(more));
  return { marks: readJson<{ marks: Mark[] }>(json).marks.filter(({ category }) => category === 'occupation'), stdout };
};

test('the question is asked in both statements', () => {
  assert.deepEqual(asked.map(({ file, act }) => [file, act]), [['one.txt', 'ask'], ['two.txt', 'ask']]);
}); // prettier-ignore

test('an answer is offered where the same question stands, with its source, and decides nothing by itself', async () => {
  const { marks, stdout } = await marksWith({});
  assert.deepEqual(marks.map(({ act }) => act), ['keep', 'ask']);
  assert.deepEqual([marks[1]?.offered?.act, marks[1]?.offered?.from, marks[1]?.offered?.reason], ['keep', asked[0]?.id, 'She saw it at work.']); // prettier-ignore
  assert.match(stdout, /1 open mark: keep in one\.txt page 1, by K\. Malik, paralegal: She saw it at work\./);
}); // prettier-ignore

test('taken over with `alike`, it says where it was given', async () => {
  const { marks } = await marksWith({ alike: true });
  assert.deepEqual(marks.map(({ act, offered }) => [act, offered]), [['keep', undefined], ['keep', undefined]]);
  assert.equal(marks[1]?.reason, 'She saw it at work. (as answered for one.txt, page 1)');
}); // prettier-ignore

test('a release is judged again by the present book, and by one that changed', async () => {
  const out = path.join(home, 'package');
  const made = await blotter('release', folder, '--for', 'defence:D1', '--out', out, '--decisions', answer({ alike: true }));
  assert.equal(made.code, 0, made.stdout + made.stderr);
  const same = await blotter('guidance', 'again', out, folder);
  assert.equal(same.code, 0, same.stderr);
  assert.match(same.stdout, /for defence:D1 under ew-2026\.\d+; judged again by ew-2026\.\d+\.\nNothing would be done otherwise\./);
  const book = path.join(home, 'book');
  await blotter('guidance', 'new', book);
  const file = path.join(book, 'work-school.yaml');
  const yaml = readFileSync(file, 'utf8');
  const at = yaml.indexOf('act: ask', yaml.indexOf('id: EW-2.6-occupation-title'));
  writeFileSync(file, `${yaml.slice(0, at)}act: redact${yaml.slice(at + 'act: ask'.length)}`);
  const changed = await blotter('guidance', 'again', out, folder, '--guidance', book);
  assert.match(changed.stdout, /one\.txt, page 1, occupation: 0 covered then; now 1 redacted, 0 asked, 0 kept/);
  assert.match(changed.stdout, /2 differences\. Nothing is changed by this/);
  assert.doesNotMatch(changed.stdout, /Sales adviser|Prosser/);
  writeFileSync(path.join(folder, 'documents', 'two.txt'), statement(3));
  const other = await blotter('guidance', 'again', out, folder);
  assert.match(other.stdout, /two\.txt is another file than the one that was released/);
  assert.equal((await blotter('guidance', 'again', folder, folder)).code, 2);
}); // prettier-ignore
