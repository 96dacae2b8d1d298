// The main job from end to end on the practice burglary: case folder → check → drafts, read by other means against the
// truth. One run of the product serves every assertion. Tests are named after the failures in docs/design.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { blotter, filesIn, HARBOUR_ROAD, readJson, scratch, type CheckJson, type Run } from '../fixtures/blotter.ts';
import { readPdf, type PdfContent } from '../fixtures/read-pdf.ts';
import { isKept, isReadable, leaksOf, lossesOf, squash, words } from '../fixtures/readable.ts';
import { readTruth, type Mark, type TruthDocument } from '../fixtures/truth.ts';

const truth = readTruth(HARBOUR_ROAD);
const served = truth.filter((document) => document.release === 'redacted');
const out = scratch();
const draftDir = path.join(out, 'draft');
const jsonFile = path.join(out, 'check.json');

let run: Run;
let check: CheckJson;
const drafts = new Map<string, PdfContent>();

before(async () => {
  run = await blotter('check', HARBOUR_ROAD, '--for', 'defence:D1', '--draft', draftDir, '--json', jsonFile);
  assert.ok(existsSync(jsonFile), `check ended with ${run.code} and wrote no check.json: ${run.stderr.slice(-400)}`);
  check = readJson<CheckJson>(jsonFile);
  for (const { file, draft } of check.documents)
    if (draft !== null && existsSync(path.join(draftDir, draft)))
      drafts.set(file, await readPdf(path.join(draftDir, draft)));
});

const draftOf = (file: string): PdfContent => {
  const draft = drafts.get(file);
  assert.ok(draft, `${file} has no draft`);
  return draft;
};
const truthOf = (file: string): TruthDocument => {
  const document = truth.find((entry) => entry.file === file);
  assert.ok(document, `${file} has no truth`);
  return document;
};
/** R marks of a document that some reader of its draft still shows. */
function stillReadable(file: string, which: (mark: Mark) => boolean): string[] {
  const document = truthOf(file);
  const chosen = document.marks.filter((mark) => mark.verdict === 'R' && which(mark));
  assert.ok(chosen.length > 0, 'the test looks for something');
  const draft = draftOf(file);
  return chosen
    .filter((mark) => [...draft.texts.values()].some((text) => isReadable(mark, text, document.allowed)))
    .map((mark) => mark.where);
}
/** K marks of a document that no reader of its draft finds. */
function lost(file: string, which: (mark: Mark) => boolean): string[] {
  const document = truthOf(file);
  const chosen = document.marks.filter((mark) => mark.verdict === 'K' && which(mark));
  assert.ok(chosen.length > 0, 'the test looks for something');
  const draft = draftOf(file);
  return chosen.filter((mark) => !isKept(mark, draft.texts.values(), document.kept)).map((mark) => mark.where);
}

describe('what leaves: nothing that must not', () => {
  for (const document of served)
    test(`${document.file}: every value that must go is gone from text and bytes`, () => {
      assert.deepEqual(leaksOf(document, draftOf(document.file)), []);
    });

  test('no draft shows a value that must go from another paper (a value recurs in other notations)', () => {
    const shared = served.flatMap((document) =>
      document.marks.filter(
        (mark) => mark.verdict === 'R' && ['phone', 'email', 'nhs', 'nino'].includes(mark.category),
      ),
    );
    const leaks = served.flatMap((document) =>
      shared.flatMap((mark) =>
        [...draftOf(document.file).texts.values()].some((text) => isReadable(mark, text, document.allowed))
          ? [`${document.file} shows ${mark.where}`]
          : [],
      ),
    );
    assert.deepEqual(leaks, []);
  });

  test('the draft folder holds exactly the drafts that check.json names', () => {
    const named = check.documents.flatMap(({ draft }) => (draft === null ? [] : [draft]));
    assert.deepEqual(
      filesIn(draftDir).filter((file) => file !== 'check.json'),
      named.sort(),
    );
    assert.ok(named.every((draft) => draft.startsWith('documents/') && draft.endsWith('.pdf')));
  });
});

describe('failure 1: medical notes', () => {
  const letter = 'ED letter V1 (unredacted).pdf';
  test('history, medication, practitioner, NHS number and next of kin are gone', () => {
    const kinds = ['medical', 'nhs', 'dob', 'special', 'name', 'phone', 'clue', 'address'];
    assert.deepEqual(
      stillReadable(letter, (mark) => kinds.includes(mark.category)),
      [],
    );
  });
  test('the injuries that the charge rests on stay', () => {
    assert.deepEqual(
      lost(letter, (mark) => mark.category === 'medical'),
      [],
    );
  });
});

describe('failure 3: the caller in the case summary', () => {
  for (const file of ['MG5 Stannard.docx', 'Incident 186 13-03-2025.txt', 'MG6C Stannard.pdf'])
    test(`${file}: who called and from where is gone`, () => {
      assert.deepEqual(
        stillReadable(file, (mark) => mark.whose === 'C1'),
        [],
      );
    });
  test('the witness who shares her surname is still named', () => {
    assert.deepEqual(
      lost('MG5 Stannard.docx', (mark) => mark.whose === 'W1' && mark.category === 'name'),
      [],
    );
    assert.deepEqual(
      lost('Incident 186 13-03-2025.txt', (mark) => mark.whose === 'W1'),
      [],
    );
  });
});

describe("failure 4: other witnesses' details in a statement's body or on its rear page", () => {
  const statements = served.filter((document) => document.type === 'MG11');
  for (const { file, pages } of statements) {
    test(`${file}: contact details in the body are gone`, () => {
      const kinds = ['phone', 'address', 'clue', 'workplace', 'school', 'relation', 'social', 'dob', 'email'];
      assert.deepEqual(
        stillReadable(file, (mark) => kinds.includes(mark.category)),
        [],
      );
    });
    test(`${file}: the rear page is missing, and the marks say so`, () => {
      const draft = draftOf(file);
      assert.equal(draft.pages, pages.filter((page) => !page.goes).length);
      const rear = pages.filter((page) => page.goes).map((page) => page.text);
      const telling = rear
        .join('\n')
        .matchAll(/0\d{4} \d{6}|\b[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b|\S+@\S+|\d\d\/\d\d\/\d{4}/g);
      const shown = squash([...draft.texts.values()].join('\n'));
      for (const [value] of telling) assert.ok(!shown.includes(squash(value)), 'a value of the rear page is readable');
      assert.ok(!shown.includes('witnesscontactdetails'));
      const no = pages.findIndex((page) => page.goes) + 1;
      const mark = check.marks.find(
        (entry) => entry.file === file && entry.page === no && entry.category === 'other' && entry.act === 'redact',
      );
      assert.ok(mark?.rule);
    });
  }
});

describe('failure 8: consistent guidance', () => {
  test('every mark has a category, an act, a grade, a rule with an id, and a place', () => {
    assert.ok(check.marks.length > 100);
    for (const mark of check.marks) {
      assert.match(mark.category, /^[a-z]+$/);
      assert.match(mark.act, /^(redact|keep|ask)$/);
      assert.match(mark.grade, /^(certain|likely|look)$/);
      assert.match(mark.rule, /^EW-\S+$/);
      assert.ok(Number.isInteger(mark.page) && mark.page >= 1);
      for (const box of mark.boxes) {
        assert.equal(box.length, 4);
        assert.ok(box.every(Number.isFinite));
      }
    }
  });
  test('the same category of the same person is judged alike wherever the same rule speaks', () => {
    const acts = new Map<string, Set<string>>();
    for (const { category, whose, rule, act } of check.marks) {
      const key = `${category} of ${whose ?? 'nobody known'} under ${rule}`;
      acts.set(key, (acts.get(key) ?? new Set()).add(act));
    }
    assert.deepEqual(
      [...acts].filter(([, said]) => said.size > 1).map(([key]) => key),
      [],
    );
  });
  test('the same case checked again gives the same marks and holds', async () => {
    const again = path.join(out, 'again.json');
    const second = await blotter('check', HARBOUR_ROAD, '--for', 'defence:D1', '--json', again);
    assert.equal(second.code, run.code);
    const { marks, holds } = readJson<CheckJson>(again);
    assert.deepEqual({ marks, holds }, { marks: check.marks, holds: check.holds });
  });
});

describe('over-redaction is a fault too', () => {
  test('at least 95 % of what must stay can still be read', () => {
    const kept = served.flatMap((document) => document.marks.filter((mark) => mark.verdict === 'K'));
    const gone = served.flatMap((document) => lossesOf(document, draftOf(document.file)));
    assert.ok(1 - gone.length / kept.length >= 0.95, `${gone.length} of ${kept.length} lost:\n${gone.join('\n')}`);
  });
  test("the defendant's own details stay in his own papers", () => {
    for (const file of ['MG5 Stannard.docx', 'PNC STANNARD.pdf', 'MG4A conditional bail.pdf'])
      assert.deepEqual(
        lost(file, (mark) => mark.whose === 'D1'),
        [],
      );
  });
  test('what only looks like personal data stays: exhibit references, dates, a shop and a pub with names', () => {
    for (const { file, marks } of served) {
      const traps = (mark: Mark): boolean => mark.whose === '-' && ['other', 'scene', 'urn'].includes(mark.category);
      if (marks.some((mark) => mark.verdict === 'K' && traps(mark))) assert.deepEqual(lost(file, traps), []);
    }
  });
  test('the names of those who gave statements, and of officers, stay', () => {
    const named = (mark: Mark): boolean => ['V1', 'W1', 'W2'].includes(mark.whose) && mark.category === 'name';
    for (const { file, marks } of served)
      if (marks.some((mark) => mark.verdict === 'K' && named(mark))) assert.deepEqual(lost(file, named), []);
  });
  test('nine in ten of all words that carry no personal data stay', () => {
    for (const document of served) {
      const shown = new Set(words([...draftOf(document.file).texts.values()].join('\n')).split(' '));
      const all = words(document.kept)
        .split(' ')
        .filter((word) => word !== '\u25a0');
      const share = all.filter((word) => shown.has(word)).length / all.length;
      assert.ok(share >= 0.9, `${document.file}: ${(share * 100).toFixed(1)} %`);
    }
  });
});

describe('check.json and what the command says', () => {
  test('names the case, the recipient and the guidance', () => {
    assert.equal(check.urn, '16BD0287125');
    assert.equal(check.recipient, 'defence:D1');
    assert.match(check.guidance, /^ew-2026\.\d+$/);
  });
  test('lists every document once, with type, outcome and reason', () => {
    assert.deepEqual(check.documents.map(({ file }) => file).sort(), truth.map(({ file }) => file).sort());
    for (const document of check.documents) {
      const { type, pages, release } = truthOf(document.file);
      assert.equal(document.type, type, `${document.file} is recognised`);
      if (document.file.endsWith('.pdf')) assert.equal(document.pages, pages.length);
      assert.match(document.outcome, /^(redacted|clean|withheld|held)$/);
      assert.ok(Array.isArray(document.why) && Number.isInteger(document.unread));
      if (release === 'redacted') assert.equal(typeof document.draft, 'string');
      assert.equal(document.unread, 0, 'a born-digital paper has nothing unread');
    }
  });
  test('the witness list does not go: withheld, no draft, no file', () => {
    const list = check.documents.find(({ type }) => type === 'MG9');
    assert.equal(list?.outcome, 'withheld');
    assert.equal(list?.draft, null);
    assert.ok((list?.why.length ?? 0) > 0);
    assert.deepEqual(
      filesIn(draftDir).filter((file) => /MG9/.test(file)),
      [],
    );
  });
  test('the statements are about those who made them, the record about the defendant', () => {
    const about = Object.fromEntries(check.documents.map((document) => [document.file, document.about]));
    assert.equal(about['MG11 Adebayo-Clarke.pdf'], 'V1');
    assert.equal(about['Statement - D Cawood.pdf'], 'W1');
    assert.equal(about['Gahir H S - MG11 (typed).pdf'], 'W2');
    assert.equal(about['PNC STANNARD.pdf'], 'D1');
  });
  test("the defendant's own record is not taken for somebody else's", () => {
    assert.deepEqual(
      check.holds.filter(({ kind }) => kind === 'convictions-identity'),
      [],
    );
  });
  test('every hold has a kind, a reason and a cure; exit 1 exactly while something is held', () => {
    for (const { kind, why, cure } of check.holds) {
      assert.match(kind, /^(convictions-identity|recipient|unread|unsupported|ask|verify|photo)$/);
      assert.ok(why.length > 10 && cure.length > 10);
    }
    assert.equal(run.code, check.holds.length > 0 ? 1 : 0);
    const broken = check.holds.filter(({ kind }) => ['verify', 'unread', 'unsupported'].includes(kind));
    assert.deepEqual(broken, []);
  });
  test('no value that must go stands in check.json or in what the command prints', () => {
    const said = squash(readFileSync(jsonFile, 'utf8') + run.stdout + run.stderr);
    const open = squash(truth.map((document) => `${document.file} ${document.kept}`).join(' '));
    for (const mark of truth.flatMap(({ marks }) => marks)) {
      const value = squash(mark.text);
      if (mark.verdict !== 'R' || value.length < 6 || open.includes(value)) continue;
      assert.ok(!said.includes(value), `check told ${mark.where}`);
    }
  });
  test('drafts are marked as drafts', () => {
    for (const [file, { texts }] of drafts) assert.match([...texts.values()].join('\n'), /draft/i, file);
  });
});
