// The marked cases: do they keep to their format, and does detection still find what it found in those that were before
// our eyes while it was built? The fresh cases are checked for format only: nobody tunes on them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchMarked } from '../bench/detect/open.ts';
import { newTally, score, type Tally } from '../bench/detect/score.ts';
import { vary, type Variant } from '../bench/detect/variants.ts';
import { CATEGORIES, DOCUMENT_TYPES } from '../src/model/index.ts';
import { readMarks } from '../src/assurance/index.ts';
import { FRESH, readMarkedCase, REGRESSION, WORKED } from '../test/fixtures/marked.ts';

for (const slug of [...REGRESSION, ...WORKED, ...FRESH])
  test(`${slug}: the texts keep to their format`, () => {
    const { manifest, documents } = readMarkedCase(slug);
    const known = new Set(manifest.people.map((person) => person.id));
    const marks = documents.flatMap((document) =>
      document.pages.flatMap(({ text, marks }) =>
        marks.map((mark) => ({ ...mark, text: text.slice(mark.from, mark.to), file: document.file })),
      ),
    );
    assert.ok(marks.length > 100);
    const named = new Set(
      marks.filter(({ category }) => /^(?:name|officer)$/.test(category)).map(({ whose }) => whose),
    );
    for (const { file, category, whose, text } of marks) {
      assert.equal(text.trim(), text, `${file}: a mark starts or ends in space`);
      assert.ok((CATEGORIES as readonly string[]).includes(category), `${file}: ${category} is no category`);
      assert.match(text, /[\p{L}\p{N}]/u, `${file}: an empty mark of ${category}`);
      assert.ok(whose === '-' || known.has(whose) || /^[TK]\d+$/.test(whose) || named.has(whose), `${file}: who is ${whose}?`); // prettier-ignore
    }
    for (const { file, type, release, about } of documents) {
      assert.ok((DOCUMENT_TYPES as readonly string[]).includes(type), `${file}: ${type} is no document type`);
      assert.match(release, /^(?:redacted|never|held)$/, file);
      assert.ok(about === '-' || known.has(about) || /^[TK]\d+$/.test(about), `${file}: about ${about}`);
    }
  });

test('cases written after the first: more than forty documents, telephones and mail of the kind that belongs to nobody', () => {
  const documents = [...WORKED, ...FRESH].flatMap((slug) => readMarkedCase(slug).documents);
  assert.ok(documents.length >= 44);
  const text = documents.flatMap(({ pages }) => pages.map((page) => page.text)).join('\n');
  const drama = /^(?:(?:\+?44|0)(?:1632960|7700900|113496|114496|117496|161496|121496|207946|808157|3069990)\d{3,4})$/;
  for (const [number] of text.matchAll(/(?<![\d/])(?:\+44|0[1-37-8])[\d ]{8,12}\d(?! ?\d)(?! ?[A-Z]\d)/g)) {
    const plain = number.replace(/ /g, '');
    if (plain.length === 11 || plain.startsWith('+44')) assert.match(plain, drama);
  }
  for (const [, domain = ''] of text.matchAll(/[\w.-]@([a-z0-9-]+(?:\.[a-z0-9-]+)+)/g))
    assert.match(domain, /(?:^|\.)example(?:\.(?:com|org|net))?$/);
});

test('a mark stands where its value stands; braces that mark nothing are refused', () => {
  const { text, marks } = readMarks('Ring {{R|name|T1|Jo}} on {{R|phone|T1|07700 900001}}.', 'here');
  assert.equal(text, 'Ring Jo on 07700 900001.');
  assert.deepEqual(
    marks.map(({ from, to }) => text.slice(from, to)),
    ['Jo', '07700 900001'],
  );
  assert.throws(() => readMarks('{{R|name|T1|Jo}', 'here'), /here: braces/);
});

const searched = async (variant: Variant): Promise<Tally> => {
  const tally = newTally();
  for (const slug of REGRESSION)
    for (const one of (await searchMarked(readMarkedCase(slug), (page) => vary(page, variant))).searched)
      score(tally, slug, one);
  return tally;
};

/**
 * Least share of the values of a category that is covered whole, in percent: as measured, less two or one value. Passages are
 * cut tighter than the marks (joining words at their edges stay), so clues, relations, safety and schools are whole less often
 * than they were; what a draft hides of these cases is what it was (1,002 and 1,003 of 1,038).
 */
const LEAST: Readonly<Record<string, number>> = {
  address: 93,
  age: 76,
  bank: 65,
  clue: 76,
  convictions: 90,
  dob: 92,
  email: 96,
  medical: 74,
  name: 94,
  occupation: 93,
  officer: 92,
  other: 28,
  phone: 96,
  pnc: 95,
  relation: 79,
  safety: 80,
  scene: 55,
  school: 94,
  signature: 97,
  special: 82,
  urn: 95,
  vrm: 71,
  workplace: 92,
  'addresses in part': 90,
  'addresses with postcode': 97,
  'names of callers, third parties': 90,
  'names of children': 92,
  'names of defendants': 97,
  'names of victims': 94,
  'names of witnesses': 96,
  'verdict R': 86,
};

test('regression cases: no category is found worse than it was', async () => {
  const { recall, precision, grades } = await searched('plain');
  const worse = Object.entries(LEAST).flatMap(([row, least]) => {
    const { marks, whole } = recall.get(row) ?? { marks: 0, whole: 0 };
    return (100 * whole) / marks >= least ? [] : [`${row}: ${whole} of ${marks}, less than ${least} %`];
  });
  assert.deepEqual(worse, []);
  const all = precision.get('all') ?? { spans: 0, right: 0 };
  assert.ok(all.right / all.spans >= 0.9, `${all.right} of ${all.spans} finds are right`);
  for (const [grade, least] of [
    ['certain', 0.995],
    ['likely', 0.9],
  ] as const) {
    const { spans, right } = grades.get(grade) ?? { spans: 0, right: 0 };
    assert.ok(right / spans >= least, `${right} of ${spans} ${grade} finds are right`);
  }
});

test('regression cases: in capitals, lower case and after misreading no worse than it was', async () => {
  for (const [variant, least] of [
    ['lower case', 70],
    ['CAPITALS', 85],
    ['1 % noise', 83],
    ['3 % noise', 73],
  ] as const) {
    const { marks, whole } = (await searched(variant)).recall.get('verdict R') ?? { marks: 0, whole: 0 };
    assert.ok((100 * whole) / marks >= least, `${variant}: ${whole} of ${marks} that must go, less than ${least} %`);
  }
});
