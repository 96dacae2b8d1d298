// The words of the book of errors as its pages say them: closed lists, clocks, and what happened, event by event. Pure.
import type { StopWord } from '../../casework/index.ts';
import { CATEGORY_NAMES } from '../../guidance/index.ts';
import type { Category } from '../../model/index.ts';
import { clockAt, FIRST_HOUR, showLondon, type Breach, type BreachEvent, type BreachRecord, type Catch } from '../../register/breach/index.ts'; // prettier-ignore
import type { CaseOfRecord } from '../web/case-of-record.ts';
import { casePath } from './paths.ts';
import { timeInWords } from './release.ts';

interface Tag {
  readonly text: string;
  readonly colour: string;
}

const SAID: Readonly<Record<string, string>> = {
  'within-cjs': 'within the justice system', 'outside-recovered': 'outside, and recovered', 'outside-not-recovered': 'outside, and not recovered',
  find: 'finding it', decide: 'deciding on it', redact: 'taking it out', verify: 'the check of the copy', check: 'the second person', send: 'sending it',
  human: 'a mistake', tool: 'the program', 'e-mail': 'e-mail', 'by-hand': 'by hand', program: 'the program', checker: 'the second person', 'third-party': 'third party', 'co-defendant': 'co-defendant',
}; // prettier-ignore
/** A word of a closed list, as people say it. */
export const inWords = (word: string): string => SAID[word] ?? word.replaceAll('-', ' ');
/** Kinds of data, as people say them. */
export const kindsInWords = (kinds: readonly Category[]): string => [...new Set(kinds)].map((one) => CATEGORY_NAMES[one]).join('; '); // prettier-ignore

const CAUGHT: Readonly<Record<Catch, string>> = {
  returned: 'The second person sent it back', 'convictions-identity': 'A record that is not shown to be the defendant’s', recipient: 'The recipient', unread: 'Places that nobody has read',
  unsupported: 'A file that cannot be opened', ask: 'Marks without an answer', verify: 'A copy that failed its check', photo: 'A picture that nobody has looked at',
}; // prettier-ignore
export const caughtInWords = (caught: Catch | null | undefined, finder: string): string => (caught ? CAUGHT[caught] : inWords(finder)); // prettier-ignore

const BANDS = { low: { text: 'Low', colour: 'green' }, medium: { text: 'Medium', colour: 'yellow' }, high: { text: 'High', colour: 'orange' }, 'very-high': { text: 'Very high', colour: 'red' } } as const; // prettier-ignore
export const severityTag = ({ severity }: Breach): Tag => (severity ? BANDS[severity.band] : { text: 'Not adopted', colour: 'grey' }); // prettier-ignore
export const bandTag = (band: keyof typeof BANDS): Tag => BANDS[band];
export const statusTag = ({ status }: BreachRecord): Tag => status === 'open' ? { text: 'Open', colour: 'blue' } : { text: 'Closed', colour: 'grey' }; // prettier-ignore

export interface ShownClock {
  /** Does it still run? */
  readonly runs: boolean;
  readonly tag: Tag;
  /** Are the 72 hours over, and nothing told or decided? */
  readonly over: boolean;
  readonly until: string;
  readonly hoursLeft: number;
}

/** The 72 hours of a breach at `now`. */
export function shownClock(breach: Breach, now: string): ShownClock {
  const { facts, regulator, regulatorTold } = breach;
  const { state, hoursLeft, until } = clockAt(facts.awareAt, now, regulatorTold?.toldAt ?? null, regulator?.notify === false); // prettier-ignore
  const runs = state === 'running' || state === 'last day' || state === 'over';
  const left = hoursLeft < 1 ? 'Less than an hour left of 72' : `${hoursLeft} ${hoursLeft === 1 ? 'hour' : 'hours'} left of 72`; // prettier-ignore
  const late = -hoursLeft < 96 ? `${-hoursLeft} ${hoursLeft === -1 ? 'hour' : 'hours'}` : `${Math.floor(-hoursLeft / 24)} days`; // prettier-ignore
  const text = state === 'over' ? `${late} over the 72 hours` : runs ? left : `${state[0]?.toUpperCase()}${state.slice(1)}`; // prettier-ignore
  const colour = state === 'over' || state === 'told late' ? 'red' : state === 'last day' ? 'orange' : runs ? 'blue' : 'green'; // prettier-ignore
  return { runs, hoursLeft, over: state === 'over', until: showLondon(until), tag: { text, colour } };
}

export interface ShownCase {
  readonly text: string;
  readonly href: string | null;
}
/** The case of a record, for those who may see it; `release`: of the record. */
export function shownCase(of: CaseOfRecord | undefined, release: string | null = null): ShownCase {
  if (of?.kind === 'elsewhere') return { text: of.ref, href: null };
  if (of?.kind !== 'seen') return { text: 'Withheld', href: null };
  const href = of.recipient !== null && release !== null ? casePath(of.id, of.recipient, `releases/${release}`) : `/cases/${of.id}`; // prettier-ignore
  return { text: of.urn, href };
}

/** "Kiran Malik (security officer)": office and account of an event, with names for ids. */
export const actorInWords = (by: string, names: ReadonlyMap<string, string>): string => {
  const [office = '', account] = by.split('/');
  return account === undefined ? 'The program' : `${names.get(account) ?? account} (${office.replaceAll('-', ' ')})`;
};

const DONE = new Map(FIRST_HOUR.map(({ id, says }) => [id, says]));

/** What an event says, without who and when. */
function saying(event: BreachEvent): { readonly text: string; readonly detail: string } {
  switch (event.kind) {
    case 'opened':
      return { text: 'opened the record', detail: '' };
    case 'corrected':
      return { text: `corrected: ${FIELD_WORDS[event.field] ?? event.field}`, detail: event.reason };
    case 'contained':
      return { text: `said where the papers are: ${inWords(event.containment)}`, detail: event.what };
    case 'step':
      return { text: `${event.outcome === 'done' ? 'did' : 'left out as not needed'}: ${DONE.get(event.step)?.split(/[.;:]/)[0]?.toLowerCase() ?? event.step}`, detail: event.what }; // prettier-ignore
    case 'severity':
      return { text: `adopted the severity: DPC ${event.inputs.dpc}, EI ${event.inputs.ei}, recipients ${inWords(event.inputs.recipients)}`, detail: event.reason }; // prettier-ignore
    case 'regulator-decided':
      return { text: event.notify ? 'decided to tell the regulator' : 'decided not to tell the regulator', detail: event.reason }; // prettier-ignore
    case 'regulator-told':
      return { text: `noted that the regulator was told on ${showLondon(event.toldAt)}${event.reference === null ? '' : `, reference ${event.reference}`}`, detail: event.lateBecause ?? '' }; // prettier-ignore
    case 'telling-decided':
      return { text: event.tell === 'yes' ? `decided to tell ${event.person}` : event.tell === 'no' ? `decided not to tell ${event.person}` : `decided not yet to tell ${event.person}`, detail: event.reason }; // prettier-ignore
    case 'channel-confirmed':
      return {
        text: `confirmed that ${event.person} can be reached safely: ${inWords(event.channel)}`,
        detail: event.how,
      };
    case 'letter-drafted':
      return { text: `drafted the letter to ${event.person ?? LETTER_WORDS[event.letter]}`, detail: '' };
    case 'letter-sent':
      return { text: `sent the letter to ${event.person ?? LETTER_WORDS[event.letter]}: ${inWords(event.channel)}`, detail: '' }; // prettier-ignore
    case 'learnt':
      return { text: 'noted what was learnt', detail: event.lesson };
    case 'training-asked':
      return { text: 'asked somebody to train', detail: event.why };
    case 'closed':
      return { text: 'closed it', detail: event.reason };
    case 'reopened':
      return { text: 'opened it again', detail: event.reason };
  }
}
export const LETTER_WORDS = { person: 'the person', regulator: 'the regulator', recipient: 'the recipient', police: 'the police' } as const; // prettier-ignore

/** Fields of the facts that can be corrected on the page, as people call them. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  awareAt: 'when we became aware', occurredAt: 'when it happened', detectedAt: 'when it was found', finder: 'who found it', documentType: 'the kind of document', recipient: 'who received it',
  recipients: 'how many received it', channel: 'how it was sent', step: 'which step failed', cause: 'why', unit: 'the office', force: 'the force', containment: 'where the papers are', affected: 'whose data it was', release: 'the release',
}; // prettier-ignore

export interface ShownEvent {
  readonly at: string;
  readonly who: string;
  readonly text: string;
  readonly detail: string;
}

/** A value of a record, for its correction to be told. Times and words; never more than the record holds anyway. */
export const valueInWords = (value: unknown): string => {
  if (value === null) return 'not known';
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? timeInWords(value) : inWords(value);
  return typeof value === 'number' ? String(value) : 'a list';
};

/** What happened, newest first, the stops of its case among it. */
export function shownHistory(record: BreachRecord, stops: readonly StopWord[], names: ReadonlyMap<string, string>): ShownEvent[] {
  let corrected = 0;
  const events = record.events.map((event) => {
    const { text, detail } = saying(event);
    const correction = event.kind === 'corrected' ? record.corrections[corrected++] : undefined;
    const change = correction ? ` from ${valueInWords(correction.from)} to ${valueInWords(correction.to)}` : '';
    return { at: event.at, who: actorInWords(event.by, names), text: text + change, detail };
  });
  const words = stops.map(({ kind, by, at, reason }) => ({ at, who: names.get(by) ?? by, text: kind === 'frozen' ? 'stopped everything that leaves the case' : 'lifted the stop on the case', detail: reason }));
  return [...events, ...words].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).map((one) => ({ ...one, at: timeInWords(one.at) }));
} // prettier-ignore
