// The mutation campaign: damaged PDFs by the thousand, each of which must end as a copy that passed its check or as a clear
// refusal; none may hang past its limit, take the process down or leave its secret in the copy.
// Run: node test/torture/mutate.ts [--count 10000] [--campaign 1] [--from 0] [--lanes 2] [--slow 5] [--keep DIR]
// Mutants that take longer than `--slow` seconds are told with what became of them; `--keep` stores them, and those with
// which something is wrong. Exit 1 where there is any of these. The short form runs in mutate.test.ts.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CAMPAIGN, count, emptyTally, runCampaign } from './mutants/campaign.ts';
import { makeSeeds } from './mutants/seeds.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    campaign: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    lanes: { type: 'string', default: '2' },
    slow: { type: 'string', default: '5' },
    keep: { type: 'string' },
  },
});
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const home = mkdtempSync(path.join(tmpdir(), 'blotter-mutants-'));
const [from, campaign, lanes] = [Number(values.from), Number(values.campaign), Number(values.lanes)];
const to = from + Number(values.count);
const tally = emptyTally();
const started = performance.now();
let done = 0;

const table = (): void => {
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  say(`${done} mutants (campaign ${campaign}, from ${from}) in ${minutes} min; slowest ${tally.slowest.toFixed(1)} s`);
  say(`  copies that passed their check   ${tally.outputs}`);
  for (const [code, n] of [...tally.refused].sort()) say(`  refused ${code.padEnd(24)} ${n}`);
  say(`  of these ended at a limit        ${tally.atLimit}`);
  say(`  past limit and grace             ${tally.late}    (must be 0)`);
  say(`  process deaths                   ${tally.deaths}    (must be 0)`);
  say(`  faults of the program            ${tally.faults}    (must be 0)`);
  say(`  copies that hold the secret      ${tally.leaks}    (must be 0)`);
};

await runCampaign({ seeds: await makeSeeds(), campaign, from, to, lanes, home }, (outcome) => {
  done++;
  const wrong = count(tally, outcome, CAMPAIGN);
  const { no, seed, damage, bytes } = outcome.mutant;
  if (wrong !== '') say(`mutant ${no} of ${seed.name} by ${damage.join(', ')}: ${wrong}`);
  const isSlow = outcome.seconds > Number(values.slow);
  const end = outcome.ending.kind === 'done' ? 'a copy' : outcome.ending.refusal.code;
  if (isSlow) say(`mutant ${no} of ${seed.name} by ${damage.join(', ')}: ${outcome.seconds.toFixed(1)} s, ${end}`);
  if ((wrong !== '' || isSlow) && values.keep !== undefined) {
    mkdirSync(values.keep, { recursive: true });
    writeFileSync(path.join(values.keep, `${campaign}-${no}.pdf`), bytes);
  }
  if (done % 250 === 0) table();
});
rmSync(home, { recursive: true });
table();
process.exitCode = tally.late + tally.deaths + tally.faults + tally.leaks > 0 ? 1 : 0;
