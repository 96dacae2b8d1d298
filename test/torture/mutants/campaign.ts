// Runs mutants through `blotter redact` in child processes with limits, and counts how each ended. A mutant may end as a
// copy that passed its check or as a refusal with a code; a process that dies or a fault of the program is a defect.
// Not here: the damage (kinds.ts), the files (seeds.ts).
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LIMITS, startWorker, type Ending, type Limits, type Worker } from '../../../src/cli/apart.ts';
import { leaksIn } from './attack.ts';
import { chanceOf } from './chance.ts';
import { KINDS } from './kinds.ts';
import type { Seed } from './seeds.ts';

export interface Mutant {
  readonly no: number;
  readonly seed: Seed;
  /** Names of the damage done, in order. */
  readonly damage: readonly string[];
  readonly bytes: Uint8Array;
}

/** Mutant `no` of the campaign with number `campaign`: always the same one. */
export function makeMutant(seeds: readonly Seed[], campaign: number, no: number): Mutant {
  const chance = chanceOf(Math.imul(campaign, 1_000_003) + no);
  // Papers of several full pages take five times as long as the small pages made by hand: one mutant in four is theirs.
  const papers = seeds.filter(({ name }) => name.endsWith('.pdf'));
  const small = seeds.filter((one) => !papers.includes(one));
  const from = no % 4 === 3 && papers.length > 0 ? papers : small;
  const seed = from[(no % 4 === 3 ? no >> 2 : no) % from.length] as Seed;
  let file = Buffer.from(seed.bytes).toString('latin1');
  const damage: string[] = [];
  for (let left = chance.pick([1, 1, 1, 2, 3]); left > 0; left--) {
    const name = chance.pick(Object.keys(KINDS));
    damage.push(name);
    file = KINDS[name]?.(file, chance, Buffer.from(chance.pick(seeds).bytes).toString('latin1')) ?? file;
  }
  return { no, seed, damage, bytes: new Uint8Array(Buffer.from(file, 'latin1')) };
}

/** Shorter than a person's limits, so that a campaign ends; a kill is late by the watch's rhythm at most. */
export const CAMPAIGN: Limits = { ...LIMITS, seconds: 15, secondsPerPage: 1 };
const GRACE = 3;
const RECYCLE = 150;
const TIRED_MEGABYTES = 600;

export interface Outcome {
  readonly mutant: Mutant;
  readonly ending: Ending;
  readonly seconds: number;
  /** Channels in which the secret still stands in the output. */
  readonly leaks: readonly string[];
}

export interface Tally {
  outputs: number;
  readonly refused: Map<string, number>;
  atLimit: number;
  /** These four must be 0. */
  late: number;
  deaths: number;
  faults: number;
  leaks: number;
  slowest: number;
}

export const emptyTally = (): Tally => ({
  outputs: 0,
  refused: new Map(),
  atLimit: 0,
  late: 0,
  deaths: 0,
  faults: 0,
  leaks: 0,
  slowest: 0,
});

/** Adds one outcome. Gives what is wrong with it; '' where nothing is. */
export function count(tally: Tally, { ending, seconds, leaks, mutant }: Outcome, limits: Limits): string {
  tally.slowest = Math.max(tally.slowest, seconds);
  const most = limits.seconds + limits.secondsPerPage * Math.ceil(mutant.bytes.length / 200) + GRACE;
  if (seconds > most) {
    tally.late++;
    return `took ${seconds.toFixed(1)} s`;
  }
  if (ending.kind === 'done') {
    if (ending.exit === 0) tally.outputs++;
    if (leaks.length > 0) tally.leaks++;
    return leaks.length > 0 ? `the secret is in: ${leaks.join(', ')}` : '';
  }
  const { code, place } = ending.refusal;
  tally.refused.set(code, (tally.refused.get(code) ?? 0) + 1);
  if (code === 'B-LIMIT-01' || code === 'B-LIMIT-02') tally.atLimit++;
  if (code === 'B-LIMIT-03') {
    tally.deaths++;
    return ending.refusal.what;
  }
  if (code !== 'B-FAULT') return '';
  tally.faults++;
  return `${ending.refusal.what}\n${place ?? ''}`;
}

/** Runs mutants `from` … `to - 1` in `lanes` children at a time; `tell` hears of each as it ends. Files live in `home`. */
export async function runCampaign(
  { seeds, campaign, from, to, lanes, home }: { readonly seeds: readonly Seed[]; readonly campaign: number; readonly from: number; readonly to: number; readonly lanes: number; readonly home: string }, // prettier-ignore
  tell: (outcome: Outcome) => void,
  limits: Limits = CAMPAIGN,
): Promise<void> {
  mkdirSync(home, { recursive: true });
  let next = from;
  const lane = async (name: number): Promise<void> => {
    let worker: Worker = startWorker(limits);
    let jobs = 0;
    for (let no = next++; no < to; no = next++) {
      if (!worker.alive() || ++jobs % RECYCLE === 0 || worker.megabytes() > TIRED_MEGABYTES) {
        worker.end();
        worker = startWorker(limits);
      }
      tell(await runMutant(worker, makeMutant(seeds, campaign, no), path.join(home, String(name))));
    }
    worker.end();
  };
  await Promise.all(Array.from({ length: lanes }, (_, name) => lane(name)));
}

async function runMutant(worker: Worker, mutant: Mutant, base: string): Promise<Outcome> {
  const [input, plan, out] = [`${base}.pdf`, `${base}.json`, `${base}.out.pdf`];
  const { secret, box } = mutant.seed;
  writeFileSync(input, mutant.bytes);
  writeFileSync(plan, JSON.stringify({ boxes: [{ page: 1, box }], values: [secret] }));
  rmSync(out, { force: true });
  const started = performance.now();
  const ending = await worker.redact([input, '--plan', plan, `--out=${out}`]);
  const seconds = (performance.now() - started) / 1000;
  const leaks = existsSync(out) ? await leaksIn(out, secret) : [];
  // A refusal that leaves a file would be a release.
  if (ending.kind === 'refused' && existsSync(out))
    return { mutant, ending, seconds, leaks: ['a file in spite of it'] };
  return { mutant, ending, seconds, leaks };
}
