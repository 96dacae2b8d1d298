// Speed of detection on the marked cases with their people known: everything that `check` runs, and the recognisers of
// single lines alone; time to load; memory over Node's own. One process, one core. Run: node bench/detect-case-speed.ts [REPEATS]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CaseDocument, Manifest } from '../src/model/index.ts';
import type { Roster } from '../src/people/index.ts';
import { FRESH, readMarkedCase, REGRESSION, WORKED } from '../test/fixtures/marked.ts';
import { measure } from './measure.ts';

const [step = '', repeats = '5'] = process.argv.slice(2);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Million characters per CPU second of `work`, done `repeats` times after one round to warm up. */
function speed(name: string, characters: number, work: () => unknown): void {
  work();
  const start = process.cpuUsage();
  for (let i = 0; i < Number(repeats); i++) work();
  const { user, system } = process.cpuUsage(start);
  const rate = (Number(repeats) * characters) / (user + system);
  print(`${name}: ${rate.toFixed(2)} million characters per CPU second (${characters} characters, ${repeats} times)`);
}

async function work(): Promise<void> {
  const before = performance.now();
  const { detectCase } = await import('../src/detect/index.ts');
  const { buildRoster } = await import('../src/people/index.ts');
  print(`load: ${(performance.now() - before).toFixed(0)} ms`);
  const { LINEWISE } = await import('../src/detect/registry.ts');
  const { viewOf } = await import('../src/detect/view.ts');
  const { openMarked } = await import('./detect/open.ts');
  const cases: { manifest: Manifest; documents: readonly CaseDocument[]; roster: Roster }[] = [];
  for (const slug of [...REGRESSION, ...WORKED, ...FRESH]) {
    const marked = readMarkedCase(slug);
    const documents = (await openMarked(marked, (page) => page)).map(({ document }) => document);
    cases.push({ manifest: marked.manifest, documents, roster: buildRoster(marked.manifest, documents) });
  }
  // What was read of a page is remembered with it: each round gets pages of its own.
  const anew = (documents: readonly CaseDocument[]): CaseDocument[] =>
    documents.map((document) => ({ ...document, pages: document.pages.map((page) => ({ ...page })) }));
  const characters = cases
    .flatMap(({ documents }) => documents.flatMap(({ pages }) => pages.map((page) => page.text.length)))
    .reduce((sum, length) => sum + length, 0);
  speed('roster and all detectors', characters, () =>
    cases.map(({ documents, manifest }) => {
      const fresh = anew(documents);
      return detectCase(fresh, buildRoster(manifest, fresh), manifest.offences);
    }),
  );
  speed('recognisers of single lines, view included', characters, () => {
    for (const { documents, roster, manifest } of cases)
      for (const view of anew(documents).map(viewOf))
        for (const recogniser of LINEWISE) for (const hit of recogniser.find(view, { roster, offences: manifest.offences })) void hit; // prettier-ignore
  });
}

/** Loads the detectors and searches all marked texts as plain text, so that memory shows them and not PDF engines. */
async function remember(): Promise<void> {
  const { detectText } = await import('../src/detect/index.ts');
  for (const slug of [...REGRESSION, ...WORKED, ...FRESH])
    for (const { pages } of readMarkedCase(slug).documents) for (const { text } of pages) detectText(text);
}

if (step === 'work') await work();
else if (step === 'remember') await remember();
else if (step === 'read') for (const slug of [...REGRESSION, ...WORKED, ...FRESH]) readMarkedCase(slug);
else {
  const me = fileURLToPath(import.meta.url);
  const run = (name: string): readonly string[] => [me, name, step === '' ? '5' : step];
  const { stdout, stderr } = spawnSync(process.execPath, run('work'), { encoding: 'utf8' });
  process.stdout.write(stdout + stderr);
  const bare = await measure(process.execPath, run('read'));
  const full = await measure(process.execPath, run('remember'));
  print(`memory: ${full.peakMb.toFixed(0)} MB, ${(full.peakMb - bare.peakMb).toFixed(0)} MB over the same process that only reads the texts`); // prettier-ignore
}
