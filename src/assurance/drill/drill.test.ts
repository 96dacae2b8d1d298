// Drills: material that is no case's, pages chosen by errors and time, scores with near misses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Page } from '../../model/index.ts';
import { chooseDrill, dueAt, drillPages, readMarks, scoreDrill, SPACING, type DrillPage, type Practised } from './index.ts'; // prettier-ignore

const paper = (body: string, release = 'redacted'): string => `---\ntype: MG11\nabout: V1\nfile: a.pdf\nscan: false\nrelease: ${release}\n---\n${body}`; // prettier-ignore
const TWO = paper('I am {{K|name|V1|Ann Lee}} of {{R|address|V1|14 Acacia Road}}, {{A|age|V1|40}}.\n=== page: backsheet delete ===\n{{R|phone|V1|07700 900123}}\n=== page ===\nRing {{R|phone|V1|07700 900123}}.\n'); // prettier-ignore
const page = (id: string, body: string): DrillPage => drillPages(id, paper(body))[0] as DrillPage;

test('a marked paper: its pages that may be served, their marks in place', () => {
  const pages = drillPages('01/a', TWO);
  assert.deepEqual(pages.map(({ id, type, about }) => [id, type, about]), [['01/a#1', 'MG11', 'V1'], ['01/a#3', 'MG11', 'V1']]); // prettier-ignore
  assert.deepEqual(pages[0]?.marks.map(({ verdict, from, to }) => [verdict, pages[0]?.text.slice(from, to)]), [['K', 'Ann Lee'], ['R', '14 Acacia Road'], ['A', '40']]); // prettier-ignore
  assert.deepEqual(drillPages('01/b', paper('x', 'never')), []);
  assert.throws(() => readMarks('x\n{{R|name|V1|}}', 'here'), /here: .*mark nothing, line 2/);
  assert.throws(() => readMarks('{{R|nonsense|V1|x}}', 'here'), /here: .*no kind of data, line 1/);
});

test('made-up pages are no pages of a case, by type', () => {
  const takes = (papers: readonly Page[]): number => papers.length;
  const made = drillPages('01/a', TWO);
  // @ts-expect-error a drill page must never be taken for a page of a case
  assert.equal(takes(made), 2);
  // @ts-expect-error nor a page of a case be practised on
  const other: DrillPage[] = [{ id: 'x', type: 'MG11', about: '-', text: '', marks: [] }];
  assert.equal(other.length, 1);
});

test('spaced repetition: later and later while all is right, tomorrow after a mistake', () => {
  const done = (day: number, right: number): Practised => ({ category: 'name', at: new Date(Date.UTC(2026, 0, day)).toISOString(), right, of: 5 }); // prettier-ignore
  const days = (...history: Practised[]): number => ((dueAt('name', history)?.getTime() ?? NaN) - Date.parse(history.map(({ at }) => at).sort().at(-1) ?? '')) / 86_400_000; // prettier-ignore
  assert.equal(dueAt('name', []), null);
  assert.equal(dueAt('dob', [done(1, 5)]), null);
  assert.deepEqual([days(done(1, 5)), days(done(1, 5), done(2, 5)), days(done(2, 5), done(1, 4))], [1, 3, 1]);
  assert.equal(days(done(1, 5), done(2, 5), done(5, 4)), 1);
  assert.equal(days(...Array.from({ length: 20 }, (_, i) => done(i + 1, 5))), SPACING.at(-1));
});

test('pages by what was got wrong, unseen first, within the time', () => {
  const words = (n: number): string => Array.from({ length: n }, () => 'word').join(' ');
  const phones = page('p', `{{R|phone|V1|07700 900123}} {{R|phone|V1|07700 900124}} ${words(300)}`);
  const names = page('n', `{{R|name|T1|Ann Lee}} ${words(300)}`);
  const none = page('k', `{{K|name|V1|Bea Roy}} ${words(20)}`);
  const all = [none, names, phones];
  const ask = { errors: [], history: [], seen: [], now: new Date('2026-01-10T00:00:00Z'), minutes: 5 } as const;
  const ids = (over: Partial<Parameters<typeof chooseDrill>[1]>): string[] => chooseDrill(all, { ...ask, ...over }).map(({ id }) => id); // prettier-ignore
  assert.deepEqual(ids({ errors: ['name'] }), ['n#1']);
  assert.deepEqual(ids({ errors: ['phone', 'name'] }), ['p#1', 'n#1']);
  assert.deepEqual(ids({}), ['p#1', 'n#1'], 'no error named: everything counts; a page without anything to find never');
  assert.deepEqual(ids({ seen: ['p#1'] }), ['n#1', 'p#1']);
  assert.deepEqual(ids({ seen: ['p#1', 'n#1'] }), ['p#1', 'n#1'], 'seen longest ago first');
  assert.deepEqual(ids({ minutes: 1 }), ['p#1'], 'one page however short the time');
  const right: Practised = { category: 'phone', at: '2026-01-09T12:00:00Z', right: 2, of: 2 };
  assert.deepEqual(ids({ errors: ['phone', 'name'], history: [right] }), ['n#1'], 'what is not due yet waits');
  assert.deepEqual(ids({ errors: ['phone'], history: [right] }), ['p#1'], 'unless nothing else is asked for');
});

test('the score: whole, part, missed, kept, too much; what a person decides counts neither way', () => {
  const one = page('s', 'I am {{K|name|V1|Ann Lee}} of {{R|address|V1|14 Acacia Road}}, {{A|age|V1|40}}, near a shop.');
  const at = (words: string): { from: number; to: number } => ({ from: one.text.indexOf(words), to: one.text.indexOf(words) + words.length }); // prettier-ignore
  const result = (...strokes: { from: number; to: number }[]) => {
    const { marks, right, of, strayWords } = scoreDrill([one], { [one.id]: strokes });
    return [...marks.map((mark) => mark.result), right, of, strayWords];
  };
  assert.deepEqual(result(), ['kept', 'missed', 'decided', 1, 2, 0]);
  assert.deepEqual(result(at('14 Acacia Road')), ['kept', 'covered', 'decided', 2, 2, 0]);
  assert.deepEqual(result(at('14 '), at('Acacia Road')), ['kept', 'covered', 'decided', 2, 2, 0], 'in two strokes');
  assert.deepEqual(result(at('14 Acacia Roa')), ['kept', 'in-part', 'decided', 1, 2, 0]);
  assert.deepEqual(result(at('Acacia Road')), ['kept', 'in-part', 'decided', 1, 2, 0]);
  assert.deepEqual(result(at('Ann Lee of 14 Acacia Road')), ['covered-too-much', 'covered', 'decided', 1, 2, 1]);
  assert.deepEqual(result(at('40'), at('a shop')), ['kept', 'missed', 'decided', 1, 2, 2]);
});

test('covering everything hides all that must go and keeps nothing; covering nothing the other way round', () => {
  const bodies = fc.array(fc.constantFrom('{{R|name|T1|Ann Lee}}', '{{K|name|V1|Bo Roy}}', '{{A|age|V1|40}}', 'some words', '{{R|phone|V1|07700 900123}}'), { minLength: 1, maxLength: 12 }); // prettier-ignore
  fc.assert(
    fc.property(bodies, (parts) => {
      const one = page('q', parts.join(' '));
      const [go, stay] = (['R', 'K'] as const).map((verdict) => one.marks.filter((mark) => mark.verdict === verdict).length); // prettier-ignore
      assert.equal(scoreDrill([one], { [one.id]: [{ from: 0, to: one.text.length }] }).right, go);
      assert.equal(scoreDrill([one], {}).right, stay);
    }),
  );
});
