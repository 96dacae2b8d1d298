// Drills: begun, worked on on the review page, ended, and told how they went. Everybody has their own and sees no other. None
// of these routes knows a case: what is made up stays here. Not here: training that is due (training.ts).
import { drawSheet, setSheet, TRAINING } from '../../assurance/index.ts';
import { drillsIn, isPassed, withEvent, type Drill } from '../../casework/index.ts';
import type { Refused } from '../../review/index.ts';
import { drillEventOf, isRefused, nameOfSheet } from '../drill/said.ts';
import { drillPage, drillPath, leftIn } from '../drill/page.ts';
import { resultsOf } from '../drill/result.ts';
import { readSaid, saidByForm, type Said } from '../review/said.ts';
import { dayInWords } from '../shown/training.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { accountOf } from '../web/case.ts';
import { notFound } from '../web/not-found.ts';

const BASE = '/training/drills/:drill';
const BODY = 512 * 1024;
const ENDED: Refused = { why: 'This drill is ended.', cure: 'Begin another one under Training.' };
const NO_DRILL = notFound('There is no such drill, or it is not yours.');

/** Finds the drill of whoever asks, and answers with it. */
const withDrill =
  (work: (asked: Asked, drill: Drill) => Answer | Promise<Answer>) =>
  async (asked: Asked): Promise<Answer> => {
    const drill = await drillsIn(asked, asked.rulebook).read(asked.params['drill'] ?? '', accountOf(asked));
    return drill === null ? NO_DRILL : work(asked, drill);
  };

const sheetOf = ({ params }: Asked, { sheets }: Drill) => (params['page'] === '1' ? sheets[Number(params['doc']) - 1] : undefined); // prettier-ignore

/** The first page that is not done. */
function start(_asked: Asked, drill: Drill): Answer {
  const base = drillPath(drill.id);
  const left = drill.sheets.find(({ no }) => !drill.sitting.done.has(no));
  return { to: drill.ended ? `${base}/result` : left ? `${base}/${left.no}/1` : `${base}/end` };
}

/** Takes in what was said, all at once; what came of each. What follows on something said before knows of it. */
async function take(asked: Asked, drill: Drill, list: readonly Said[]): Promise<readonly { readonly id: string; readonly refused: Refused | null }[]> {
  let now = drill;
  const results = list.map((one): { readonly id: string; readonly refused: Refused | null } => {
    const event = drillEventOf(one, now);
    if (isRefused(event)) return { id: one.id, refused: event };
    if (!now.events.some(({ id }) => id === event.id)) now = withEvent(now, event);
    return { id: one.id, refused: null };
  });
  const taken = await drillsIn(asked, asked.rulebook).say(drill.id, drill.account, now.events.slice(drill.events.length));
  return taken ? results : results.map(({ id }) => ({ id, refused: ENDED }));
} // prettier-ignore

async function receive(asked: Asked, drill: Drill): Promise<Answer> {
  const list = readSaid(asked.form['said'] ?? '');
  if (list === null) return { json: { refused: 'no list' }, status: 400 };
  const results = await take(asked, drill, list);
  return { json: { results, events: drill.events.length + results.filter(({ refused }) => refused === null).length } };
}

function show(asked: Asked, drill: Drill): Answer {
  const sheet = sheetOf(asked, drill);
  if (!sheet) return NO_DRILL;
  return drill.ended ? { to: `${drillPath(drill.id)}/result` } : drillPage(asked, drill, sheet);
}

/** From a form of the page, without script. */
async function decide(asked: Asked, drill: Drill): Promise<Answer> {
  const sheet = sheetOf(asked, drill);
  if (!sheet || asked.form['file'] !== nameOfSheet(sheet)) return NO_DRILL;
  const said = saidByForm(asked.form, nameOfSheet(sheet), 1, sheet.page, asked.clock());
  const [result] = await take(asked, drill, [said]);
  const mark = asked.form['mark'] ?? '';
  if (result?.refused) return drillPage(asked, drill, sheet, { ...result.refused, mark });
  const base = drillPath(drill.id);
  if (said.kind === 'page-done') return { to: sheet.no < drill.sheets.length ? `${base}/${sheet.no + 1}/1` : `${base}/end` }; // prettier-ignore
  const at = mark === '' ? '' : `m${mark.replace(/[^\w-]/g, '-')}`;
  return { to: `${base}/${sheet.no}/1${at === '' ? '' : `?m=${at}#${at}`}` };
}

function picture(asked: Asked, drill: Drill): Answer {
  const sheet = sheetOf(asked, drill);
  return sheet ? { bytes: drawSheet(setSheet(sheet.page)), type: 'image/svg+xml; charset=utf-8' } : NO_DRILL;
}

function end({ form }: Asked, drill: Drill): Answer {
  const base = drillPath(drill.id);
  if (drill.ended) return { to: `${base}/result` };
  const left = leftIn(drill);
  return {
    view: 'drill-end',
    status: form['early'] === undefined ? 200 : 409,
    data: { title: left.pages.length === 0 ? 'That was the last page' : `${left.text} left`, base, left: left.pages, back: `${base}/${drill.sheets.length}/1` }, // prettier-ignore
  };
}

async function finish(asked: Asked, drill: Drill): Promise<Answer> {
  const ended = await drillsIn(asked, asked.rulebook).end(drill.id, drill.account);
  return ended === null ? end({ ...asked, form: { early: 'yes' } }, drill) : { to: `${drillPath(drill.id)}/result` };
}

async function result(asked: Asked, drill: Drill): Promise<Answer> {
  if (!drill.ended) return start(asked, drill);
  const { right, of, completion } = drill.ended;
  const { next } = await drillsIn(asked, asked.rulebook).of(drill.account);
  const results = resultsOf(drill, asked.rulebook);
  return {
    view: 'drill-result',
    data: {
      title: isPassed(right, of) ? 'Passed' : 'Not passed yet',
      right,
      of,
      percent: Math.round((100 * right) / Math.max(1, of)),
      passMark: Math.round(100 * TRAINING.passMark),
      passed: completion !== null,
      certificate: completion === null ? null : `/training/certificates/${completion}`,
      next: next === null ? null : dayInWords(next),
      results,
      clean: results.every(({ mistakes, stray }) => mistakes.length === 0 && stray.length === 0),
    },
  };
}

export const DRILLS: readonly Route[] = [
  { method: 'POST', path: '/training/drills', gate: 'practice-use', answer: async (asked) => ({ to: drillPath(await drillsIn(asked, asked.rulebook).begin(accountOf(asked))) }) },
  { method: 'GET', path: BASE, gate: 'practice-use', answer: withDrill(start) },
  { method: 'GET', path: `${BASE}/news`, gate: 'practice-use', answer: withDrill((_, { events }) => ({ json: { events: events.length, others: [], here: [] } })) },
  { method: 'POST', path: `${BASE}/events`, gate: 'practice-use', body: BODY, answer: withDrill(receive) },
  { method: 'GET', path: `${BASE}/end`, gate: 'practice-use', answer: withDrill(end) },
  { method: 'POST', path: `${BASE}/end`, gate: 'practice-use', answer: withDrill(finish) },
  { method: 'GET', path: `${BASE}/result`, gate: 'practice-use', answer: withDrill(result) },
  { method: 'GET', path: `${BASE}/:doc/:page`, gate: 'practice-use', answer: withDrill(show) },
  { method: 'POST', path: `${BASE}/:doc/:page`, gate: 'practice-use', answer: withDrill(decide) },
  { method: 'GET', path: `${BASE}/:doc/:page/picture`, gate: 'practice-use', answer: withDrill(picture) },
]; // prettier-ignore
