// What an inspectorate can be handed: controls, samples, rates with their intervals, errors, training, guidance, and the proof
// of the book, as one page. It says of each part that is missing that it is missing.
import type { Verdict } from '../../model/index.ts';
import type { YearSummary } from '../../register/breach/index.ts';
import type { Inspection } from '../inspect/inspection.ts';
import type { Rate } from '../inspect/rates.ts';
import { counted } from '../inspect/words.ts';
import type { TeamFigures } from '../team/index.ts';
import type { Due } from '../training/index.ts';
import { drawInWords, inspectionParts, type About } from './inspection-page.ts';
import { inset, report, safe, section, summary, table } from './shell.ts';
import { yearParts } from './year-page.ts';

/** The parts of a report; what is null is told as missing. */
export interface AssuranceReport {
  readonly office: string;
  /** Day of the report, as 2026-11-26. */
  readonly on: string;
  readonly guidance: { readonly version: string; readonly title: string; readonly rules: number; readonly verified: number; readonly examples: number; readonly combinations: number; readonly problems: number };
  readonly inspection: { readonly found: Inspection; readonly draw?: About['draw'] } | null;
  readonly year: { readonly summary: YearSummary; readonly rates: readonly Rate[] } | null;
  readonly training: readonly Due[] | null;
  readonly team: TeamFigures | null;
  readonly book: { readonly register: string; readonly size: number; readonly last: string | null; readonly root: string; readonly believed: string; readonly verdicts: readonly Verdict[] } | null;
} // prettier-ignore

/** What stands between a paper and a reader who must not see all of it, and where its proof lies. */
const CONTROLS: readonly (readonly [control: string, how: string])[] = [
  ['Finding', 'Every page is searched by recognisers, by the case’s own people and by a tagger; pictures are read by two readers that must agree, and what is not read is covered.'],
  ['Judging', 'A rulebook with one answer for every combination, its paragraph beside each mark; what it leaves open is asked, and an open question holds the release.'],
  ['Review', 'A person decides; pages have a least time, some are shown without the tool’s marks, and no answer is ever overwritten.'],
  ['Redaction', 'The copy is rebuilt from what may stay; what is covered is gone from the bytes, and widths tell nothing.'],
  ['Check of the copy', 'Another engine, a reader of bytes and a reader of pixels look for what must be gone; a doubt counts as a failure.'],
  ['The right record, to the right person', 'Criminal records are compared with the defendant field by field, recipients with the address book; a difference holds the release, and nobody overrides it alone.'],
  ['Second person', 'Risky releases always, of the others a share that nobody can foretell; whoever releases is never the only one who looked.'],
  ['The book', 'Everything that happens, in a chain that cannot be changed without being found; its newest signed head stands in every receipt.'],
]; // prettier-ignore

const missing = (what: string): string => inset(`Not in this report: ${what}.`);

function trainingPart(dues: readonly Due[]): string {
  const rows = [...Map.groupBy(dues, ({ trigger }) => trigger)].map(([trigger, own]) => {
    const of = (state: Due['state']): number => own.filter((due) => due.state === state).length;
    const shown = own.filter(({ evidence }) => evidence !== null).length;
    return [trigger.replaceAll('-', ' '), own.length, of('done'), of('due'), of('overdue'), shown];
  });
  return table('Training that was asked for', ['after', 'asked', 'done', 'still due', 'overdue', 'with evidence'], rows);
} // prettier-ignore

function teamPart(team: TeamFigures): string {
  if (!team.shown) return inset(team.sentence);
  const share = ({ k, n }: { readonly k: number; readonly n: number }): string => `${k} of ${n}`;
  const rows = [team.all, ...team.kinds].map(({ category, people, tool, recapture }) => [category ?? 'all', share(people), share(tool), recapture.found, recapture.all.toFixed(0)]); // prettier-ignore
  return `<p>${safe(team.sentence)}</p>${table('Seen unaided', ['kind of data', 'people, of the tool’s', 'tool, of people’s', 'found by either', 'estimated in all'], rows)}`;
} // prettier-ignore

/** The report as one HTML page. Loads the charts' library where there is an inspection. */
export async function assuranceReport(parts: AssuranceReport): Promise<string> {
  const { office, on, guidance, inspection, year, training, team, book } = parts;
  const body = [
    '<h2 id="controls">Controls</h2>',
    table('What stands between a paper and its reader', ['control', 'how'], CONTROLS),
    section('guidance', 'Guidance', [`${guidance.title}, version ${guidance.version}. ${guidance.problems === 0 ? 'It has exactly one answer for every combination.' : `It has ${counted(guidance.problems, 'fault')}.`}`], null,
      table('The rulebook', ['what', 'number'], [['rules', guidance.rules], ['of them read against their source', guidance.verified], ['examples that come out as written', guidance.examples], ['combinations answered', guidance.combinations.toLocaleString('en-GB')]])),
    '<h2 id="inspection">Inspection</h2>',
    ...(inspection ? [...(await inspectionParts(inspection.found)), inset(drawInWords(inspection.draw ? { draw: inspection.draw } : {}))] : [missing('an inspection (--results)')]),
    '<h2 id="errors">The book of errors</h2>',
    ...(year ? [`<p>Calendar year ${year.summary.year}. Forces stand in the order of the list of what was received; no force is ranked.</p>`, ...yearParts(year.summary, year.rates)] : [missing('breaches, near misses and papers that arrived unredacted (--book)')]),
    '<h2 id="team">What people see unaided</h2>',
    team ? teamPart(team) : missing('blind pages (--blind)'),
    '<h2 id="training">Training</h2>',
    training ? (training.length > 0 ? trainingPart(training) : inset('Nothing was asked of anybody.')) : missing('training and its evidence (--book with --staff)'),
    '<h2 id="register">The register</h2>',
    ...(book
      ? [summary([['Register', book.register], ['Records', `${book.size}, the last of ${book.last ?? 'no day'}`], ['Root of its tree', book.root], ['Believed by', book.believed]]),
         table('Checked for this report', ['check', 'result', 'where'], book.verdicts.map(({ check, result, where }) => [check, result, where]))]
      : [missing('the register (--register, a file of `blotter register export`)')]),
  ]; // prettier-ignore
  return report(
    `Assurance of redaction and disclosure: ${office}`,
    'Controls, samples, rates with their intervals, errors, training, guidance and the proof of the book. It names no person and ranks nobody.',
    body.join('\n'),
    `${on}. Intervals: Wilson 95 % where nothing else is said.`,
  );
}
