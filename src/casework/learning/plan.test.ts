// Drills out of the practice set: what the program is made to say on a page, and that nothing of it is a paper of a case.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseDrill, TRAINING, type DrillEvent, type DrillPage } from '../../assurance/index.ts';
import { loadRulebook } from '../../guidance/index.ts';
import { CATEGORIES, type CaseDocument, type Page, type Proposal } from '../../model/index.ts';
import { entrySchema } from '../../register/index.ts';
import type { ReviewEvent } from '../../review/index.ts';
import type { NewPaper } from '../casework.ts';
import { nextDrill } from './drills.ts';
import { rulesChanged, rulesKept } from './guidance.ts';
import { because, material } from './material.ts';
import { planOf, proposalsOn } from './plan.ts';

const book = loadRulebook();
const pages = [...material().values()];

test('on every page of the set: one in six of what must go is left out, some of the rest is turned round with a reason that fits', () => {
  let [go, left, turned, asked, all] = [0, 0, 0, 0, 0];
  for (const page of pages) {
    const shown = proposalsOn(book, page, 1, 'seed');
    assert.deepEqual(proposalsOn(book, page, 1, 'seed'), shown);
    const must = page.marks.filter(({ verdict }) => verdict === 'R');
    const missing = must.filter(({ from }) => !shown.some((mark) => mark.from === from)).length;
    assert.equal(missing, Math.ceil(must.length / TRAINING.drill.hideOneIn), page.id);
    go += must.length;
    left += missing;
    for (const { id, from, to, act, reason, category } of shown) {
      const mark = page.marks.find((one) => one.from === from && one.to === to);
      assert.ok(mark && mark.category === category && reason.length > 10 && id.startsWith('1:'), page.id);
      all++;
      if (act === 'ask') asked++;
      else if (mark.verdict !== 'A' && (act === 'redact') !== (mark.verdict === 'R')) turned++;
    }
  }
  assert.ok(left / go > 1 / 6 && left / go < 1 / 4 && turned / all > 0.03 && turned / all < 0.2, `${left} of ${go}, ${turned} and ${asked} of ${all}`); // prettier-ignore
  // Another drill hides others.
  const [long] = pages.toSorted((a, b) => b.marks.length - a.marks.length);
  assert.ok(long);
  const ids = (seed: string): string => proposalsOn(book, long, 1, seed).map(({ id, act }) => id + act).join(' '); // prettier-ignore
  assert.notEqual(ids('a'), ids('b'));
});

test('every mark of the set has its reason; most come from a rule with its place in the handbook', () => {
  const said = pages.flatMap((page) => page.marks.filter(({ verdict }) => verdict !== 'A').map((mark) => because(book, page, mark))); // prettier-ignore
  assert.ok(said.length > 5000 && said.every(({ reason }) => /^[A-Z].{9,}\.$/.test(reason)));
  const ruled = said.filter(({ handbook }) => handbook?.startsWith('/guidance/')).length;
  assert.ok(ruled / said.length > 0.6, `${ruled} of ${said.length}`);
});

test('for every kind of data there is a drill of two to six pages, taking turns with and without marks', () => {
  const { minutes, pages: of } = TRAINING.drill;
  for (const category of CATEGORIES) {
    const ask = {
      errors: [category],
      history: [],
      seen: [],
      now: new Date('2026-11-27T10:00:00Z'),
      minutes,
      pages: of,
    };
    const chosen = chooseDrill(pages, ask);
    if (!pages.some(({ marks }) => marks.some((mark) => mark.category === category && mark.verdict === 'R'))) continue;
    assert.ok(chosen.length >= of.least && chosen.length <= of.most, `${category}: ${chosen.length}`);
    const plan = planOf(chosen, { seed: 's', guidance: book.version, errors: [category] }, 1);
    assert.deepEqual(plan.pages.slice(0, 2).map(({ manner }) => manner), ['marked', 'unaided']); // prettier-ignore
    assert.ok(plan.pages.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256)));
  }
});

test('made-up pages are nothing that a case or a release takes, by type', () => {
  const page = pages[0] as DrillPage;
  const takes = {
    page: (_: Page) => true,
    document: (_: CaseDocument) => true,
    paper: (_: NewPaper) => true,
    proposals: (_: readonly Proposal[]) => true,
    events: (_: readonly ReviewEvent[]) => true,
  };
  // @ts-expect-error no page of a document
  assert.ok(takes.page(page));
  // @ts-expect-error no document of a case
  assert.ok(takes.document(page));
  // @ts-expect-error no paper that comes in
  assert.ok(takes.paper(page));
  // @ts-expect-error and what the program says of it is said of no case
  assert.ok(takes.proposals(proposalsOn(book, page, 1, 's')));
  const done: DrillEvent = { drill: 'page-done', id: 'a', page: 1, seconds: 3 };
  // @ts-expect-error nor is what is done in a drill done on a case
  assert.ok(takes.events([done]));
});

test('the register knows every trigger and exercise of the policy', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  for (const { id: trigger, exercise } of TRAINING.triggers)
    assert.ok(entrySchema.safeParse({ kind: 'training-asked', by: 'program', account: id, training: id, trigger, exercise, due: '2026-12-11', records: [], guidance: null }).success, trigger); // prettier-ignore
});

test('the next drill: on the day on which the first of the kinds comes back', () => {
  const at = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`;
  assert.equal(nextDrill([]), null);
  assert.equal(nextDrill([{ category: 'name', at: at(1), right: 3, of: 3 }]), at(2));
  assert.equal(nextDrill([{ category: 'name', at: at(1), right: 3, of: 3 }, { category: 'name', at: at(2), right: 3, of: 3 }]), at(5)); // prettier-ignore
  assert.equal(nextDrill([{ category: 'name', at: at(1), right: 3, of: 3 }, { category: 'name', at: at(2), right: 3, of: 3 }, { category: 'dob', at: at(2), right: 1, of: 2 }]), at(3)); // prettier-ignore
});

test('what changed between two versions: new, gone, and changed in more than its sentence', () => {
  const now = rulesKept(book);
  const [a = '', b = '', c = ''] = Object.keys(now);
  const { [b]: gone, ...rest } = now;
  assert.ok(gone && now[a] && now[c]);
  const before = { ...rest, [a]: { ...now[a], sentence: 'As it was.', hash: 'x' }, [c]: { ...now[c], hash: 'y' } };
  assert.deepEqual(rulesChanged(before, now).map((one) => [one.id, one.before === null, one.before === one.now]), [[a, false, false], [b, true, false], [c, false, true]].toSorted((x, y) => (String(x[0]) < String(y[0]) ? -1 : 1))); // prettier-ignore
  assert.deepEqual(rulesChanged(now, now), []);
});
