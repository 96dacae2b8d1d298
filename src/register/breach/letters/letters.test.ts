import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CATEGORIES, type Category } from '../../../model/index.ts';
import { foldEvents, type Arrival, type Breach } from '../state.ts';
import { after, DPO, FACTS, OFFICER } from '../sample.ts';
import { CONTAINMENTS, RECIPIENT_TYPES } from '../words.ts';
import { letterHtml, letterText, letterToPerson, letterToRecipient, noteToPolice, readingEase, regulatorFields } from './index.ts'; // prettier-ignore
import { WE_DID, YOURS } from './messages.ts';

const SENDER = { office: 'Leeds disclosure unit', phone: '0113 496 0123', email: 'data.protection@unit.example' };
const COMMON = { occurredAt: FACTS.occurredAt, detectedAt: FACTS.detectedAt, recipient: FACTS.recipient, containment: FACTS.containment, done: ['freeze', 'recall'] } as const; // prettier-ignore
const BREACH = foldEvents('BR-2026-0001', [{ kind: 'opened', record: 'breach', at: after(1), by: OFFICER, facts: FACTS }]) as Breach; // prettier-ignore

test('letters to people read at 60 and more, whatever happened (Flesch)', (t) => {
  let letters = 1;
  let worst = Infinity;
  for (const category of CATEGORIES)
    for (const recipient of RECIPIENT_TYPES)
      for (const containment of CONTAINMENTS)
        for (const done of [[], Object.keys(WE_DID)]) {
          const letter = letterToPerson('BR-2026-0001', { categories: [category] }, { ...COMMON, recipient, containment, done }, SENDER, 'Ms Nowak'); // prettier-ignore
          letters++;
          worst = Math.min(worst, readingEase(letterText(letter)).ease);
        }
  const all = letterToPerson('BR-2026-0001', { categories: [...CATEGORIES] }, COMMON, SENDER, 'Ms Nowak');
  worst = Math.min(worst, readingEase(letterText(all)).ease);
  t.diagnostic(`worst ${worst.toFixed(1)} of ${letters} letters`);
  assert.ok(worst >= 60, String(worst));
});
test('property: a letter to one person holds nothing of another', () => {
  const person = fc.record({
    ref: fc.stringMatching(/^[VW][1-9]\d?$/),
    name: fc.constantFrom('Ms Nowak', 'Mr Adebayo-Clarke', 'Mrs Singh', 'Mx Okafor'),
    categories: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { minLength: 1, maxLength: 5 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(person, { minLength: 2, maxLength: 4, selector: ({ name }) => name }), (people) => {
      for (const one of people) {
        const text = letterText(letterToPerson('BR-2026-0001', one, COMMON, SENDER, one.name));
        const own = new Set<Category>(one.categories);
        assert.ok(text.includes(`Dear ${one.name}`));
        for (const other of people) {
          if (other === one) continue;
          assert.ok(!text.includes(other.name));
          assert.ok(!new RegExp(`\\b${other.ref}\\b`).test(text));
          const seen = /It showed (.*)\./.exec(text)?.[1] ?? '';
          const phrases = seen.split(/, | and /);
          for (const category of other.categories)
            if (!own.has(category) && ![...own].some((mine) => YOURS[mine] === YOURS[category]))
              assert.ok(!phrases.includes(YOURS[category]), category);
        }
        assert.ok(!text.includes(FACTS.case) && !text.includes('domestic'));
      }
    }),
  );
});
test('a letter says only what was done; what nobody noted stays a gap that is told', () => {
  const nothing = letterToPerson('BR-2026-0001', { categories: ['address'] }, { ...COMMON, done: [] }, SENDER, undefined);
  assert.deepEqual(nothing.missing.toSorted(), ['measures', 'name']);
  assert.doesNotMatch(letterText(nothing), /We stopped|in writing/);
  const some = letterText(letterToPerson('BR-2026-0001', { categories: ['address'] }, COMMON, SENDER, 'Ms Nowak'));
  assert.match(some, /We stopped all other papers/);
  assert.doesNotMatch(some, /in writing that the paper/);
}); // prettier-ignore
test('a letter says what the law asks for: what, who, when, consequences, measures, safety, contact, complaint, claim', () => {
  const text = letterText(letterToPerson('BR-2026-0001', { categories: ['address', 'phone'] }, COMMON, SENDER, 'Ms Nowak')); // prettier-ignore
  for (const part of [/We are sorry/, /27 March 2026/, /your address and your phone number/, /the lawyer of the person accused/, /28 March 2026/, /able to find where you are/, /ring 999/, /help you feel safe/, /0113 496 0123/, /data protection officer/, /complain to us/, /Information Commissioner/, /claim money/, /large print/, /could be seen or heard/])
    assert.match(text, part); // prettier-ignore
});
test('large print is large, a name cannot become markup, nothing is fetched', () => {
  const letter = letterToPerson('BR-2026-0001', { categories: ['address'] }, COMMON, SENDER, '<img src=x>');
  assert.match(letterHtml(letter, true), /font:20pt/);
  assert.match(letterHtml(letter, false), /font:12pt/);
  assert.doesNotMatch(letterHtml(letter, true), /<img|https?:|url\(/);
});
test('letters to offices: recall with undertaking, returned material with its places, the regulator’s fields', () => {
  const recall = letterText(letterToRecipient(BREACH, SENDER, after(24 * 60)));
  assert.match(recall, /Do not tell your client/);
  assert.match(recall, /send it back by Sunday 29 March 2026, 13:00 BST/);
  assert.doesNotMatch(recall, /V1|W2|victim|\[/);
  const arrival = foldEvents('FR-2026-0001', [{ kind: 'opened', record: 'failure-to-redact', at: after(1), by: 'program', facts: { receivedAt: after(0), case: '13XD0412326', force: 'WYP', unit: 'YH', documentType: 'MG11', places: [{ page: 2, line: 14, category: 'address', whose: 'witness' }, { page: 3, category: 'phone', whose: 'third-party' }] } }]) as Arrival; // prettier-ignore
  const note = letterText(noteToPolice(arrival, SENDER));
  assert.match(note, /page 2, line 14 \| address \| witness\npage 3 \| phone \| third party/);
  assert.match(note, /counts for nobody’s record/);
  const fields = new Map(regulatorFields(BREACH, SENDER, after(73 * 60)));
  assert.equal(fields.get('72 hours end'), 'Tuesday 31 March 2026, 13:00 BST');
  assert.match(fields.get('If later than 72 hours: why') ?? '', /72 hours are over/);
  assert.equal(fields.get('Number of people'), '2');
  assert.match(fields.get('Who decided to report, and why') ?? '', /not decided yet/);
  const decided = foldEvents('BR-2026-0001', [...BREACH.events, { kind: 'regulator-decided', at: after(9), by: DPO, notify: true, reason: 'A risk to the rights of people.' }]) as Breach; // prettier-ignore
  assert.match(new Map(regulatorFields(decided, SENDER, after(10))).get('Who decided to report, and why') ?? '', /^data-protection-officer\/acc-40: A risk/); // prettier-ignore
});
