// The recall kit: whole, with its times; and what goes out holds nothing of anybody in the papers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CATEGORIES, DOCUMENT_TYPES } from '../../../model/index.ts';
import { after, FACTS, OFFICER } from '../sample.ts';
import { foldEvents, type Breach } from '../state.ts';
import { kitFiles, letterText, recallKit, type Left } from './index.ts';

const SENDER = { office: 'Leeds disclosure unit', phone: '0113 496 0123', email: 'data.protection@unit.example' };
const BREACH = foldEvents('BR-2026-0001', [
  { kind: 'opened', record: 'breach', at: after(1), by: OFFICER, facts: FACTS },
  { kind: 'step', step: 'freeze', outcome: 'done', what: 'Stopped in the workbench.', at: after(2), by: OFFICER },
]) as Breach;
const LEFT: Left = {
  release: 'rel-204', recipient: 'defence:D1', addresses: ['crime@hartleyvane.example.cjsm.net'], at: '2026-03-27T16:40:00.000Z',
  prepared: 'K. Malik', checked: 'R. Osei', released: 'K. Malik',
  papers: [{ no: 1, type: 'MG5', sha256: 'a'.repeat(64) }, { no: 2, type: 'MG11', sha256: 'b'.repeat(64) }], withheld: 3,
}; // prettier-ignore
const sheetsOf = (breach = BREACH, left = LEFT) =>
  Object.fromEntries(recallKit(breach, left, [{ recipient: 'court', at: '2026-03-27T17:00:00.000Z', state: 'not recalled' }], SENDER, after(30)).map(({ name, letter }) => [name, letterText(letter)])); // prettier-ignore

test('who got what and when, the letter with its time and whom to call, the undertaking, the first hour', () => {
  const sheets = sheetsOf();
  for (const part of [/Release \| rel-204/, /defence:D1/, /hartleyvane\.example\.cjsm\.net/, /Left \| Friday 27 March 2026, 16:40 GMT/, /K\. Malik; R\. Osei; K\. Malik/, /2 went, 3 did not/, new RegExp(`2 \\| MG11 \\| ${'b'.repeat(64)}`), /court \| Friday 27 March 2026, 17:00 GMT \| not recalled/]) assert.match(sheets['who-got-what'] ?? '', part); // prettier-ignore
  for (const part of [/Stop reading/, /Do not tell your client/, /Delete every copy/, /release rel-204, of 2 papers/, /the undertaking that comes with this letter and send it back by Sunday 29 March 2026, 13:30 BST/, /0113 496 0123/]) assert.match(sheets['letter-to-recipient'] ?? '', part); // prettier-ignore
  for (const part of [/Release rel-204 in case 13XD0412326/, /Back by Sunday 29 March 2026, 13:30 BST/, /1 \| MG5 \| a{16}\n/, /the papers listed above have been deleted/, /no copy is kept/, /Signed ____/]) assert.match(sheets['undertaking'] ?? '', part); // prettier-ignore
  // Aware at 12:00 GMT: within 10 minutes, noted after two; the undertaking within the hour.
  assert.match(sheets['first-hour'] ?? '', /Stop everything of this case.* \| Saturday 28 March 2026, 12:10 GMT \| done Saturday 28 March 2026, 12:02 GMT/); // prettier-ignore
  assert.match(sheets['first-hour'] ?? '', /written undertaking.* \| Saturday 28 March 2026, 13:00 GMT \| _____/);
  for (const text of Object.values(sheets)) assert.doesNotMatch(text, /\[\w+\]|\{\w+\}|undefined|null/);
});

test('files: what goes out and what stays are never one file, but for the one to print', () => {
  const files = kitFiles(recallKit(BREACH, LEFT, null, SENDER, after(30)));
  assert.deepEqual(
    files.map(({ path }) => path),
    ['print-all.html', 'to-keep/first-hour.html', 'to-keep/who-got-what.html', 'to-send/letter-to-recipient.html', 'to-send/undertaking.html'],
  ); // prettier-ignore
  assert.equal((files[0]?.bytes.match(/<section>/g) ?? []).length, 4);
  for (const { path, bytes } of files) {
    assert.doesNotMatch(bytes, /https?:|url\(|<script/, path);
    if (path.startsWith('to-send/')) assert.doesNotMatch(bytes, /Malik|Osei|16:40|not recalled/, path);
  }
});

test('property: what goes to the recipient is the same whoever was affected, and by whatever', () => {
  const person = fc.record({
    ref: fc.stringMatching(/^[VWK][1-9]\d?$/),
    role: fc.constantFrom('victim' as const, 'witness' as const, 'child' as const, 'third-party' as const),
    vulnerability: fc.subarray(['refuge', 'domestic-abuse', 'health'] as ('refuge' | 'domestic-abuse' | 'health')[]),
    categories: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { minLength: 1, maxLength: 5 }),
    stranger: fc.boolean(),
  });
  const paper = fc.record({ type: fc.constantFrom(...DOCUMENT_TYPES), sha256: fc.stringMatching(/^[0-9a-f]{64}$/) });
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 4 }), fc.array(person, { minLength: 1, maxLength: 4 }), fc.array(paper), (some, others, papers) => {
      const left = { ...LEFT, papers: papers.map((one, i) => ({ no: i + 1, ...one })) };
      const [a, b] = [some, others].map((affected) => sheetsOf({ ...BREACH, facts: { ...FACTS, affected } }, left));
      for (const sheet of ['letter-to-recipient', 'undertaking']) {
        assert.equal(a?.[sheet], b?.[sheet]);
        assert.doesNotMatch(a?.[sheet] ?? '', /\b[VWK]\d{1,2}\b|victim|witness|child|refuge|abuse/i);
      }
    }),
  );
}); // prettier-ignore
