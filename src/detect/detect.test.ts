// The whole room on one small case: overlaps, whose, propagation from document to document, places on the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseDocument, Finding, Page, Person } from '../model/index.ts';
import { detectCase, detectText, maybeNames } from './index.ts';

const page = (no: number, text: string): Page => ({
  ...{ no, size: [0, 0], crop: [0, 0, 0, 0], rotate: 0, text, boxes: new Float32Array(0), role: 'body', unread: [] },
});
const document = (file: string, ...texts: string[]): CaseDocument => ({
  ...{ file, type: 'MG11', typeBy: 'manifest', format: 'pdf', hidden: [] },
  pages: texts.map((text, i) => page(i + 1, text)),
});
const witness: Person = {
  ...{ id: 'W1', role: 'witness', names: ['Olena Marchenko'], aliases: [], born: '1979-06-30' },
  ...{ addresses: ['14 Tern Court, Selby YO8 3QQ'], phones: ['07700 900514'], emails: [], numbers: [] },
  ...{ protections: [], source: 'manifest' },
};
const textOf = (documents: readonly CaseDocument[], finding: Finding): string => {
  const { file, page: no, from, to } = finding.passage;
  return documents.find((one) => one.file === file)?.pages[no - 1]?.text.slice(from, to) ?? '';
};

test('a value found once is found everywhere, in any notation and on any page', () => {
  const documents = [
    document('a.pdf', 'Tel: 01632 960 818. Email: o.m@example.com', 'Nothing here.'),
    document('b.pdf', 'REF 01632960818 AND O.M@EXAMPLE.COM'),
  ];
  const found = detectCase(documents, { people: [] }, []);
  assert.deepEqual(
    found.map((finding) => `${finding.passage.file} ${finding.category} ${textOf(documents, finding)}`),
    [
      'a.pdf phone 01632 960 818',
      'a.pdf email o.m@example.com',
      'b.pdf phone 01632960818',
      'b.pdf email O.M@EXAMPLE.COM',
    ],
  );
});

test('people of the case are known again', () => {
  const documents = [
    document('a.pdf', 'She lives at 14 TERN CT and was born 30.6.79.\nRing 0 7 7 0 0 9 0 0 5 1 4 after six.'),
  ];
  const found = detectCase(documents, { people: [witness] }, []);
  for (const category of ['address', 'dob', 'phone'] as const) {
    const finding = found.find((one) => one.category === category);
    assert.equal(finding?.whose, 'W1', category);
    assert.equal(finding?.grade, 'certain', category);
  }
});

test('a value over a page break stands on both pages', () => {
  const documents = [document('a.pdf', 'I live at 14 Tern Court,', 'Selby YO8 3QQ and work nights.')];
  const found = detectCase(documents, { people: [witness] }, []).filter((one) => one.category === 'address');
  assert.deepEqual([...new Set(found.map((one) => one.passage.page))].sort(), [1, 2]);
});

test('plain text: offsets are code points', () => {
  const text = '🙂 Ring 07700 900514';
  const [span] = detectText(text);
  assert.ok(span);
  assert.equal([...text].slice(span.start, span.end).join(''), '07700 900514');
});

test('a name that only the tagger sees is told with its place and is no finding', () => {
  const documents = [document('a.pdf', 'Nothing.', 'He was with Tendai Moyo and Dmytro Lysenko at the time.')];
  const found = detectCase(documents, { people: [] }, []);
  const [places = []] = maybeNames(documents, found);
  assert.deepEqual(
    places.map(({ page: no, from, to }) => [no, documents[0]?.pages[no - 1]?.text.slice(from, to)]),
    [[2, 'Dmytro Lysenko']],
  );
  assert.ok(found.every(({ passage }) => !places.some(({ from, to }) => passage.from < to && from < passage.to)));
  const all = places.map((passage): Finding => ({
    passage,
    category: 'name',
    grade: 'look',
    evidence: [],
    traits: [],
  }));
  assert.deepEqual(maybeNames(documents, [...found, ...all]), [[]]);
});
