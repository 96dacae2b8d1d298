// A case comes in through the browser: what is kept, what is refused and how, and that nothing is lost or left lying about.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readManifest } from '../../src/intake/index.ts';
import { manifestOf, readDay } from '../../src/server/shown/new-case.ts';
import { LIMITS, safePath } from '../../src/server/web/upload.ts';
import { PRACTICE } from './prepared.ts';
import { openDesk, OWN, type Visitor, type Desk } from './desk.ts';
import { multipart, type SentFile } from './forms.ts';

let bench: Desk;
let browser: Visitor;
let account: string;
before(async () => {
  bench = await openDesk();
  ({ browser, id: account } = await bench.person(['prosecutor']));
});
after(() => bench.close());

const FORM = { urn: '13xd 0412325', 'd1-name': 'Darren Holt', 'd1-born': '17/4/1988', 'd1-pnc': '08/12345X', 'd1-firm': 'Hartley Vane', 'd1-email': 'crime@hartleyvane.example', offences: 'Theft from a shop\nHandling', victims: 'Corner Stores Ltd', witnesses: 'Joanna Nowak\n\nPiotr Zielony', for: 'defence:D1', hearing: '1/12/2026' }; // prettier-ignore
const pdf = (name: string, bytes: string | Uint8Array = '%PDF-1.7 made up'): SentFile => ({
  field: 'files',
  name,
  bytes,
});
const last = () => bench.casework.taken.at(-1);
const left = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('blotter-intake-'));

describe('what is sent', () => {
  test('files and the short form become a case, in its own name, and nothing stays behind', async () => {
    const before = await left();
    const big = new Uint8Array(3_000_000).fill(65);
    const answer = await browser.upload('/cases/new', FORM, [pdf('MG11 Nowak.pdf'), pdf('MG5.pdf', big)]);
    assert.equal(answer.statusCode, 303, answer.body);
    assert.equal(answer.headers.location, `/cases/${last()?.id}`);
    assert.deepEqual(last()?.papers, [{ file: 'MG11 Nowak.pdf', size: 16 }, { file: 'MG5.pdf', size: 3_000_000 }]); // prettier-ignore
    const manifest = readManifest(last()?.manifest ?? '');
    assert.deepEqual([manifest.urn, manifest.title, manifest.offences], ['13XD0412325', 'R v Darren Holt', ['Theft from a shop', 'Handling']]); // prettier-ignore
    assert.deepEqual(manifest.people.map(({ id, role }) => `${id} ${role}`), ['D1 defendant', 'V1 victim', 'W1 witness', 'W2 witness']); // prettier-ignore
    assert.deepEqual([manifest.people[0]?.born, manifest.people[0]?.solicitor?.firm, manifest.recipient], ['1988-04-17', 'Hartley Vane', { kind: 'defence', id: 'D1' }]); // prettier-ignore
    assert.deepEqual(await left(), before);
  });
  test('a whole case folder as a browser sends it: its case.yaml counts, its documents are the papers', async () => {
    const yaml = await readFile(path.join(PRACTICE, 'wrong-record/case.yaml'), 'utf8');
    const answer = await browser.upload('/cases/new', {}, [
      { field: 'folder', name: 'wrong-record/case.yaml', bytes: yaml },
      { field: 'folder', name: 'wrong-record/documents/MG5 Mitchell.pdf', bytes: '%PDF-' },
      { field: 'folder', name: 'wrong-record/documents/sub/photo.jpg', bytes: 'jpg' },
      { field: 'folder', name: 'wrong-record/truth/answers.json', bytes: '{}' },
      { field: 'folder', name: 'wrong-record/documents/.DS_Store', bytes: 'litter' },
    ]);
    assert.equal(answer.statusCode, 303, answer.body);
    assert.deepEqual(last()?.papers.map(({ file }) => file), ['MG5 Mitchell.pdf', 'sub/photo.jpg']); // prettier-ignore
    assert.equal(last()?.manifest, yaml);
  });
  test('what is missing is said at its field, and the files need not be sent again', async () => {
    const wrong = await browser.upload('/cases/new', { ...FORM, urn: '', 'd1-born': '31/2/1988', hearing: 'soon' }, [pdf('a.pdf'), pdf('b.pdf')]); // prettier-ignore
    assert.equal(wrong.statusCode, 400);
    for (const says of [/href="#urn">Give the URN/, /href="#d1-born">The date of birth of defendant 1 is not a day/, /href="#hearing">The hearing is not on a day/, /2 files, 1 kB/, /value="Darren Holt"/]) assert.match(wrong.body, says); // prettier-ignore
    const staged = /name="staged" value="([^"]+)"/.exec(wrong.body)?.[1] ?? '';
    const right = await browser.upload('/cases/new', { staged, ...FORM }, [pdf('c.pdf')]);
    assert.equal(right.statusCode, 303, right.body);
    assert.deepEqual(last()?.papers.map(({ file }) => file), ['a.pdf', 'b.pdf', 'c.pdf']); // prettier-ignore
  });
  test('files that wait are their sender’s alone, and for an hour', async () => {
    const wrong = await browser.upload('/cases/new', { ...FORM, urn: '' }, [pdf('secret.pdf')]);
    const staged = /name="staged" value="([^"]+)"/.exec(wrong.body)?.[1] ?? '';
    const { browser: other } = await bench.person(['prosecutor']);
    const theirs = await other.upload('/cases/new', { staged, ...FORM }, [pdf('own.pdf')]);
    assert.equal(theirs.statusCode, 303);
    assert.deepEqual(last()?.papers.map(({ file }) => file), ['own.pdf']); // prettier-ignore
    bench.later(61 * 60_000);
    const again = await bench.person(['prosecutor']);
    await again.browser.upload('/cases/new', FORM, [pdf('x.pdf')]);
    const { browser: me } = await bench.person(['prosecutor']);
    const late = await me.upload('/cases/new', { staged, ...FORM }, []);
    assert.match(late.body, /Choose the folder of the case, or its files/);
    ({ browser, id: account } = await bench.person(['prosecutor']));
    assert.ok(account);
  });
  test('nothing chosen, empty files, a case.yaml with a mistake: each with its cure', async () => {
    const none = await browser.upload('/cases/new', FORM, []);
    assert.match(none.body, /Choose the folder of the case, or its files/);
    const empty = await browser.upload('/cases/new', FORM, [pdf('a.pdf'), pdf('gone.pdf', '')]);
    assert.match(empty.body, /gone\.pdf is empty \(0 bytes\)\. Ask for the file again/);
    bench.casework.onTaken = async (_id, { manifest }) => void readManifest(manifest);
    const yaml = 'urn: 13XD0412325\npeople:\n  - {id: D1, role: defendent, name: Darren Holt}\n';
    const broken = await browser.upload('/cases/new', {}, [{ field: 'folder', name: 'case/case.yaml', bytes: yaml }, { field: 'folder', name: 'case/a.pdf', bytes: '%PDF' }]); // prettier-ignore
    bench.casework.onTaken = async () => undefined;
    assert.equal(broken.statusCode, 400);
    assert.match(
      broken.body,
      /case\.yaml line 3: &quot;defendent&quot; is not a role\. Did you mean &quot;defendant&quot;/,
    );
  });
  test('a form that is not this session’s writes nothing, however much it brings', async () => {
    const before = await left();
    for (const fields of [{ _csrf: 'x' }, {}]) {
      const { payload, type } = multipart(fields, [pdf('a.pdf', new Uint8Array(1_000_000))]);
      const answer = await browser.send('POST', '/cases/new', payload, type);
      assert.equal(answer.statusCode, 403);
    }
    // The token behind the files comes too late.
    const { payload, type } = multipart({}, [pdf('a.pdf'), { field: '_csrf', name: '', bytes: await browser.token() }]);
    assert.equal((await browser.send('POST', '/cases/new', payload, type)).statusCode, 403);
    const foreign = multipart({ _csrf: await browser.token() }, [pdf('a.pdf')]);
    const other = await bench.app.inject({ method: 'POST', url: '/cases/new', cookies: Object.fromEntries(browser.cookies), headers: { origin: `${OWN}.evil.example`, 'content-type': foreign.type }, payload: foreign.payload }); // prettier-ignore
    assert.equal(other.statusCode, 403);
    assert.deepEqual(await left(), before);
  });
  test('who may not open cases sends no file', async () => {
    const before = await left();
    for (const role of ['checker', 'inspector', 'administrator', 'security-officer'] as const) {
      const { browser: visitor } = await bench.person([role]);
      assert.equal((await visitor.get('/cases/new')).statusCode, 403);
      const form = multipart({ _csrf: await visitor.token() }, [pdf('a.pdf')]);
      assert.equal((await visitor.send('POST', '/cases/new', form.payload, form.type)).statusCode, 403);
    }
    assert.deepEqual(await left(), before);
  });
  test('more files than a form may bring are refused, and nothing stays', async () => {
    const before = await left();
    const many = Array.from({ length: LIMITS.files + 1 }, (_, i) => pdf(`${i}.txt`, 'x'));
    const answer = await browser.upload('/cases/new', FORM, many);
    assert.equal(answer.statusCode, 413);
    assert.match(answer.body, /That is too large/);
    assert.deepEqual(await left(), before);
  });
});

test('names of files: no way out of the folder, no signs that lie', () => {
  const rows: [string, string | null][] = [
    ['MG5.pdf', 'MG5.pdf'],
    ['case/documents/MG5.pdf', 'case/documents/MG5.pdf'],
    ['../../etc/passwd', 'etc/passwd'],
    ['/etc/passwd', 'etc/passwd'],
    ['C:\\Papers\\MG5.pdf', 'Papers/MG5.pdf'],
    ['a/./b//c.pdf', 'a/b/c.pdf'],
    ['evil\u0000.pdf', 'evil.pdf'],
    ['annex\u202efdp.exe', 'annexfdp.exe'],
    ['..', null],
    ['', null],
    ['Thumbs.db', null],
    ['~$MG5.docx', null],
    ['__MACOSX/a.pdf', null],
  ];
  for (const [sent, safe] of rows) assert.equal(safePath(sent), safe, sent);
});
test('days as people write them', () => {
  const rows: [string, string | null][] = [['17/4/1988', '1988-04-17'], ['17.04.1988', '1988-04-17'], ['17-4-1988', '1988-04-17'], ['1988-04-17', '1988-04-17'], ['29/2/2024', '2024-02-29'], ['29/2/2023', null], ['4/17/1988', null], ['17/4/88', null], ['soon', null]]; // prettier-ignore
  for (const [text, day] of rows) assert.equal(readDay(text), day, text);
});
test('the short form: several defendants, and what belongs to nobody', () => {
  const two = manifestOf({ urn: '13XD0412325', 'd1-name': 'A One', 'd3-name': 'B Two', for: '' });
  assert.ok('yaml' in two);
  const manifest = readManifest(two.yaml);
  assert.deepEqual([manifest.title, manifest.people.map(({ id }) => id), manifest.recipient], ['R v A One and others', ['D1', 'D3'], undefined]); // prettier-ignore
  const nobody = manifestOf({
    urn: '13XD0412325',
    'd1-name': 'A One',
    'd2-pnc': '08/12345X',
    'd1-email': 'x@y.example',
  });
  assert.ok('problems' in nobody);
  assert.deepEqual(nobody.problems.map(({ href }) => href), ['#d1-firm', '#d2-name']); // prettier-ignore
  // What is typed is text, never structure.
  const sly = manifestOf({ urn: '13XD0412325', 'd1-name': 'A: {id: V1}\n- x', witnesses: '&a *a' });
  assert.ok('yaml' in sly);
  assert.equal(readManifest(sly.yaml).people.length, 2);
});
