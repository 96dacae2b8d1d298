// The short form of the mutation campaign: every way to damage a file, on every seed, with a fixed number. The long form is
// mutate.ts.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { scratch } from '../fixtures/blotter.ts';
import { CAMPAIGN, count, emptyTally, makeMutant, runCampaign } from './mutants/campaign.ts';
import { makeSeeds } from './mutants/seeds.ts';

test('100 damaged files end as a checked copy or as a refusal with a code', async () => {
  // The small pages only: papers of several pages are the long form's.
  const seeds = (await makeSeeds()).filter(({ name }) => !name.endsWith('.pdf'));
  const tally = emptyTally();
  const wrong: string[] = [];
  const home = path.join(scratch(), 'mutants');
  await runCampaign({ seeds, campaign: 4, from: 0, to: 100, lanes: 2, home }, (outcome) => {
    const said = count(tally, outcome, CAMPAIGN);
    if (said !== '') wrong.push(`mutant ${outcome.mutant.no} by ${outcome.mutant.damage.join(', ')}: ${said}`);
  });
  assert.deepEqual(wrong, []);
  const refused = [...tally.refused.values()].reduce((sum, n) => sum + n, 0);
  assert.equal(tally.outputs + refused, 100);
  assert.ok(tally.outputs >= 20, 'damage that nothing survives tests nothing');
});

test('files of long campaigns that once broke the process or were called a fault', async () => {
  const seeds = await makeSeeds();
  const wrong: string[] = [];
  for (const [campaign, no] of [[9, 1835], [9, 3063], [10, 1321]] as const)
    await runCampaign({ seeds, campaign, from: no, to: no + 1, lanes: 1, home: path.join(scratch(), 'mutants') }, (outcome) => {
      const said = count(emptyTally(), outcome, CAMPAIGN);
      if (said !== '') wrong.push(`campaign ${campaign}, mutant ${no}: ${said}`);
    });
  assert.deepEqual(wrong, []);
}); // prettier-ignore

test('the same number makes the same mutant', async () => {
  const seeds = await makeSeeds();
  const plain = seeds.filter(({ name }) => !['modern', 'locked', 'scan'].includes(name));
  for (const no of [0, 7, 33]) assert.deepEqual(makeMutant(plain, 4, no), makeMutant(plain, 4, no));
});
