// One record of the book of errors: read by whoever may read the book; added to, decided on and closed by the
// information-security officer. What is refused is said in the part of the page that it belongs to. Not here: letters
// (breach-letters.ts), what an event may hold and when (register/breach).
import { breachesIn, severityIn } from '../../casework/index.ts';
import { BlotterError } from '../../model/index.ts';
import { openPoints, placeInWords, type Breach, type BreachRecord } from '../../register/breach/index.ts';
import { containments, correctable, forField, sendingWays, shownFacts, shownLetters, shownMissing, shownPeople, shownSeverity, shownSteps } from '../shown/breach-page.ts'; // prettier-ignore
import { readTime } from '../shown/breach-report.ts';
import { caughtInWords, inWords, kindsInWords, severityTag, shownCase, shownClock, shownHistory, statusTag } from '../shown/breach-words.ts'; // prettier-ignore
import { casePath } from '../shown/paths.ts';
import { timeInWords } from '../shown/release.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { accountOf, mayDo, needsFreshSignIn } from '../web/case.ts';
import { casesOf, mayOnCase, type CaseOfRecord } from '../web/case-of-record.ts';
import { notFound } from '../web/not-found.ts';
import { signInAgain } from '../web/refusals.ts';
import { officerOf } from './report-breach.ts';

export const NO_RECORD = notFound('There is no such record in the book of errors.');
const WALLED: Answer = { view: 'message', data: { title: 'You are kept from this case', lines: ['Somebody else sees to this breach: you may not see its case.'] }, status: 403 }; // prettier-ignore

/** Sentences for a part of the page. */
export interface Refused {
  readonly at: string;
  readonly lines: readonly string[];
}

/** Runs `answer` with the record of the address and its case. */
export async function aboutRecord(asked: Asked, answer: (record: BreachRecord, of: CaseOfRecord) => Promise<Answer> | Answer): Promise<Answer> {
  const record = await breachesIn(asked).read(asked.params['breach'] ?? '');
  if (!record) return NO_RECORD;
  return answer(record, (await casesOf(asked, [record])).get(record.id) ?? { kind: 'withheld' });
} // prettier-ignore

/** The same for a breach, and for those who may see its case: nobody works on one from which they are kept. */
export const aboutBreach = (asked: Asked, answer: (breach: Breach, of: CaseOfRecord) => Promise<Answer> | Answer): Promise<Answer> =>
  aboutRecord(asked, (record, of) => (record.record !== 'breach' ? NO_RECORD : of.kind === 'withheld' ? WALLED : answer(record, of))); // prettier-ignore

/** Where the recall kit of the record's release lies, for those who may have it. */
async function kitOf(asked: Asked, of: CaseOfRecord, release: string | null): Promise<string | null> {
  if (of.kind !== 'seen' || of.recipient === null || !(await mayOnCase(asked, of.id, 'recall-kit'))) return null;
  const found = (await asked.casework.released(of.id)).find((one) => one.release === release && one.recalled !== null);
  return found ? `${casePath(of.id, found.recipient)}/releases/${found.release}/kit` : null;
}

async function page(asked: Asked, record: BreachRecord, of: CaseOfRecord, refused: Refused | null = null): Promise<Answer> {
  const now = asked.clock().toISOString();
  const own = `/breaches/${record.id}`;
  const stops = of.kind === 'seen' ? await breachesIn(asked).stops(of.id) : [];
  const facts = record.record === 'breach' ? [record.facts.redactedBy, record.facts.checkedBy, record.facts.releasedBy] : [];
  const ids = [...record.events.map(({ by }) => by.split('/')[1]), ...stops.map(({ by }) => by), ...facts].filter((id) => typeof id === 'string');
  const names = await asked.casework.names(new Set(ids));
  const status = refused ? 409 : 200;
  const frame = { own, id: record.id, refused, form: refused ? asked.form : {}, status: statusTag(record), history: shownHistory(record, stops, names), seen: record.events.length };
  const release = 'release' in record.facts ? (record.facts.release ?? null) : null;
  const shown = shownCase(of, release);
  if (record.record === 'near-miss') {
    const { detectedAt, caught, finder, documentType, categories, attempt } = record.facts;
    const rows = [['Caught', `${timeInWords(detectedAt)}: ${caughtInWords(caught, finder)}`], ['In', documentType], ['Kinds', kindsInWords(categories)], ['Submission', attempt ? String(attempt) : 'not known']];
    return { view: 'breach', status, data: { title: `Near miss ${record.id}`, ...frame, case: shown, rows: rows.map(([label, text]) => ({ label, text })), breach: null } };
  }
  if (record.record === 'failure-to-redact') {
    const { receivedAt, force, documentType, places } = record.facts;
    const rows = [['Received', `${timeInWords(receivedAt)}, from ${force}`], ['In', documentType], ['Places', places.map((place) => `${placeInWords(place)}: ${kindsInWords([place.category])}, ${inWords(place.whose)}`).join('; ')]];
    return { view: 'breach', status, data: { title: `Arrived unredacted ${record.id}`, ...frame, case: shown, rows: rows.map(([label, text]) => ({ label, text })), breach: null } };
  }
  const { tables } = await severityIn(asked).now();
  const open = record.status === 'open';
  const works = of.kind !== 'withheld';
  const may = {
    note: open && works && mayDo(asked, 'breach-note'),
    decide: open && works && mayDo(asked, 'breach-decide'),
    // What was drafted stays readable when it is over.
    letters: works && mayDo(asked, 'breach-note'),
    reopen: !open && works && mayDo(asked, 'breach-decide'),
  };
  const last = stops.at(-1);
  const stop = last?.kind === 'frozen' && of.kind === 'seen' ? { ...last, when: timeInWords(last.at), who: names.get(last.by) ?? last.by, may: await mayOnCase(asked, of.id, 'stop-lift') } : null;
  return {
    view: 'breach',
    status,
    data: {
      title: `Breach ${record.id}`,
      ...frame,
      case: shown,
      rows: shownFacts(record, names),
      may,
      fresh: (may.decide || may.reopen || stop?.may === true) && needsFreshSignIn(asked, 'breach-decide') ? signInAgain(own) : null,
      breach: {
        clock: shownClock(record, now),
        tag: severityTag(record),
        missing: open ? shownMissing(record) : [],
        steps: shownSteps(record, names),
        severity: shownSeverity(record, tables, refused?.at === 'severity' ? asked.form : null),
        people: shownPeople(record),
        letters: shownLetters(record),
        containments: containments(record),
        regulator: record.regulator && { notify: record.regulator.notify, reason: record.regulator.reason },
        told: record.regulatorTold && { at: timeInWords(record.regulatorTold.toldAt), reference: record.regulatorTold.reference },
        now: forField(now),
        correct: correctable(record),
        ways: sendingWays(),
        staff: [...new Set(facts.filter((id) => id !== null))].map((id) => ({ value: id, text: names.get(id) ?? id })),
      },
      stop,
      kit: await kitOf(asked, of, release),
    },
  };
} // prettier-ignore

type Data = Readonly<Record<string, unknown>>;
interface Said {
  readonly at: string;
  readonly events: readonly Data[];
}
const words = ({ form }: Asked, name: string): string => (form[name] ?? '').trim();

/** A typed time as an instant; what is no time is left for the record's form to refuse. */
function timeOf(asked: Asked, name: string): string | null {
  const read = readTime(asked.form, name);
  if (read !== null && typeof read !== 'string') throw new BlotterError('B-BREACH-01', { problem: read.problem.replace(/\.$/, '') }); // prettier-ignore
  return read;
}

/** Corrections: an event for each field of the form that is not as it stands. */
function corrections(asked: Asked, breach: Breach): Data[] {
  const { facts } = breach;
  const reason = words(asked, 'reason');
  const is: [string, unknown, unknown][] = [
    ...(['awareAt', 'detectedAt', 'occurredAt'] as const).map((name): [string, unknown, unknown] => {
      // A field that was not touched is not read: it shows minutes, the record has milliseconds.
      const same = words(asked, name) === forField(facts[name]);
      return [name, same ? facts[name] : timeOf(asked, name), facts[name]];
    }),
    ...(['finder', 'recipient', 'channel', 'step', 'cause', 'containment'] as const).map((name): [string, unknown, unknown] => [name, words(asked, name), facts[name]]),
    ['recipients', words(asked, 'recipients') === '' ? null : Number(words(asked, 'recipients')), facts.recipients],
    ['unit', words(asked, 'unit').toUpperCase(), facts.unit],
    ['force', words(asked, 'force').toUpperCase() || null, facts.force],
  ];
  const changed = is.filter(([, to, from]) => to !== from);
  if (changed.length === 0) throw new BlotterError('B-BREACH-01', { problem: 'nothing in the form is otherwise than it stands' });
  return changed.map(([field, to]) => ({ kind: 'corrected', field, to, reason }));
} // prettier-ignore

/** What a form notes. */
function noted(asked: Asked, breach: Breach): Said | null {
  const w = (name: string): string => words(asked, name);
  const person = w('person');
  switch (w('kind')) {
    case 'step':
      return { at: `step-${w('step')}`, events: [{ kind: 'step', step: w('step'), outcome: w('outcome'), what: w('what') }] };
    case 'contained':
      return { at: 'contained', events: [{ kind: 'contained', containment: w('containment'), what: w('what') }] };
    case 'channel-confirmed':
      return { at: `channel-${person}`, events: [{ kind: 'channel-confirmed', person, channel: w('channel'), how: w('how') }] };
    case 'letter-sent':
      return { at: person === '' ? `sent-${w('letter')}` : `sent-${person}`, events: [{ kind: 'letter-sent', letter: w('letter'), person: person || null, channel: w('channel') || breach.channels[person]?.channel }] };
    case 'regulator-told':
      return { at: 'told', events: [{ kind: 'regulator-told', toldAt: timeOf(asked, 'toldAt'), reference: w('reference').toUpperCase() || null, lateBecause: w('late') || null }] };
    case 'learnt':
      return { at: 'learnt', events: [{ kind: 'learnt', lesson: w('lesson') }] };
    case 'training-asked':
      return { at: 'training', events: [{ kind: 'training-asked', account: w('account'), why: w('why') }] };
    case 'corrected':
      return { at: 'correct', events: corrections(asked, breach) };
    default:
      return null;
  }
} // prettier-ignore

/** What a form decides. `tables`: the version of the tables of severity. */
function decided(asked: Asked, tables: string): Said | null {
  const w = (name: string): string => words(asked, name);
  const reason = w('reason');
  switch (w('kind')) {
    case 'severity':
      if (w('tables') !== '' && w('tables') !== tables) throw new BlotterError('B-BREACH-01', { problem: 'the tables were changed since you looked; look at what they say now' });
      return { at: 'severity', events: [{ kind: 'severity', reason, inputs: { tables, dpc: Number(w('dpc')), ei: Number(w('ei')), recipients: w('recipients'), integrity: w('integrity'), availability: w('availability'), malicious: w('malicious') } }] };
    case 'regulator-decided':
      if (w('notify') === '') throw new BlotterError('B-BREACH-01', { problem: 'say yes or no' });
      return { at: 'regulator', events: [{ kind: 'regulator-decided', reason, notify: w('notify') === 'yes' }] };
    case 'telling-decided':
      return { at: `tell-${w('person')}`, events: [{ kind: 'telling-decided', person: w('person'), tell: w('tell'), reason }] };
    case 'closed':
      return { at: 'close', events: [{ kind: 'closed', reason }] };
    case 'reopened':
      return { at: 'close', events: [{ kind: 'reopened', reason }] };
    default:
      return null;
  }
} // prettier-ignore

/** Where on the page somebody goes on after they said something. */
const anchorOf = (at: string): string =>
  at.startsWith('step-') ? 'first-hour' : at.replace(/^(tell|channel|sent)-(?=[A-Z])/, 'person-').replace(/^sent-.*/, 'letters').replace(/^told$/, 'regulator'); // prettier-ignore

/** The part of the page whose fields may be no times at all, before they are read. */
const PARTS: Readonly<Record<string, string>> = { severity: 'severity', 'regulator-told': 'told', corrected: 'correct', 'regulator-decided': 'regulator' }; // prettier-ignore

async function say(asked: Asked, read: (breach: Breach) => Said | null, seen?: number): Promise<Answer> {
  return aboutBreach(asked, async (breach, of) => {
    let at = PARTS[words(asked, 'kind')] ?? 'top';
    try {
      const said = read(breach);
      if (!said) return NO_RECORD;
      at = said.at;
      if (at === 'close' && said.events[0]?.['kind'] === 'closed' && openPoints(breach).length > 0)
        return await page(asked, breach, of, { at, lines: ['It cannot be closed yet.', ...shownMissing(breach).map(({ text }) => text)] }); // prettier-ignore
      await breachesIn(asked).add(breach.id, said.events, officerOf(asked), seen);
      return { to: `/breaches/${breach.id}#${anchorOf(at)}` };
    } catch (error) {
      if (!(error instanceof BlotterError) || error.exit === 70) throw error;
      const now = (await breachesIn(asked).read(breach.id)) ?? breach;
      return page(asked, now, of, { at, lines: [error.what] });
    }
  });
}

const seenIn = ({ form }: Asked): number => {
  const seen = Number(form['seen']);
  return Number.isInteger(seen) ? seen : -1;
};

/** Lifts the stop that stands on the record's case. */
const lift = (asked: Asked): Promise<Answer> =>
  aboutBreach(asked, async (breach, of) => {
    if (of.kind !== 'seen' || !(await mayOnCase(asked, of.id, 'stop-lift'))) return WALLED;
    const blockers = await breachesIn(asked).lift(
      of.id,
      accountOf(asked),
      words(asked, 'reason'),
      words(asked, 'stop'),
    );
    if (blockers.length > 0) return page(asked, breach, of, { at: 'stop', lines: blockers.map(({ why, cure }) => `${why} ${cure}`) }); // prettier-ignore
    return { to: `/breaches/${breach.id}#history` };
  });

const ONE = '/breaches/:breach';
export const BREACH: readonly Route[] = [
  { method: 'GET', path: ONE, gate: 'breach-read', answer: (asked) => aboutRecord(asked, (record, of) => page(asked, record, of)) }, // prettier-ignore
  { method: 'POST', path: `${ONE}/note`, gate: 'breach-note', answer: (asked) => say(asked, (breach) => noted(asked, breach)) }, // prettier-ignore
  { method: 'POST', path: `${ONE}/decide`, gate: 'breach-decide', answer: async (asked) => { const { tables } = await severityIn(asked).now(); return say(asked, () => decided(asked, tables.version), seenIn(asked)); } }, // prettier-ignore
  { method: 'POST', path: `${ONE}/lift`, gate: 'breach-decide', answer: lift },
];
