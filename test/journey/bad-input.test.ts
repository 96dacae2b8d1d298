// What people really hand over: the wrong folder, a slip in the manifest, files that are empty, locked, damaged, huge or
// oddly named. Nothing may crash, nothing may vanish in silence, and nothing is written where the input is refused.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { blotter, filesIn, readJson, scratch, type CheckJson, type Run } from '../fixtures/blotter.ts';
import { makeCase, MANIFEST } from '../fixtures/make-case.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { readPdf } from '../fixtures/read-pdf.ts';
import { squash } from '../fixtures/readable.ts';

const out = scratch();
const NOTE = 'Note by PC 1873 Lockwood.\nMrs Adebayo-Clarke rang from 07700 900182 about her bicycle.\n';
const PAGE = makePdf([NOTE.split('\n')]);
let turn = 0;

/** Runs check on a case and tells what came of it. */
async function checkOf(caseDir: string, ...more: string[]): Promise<{ run: Run; json: string; draft: string }> {
  const json = path.join(out, `check-${++turn}.json`);
  const draft = path.join(out, `draft-${turn}`);
  return { run: await blotter('check', caseDir, '--draft', draft, '--json', json, ...more), json, draft };
}

/** Refused: exit 2, a reason and a cure on standard error, nothing on standard output, nothing written. */
async function assertRefused(caseDir: string, says: RegExp, ...more: string[]): Promise<void> {
  const { run, json, draft } = await checkOf(caseDir, ...more);
  assert.equal(run.code, 2, run.stderr);
  assert.match(run.stderr, says);
  assert.match(run.stderr, /cure/i);
  assert.equal(run.stdout, '');
  assert.doesNotMatch(run.stderr, /\n\s+at .*\.ts:\d+/, 'no stack trace for a mistake of the user');
  assert.ok(!existsSync(json) && !existsSync(draft));
}

describe('refused before anything is opened', () => {
  const good = { 'note.txt': NOTE };
  test('a folder that is no case', () => assertRefused(makeCase(out, good, null), /case\.yaml/));
  test('a folder that does not exist', () => assertRefused(path.join(out, 'nowhere'), /case\.yaml|could not be read/));
  test('no documents folder', () => assertRefused(makeCase(out, null), /documents/));
  test('an empty documents folder', () => assertRefused(makeCase(out, {}), /documents/));
  test('a recipient of an unknown kind', () => assertRefused(makeCase(out, good), /recipient/, '--for', 'nobody'));
  test('a defendant who is not in the case', () => assertRefused(makeCase(out, good), /D1/, '--for', 'defence:D7'));
  test('nobody named as recipient', () =>
    assertRefused(makeCase(out, good, MANIFEST.replace(/^recipient.*$/m, '')), /recipient/));
  test('an unknown option', () => assertRefused(makeCase(out, good), /--drafts/, '--drafts', 'x'));
  test('an unknown command', async () => {
    const run = await blotter('chekc');
    assert.equal(run.code, 2);
    assert.match(run.stderr, /chekc/);
  });

  const line = (needle: string, text: string): number => text.split('\n').findIndex((l) => l.includes(needle)) + 1;
  const manifests: readonly (readonly [string, string, string])[] = [
    ['YAML that does not parse', MANIFEST.replace('offences: [Theft]', 'offences: [Theft'), ''],
    ['a tab for indentation', MANIFEST.replace('  - { id: V1', '\t- { id: V1'), ''],
    ['an unknown role', MANIFEST.replace('role: victim', 'role: bystander'), 'bystander'],
    ['a repeated id', MANIFEST.replace('id: O1', 'id: V1'), 'officer'],
    ['a birth date that is none', MANIFEST.replace('1992-09-04', '1992-19-04'), '1992-19-04'],
    ['an unknown document type', `${MANIFEST}documents:\n  - { file: note.txt, type: MG99 }\n`, 'MG99'],
    ['no urn', MANIFEST.replace(/^urn.*\n/, ''), ''],
    ['not a mapping at all', '- just\n- a list\n', ''],
    ['an empty file', '', ''],
  ];
  for (const [name, manifest, at] of manifests)
    test(`manifest: ${name} is told with its line and the cure`, async () => {
      const where = at === '' ? 'line \\d+' : `line ${line(at, manifest)}\\b`;
      await assertRefused(makeCase(out, good, manifest), new RegExp(`case\\.yaml ${where}`));
    });
});

describe('papers that cannot be opened, beside one that can', () => {
  const bad: Readonly<Record<string, RegExp>> = {
    'nothing.pdf': /empty|0 bytes/i,
    'nothing.txt': /empty|0 bytes/i,
    'locked.pdf': /password/i,
    'torn.pdf': /damaged|cannot be opened/i,
    'really a word file.pdf': /not what its name says|damaged|cannot be/i,
    'film.mp4': /cannot be read/i,
  };
  let run: Run;
  let check: CheckJson;
  let draft = '';
  before(async () => {
    const locked = readFileSync(path.join(import.meta.dirname, '../fixtures/files/password-protected.pdf'));
    const caseDir = makeCase(out, {
      'nothing.pdf': '',
      'nothing.txt': '',
      'locked.pdf': locked,
      'torn.pdf': PAGE.subarray(0, 200),
      'really a word file.pdf': Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]),
      'film.mp4': Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0', 'latin1'),
      'note.pdf': PAGE,
    });
    const done = await checkOf(caseDir);
    run = done.run;
    draft = done.draft;
    check = readJson<CheckJson>(done.json);
  });

  test('the check ends with exit 1, no fault, and lists every paper', () => {
    assert.equal(run.code, 1, run.stderr);
    assert.equal(check.documents.length, Object.keys(bad).length + 1);
  });
  for (const [file, says] of Object.entries(bad))
    test(`${file} is held with the reason and the cure, and has no draft`, () => {
      const entry = check.documents.find((document) => document.file === file);
      assert.equal(entry?.outcome, 'held');
      assert.equal(entry?.draft, null);
      const hold = check.holds.find((one) => one.file === file);
      assert.match(hold?.kind ?? '', /^(unsupported|unread)$/);
      assert.match(hold?.why ?? '', says);
      assert.ok((hold?.cure.length ?? 0) > 10);
    });
  test('the paper that can be opened is drafted all the same', async () => {
    assert.deepEqual(
      filesIn(draft).filter((file) => file !== 'check.json'),
      ['documents/note.pdf'],
    );
    const { texts } = await readPdf(path.join(draft, 'documents/note.pdf'));
    const shown = squash([...texts.values()].join('\n'));
    assert.ok(!shown.includes('07700900182') && shown.includes('bicycle'));
  });
});

describe('odd file names', () => {
  const names = [
    'with  two spaces and, a comma.pdf',
    `it's "quoted".txt`,
    '-rf.txt',
    '--for.pdf',
    '$(reboot) `id` %s & more.txt',
    'Żółć – 陈述 – प्रकरण.pdf',
    'e\u0301 decomposed.txt',
    `${'long '.repeat(49)}.pdf`,
    `${'lang '.repeat(50)}.txt`,
    'one/statement.txt',
    'two/statement.txt',
    'two/deep/er/statement.txt',
    'twin.txt',
    'twin.txt.pdf',
    'NO ENDING',
    '.hidden note.txt',
    '=SUM(1).txt',
  ];
  let run: Run;
  let check: CheckJson;
  let draft = '';
  before(async () => {
    const files = names.map((name) => [name, name.endsWith('.pdf') ? PAGE : NOTE] as const);
    const done = await checkOf(makeCase(out, Object.fromEntries(files)));
    run = done.run;
    draft = done.draft;
    check = readJson<CheckJson>(done.json);
  });

  test('no fault, and every paper is listed under its own name', () => {
    assert.ok(run.code === 0 || run.code === 1, run.stderr);
    assert.deepEqual(
      check.documents.map(({ file }) => file.normalize()).sort(),
      names.map((name) => name.normalize()).sort(),
    );
  });
  test('every paper has a draft of its own, a PDF inside the draft folder, or is held', () => {
    const drafts = check.documents.flatMap((document) => (document.draft === null ? [] : [document.draft]));
    assert.equal(new Set(drafts.map((file) => file.toLowerCase())).size, drafts.length);
    assert.deepEqual(
      filesIn(draft).filter((file) => file !== 'check.json'),
      drafts.toSorted(),
    );
    for (const file of drafts) assert.match(file, /^documents\/(?!.*\.\.\/).*\.pdf$/s);
    for (const { file, draft: one } of check.documents)
      if (one === null)
        assert.ok(
          check.holds.some((hold) => hold.file === file),
          'a paper vanished in silence',
        );
    assert.ok(drafts.length >= names.length - 2);
  });
  test('the number is gone from each of them', async () => {
    for (const { draft: one } of check.documents) {
      if (one === null) continue;
      const { texts } = await readPdf(path.join(draft, one));
      assert.ok(!squash([...texts.values()].join('\n')).includes('07700900182'));
    }
  });
});

describe('a paper of 3,000 pages', () => {
  test(
    'is redacted throughout or held with a reason, in good time, and the others go on',
    { timeout: 110_000 },
    async () => {
      const pages = Array.from({ length: 3000 }, (_, i) =>
        i % 500 === 250 ? [`Page ${i + 1}`, ...NOTE.split('\n')] : [`Page ${i + 1}`, 'Nothing of note on this sheet.'],
      );
      const { run, json, draft } = await checkOf(makeCase(out, { 'ledger.pdf': makePdf(pages), 'note.txt': NOTE }));
      assert.ok(run.code === 0 || run.code === 1, run.stderr);
      const check = readJson<CheckJson>(json);
      const ledger = check.documents.find(({ file }) => file === 'ledger.pdf');
      assert.ok(ledger);
      if (ledger.draft === null) {
        const hold = check.holds.find(({ file }) => file === 'ledger.pdf');
        assert.match(hold?.why ?? '', /3,?000 pages/);
      } else {
        const { texts } = await readPdf(path.join(draft, ledger.draft));
        assert.ok(!squash([...texts.values()].join('\n')).includes('07700900182'));
      }
      assert.ok(existsSync(path.join(draft, 'documents/note.txt.pdf')));
    },
  );
});
