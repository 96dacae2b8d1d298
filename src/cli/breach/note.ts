// `blotter breach decide`, `note` and `correct`: what happened to a record next. One event a call, each with who and why.
import { EXIT } from '../../model/index.ts';
import { addEvent, folderBook, instantOf, proposeSeverity, readRecord } from '../../register/breach/index.ts';
import { readArgs } from '../command.ts';
import { now, readJson, tablesOf, wrongUse } from './common.ts';
import { tellRecord } from './show.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** "V1=yes" → ["V1", "yes"]. */
function pair(command: string, option: string, value: string): readonly [string, string] {
  const [left = '', right = ''] = value.split('=');
  if (left === '' || right === '') throw wrongUse(command, `--${option} takes two words with = between.`);
  return [left, right];
}

/** Adds one event to the record named by the first two arguments and tells the record. */
function add(folder: string, id: string, event: Readonly<Record<string, unknown>>): number {
  const tables = tablesOf(folder);
  tellRecord(addEvent(folderBook(folder), id, { at: now(), ...event }), tables, now());
  return EXIT.done;
}

export async function decide(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs('breach decide', args, { by: text, reason: text, regulator: text, tell: text, severity: text, close: flag, reopen: flag }, ['BOOK', 'ID']); // prettier-ignore
  const [folder = '', id = ''] = positionals;
  const { by, reason, regulator, tell, severity, close, reopen } = values;
  const asked = [regulator, tell, severity, close, reopen].filter((one) => one !== undefined).length;
  if (by === undefined || reason === undefined || asked !== 1) throw wrongUse('decide', '--by, --reason and one of --regulator, --tell, --severity, --close, --reopen are needed.'); // prettier-ignore
  if (regulator !== undefined) {
    if (regulator !== 'yes' && regulator !== 'no') throw wrongUse('decide', '--regulator is yes or no.');
    return add(folder, id, { kind: 'regulator-decided', by, notify: regulator === 'yes', reason });
  }
  if (tell !== undefined) {
    const [person, answer] = pair('decide', 'tell', tell);
    return add(folder, id, { kind: 'telling-decided', by, person, tell: answer, reason });
  }
  if (severity !== undefined) {
    const record = readRecord(folderBook(folder), id);
    if (record.record !== 'breach') throw wrongUse('decide', 'only a breach has a severity.');
    const { inputs } = proposeSeverity(record.facts, tablesOf(folder));
    const changed = severity === 'proposed' ? inputs : { ...inputs, ...(readJson(severity) as object) };
    return add(folder, id, { kind: 'severity', by, inputs: changed, reason });
  }
  return add(folder, id, { kind: close ? 'closed' : 'reopened', by, reason });
}

export async function note(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs('breach note', args, { by: text, what: text, step: text, contained: text, channel: text, sent: text, 'regulator-told': text, reference: text, late: text, lesson: flag, training: text }, ['BOOK', 'ID']); // prettier-ignore
  const [folder = '', id = ''] = positionals;
  const { by, step, contained, channel, sent, lesson, training } = values;
  const toldAt = values['regulator-told'];
  const what = values.what ?? '';
  const asked = [step, contained, channel, sent, toldAt, lesson, training].filter((one) => one !== undefined).length;
  if (by === undefined || asked !== 1) throw wrongUse('note', '--by and one of --step, --contained, --channel, --sent, --regulator-told, --lesson, --training are needed.'); // prettier-ignore
  if (step !== undefined) {
    const [name, outcome] = pair('note', 'step', step);
    return add(folder, id, { kind: 'step', by, step: name, outcome, what });
  }
  if (contained !== undefined) return add(folder, id, { kind: 'contained', by, containment: contained, what });
  if (channel !== undefined) {
    const [person, way] = pair('note', 'channel', channel);
    return add(folder, id, { kind: 'channel-confirmed', by, person, channel: way, how: what });
  }
  if (sent !== undefined) {
    const [to, way] = pair('note', 'sent', sent);
    const [letter, person = null] = to.split(':');
    return add(folder, id, { kind: 'letter-sent', by, letter, person, channel: way });
  }
  if (toldAt !== undefined)
    return add(folder, id, { kind: 'regulator-told', by, toldAt: instantOf(toldAt), reference: values.reference ?? null, lateBecause: values.late ?? null }); // prettier-ignore
  return training !== undefined
    ? add(folder, id, { kind: 'training-asked', by, account: training, why: what })
    : add(folder, id, { kind: 'learnt', by, lesson: what });
}

export async function correct(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs('breach correct', args, { by: text, reason: text, field: text, to: text }, ['BOOK', 'ID']); // prettier-ignore
  const [folder = '', id = ''] = positionals;
  const { by, reason, field, to } = values;
  if (by === undefined || reason === undefined || field === undefined || to === undefined) throw wrongUse('correct', '--by, --reason, --field and --to are needed.'); // prettier-ignore
  let value: unknown = to;
  if (/At$/.test(field)) value = instantOf(to);
  else
    try {
      value = JSON.parse(to);
    } catch {
      // A word stands for itself: --to court.
    }
  return add(folder, id, { kind: 'corrected', by, field, to: value, reason });
}
