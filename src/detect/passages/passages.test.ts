// The passage tagger: how it cuts clauses, and what it makes of sentences that nobody trained it on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentType } from '../../model/index.ts';
import { PEOPLE, viewFor } from '../context/trial.ts';
import { clausesOf } from './clauses.ts';
import { tellingClauses } from './find.ts';

const KNOWN = { roster: { people: PEOPLE }, offences: ['Assault'] };
const told = (text: string, type: DocumentType = 'MG11', about = 'W1'): string[] => {
  const view = viewFor(text, type, about);
  return [...tellingClauses(view, KNOWN, [])].map(({ from, to }) => view.text.slice(from, to));
};

test('clauses are cut where a sentence takes a breath', () => {
  const view = viewFor('I went home, but he followed me and he shouted; I locked the door.');
  assert.deepEqual(clausesOf(view).map(({ from, to }) => view.text.slice(from, to)), [
    'I went home', 'but he followed me', 'and he shouted', 'I locked the door.',
  ]); // prettier-ignore
});

/** Ways of life, health, whereabouts: in statements, logs and letters. */
const TELLING: readonly (readonly [string, DocumentType])[] = [
  ['I swim at the lido every Thursday with my sister before her shift.', 'MG11'],
  ['My mother has been on dialysis since the summer and I drive her there.', 'MG11'],
  ['I rent the top floor over the fishing tackle shop by the bridge.', 'MG11'],
  ['I am a dental nurse and I work three days at the surgery by the station.', 'MG11'],
  ['My daughter is in Year 4 and her class finishes at ten past three.', 'MG11'],
  ['CALLER LIVES ABOVE THE CAFE AND CAN SEE THE DOOR, DOES NOT WANT TO BE NAMED', 'CAD'],
  ['She takes sertraline for anxiety and sees a counsellor.', 'LETTER'],
];
/** What happened, what was done about it. */
const PLAIN: readonly (readonly [string, DocumentType])[] = [
  ['He punched the man twice and ran off towards the car park.', 'MG11'],
  ['I seized the knife and placed it in a sealed bag.', 'MG11'],
  ['The defendant was arrested at 21.40 and made no reply to caution.', 'MG5'],
  ['He was about six foot tall with a shaved head and a black coat.', 'MG11'],
  ['I heard glass breaking and saw the window had gone.', 'MG11'],
  ['UNIT ON SCENE, ONE MALE DETAINED', 'CAD'],
  ['I produce the recording as my exhibit KB/1.', 'MG11'],
];

test('most of what tells of a life is proposed, most of what happened is not', () => {
  const found = TELLING.filter(([text, type]) => told(text, type).length > 0).length;
  const wrong = PLAIN.filter(([text, type]) => told(text, type).length > 0);
  assert.ok(found >= TELLING.length - 1, `${String(found)} of ${String(TELLING.length)}`);
  assert.ok(wrong.length <= 1, wrong.map(([text]) => text).join(' | '));
});

test('papers of records, and texts of no case, are left alone', () => {
  assert.deepEqual(told(TELLING[0]?.[0] ?? '', 'PNC'), []);
  const view = viewFor(TELLING[0]?.[0] ?? '');
  assert.deepEqual([...tellingClauses(view, { roster: { people: [] }, offences: [] }, [])], []);
});

test('a clause that a rule has told of is left alone', () => {
  const view = viewFor(TELLING[1]?.[0] ?? '', 'MG11', 'W1');
  const whole = { from: 0, to: view.text.length, category: 'medical', evidence: [] } as const;
  assert.deepEqual([...tellingClauses(view, KNOWN, [whole])], []);
});
