// The gate as a model: people, changes and holds in any order. Whatever they do, nothing is released with an open hold,
// without a second eye, or after something changed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Hold } from '../model/index.ts';
import { acceptRefused, blockersOf, checkRefused, correctedIn, gateState, recallRefused, releaseRefused, submitRefused, type GateEvent, type GateFacts } from './gate.ts'; // prettier-ignore

const HOLD: Hold = { kind: 'ask', file: 'a.pdf', page: 1, why: 'One mark waits.', cure: 'Answer it.' };
const NAMING = [
  { label: 'surname', value: 'O’Brien-Hálková' },
  { label: 'firm', value: 'Hartley & Vane LLP' },
];
const TYPED = ['obrien halkova', 'HARTLEY AND VANE LLP'];
const facts = (more: Partial<GateFacts> = {}): GateFacts => ({
  print: 'p1',
  holds: [],
  verified: true,
  reviewers: ['ana'],
  second: { needed: true, why: ['A second person checks it because it names a child.'] },
  naming: NAMING,
  risky: true,
  recordGoes: false,
  corrected: [],
  ...more,
});
const at = '2026-11-24T09:00:00Z';
const submitted = (by = 'ana', print = 'p1'): GateEvent => ({ kind: 'submitted', by, at, print });
const accepted = (by = 'ben', print = 'p1'): GateEvent => ({ kind: 'accepted', by, at, print });
const returned: GateEvent = { kind: 'returned', by: 'ben', at, why: 'Page 2 shows her street.', marks: ['m1'] };
const released: GateEvent = { kind: 'released', by: 'ana', at, print: 'p1' };
const recalled: GateEvent = { kind: 'recalled', by: 'cat', at, why: 'wrong firm' };
const CORRECTED: GateEvent = { kind: 'submitted', by: 'ana', at, print: 'p1', corrected: 1 };
const NO_SECOND = { second: { needed: false, why: [] } };

const STATES: readonly (readonly [string, readonly GateEvent[], Partial<GateFacts>, string])[] = [
  ['nothing yet', [], { reviewers: [] }, 'draft'],
  ['somebody decided', [], {}, 'in-review'],
  ['submitted', [submitted()], {}, 'with-checker'],
  ['submitted, no second needed', [submitted()], NO_SECOND, 'ready'],
  ['… with a hold', [submitted()], { ...NO_SECOND, holds: [HOLD] }, 'held'],
  ['… unverified', [submitted()], { ...NO_SECOND, verified: false }, 'held'],
  ['accepted', [submitted(), accepted()], {}, 'ready'],
  ['accepted with a hold', [submitted(), accepted()], { holds: [HOLD] }, 'held'],
  ['accepted, then changed', [submitted(), accepted()], { print: 'p2' }, 'in-review'],
  ['changed back: as it was accepted', [submitted(), accepted()], { print: 'p1' }, 'ready'],
  ['accepted what it was before', [submitted(), accepted('ben', 'p0')], {}, 'with-checker'],
  ['accepted before this submission', [submitted(), accepted(), returned, submitted()], {}, 'with-checker'],
  [
    'details corrected since, and a record goes',
    [submitted(), accepted()],
    { recordGoes: true, corrected: ['ana'] },
    'in-review',
  ],
  ['details corrected, and no record goes', [submitted(), accepted()], { corrected: ['ana'] }, 'ready'],
  ['… submitted anew', [submitted(), accepted(), CORRECTED], { recordGoes: true, corrected: ['ana'] }, 'with-checker'],
  [
    '… and accepted by one who saw them',
    [CORRECTED, { kind: 'accepted', by: 'ben', at, print: 'p1', corrected: 1 }],
    { recordGoes: true, corrected: ['ana'] },
    'ready',
  ],
  [
    '… and accepted by one who did not',
    [CORRECTED, accepted()],
    { recordGoes: true, corrected: ['ana'] },
    'with-checker',
  ],
  ['returned', [submitted(), returned], {}, 'in-review'],
  ['returned after it was accepted', [submitted(), accepted(), returned], {}, 'in-review'],
  ['submitted by somebody who changed nothing', [submitted('cat')], { reviewers: [] }, 'with-checker'],
  ['released', [submitted(), accepted(), released], {}, 'released'],
  ['released, then changed', [submitted(), accepted(), released], { print: 'p2', holds: [HOLD] }, 'released'],
  ['recalled', [submitted(), accepted(), released, recalled], {}, 'recalled'],
];
for (const [name, events, more, state] of STATES)
  test(`state: ${name}: ${state}`, () => {
    assert.equal(gateState(events, facts(more)), state);
    const open = blockersOf(events, facts(more));
    assert.equal(open.length === 0, state === 'ready');
    assert.ok(open.every(({ why, cure }) => why.length >= 10 && cure.length >= 10));
  });

const READY = [submitted(), accepted()];
const RELEASES: readonly (readonly [string, string, readonly string[], readonly GateEvent[], Partial<GateFacts>, RegExp | null])[] = [
  ['by the reviewer', 'ana', TYPED, READY, {}, null],
  ['by the checker', 'ben', TYPED, READY, {}, null],
  ['by a third', 'cat', TYPED, READY, {}, null],
  ['one who alone looked', 'ana', TYPED, [submitted()], NO_SECOND, /You alone/],
  ['another without a second needed', 'ben', TYPED, [submitted()], NO_SECOND, null],
  ['a submission without any decision, by the submitter', 'ana', TYPED, [submitted()], { ...NO_SECOND, reviewers: [] }, /You alone/],
  ['two reviewers', 'ana', TYPED, [submitted()], { ...NO_SECOND, reviewers: ['ana', 'ben'] }, null],
  ['another surname', 'ana', ['Obrien', TYPED[1] as string], READY, {}, /surname you typed/],
  ['another firm', 'ana', [TYPED[0] as string, 'Hartley Vance LLP'], READY, {}, /firm you typed/],
  ['nothing typed', 'ana', [], READY, {}, /surname you typed/],
  ['a recipient without a name is nobody', 'ana', ['', ''], READY, { naming: [{ label: 'firm', value: ' ' }] }, /firm you typed/],
  ['a hold', 'ana', TYPED, READY, { holds: [HOLD] }, /One mark waits/],
  ['a copy that did not pass', 'ana', TYPED, READY, { verified: false }, /passed its check/],
  ['not submitted', 'ana', TYPED, [], {}, /not been submitted/],
  ['with the checker', 'ana', TYPED, [submitted()], {}, /second person/],
  ['sent back', 'ana', TYPED, [...READY, returned], {}, /Page 2 shows her street/],
  ['changed since', 'ana', TYPED, READY, { print: 'p2' }, /changed since/],
  ['released before', 'ana', TYPED, [...READY, released], {}, /over/],
]; // prettier-ignore
for (const [name, by, typed, events, more, why] of RELEASES)
  test(`release: ${name}`, () => {
    const refused = releaseRefused(by, typed, events, facts(more));
    if (why === null) assert.deepEqual(refused, []);
    else assert.match(refused[0]?.why ?? 'released', why);
  });

test('who may check: nobody who decided or submitted any of it', () => {
  assert.deepEqual(checkRefused('ben', [submitted()], facts()), []);
  for (const by of ['ana', 'cat'])
    assert.match(checkRefused(by, [submitted('cat')], facts())[0]?.why ?? '', /yourself/);
  assert.match(checkRefused('ben', [], facts())[0]?.why ?? '', /Nothing is submitted/);
  assert.match(checkRefused('ben', [submitted()], facts({ print: 'p2' }))[0]?.why ?? '', /Nothing is submitted/);
  assert.match(checkRefused('ben', [...READY, released], facts())[0]?.why ?? '', /over/);
});
test('submitting twice, and after it is over', () => {
  assert.deepEqual(submitRefused([], facts()), []);
  assert.deepEqual(submitRefused([submitted(), returned], facts()), []);
  assert.match(submitRefused([submitted()], facts())[0]?.why ?? '', /already/);
  assert.match(submitRefused([...READY, released], facts())[0]?.why ?? '', /over/);
});
const RECORD: Partial<GateFacts> = { recordGoes: true, corrected: ['ana', 'dan'] };
const SEEN: GateEvent = { kind: 'submitted', by: 'ana', at, print: 'p1', corrected: 2 };
const ACCEPTS: readonly (readonly [string, Parameters<typeof acceptRefused>, readonly RegExp[]])[] = [
  ['all marked', ['ben', [submitted()], facts(), { pages: 2, done: 2, visible: 0 }, {}], []],
  ['one page left', ['ben', [submitted()], facts(), { pages: 2, done: 1, visible: 0 }, {}], [/1 of 2 pages that were drawn for you is not/]],
  ['no page with words', ['ben', [submitted()], facts(), { pages: 0, done: 0, visible: 0 }, {}], []],
  ['marked what is visible', ['ben', [submitted()], facts(), { pages: 1, done: 1, visible: 3 }, {}], [/You marked what can be read/]],
  ['… and looked again', ['ben', [submitted()], facts(), { pages: 1, done: 1, visible: 3 }, { visible: 3 }], []],
  ['… when there were fewer', ['ben', [submitted()], facts(), { pages: 1, done: 1, visible: 3 }, { visible: 2 }], [/You marked/]],
  ['corrected details and a record', ['ben', [SEEN], facts(RECORD), null, {}], [/corrected by hand, and a record/]],
  ['… held against the charge', ['ben', [SEEN], facts(RECORD), null, { corrected: 2 }], []],
  ['… when there was one less', ['ben', [SEEN], facts(RECORD), null, { corrected: 1 }], [/corrected by hand/]],
  ['… by whoever corrected them', ['dan', [SEEN], facts(RECORD), null, { corrected: 2 }], [/You corrected details/]],
  ['corrected details without a record', ['dan', [submitted()], facts({ corrected: ['dan'] }), null, {}], []],
  ['all of it', ['ben', [SEEN], facts(RECORD), { pages: 3, done: 0, visible: 1 }, {}], [/3 of 3 pages/, /You marked/, /corrected/]],
  ['one who submitted it: nothing else is told', ['ana', [SEEN], facts(RECORD), { pages: 3, done: 0, visible: 1 }, {}], [/submitted this yourself/]],
]; // prettier-ignore
for (const [name, args, why] of ACCEPTS)
  test(`accept: ${name}`, () => {
    const refused = acceptRefused(...args);
    assert.equal(refused.length, why.length);
    for (const [i, pattern] of why.entries()) assert.match(refused[i]?.why ?? '', pattern);
  });

test('recall: once, of what has left', () => {
  assert.match(recallRefused(READY)[0]?.why ?? '', /Nothing has left/);
  assert.deepEqual(recallRefused([...READY, released]), []);
  assert.match(recallRefused([...READY, released, recalled])[0]?.why ?? '', /already/);
});

/** What a step of the model changes in the world, and the events that it adds where the gate lets it. */
interface World {
  events: GateEvent[];
  print: number;
  holds: number;
  verified: boolean;
  needed: boolean;
  reviewers: Set<string>;
  /** Who said yes to which print since it was last submitted: kept apart from the gate's own reading of its events. */
  yes: Map<string, number>;
  submission: { by: string; print: number; corrected: number } | null;
  /** Who corrected details, and whether a record of convictions goes. */
  corrected: string[];
  recordGoes: boolean;
}
const now = (world: World): GateFacts =>
  facts({
    print: `p${world.print}`,
    holds: Array.from({ length: world.holds }, () => HOLD),
    verified: world.verified,
    reviewers: [...world.reviewers],
    second: { needed: world.needed, why: ['why'] },
    corrected: world.corrected,
    recordGoes: world.recordGoes,
  });
const known = (world: World): { corrected: number } => ({ corrected: correctedIn(now(world)) });
const someone = fc.constantFrom('ana', 'ben', 'cat');
type Step = (world: World) => void;
const steps: fc.Arbitrary<Step> = fc.oneof(
  someone.map((by): Step => (world) => {
    world.reviewers.add(by);
    world.print++;
  }),
  fc.constant<Step>((world) => void world.holds++),
  fc.constant<Step>((world) => void (world.holds = 0)),
  fc.constantFrom(true, true, false).map((verified): Step => (world) => void (world.verified = verified)),
  fc.boolean().map((needed): Step => (world) => void (world.needed = needed)),
  someone.map((by): Step => (world) => void world.corrected.push(by)),
  // Another paper goes, or one less: what would go is another then.
  fc.boolean().map((goes): Step => (world) => {
    if (goes !== world.recordGoes) world.print++;
    world.recordGoes = goes;
  }),
  { weight: 5, arbitrary: someone.map((by): Step => (world) => {
    if (submitRefused(world.events, now(world)).length > 0) return;
    world.events.push({ ...submitted(by, `p${world.print}`), ...known(world) });
    world.submission = { by, print: world.print, corrected: world.corrected.length };
    world.yes.clear();
  }) },
  { weight: 6, arbitrary: fc.tuple(someone, fc.nat(3), fc.constantFrom(2, 2, 2, 1, 0), fc.constantFrom(0, 0, 1), fc.constantFrom(true, true, false)).map(([by, ticked, done, visible, looked]): Step => (world) => {
    const ticks = { corrected: looked ? world.corrected.length : ticked, ...(looked ? { visible } : {}) };
    if (acceptRefused(by, world.events, now(world), { pages: 2, done, visible }, ticks).length > 0) return;
    // What must be true of every yes, said without the gate.
    assert.equal(done, 2);
    if (visible > 0) assert.ok(looked);
    if (world.recordGoes && world.corrected.length > 0) assert.ok(ticks.corrected === world.corrected.length && !world.corrected.includes(by));
    world.events.push({ ...accepted(by, `p${world.print}`), ...known(world) });
    world.yes.set(by, world.print);
  }) },
  someone.map((by): Step => (world) => {
    if (checkRefused(by, world.events, now(world)).length > 0) return;
    world.events.push({ ...returned, by });
    world.submission = null;
    world.yes.clear();
  }),
  { weight: 5, arbitrary: fc.tuple(someone, fc.constantFrom(true, true, false)).map(([by, right]): Step => (world) => {
    if (releaseRefused(by, right ? TYPED : ['?', '?'], world.events, now(world)).length > 0) return;
    // What must be true of every release, said without the gate.
    assert.equal(world.holds, 0);
    assert.ok(world.verified && right);
    assert.equal(world.submission?.print, world.print);
    // Nobody let it go without knowing of a correction that can make a record fit.
    if (world.recordGoes) assert.equal(world.submission?.corrected, world.corrected.length);
    const checkers = [...world.yes].filter(([, print]) => print === world.print).map(([name]) => name);
    if (world.needed) {
      assert.ok(checkers.length > 0);
      for (const name of checkers) assert.ok(!world.reviewers.has(name) && name !== world.submission?.by);
    }
    assert.ok(new Set([by, world.submission?.by, ...world.reviewers, ...checkers]).size > 1);
    assert.ok(!world.events.some(({ kind }) => kind === 'released' || kind === 'recalled'));
    world.events.push({ ...released, by, print: `p${world.print}` });
  }) },
  someone.map((by): Step => (world) => {
    if (recallRefused(world.events).length > 0) return;
    assert.equal(world.events.filter(({ kind }) => kind === 'released').length, 1);
    world.events.push({ ...recalled, by });
  }),
); // prettier-ignore

test('no path to released with an open hold, an unseen change, or one eye alone', () => {
  let reached = 0;
  fc.assert(
    fc.property(fc.array(steps, { minLength: 4, maxLength: 60 }), (all) => {
      const world: World = { events: [], print: 0, holds: 0, verified: true, needed: true, reviewers: new Set(), yes: new Map(), submission: null, corrected: [], recordGoes: false }; // prettier-ignore
      for (const step of all) {
        const before = gateState(world.events, now(world));
        step(world);
        const after = gateState(world.events, now(world));
        if (before === 'recalled') assert.equal(after, 'recalled');
        if (before === 'released') assert.ok(after === 'released' || after === 'recalled');
        if (after === 'ready') assert.deepEqual(blockersOf(world.events, now(world)), []);
      }
      if (world.events.some(({ kind }) => kind === 'released')) reached++;
    }),
    { numRuns: 3000 },
  );
  assert.ok(reached > 100, `only ${reached} histories reached a release`);
});
