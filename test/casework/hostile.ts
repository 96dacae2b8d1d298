// A case in which five papers of a hundred are made to stop whoever opens them, through the store's own job: each ends as a paper
// that could not be opened, with its reason, and all others are prepared, with their marks and pictures. A crash is made by killing
// the process that opens papers: the paper in hand then is read by the next one, or held.
//
//   node test/casework/hostile.ts --papers 80 --crashes 2     four kinds in turn; the short form is a test (hostile.test.ts)
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { bomb, endless, memory, recursive } from './hostile-papers.ts';
import { ALONE, manifestOf, openOffice, paper } from './open.ts';

const FOR = 'defence:D1';
export const KINDS = {
  recursive: { ending: 'pdf', make: async () => recursive() },
  bomb: { ending: 'docx', make: async () => bomb() },
  memory: { ending: 'pdf', make: () => memory(200) },
  endless: { ending: 'pdf', make: async () => endless() },
} as const;
type Kind = keyof typeof KINDS;

/** Processes behind the fence that open papers for this one, by /proc. */
function openers(): number[] {
  const parents = new Map<number, { readonly parent: number; readonly runs: string }>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one)))
    try {
      const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]);
      parents.set(Number(name), { parent, runs: readFileSync(`/proc/${name}/cmdline`, 'utf8') });
    } catch {
      // It has ended meanwhile.
    }
  const has = (pid: number): boolean => parents.has(pid) && (parents.get(pid)?.parent === process.pid || has(parents.get(pid)?.parent ?? -1)); // prettier-ignore
  return [...parents].filter(([pid, { runs }]) => /flow\/fenced\/program\.ts/.test(runs) && has(pid)).map(([pid]) => pid); // prettier-ignore
}

/** What became of the case. */
export interface Outcome {
  readonly papers: number;
  /** Codes of the hostile ones, by file; "read" for one that was opened. */
  readonly hostile: Readonly<Record<string, string>>;
  /** Processes that were killed while they opened papers; ordinary papers that are held for it (B-LIMIT-03). */
  readonly crashes: number;
  readonly heldForCrash: readonly string[];
  /** Ordinary papers that were not prepared whole: no page, no mark, or no picture of both sides. */
  readonly spoilt: readonly string[];
  readonly jobErrors: readonly string[];
  /** Entries of the book: preparations, papers that could not be opened. */
  readonly drafts: number;
  readonly seconds: number;
}

/** Runs it: `papers` in all, a twentieth of them hostile, of `kinds` in turn; so many crashes, some seconds apart. */
export async function hostileCase(papers: number, kinds: readonly Kind[], wanted = 0): Promise<Outcome> {
  const lane = await newFolder();
  const office = await openOffice(lane, ALONE);
  try {
    const by = await office.person('K. Malik');
    const bad = new Map<string, Uint8Array>();
    for (let i = 0; i < Math.round(papers / 20); i += 1) {
      const kind = kinds[i % kinds.length] ?? 'bomb';
      bad.set(`${String(i * 20 + 7).padStart(3, '0')} ${kind}.${KINDS[kind].ending}`, await KINDS[kind].make());
    }
    const good = Array.from({ length: papers - bad.size }, (_, i) => `${String(i).padStart(3, '0')} statement.pdf`);
    const all = [
      ...good.map((file, i) => paper(file, makePdf([['WITNESS STATEMENT', `Statement number ${i} of: Joanna Nowak`, 'I live at 7 Alma Grove, Leeds LS9 7AA.']]))), // prettier-ignore
      ...[...bad].map(([file, bytes]) => paper(file, bytes)),
    ];
    const since = performance.now();
    const caseId = await office.casework.takeIn({ manifest: manifestOf(), papers: all, by });
    let crashes = 0;
    const done = office.settled().then(() => true);
    while (crashes < wanted && !(await Promise.race([done, sleep(1500).then(() => false)]))) {
      const [pid] = openers();
      if (pid === undefined) continue;
      process.kill(pid, 'SIGKILL');
      crashes += 1;
    }
    await done;
    const seconds = Math.round((performance.now() - since) / 1000);
    const view = await office.casework.view(caseId, FOR);
    const documents = new Map(view?.documents.map(({ judged }) => [judged.document.file, judged]));
    const [spoilt, heldForCrash]: [string[], string[]] = [[], []];
    for (const file of good) {
      const judged = documents.get(file);
      if (judged?.document.failure?.code === 'B-LIMIT-03') {
        heldForCrash.push(file);
        continue;
      }
      const sides = await Promise.all((['original', 'draft'] as const).map((side) => office.casework.picture(caseId, FOR, file, 1, side))); // prettier-ignore
      if (judged?.document.pages.length !== 1 || judged.proposals.length === 0 || sides.includes(null)) spoilt.push(file); // prettier-ignore
    }
    const hostile = Object.fromEntries([...bad.keys()].map((file) => [file, documents.get(file)?.document.failure?.code ?? (documents.has(file) ? 'read' : 'lost')])); // prettier-ignore
    const drafts = await office.store.transaction(async (trx) => (await trx.selectFrom('preparations').select('id').where('case_id', '=', caseId).execute()).length); // prettier-ignore
    return { papers, hostile, crashes, heldForCrash, spoilt, jobErrors: office.errors, drafts, seconds };
  } finally {
    await office.close();
    await lane.clear();
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { papers: { type: 'string', default: '80' }, crashes: { type: 'string', default: '2' } },
  });
  const outcome = await hostileCase(Number(values.papers), Object.keys(KINDS) as Kind[], Number(values.crashes));
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  process.exitCode = outcome.spoilt.length + outcome.jobErrors.length === 0 && outcome.drafts === 1 ? 0 : 1;
}
