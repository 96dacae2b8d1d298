// What came from police unredacted: noted from a paper of the case, with the note that goes back with it. Nobody is blamed by
// it, and nothing of what stands there is written down. Not here: the list of all (breaches.ts).
import { breachesIn } from '../../casework/index.ts';
import { BlotterError } from '../../model/index.ts';
import { caseReference, LETTERS_VERSION, letterHtml, letterText, noteToPolice, type Arrival } from '../../register/breach/index.ts'; // prettier-ignore
import { handRows, markGroups, readArrival, typeChoices, type FormProblem } from '../shown/arrival.ts';
import { sendingWays } from '../shown/breach-page.ts';
import { casePath } from '../shown/paths.ts';
import { timeInWords } from '../shown/release.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { aboutCase, frameOf, type AboutCase } from '../web/case.ts';
import { notFound } from '../web/not-found.ts';
import { gaps, typedIn, wrongIn } from '../web/sender.ts';
import { officerOf } from './report-breach.ts';

const NO_PAPER = notFound('The case has no such paper now.');
const NO_NOTE = notFound('There is no such record of this case.');

/** What was noted of this case, newest first. */
async function notedOf(asked: Asked, { urn, id }: AboutCase): Promise<Arrival[]> {
  const records = await breachesIn(asked).all();
  return records.filter((one) => one.record === 'failure-to-redact' && [urn, id].includes(one.facts.case)).toReversed() as Arrival[];
} // prettier-ignore

const errorsIn = (problems: readonly { readonly text: string; readonly href: string }[]) => (problems.length > 0 ? { errors: problems, errorAt: Object.fromEntries(problems.map(({ href, text }) => [href.slice(1), { text }])) } : { errorAt: {} }); // prettier-ignore

/** The paper of the address, by its number in the view. */
function paperOf({ params }: Asked, { prepared }: AboutCase) {
  const no = Number(params['doc']);
  return (Number.isInteger(no) && prepared?.standing.documents[no - 1]) || null;
}

async function form(asked: Asked, about: AboutCase, problems: readonly FormProblem[] = []): Promise<Answer> {
  const standing = paperOf(asked, about);
  if (!standing || !about.prepared) return NO_PAPER;
  const { document } = standing.view.judged;
  const noted = await notedOf(asked, about);
  // Offices seldom change from one paper of a case to the next.
  const [last] = noted;
  const sent = asked.form['_csrf'] !== undefined;
  const fields = sent ? asked.form : { force: last?.facts.force ?? '', unit: last?.facts.unit ?? '', documentType: document.type }; // prettier-ignore
  return {
    view: 'arrival',
    status: problems.length > 0 ? 400 : 200,
    data: {
      title: `Came unredacted: ${document.file}`,
      ...frameOf(asked, about, 'papers'),
      own: casePath(about.id, about.for, `arrived/${asked.params['doc']}`),
      fields,
      types: typeChoices(fields['documentType'] ?? document.type),
      groups: markGroups(about.prepared.view, standing).map(({ key, text }) => ({ key, text, checked: asked.form[key] === '1' })), // prettier-ignore
      rows: handRows(asked.form),
      noted: noted.map(({ id, facts }) => ({ href: casePath(about.id, about.for, `arrivals/${id}`), id, what: facts.documentType, places: facts.places.length })), // prettier-ignore
      ...errorsIn(problems),
    },
  };
}

async function note(asked: Asked, about: AboutCase): Promise<Answer> {
  const standing = paperOf(asked, about);
  if (!standing || !about.prepared) return NO_PAPER;
  const { document } = standing.view.judged;
  const read = readArrival(asked.form, markGroups(about.prepared.view, standing), document.pages.length);
  if ('problems' in read) return form(asked, about, read.problems);
  try {
    const id = await breachesIn(asked).arrived({ caseId: about.id, file: document.file }, { ...read.facts, case: caseReference(about.urn, about.id) }, officerOf(asked)); // prettier-ignore
    return { to: casePath(about.id, about.for, `arrivals/${id}`) };
  } catch (error) {
    if (!(error instanceof BlotterError) || error.exit === 70) throw error;
    return form(asked, about, [{ text: error.what, href: '#force' }]);
  }
}

/** Runs `answer` with the record of the address, if it is one of this case. */
async function aboutNote(asked: Asked, about: AboutCase, answer: (record: Arrival) => Promise<Answer> | Answer): Promise<Answer> {
  const record = (await notedOf(asked, about)).find(({ id }) => id === asked.params['record']);
  return record ? answer(record) : NO_NOTE;
} // prettier-ignore

/** The note that goes back to police: shown, or as a file. */
async function letter(
  asked: Asked,
  about: AboutCase,
  record: Arrival,
  sent: boolean,
  wrong: readonly FormProblem[] = [],
): Promise<Answer> {
  const typed = typedIn(asked);
  const errors = sent ? wrongIn(typed) : wrong;
  const as = asked.form['as'] ?? 'page';
  const quoted: Arrival = { ...record, facts: { ...record.facts, case: about.urn } };
  const drafted = noteToPolice(quoted, gaps(typed), (rule) => asked.rulebook.byId[rule]?.sentence ?? null);
  if (sent && errors.length === 0 && (as === 'html' || as === 'text')) {
    await breachesIn(asked).add(record.id, [{ kind: 'letter-drafted', letter: 'police', person: null, version: LETTERS_VERSION, large: false }], officerOf(asked)); // prettier-ignore
    const body = as === 'html' ? letterHtml(drafted, false) : letterText(drafted);
    const stream = (async function* () {
      yield new TextEncoder().encode(body);
    })();
    return { stream, type: as === 'html' ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8', name: `${record.id}.${as === 'html' ? 'html' : 'txt'}` }; // prettier-ignore
  }
  const back = record.events.findLast((event) => event.kind === 'letter-sent');
  return {
    view: 'arrival-note',
    status: errors.length > 0 ? 400 : 200,
    data: {
      title: `Back to police: ${record.id}`,
      ...frameOf(asked, about, 'papers'),
      own: casePath(about.id, about.for, `arrivals/${record.id}`),
      came: timeInWords(record.facts.receivedAt),
      force: record.facts.force,
      typed,
      letter: drafted,
      gaps: drafted.missing,
      back: back ? timeInWords(back.at) : null,
      ways: sendingWays(),
      ...errorsIn(errors),
    },
  };
}

/** Notes that it went back. */
async function returned(asked: Asked, about: AboutCase, record: Arrival): Promise<Answer> {
  const { form: fields } = asked;
  if (!sendingWays().some(({ value }) => value !== '' && value === fields['channel']))
    return letter(asked, about, record, false, [{ text: 'Say how it went back.', href: '#channel' }]);
  await breachesIn(asked).add(record.id, [{ kind: 'letter-sent', letter: 'police', person: null, channel: fields['channel'] ?? '' }], officerOf(asked)); // prettier-ignore
  return { to: casePath(about.id, about.for, `arrivals/${record.id}`) };
}

const FROM = '/cases/:case/for/:recipient/arrived/:doc';
const ONE = '/cases/:case/for/:recipient/arrivals/:record';
export const ARRIVALS: readonly Route[] = [
  { method: 'GET', path: FROM, gate: 'arrival-note', answer: (asked) => aboutCase(asked, (about) => form(asked, about)) }, // prettier-ignore
  { method: 'POST', path: FROM, gate: 'arrival-note', answer: (asked) => aboutCase(asked, (about) => note(asked, about)) }, // prettier-ignore
  { method: 'GET', path: ONE, gate: 'arrival-note', answer: (asked) => aboutCase(asked, (about) => aboutNote(asked, about, (record) => letter(asked, about, record, false))) }, // prettier-ignore
  { method: 'POST', path: ONE, gate: 'arrival-note', answer: (asked) => aboutCase(asked, (about) => aboutNote(asked, about, (record) => letter(asked, about, record, true))) }, // prettier-ignore
  { method: 'POST', path: `${ONE}/returned`, gate: 'arrival-note', answer: (asked) => aboutCase(asked, (about) => aboutNote(asked, about, (record) => returned(asked, about, record))) }, // prettier-ignore
];
