// A case in which five papers of a hundred are made to stop whoever opens them, through the store's own job: each ends as a paper
// that could not be opened, with its reason, and all others are prepared, with their marks and pictures.
//
//   node test/casework/hostile.ts --papers 80        four kinds in turn; the short form is a test (hostile.test.ts)
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

/** What became of the case. */
export interface Outcome {
  readonly papers: number;
  /** Codes of the hostile ones, by file; "read" for one that was opened. */
  readonly hostile: Readonly<Record<string, string>>;
  /** Ordinary papers that were not prepared whole: no page, no mark, or no picture of both sides. */
  readonly spoilt: readonly string[];
  readonly jobErrors: readonly string[];
  /** Entries of the book: preparations, papers that could not be opened. */
  readonly drafts: number;
  readonly seconds: number;
}

/** Runs it: `papers` in all, a twentieth of them hostile, of `kinds` in turn. */
export async function hostileCase(papers: number, kinds: readonly Kind[]): Promise<Outcome> {
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
    await office.settled();
    const seconds = Math.round((performance.now() - since) / 1000);
    const view = await office.casework.view(caseId, FOR);
    const documents = new Map(view?.documents.map(({ judged }) => [judged.document.file, judged]));
    const spoilt: string[] = [];
    for (const file of good) {
      const judged = documents.get(file);
      const sides = await Promise.all((['original', 'draft'] as const).map((side) => office.casework.picture(caseId, FOR, file, 1, side))); // prettier-ignore
      if (judged?.document.pages.length !== 1 || judged.proposals.length === 0 || sides.includes(null)) spoilt.push(file); // prettier-ignore
    }
    const hostile = Object.fromEntries([...bad.keys()].map((file) => [file, documents.get(file)?.document.failure?.code ?? (documents.has(file) ? 'read' : 'lost')])); // prettier-ignore
    const drafts = await office.store.transaction(async (trx) => (await trx.selectFrom('preparations').select('id').where('case_id', '=', caseId).execute()).length); // prettier-ignore
    return { papers, hostile, spoilt, jobErrors: office.errors, drafts, seconds };
  } finally {
    await office.close();
    await lane.clear();
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { papers: { type: 'string', default: '80' } } });
  const outcome = await hostileCase(Number(values.papers), Object.keys(KINDS) as Kind[]);
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  process.exitCode = outcome.spoilt.length + outcome.jobErrors.length === 0 && outcome.drafts === 1 ? 0 : 1;
}
