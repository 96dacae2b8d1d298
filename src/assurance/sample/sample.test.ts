import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { BlotterError } from '../../model/index.ts';
import { allocate, drawSample, frameHash, leadOf, readFrame, riskOf, ticketOf, type Item } from './index.ts';

const TYPES = ['MG11', 'MG5', 'PNC', 'OTHER'] as const;
/** A made-up frame: 4 areas of unlike size. */
const FRAME: readonly Item[] = Array.from({ length: 400 }, (_, i) => ({
  item: `F${String(i).padStart(4, '0')}`,
  area: `Area ${[1, 1, 1, 1, 2, 2, 2, 3, 3, 4][i % 10]}`,
  unit: `Unit ${i % 3}`,
  type: TYPES[i % 4] as string,
  month: '2026-03',
  lead: i % 5 === 0 ? 'under 24 hours' : 'over 3 days',
}));

test('draw: known tickets, so that another program can be checked', () => {
  assert.equal(
    ticketOf('2026-03-02 dice 4 1 6', 'F0001'),
    '7dbc9ad063db01d94cfc8e1bbbcd9f1e828154ce09c8323f8e91c6d4b3f97689',
  );
});
test('draw: the same list and seed give the same sample, whatever the order of the list', () => {
  const order = { seed: 'dice 4 1 6', size: 60, by: ['area', 'type'], weights: 'proportional' } as const;
  const once = drawSample(FRAME, order);
  assert.deepEqual(drawSample(FRAME.toReversed(), order), once);
  assert.equal(once.items.length, 60);
  assert.equal(new Set(once.items.map(({ item }) => item)).size, 60);
  assert.notDeepEqual(drawSample(FRAME, { ...order, seed: 'dice 4 1 5' }).items, once.items);
});
test('draw: in proportion; every stratum has its share', () => {
  const { strata } = drawSample(FRAME, { seed: 's', size: 40, by: ['area'], weights: 'proportional' });
  assert.deepEqual(
    strata.map(({ stratum, size, drawn }) => [stratum, size, drawn]),
    [['Area 1', 160, 16], ['Area 2', 120, 12], ['Area 3', 80, 8], ['Area 4', 40, 4]], // prettier-ignore
  );
});
test('draw: by risk, statements and last-minute releases come up more often, and each item says what it stands for', () => {
  const { items, strata } = drawSample(FRAME, { seed: 's', size: 100, by: ['area'], weights: 'risk' });
  const share = (of: (item: Item) => boolean): number => items.filter(of).length / FRAME.filter(of).length;
  assert.ok(share(({ type }) => type === 'MG11') > 2 * share(({ type }) => type === 'OTHER'));
  assert.ok(share(({ lead }) => lead === 'under 24 hours') > 1.5 * share(({ lead }) => lead === 'over 3 days'));
  assert.ok(strata.every(({ drawn }) => drawn > 0));
  const standsFor = items.reduce((sum, { size, drawn }) => sum + size / drawn, 0);
  assert.ok(Math.abs(standsFor - FRAME.length) < 1e-9);
});
test('draw: Python draws the same list by the four steps of the page, where python3 is installed', (t) => {
  const order = { seed: 'Leeds 4 1 6', size: 37, by: ['area'], weights: 'proportional' } as const;
  const { items, strata } = drawSample(FRAME, order);
  const program = `
import hashlib, json, sys
frame, counts, seed = json.load(sys.stdin)
ticket = lambda item: hashlib.sha256(("blotter-sample-1\\n" + seed + "\\n" + item).encode()).hexdigest()
drawn = []
for area, n in counts.items():
    drawn += sorted((ticket(one["item"]), one["item"]) for one in frame if one["area"] == area)[:n]
print(json.dumps([item for _, item in sorted(drawn)]))`;
  const counts = Object.fromEntries(strata.map(({ stratum, drawn }) => [stratum, drawn]));
  const { stdout, error } = spawnSync('python3', ['-c', program], { input: JSON.stringify([FRAME, counts, order.seed]), encoding: 'utf8' }); // prettier-ignore
  if (error) return t.diagnostic('python3 is not installed');
  assert.deepEqual(JSON.parse(stdout), items.map(({ item }) => item)); // prettier-ignore
});
test('draw: over many seeds every item comes up about as often as any other', () => {
  const times = new Map<string, number>();
  const small = FRAME.slice(0, 40);
  for (let i = 0; i < 500; i++)
    for (const { item } of drawSample(small, { seed: String(i), size: 10, by: [], weights: 'proportional' }).items)
      times.set(item, (times.get(item) ?? 0) + 1);
  // 500 draws with chance 1/4: 125 ± 9.7; five deviations are 48.
  for (const { item } of small) assert.ok(Math.abs((times.get(item) ?? 0) - 125) < 49, item);
});
test('draw: the hash of the frame changes with any item, not with the order', () => {
  assert.equal(frameHash(FRAME), frameHash(FRAME.toReversed()));
  assert.notEqual(frameHash(FRAME), frameHash(FRAME.slice(1)));
  assert.notEqual(frameHash(FRAME), frameHash(FRAME.with(0, { ...(FRAME[0] as Item), type: 'MG6C' })));
});

test('allocate: adds up, keeps to sizes, leaves nobody out, follows weights', () => {
  const strata = fc.array(fc.record({ size: fc.integer({ min: 0, max: 60 }), weight: fc.constantFrom(1, 2, 3, 6) }), { minLength: 1, maxLength: 12 }); // prettier-ignore
  fc.assert(
    fc.property(strata, fc.integer({ min: 0, max: 500 }), (parts, total) => {
      const shares = parts.map((part, i) => ({ ...part, stratum: `s${String(i).padStart(2, '0')}` }));
      const given = allocate(total, shares);
      const all = shares.reduce((sum, { size }) => sum + size, 0);
      const live = shares.filter(({ size }) => size > 0);
      assert.equal([...given.values()].reduce((sum, n) => sum + n, 0), Math.min(total, all)); // prettier-ignore
      for (const { stratum, size } of shares) assert.ok((given.get(stratum) ?? 0) <= size);
      if (total >= live.length) for (const { stratum } of live) assert.ok((given.get(stratum) ?? 0) >= 1);
      assert.deepEqual([...allocate(total, shares.toReversed())].toSorted(), [...given].toSorted());
    }),
  );
  const even = allocate(10, [{ stratum: 'a', size: 50, weight: 1 }, { stratum: 'b', size: 50, weight: 4 }]); // prettier-ignore
  assert.deepEqual([...even.values()], [2, 8]);
  const full = allocate(20, [{ stratum: 'a', size: 50, weight: 1 }, { stratum: 'b', size: 5, weight: 9 }]); // prettier-ignore
  assert.deepEqual([...full.values()], [15, 5]);
});
test('risk: rules multiply; nothing special weighs one', () => {
  assert.equal(riskOf({ type: 'MG11', lead: 'under 24 hours' }), 6);
  assert.equal(riskOf({ type: 'MG11', lead: 'over 3 days' }), 3);
  assert.equal(riskOf({ type: 'OTHER', lead: 'not known' }), 1);
});
test('lead: from release to hearing', () => {
  for (const [released, hearing, lead] of [
    ['2026-03-02T16:40Z', '2026-03-03T10:00Z', 'under 24 hours'],
    ['2026-03-02T10:00Z', '2026-03-03T10:00Z', '1 to 3 days'],
    ['2026-03-02T10:00Z', '2026-03-05T10:00Z', '1 to 3 days'],
    ['2026-03-02', '2026-03-20', 'over 3 days'],
    ['2026-03-02', '', 'not known'],
    ['2026-03-02', '2026-03-01', 'not known'],
  ] as const)
    assert.equal(leadOf(released, hearing), lead, `${released} ${hearing}`);
});
test('frame: read, or refused with line and column and without the cell', () => {
  const good = 'item,area,unit,type,released,hearing\nF1,North,Leeds 2,MG11,2026-03-02T16:40Z,2026-03-03T10:00Z\n';
  assert.deepEqual(readFrame('frame.csv', good), [
    { item: 'F1', area: 'North', unit: 'Leeds 2', type: 'MG11', month: '2026-03', lead: 'under 24 hours' },
  ]);
  for (const [text, says] of [
    ['item,area,unit\nF1,a,b', /line 1: no column "type"/],
    ['item,area,unit,type,Darren Holt\nF1,a,b,MG5,x', /line 1: column 5 is not one of/],
    ['item,area,unit,type\nF1,a,b,MG99', /line 2: type: one of/],
    ['item,area,unit,type\nF1,a,b,MG5\nF1,a,b,MG5', /line 3: item: .* once in the list/],
    ['item,area,unit,type\nDarren Holt,a,b,MG5', /line 2: item/],
    ['item,area,unit,type\nF1,07700 900123 and more and more and more and more,b,MG5', /line 2: area/],
    ['item,area,unit,type,released\nF1,a,b,MG5,2 March', /line 2: released/],
    ['item,area,unit,type\nF1,a,b', /line 2: 3 cells/],
  ] as const)
    assert.throws(
      () => readFrame('frame.csv', text),
      (error) => error instanceof BlotterError && says.test(error.what) && !/Holt|07700|2 March/.test(error.message),
      text,
    );
});
