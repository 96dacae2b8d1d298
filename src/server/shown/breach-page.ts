// The record of a breach as its page tells it: facts, first hour, severity, people, letters. Pure. Not here: what happened, in
// order (breach-words.ts), who may add to it (routes/breach.ts).
import { CHANNELS, CONTAINMENTS, FINDERS, firstHour, openPoints, proposeSeverity, RECIPIENT_TYPES, SAFE_CHANNELS, showLondon, STEPS, CAUSES, type Breach, type SeverityTables } from '../../register/breach/index.ts'; // prettier-ignore
import { CIRCUMSTANCE_WORDS, EASE_WORDS, DPC_WORDS } from './severity-words.ts';
import { bandTag, FIELD_WORDS, inWords, kindsInWords, LETTER_WORDS } from './breach-words.ts';
import { timeInWords } from './release.ts';

type Names = ReadonlyMap<string, string>;
const named = (names: Names, id: string | null): string => (id === null ? 'not known' : (names.get(id) ?? id));
const choose = (words: readonly string[], chosen: string | null, first = 'Choose') => [
  { value: '', text: first, selected: chosen === null },
  ...words.map((value) => ({ value, text: inWords(value), selected: value === chosen })),
];

/** Facts as rows of a summary. */
export function shownFacts({ facts }: Breach, names: Names) {
  const { occurredAt, awareAt, finder, documentType, recipient, recipients, channel, containment, step, cause, unit, force } = facts; // prettier-ignore
  return [
    ['Aware', showLondon(awareAt)],
    ['Happened', occurredAt === null ? 'not known' : showLondon(occurredAt)],
    ['What', `${documentType} to ${inWords(recipient)}, by ${inWords(channel)}`],
    ['Received by', recipients === null ? 'not known how many' : String(recipients)],
    ['Where it is now', inWords(containment)],
    ['Found by', inWords(finder)],
    ['What failed', `${inWords(step)}; cause ${inWords(cause)}`],
    ['Office', force === null ? unit : `${unit}, force ${force}`],
    ['Prepared, checked, released', [facts.redactedBy, facts.checkedBy, facts.releasedBy].map((id) => named(names, id)).join('; ')],
  ].map(([label, text]) => ({ label, text })); // prettier-ignore
}

/** The first hour, step by step, with when it was due and when it was done. */
export const shownSteps = (breach: Breach, names: Names) =>
  firstHour(breach.facts).map(({ id, says, by }) => {
    const noted = breach.steps[id];
    return {
      id,
      says,
      due: showLondon(by).replace(/^\w+ /, ''),
      noted: noted && { late: noted.at > by, text: `${noted.outcome === 'done' ? 'Done' : 'Not needed'} ${timeInWords(noted.at)}, ${named(names, noted.by.split('/')[1] ?? null)}: ${noted.what}` }, // prettier-ignore
    };
  });

/** What the tables propose, what was adopted, and the inputs to choose from. `typed`: what somebody just chose. */
export function shownSeverity({ facts, severity }: Breach, tables: SeverityTables, typed: Readonly<Record<string, string>> | null) {
  const proposed = proposeSeverity(facts, tables);
  const inputs = severity?.inputs ?? proposed.inputs;
  const formula = ({ dpc, ei, cb, score }: { readonly dpc: number; readonly ei: number; readonly cb: number; readonly score: number }): string => `DPC ${dpc} × EI ${ei} + CB ${cb} = ${score.toFixed(2)}`;
  const list = (name: string, words: Readonly<Record<string, string>>, now: string) => ({
    name,
    items: Object.entries(words).map(([value, text]) => ({ value, text, selected: value === (typed?.[name] ?? now) })),
  });
  return {
    proposed: { formula: formula(proposed.severity), tag: bandTag(proposed.severity.band), because: proposed.because, tables: proposed.inputs.tables },
    adopted: severity && { formula: formula(severity), tag: bandTag(severity.band), reason: severity.reason, tables: severity.inputs.tables },
    differs: severity !== null && severity.score !== proposed.severity.score,
    lists: [
      { label: 'Kind of data (DPC)', ...list('dpc', DPC_WORDS, String(inputs.dpc)) },
      { label: 'Ease of knowing who it is (EI)', ...list('ei', EASE_WORDS, String(inputs.ei)) },
      { label: 'Recipients', ...list('recipients', CIRCUMSTANCE_WORDS.recipients, inputs.recipients) },
      { label: 'Changed by it', ...list('integrity', CIRCUMSTANCE_WORDS.integrity, inputs.integrity) },
      { label: 'Lost by it', ...list('availability', CIRCUMSTANCE_WORDS.availability, inputs.availability) },
      { label: 'Meant to harm', ...list('malicious', CIRCUMSTANCE_WORDS.malicious, inputs.malicious) },
    ],
    bands: { medium: tables.bands.medium, high: tables.bands.high, veryHigh: tables.bands.veryHigh },
  };
} // prettier-ignore

/** Everybody affected, with what was decided for each and how they can be reached. */
export const shownPeople = ({ facts, telling, channels, letters }: Breach) =>
  facts.affected.map(({ ref, role, vulnerability, categories, stranger }) => {
    const decided = telling[ref];
    const channel = channels[ref];
    const sent = letters.findLast((one) => one.kind === 'letter-sent' && one.letter === 'person' && one.person === ref);
    return {
      ref,
      what: `${inWords(role)}${vulnerability.length > 0 ? ` (${vulnerability.map(inWords).join(', ')})` : ''}${stranger ? ', nothing to do with the case' : ''}: ${kindsInWords(categories)}`,
      decided: decided && { tell: decided.tell, text: `${decided.tell === 'yes' ? 'To be told' : decided.tell === 'no' ? 'Not to be told' : 'Not yet'}: ${decided.reason}` },
      channel: channel && `Reached safely by ${inWords(channel.channel)}: ${channel.how}`,
      channels: choose(SAFE_CHANNELS, channel?.channel ?? null),
      sent: sent && `Letter sent ${timeInWords(sent.at)}`,
      mayDraft: decided?.tell === 'yes' && channel !== undefined,
    };
  }); // prettier-ignore

/** Letters to offices, with when they were drafted and sent. */
export const shownLetters = ({ letters }: Breach) =>
  (['recipient', 'regulator'] as const).map((to) => {
    const own = letters.filter(({ letter }) => letter === to);
    const last = (kind: string): string | null => {
      const one = own.findLast((event) => event.kind === kind);
      return one ? timeInWords(one.at) : null;
    };
    return { to, text: LETTER_WORDS[to], drafted: last('letter-drafted'), sent: last('letter-sent') };
  });

/** An instant as a field for day and time takes it, in London's time. */
export const forField = (at: string | null): string =>
  at === null ? '' : new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/London' }).slice(0, 16).replace(' ', 'T');

/** Fields that can be corrected, with what stands there now. */
export const correctable = ({ facts }: Breach) => ({
  times: (['awareAt', 'detectedAt', 'occurredAt'] as const).map((name) => ({ name, label: capital(FIELD_WORDS[name] ?? name), value: forField(facts[name]) })), // prettier-ignore
  lists: ([['finder', FINDERS], ['recipient', RECIPIENT_TYPES], ['channel', CHANNELS], ['step', STEPS], ['cause', CAUSES], ['containment', CONTAINMENTS]] as const).map(([name, words]) => ({ name, label: capital(FIELD_WORDS[name] ?? name), items: choose(words, facts[name]).slice(1) })), // prettier-ignore
  texts: ([['recipients', facts.recipients === null ? '' : String(facts.recipients)], ['unit', facts.unit], ['force', facts.force ?? '']] as const).map(([name, value]) => ({ name, label: capital(FIELD_WORDS[name] ?? name), value })), // prettier-ignore
});
const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

/** What is still missing, each with the part of the page where it is done. */
export const shownMissing = (breach: Breach) => {
  const points = openPoints(breach);
  const steps = points.filter((point) => point.startsWith('First hour'));
  const rest = points.filter((point) => !point.startsWith('First hour'));
  const where = (point: string): string => {
    const person = /\b([A-Z]{1,2}\d{1,3})\b/.exec(point)?.[1];
    if (person !== undefined) return `person-${person}`;
    return /severity/.test(point) ? 'severity' : /regulator/i.test(point) ? 'regulator' : 'contained';
  };
  const first = steps.length === 0 ? [] : [{ text: steps.length === 1 ? 'One step of the first hour is not noted.' : `${steps.length} steps of the first hour are not noted.`, href: '#first-hour' }]; // prettier-ignore
  return [...first, ...rest.map((text) => ({ text, href: `#${where(text)}` }))];
};
export const containments = (breach: Breach) => choose(CONTAINMENTS, breach.facts.containment).slice(1);
export const sendingWays = () => choose(SAFE_CHANNELS, null);
