// Letters that go to offices: the recipient (recall and undertaking), the police (returned with marked places), and the
// fields of the regulator's form. Kinds, places, roles and counts; no value and no name.
import { clockAt, showDay, showLondon } from '../clock.ts';
import { openPoints } from '../open-points.ts';
import type { Arrival, Breach } from '../state.ts';
import { fillLetter, heading, paragraph, type Block, type Letter, type Sender } from './letter.ts';
import { POLICE, RECIPIENT, VERSION } from './messages.ts';

const plain = (word: string): string => word.replaceAll('-', ' ');
const counted = (words: readonly string[]): string =>
  [...Map.groupBy(words, (word) => word)].map(([word, all]) => `${all.length} ${plain(word)}`).join(', ');

/** A paper of a release, by what tells nothing of anybody: its place in the package's index (from 1), its type, its hash. */
export interface LeftPaper {
  readonly no: number;
  readonly type: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}
/** What letters say of a release that is recalled: nothing of anybody in its papers. */
export interface LeftPapers {
  readonly release: string;
  readonly papers: readonly LeftPaper[];
}

const papersOf = ({ papers }: LeftPapers): Block => ({ kind: 'table', head: ['No.', 'Type', 'SHA-256 begins with'], rows: papers.map(({ no, type, sha256 }) => [String(no), type, sha256.slice(0, 16)]) }); // prettier-ignore
const slotsOf = ({ facts, id }: Breach, sender: Sender, until: string, left: LeftPapers | undefined) => ({
  ...sender,
  reference: id,
  case: facts.case,
  type: facts.documentType,
  day: showDay(facts.occurredAt ?? facts.detectedAt),
  until: showLondon(until),
  where: left ? 'that comes with this letter' : 'below',
  thing: left ? 'these papers' : 'the document',
  gone: left ? 'the papers listed above have' : 'the document named above has',
  ...(left ? { release: left.release, count: `${left.papers.length} ${left.papers.length === 1 ? 'paper' : 'papers'}` } : {}), // prettier-ignore
});

/** Asks the recipient to stop, delete and undertake. `until`: instant by which it is wanted. `left`: the release, where all of it is recalled; the undertaking is then a sheet of its own. */
export function letterToRecipient(breach: Breach, sender: Sender, until: string, left?: LeftPapers): Letter {
  const tail = left ? [...RECIPIENT.package.map(paragraph), papersOf(left)] : [heading(RECIPIENT.undertaking), ...RECIPIENT.undertakingIs.map(paragraph)]; // prettier-ignore
  const blocks = [...RECIPIENT.body.map(paragraph), ...tail];
  return fillLetter(RECIPIENT.subject, VERSION, blocks, slotsOf(breach, sender, until, left));
}

/** The undertaking by itself, for the recipient to sign. */
export function undertakingSheet(breach: Breach, sender: Sender, until: string, left: LeftPapers): Letter {
  const blocks = [paragraph(RECIPIENT.undertakingAbout), papersOf(left), ...RECIPIENT.undertakingIs.map(paragraph)];
  return fillLetter(RECIPIENT.undertaking, VERSION, blocks, slotsOf(breach, sender, until, left));
}

type PlaceOf = Arrival['facts']['places'][number];
/** "page 2, line 14"; of what has no lines, where on the page its middle lies. */
export function placeInWords({ page, line, box }: PlaceOf): string {
  if (line !== undefined) return `page ${page}, line ${line}`;
  if (!box) return `page ${page}`;
  const [left, top, right, bottom] = box;
  return `page ${page}, ${Math.round((top + bottom) / 2)} % down, ${Math.round((left + right) / 2)} % across`;
}

/** Material returned to police, with the places that need redaction. `saysOf`: what the guidance says by a rule, where it is told. */
export function noteToPolice(arrival: Arrival, sender: Sender, saysOf: (rule: string) => string | null = () => null): Letter {
  const { facts, id } = arrival;
  const says = facts.places.map(({ rule }) => (rule === undefined ? null : saysOf(rule)));
  // One column less where no rule is known of any place.
  const told = says.some((one) => one !== null);
  const rows = facts.places.map((place, i) => [placeInWords(place), plain(place.category), plain(place.whose), ...(told ? [says[i] ?? ''] : [])]);
  const head = ['Place', 'Kind', 'Whose', ...(told ? ['What the guidance says'] : [])];
  const blocks = [...POLICE.body.map(paragraph), heading(POLICE.places), { kind: 'table', head, rows } as const, paragraph(POLICE.foot)];
  return fillLetter(POLICE.subject, VERSION, blocks, { ...sender, reference: id, case: facts.case, type: facts.documentType, day: showDay(facts.receivedAt) });
} // prettier-ignore

/** The fields that the regulator's form asks for, in its order, as far as the record knows them. */
export function regulatorFields(breach: Breach, sender: Sender, now: string): readonly (readonly [field: string, value: string])[] {
  const { facts, id, severity, regulator, regulatorTold, telling, steps, events } = breach;
  const clock = clockAt(facts.awareAt, now, regulatorTold?.toldAt ?? null);
  const told = Object.values(telling);
  const learnt = events.flatMap((event) => (event.kind === 'learnt' ? [event.lesson] : []));
  return [
    ['Report', regulatorTold ? 'follow-up' : 'initial'],
    ['Our reference', id],
    ['Controller', sender.office],
    ['Contact: data protection officer', `${sender.phone}, ${sender.email}`],
    ['Law', 'Data Protection Act 2018, Part 3 (law enforcement processing)'],
    ['What happened', `Personal data in a document (${facts.documentType}) reached ${plain(facts.recipient)} by ${plain(facts.channel)}; the step that failed: ${facts.step}; cause: ${plain(facts.cause)}.`],
    ['When it happened', facts.occurredAt === null ? 'not known' : showLondon(facts.occurredAt)],
    ['When it was found, and by whom', `${showLondon(facts.detectedAt)}, by ${plain(facts.finder)}`],
    ['When we became aware', showLondon(facts.awareAt)],
    ['72 hours end', showLondon(clock.until)],
    ['If later than 72 hours: why', regulatorTold?.lateBecause ?? (clock.state === 'over' ? '[to be said: the 72 hours are over]' : 'not later')],
    ['Categories of personal data', [...new Set(facts.affected.flatMap(({ categories }) => categories))].map(plain).join(', ')],
    ['Number of people', String(facts.affected.length)],
    ['Kinds of people', counted(facts.affected.map(({ role }) => role))],
    ['Vulnerable people', counted(facts.affected.flatMap(({ vulnerability }) => vulnerability)) || 'none known'],
    ['Number of recipients', facts.recipients === null ? 'not known' : String(facts.recipients)],
    ['Likely consequences', severity ? `Severity ${severity.score.toFixed(2)} (${plain(severity.band)}): DPC ${severity.dpc} × EI ${severity.ei} + CB ${severity.cb}. ${severity.reason}` : '[severity not adopted yet]'],
    ['Where the papers are', plain(facts.containment)],
    ['Measures taken', Object.values(steps).filter(({ outcome }) => outcome === 'done').map(({ step, what }) => `${plain(step)}: ${what.replace(/\.$/, '')}`).join('; ') || '[none noted]'],
    ['Measures against a repeat', learnt.join('; ') || '[none noted]'],
    ['Have the people been told', told.length === 0 ? 'not decided yet' : counted(told.map(({ tell }) => (tell === 'yes' ? 'to be told' : tell === 'no' ? 'not to be told' : 'not yet')))],
    ['Who decided to report, and why', regulator ? `${regulator.by}: ${regulator.reason}` : '[not decided yet]'],
    ['Still to follow', openPoints(breach).length === 0 ? 'nothing' : `${openPoints(breach).length} points; information is given in phases`],
  ];
} // prettier-ignore

/** The same as a sheet to print. */
export const regulatorSheet = (breach: Breach, sender: Sender, now: string): Letter => ({
  subject: `Personal data breach: fields of the regulator’s form (${breach.id})`,
  version: VERSION,
  blocks: [{ kind: 'table', head: ['Field', 'Answer'], rows: regulatorFields(breach, sender, now) }],
  missing: [],
});
