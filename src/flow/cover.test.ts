import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textDocument } from '../../test/fixtures/text-page.ts';
import type { CaseDocument, Proposal } from '../model/index.ts';
import type { Decided } from '../review/index.ts';
import { valuesGone } from './cover.ts';
import { namePaths } from './prepare.ts';

const document = (...texts: string[]): CaseDocument => textDocument('a.pdf', 'MG11', texts);
const covered = (of: CaseDocument, pageNo: number, value: string): Decided => {
  const from = of.pages[pageNo - 1]?.text.indexOf(value) ?? -1;
  assert.ok(from >= 0);
  const proposal: Proposal = {
    id: `a.pdf#p${pageNo}:${from}`,
    act: 'redact',
    grade: 'certain',
    rule: 'EW-1',
    reason: 'because',
    finding: {
      passage: { file: 'a.pdf', page: pageNo, from, to: from + value.length, boxes: [] },
      category: 'address',
      grade: 'certain',
      evidence: [],
      traits: [],
    },
  };
  return { proposal, act: 'redact' };
};

test('values: a telling value that stands nowhere else is hunted everywhere', () => {
  const doc = document('She lives at 14 Acre Lane with her son.');
  assert.deepEqual(valuesGone(doc, [covered(doc, 1, '14 Acre Lane')], new Set()), ['14 Acre Lane']);
});
test('values: one that rightly stays elsewhere, in any spacing or case, rests on its box', () => {
  const doc = document('Call 07700 900461.', 'The charge names 07700900461 as evidence.');
  assert.deepEqual(valuesGone(doc, [covered(doc, 1, '07700 900461')], new Set()), []);
  assert.deepEqual(valuesGone(doc, [covered(doc, 1, '07700 900461')], new Set([2])), ['07700 900461']);
});
test('values: short and common words rest on their boxes', () => {
  const doc = document('Number 27, ask for Hope or Rosalind Marchbanks.');
  const all = [covered(doc, 1, '27'), covered(doc, 1, 'Hope'), covered(doc, 1, 'Rosalind Marchbanks')];
  assert.deepEqual(valuesGone(doc, all, new Set()), ['Rosalind Marchbanks']);
});
test('values: every mention covered means that it may stand nowhere', () => {
  const doc = document('b.fallon@example.com\nwrote from b.fallon@example.com');
  const first = covered(doc, 1, 'b.fallon@example.com');
  assert.deepEqual(valuesGone(doc, [first], new Set()), []);
  const at = doc.pages[0]?.text.lastIndexOf('b.fallon') ?? 0;
  const passage = { ...first.proposal.finding.passage, from: at, to: at + 20 };
  const second: Decided = {
    ...first,
    proposal: { ...first.proposal, finding: { ...first.proposal.finding, passage } },
  };
  assert.equal(valuesGone(doc, [first, second], new Set()).length, 1);
});
test('paths: every document has its own, and PDFs keep their names', () => {
  const paths = namePaths(['a.docx', 'a.docx.pdf', 'sub/a.docx', 'A.DOCX.PDF', 'mail.eml/a.pdf']);
  assert.deepEqual(Object.fromEntries(paths), {
    'a.docx.pdf': 'documents/a.docx.pdf',
    'A.DOCX.PDF': 'documents/A.DOCX (2).pdf',
    'mail.eml/a.pdf': 'documents/mail.eml/a.pdf',
    'a.docx': 'documents/a.docx (3).pdf',
    'sub/a.docx': 'documents/sub/a.docx.pdf',
  });
});
