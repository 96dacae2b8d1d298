import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Prepared } from '../flow/index.ts';
import { CATEGORIES, type Category } from '../model/index.ts';
import { csv } from './csv.ts';
import { LOG_REASONS, logRows, redactionLogCsv } from './redaction-log.ts';

const mark = (category: Category, act: 'redact' | 'keep' | 'undecided' = 'redact') => ({ act, proposal: { finding: { category } } }); // prettier-ignore
const prepared = (kind: string, documents: readonly object[]): Prepared => ({ manifest: { urn: '13XD0412325' }, recipient: { kind }, documents }) as unknown as Prepared; // prettier-ignore
const paper = (file: string, type: string, decided: readonly object[], more: { outcome?: string; roles?: string[]; dropPages?: number[] } = {}) => ({
  outcome: more.outcome ?? 'redacted',
  judged: { document: { file, type, pages: (more.roles ?? ['body']).map((role) => ({ role })) }, dropPages: (more.dropPages ?? []).map((page) => ({ page })) },
  decided,
}); // prettier-ignore

test('one row per document and reason; what stays, what is open and what is withheld whole is none', () => {
  const rows = logRows(
    prepared('defence', [
      paper('MG11 A.pdf', 'MG11', [mark('phone'), mark('phone'), mark('name'), mark('name', 'keep'), mark('email', 'undecided'), mark('age'), mark('dob')], { roles: ['body', 'rear', 'body'], dropPages: [2, 3] }),
      paper('MG9.pdf', 'MG9', [mark('phone')], { outcome: 'withheld' }),
      paper('MG5.pdf', 'MG5', [], { outcome: 'clean' }),
    ]),
  ); // prettier-ignore
  assert.deepEqual(
    rows.map(({ document, reason, count }) => [document, reason, count]),
    [
      ['MG11 A.pdf', 'MG11 Backsheet', 1],
      ['MG11 A.pdf', 'Contains personal data', 1],
      ['MG11 A.pdf', 'Phone number', 2],
      ['MG11 A.pdf', 'Named individual', 1],
      ['MG11 A.pdf', 'Date of birth', 2],
    ],
  );
  assert.deepEqual([rows[0]?.agency, rows[0]?.chargeStatus], ['13', 'Post-charge']);
});
test('the rear page of anything but a statement is no backsheet; before charge is told', () => {
  const [row] = logRows(prepared('cps-pre-charge', [paper('VPS.pdf', 'VPS', [], { roles: ['rear'], dropPages: [1] })]));
  assert.deepEqual([row?.reason, row?.chargeStatus], ['Contains personal data', 'Pre-charge']);
});
test('every category has a reason', () => {
  for (const category of CATEGORIES) assert.ok(LOG_REASONS[category]);
});
test('as CSV: heading, CRLF, quotes, no formulas', () => {
  assert.equal(
    redactionLogCsv(prepared('court', [paper('=SUM(A1), "x".pdf', 'OTHER', [mark('bank')])])),
    'URN,Agency,Charge status,Document,Document type,Redaction type,Reason,Count\r\n13XD0412325,13,Post-charge,"\'=SUM(A1), ""x"".pdf",OTHER,Under redaction,Bank details,1\r\n',
  );
  for (const [text, out] of [['+44', "'+44"], ['-1', "'-1"], ['@a', "'@a"], ['a=b', 'a=b'], ['a\nb', '"a\nb"'], ['', '']]) assert.equal(csv([[text ?? '']]), `${out}\r\n`); // prettier-ignore
});
