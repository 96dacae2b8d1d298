// `blotter breach show` and `list`: records as they stand, with the clock and what is still to be done.
import { EXIT } from '../../model/index.ts';
import { clockAt, firstHour, folderBook, openPoints, proposeSeverity, readRecord, showLondon, type Breach, type BreachRecord, type SeverityTables } from '../../register/breach/index.ts'; // prettier-ignore
import { print, readArgs } from '../command.ts';
import { now, tablesOf } from './common.ts';

const clockOf = (breach: Breach, at: string) =>
  clockAt(breach.facts.awareAt, at, breach.regulatorTold?.toldAt ?? null, breach.regulator?.notify === false);

function clockWords(breach: Breach, at: string): string {
  const { state, hoursLeft, until } = clockOf(breach, at);
  if (state === 'running' || state === 'last day') return `${hoursLeft} h left of 72, until ${showLondon(until)}`;
  return state === 'over' ? `OVER since ${showLondon(until)}: a late report needs its reasons` : state;
}

function tellBreach(breach: Breach, tables: SeverityTables, at: string): void {
  const { facts, severity, regulator, telling, steps, letters } = breach;
  print(`${breach.id} breach, ${breach.status}; case ${facts.case}, ${facts.documentType} to ${facts.recipient} by ${facts.channel}`); // prettier-ignore
  print(`clock: ${clockWords(breach, at)}`);
  print(`aware ${showLondon(facts.awareAt)}; containment ${facts.containment}; failed at ${facts.step}, cause ${facts.cause}`); // prettier-ignore
  for (const { ref, role, vulnerability, categories } of facts.affected)
    print(`  ${ref} ${role}${vulnerability.length > 0 ? ` (${vulnerability.join(', ')})` : ''}: ${categories.join(', ')}; told: ${telling[ref]?.tell ?? 'undecided'}`); // prettier-ignore
  const proposed = proposeSeverity(facts, tables);
  print(`severity proposed by ${tables.version}: ${proposed.severity.score.toFixed(2)} ${proposed.severity.band}`);
  for (const because of proposed.because) print(`  ${because}`);
  if (severity) print(`severity adopted: DPC ${severity.dpc} × EI ${severity.ei} + CB ${severity.cb} = ${severity.score.toFixed(2)} ${severity.band}, by ${severity.by}: ${severity.reason}`); // prettier-ignore
  if (regulator) print(`regulator: ${regulator.notify ? 'to be told' : 'not to be told'}, by ${regulator.by}: ${regulator.reason}`); // prettier-ignore
  print('first hour:');
  for (const step of firstHour(facts)) {
    const done = steps[step.id];
    print(`  [${done ? (done.outcome === 'done' ? 'x' : '-') : ' '}] ${step.id} by ${showLondon(step.by)}: ${step.says}${done ? ` ${done.at} ${done.by}: ${done.what}` : ''}`); // prettier-ignore
  }
  for (const one of letters) print(`letter: ${one.kind === 'letter-sent' ? 'sent' : 'drafted'} to ${one.letter}${one.person === null ? '' : ` ${one.person}`}, ${one.at}`); // prettier-ignore
}

/** Tells a record. */
export function tellRecord(record: BreachRecord, tables: SeverityTables, at: string): void {
  if (record.record === 'breach') tellBreach(record, tables, at);
  else if (record.record === 'near-miss')
    print(`${record.id} near miss, ${record.status}; caught by ${record.facts.finder} at ${record.facts.step}: ${record.facts.categories.join(', ')} in ${record.facts.documentType}`); // prettier-ignore
  else {
    print(`${record.id} failure to redact on arrival, ${record.status}; from ${record.facts.force}, ${record.facts.documentType}`); // prettier-ignore
    for (const { page, line, category, whose } of record.facts.places) print(`  page ${page}${line === undefined ? '' : `, line ${line}`}: ${category} of ${whose}`); // prettier-ignore
  }
  for (const { field, from, to, reason, by, at: when } of record.corrections)
    print(`corrected ${when} by ${by}: ${field} was ${JSON.stringify(from)}, is ${JSON.stringify(to)}: ${reason}`);
  const points = record.record === 'breach' && record.status === 'open' ? openPoints(record) : [];
  if (points.length > 0) print('still to do:');
  const early = points.filter((point) => point.startsWith('First hour'));
  if (early.length > 0) print(`  ${early.length} steps of the first hour`);
  for (const point of points) if (!early.includes(point)) print(`  ${point}`);
}

export async function show(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs('breach show', args, { json: { type: 'boolean' } }, ['BOOK', 'ID']);
  const [folder = '', id = ''] = positionals;
  const record = readRecord(folderBook(folder), id, tablesOf(folder));
  if (values.json) print(JSON.stringify(record, null, 1));
  else tellRecord(record, tablesOf(folder), now());
  return EXIT.done;
}

export async function list(args: readonly string[]): Promise<number> {
  const { positionals } = readArgs('breach list', args, {}, ['BOOK']);
  const folder = positionals[0] as string;
  const book = folderBook(folder);
  const at = now();
  const records = book.ids().map((id) => readRecord(book, id, tablesOf(folder)));
  const rank = (record: BreachRecord): number =>
    record.record === 'breach' && record.status === 'open' && !record.regulatorTold ? clockOf(record, at).hoursLeft : Number.MAX_SAFE_INTEGER; // prettier-ignore
  for (const record of records.toSorted((a, b) => rank(a) - rank(b)))
    print(
      record.record === 'breach'
        ? `${record.id}  ${record.status}  ${record.severity?.band ?? 'severity open'}  ${record.facts.documentType} to ${record.facts.recipient}  ${clockWords(record, at)}; ${openPoints(record).length} to do`
        : `${record.id}  ${record.status}  ${record.record === 'near-miss' ? `caught by ${record.facts.finder}` : `from ${record.facts.force}`}  ${record.facts.documentType}`,
    ); // prettier-ignore
  if (records.length === 0) print('The book is empty.');
  return EXIT.done;
}
