// The second person's work: a queue of what waits, and for each the places that are dangerous, with yes, back, or stop.
// Pages are looked at on the review page, blind where that was drawn. Not here: who may be a second person (release/gate).
import { sql } from 'kysely';
import type { Manifest } from '../../model/index.ts';
import { correctedIn, type Blocker } from '../../release/index.ts';
import { listDocuments } from '../shown/documents.ts';
import { casePath, toReview } from '../shown/paths.ts';
import { recipientInWords, recipientOf } from '../shown/recipients.ts';
import { checkersAgree, FEWEST_PEOPLE } from '../../assurance/index.ts';
import { shownCorrections, shownSample, ticksOf, twice } from '../shown/second-look.ts';
import { checkLists, madeOf, shownEvents } from '../shown/release.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { aboutCase, accountOf, frameOf, type AboutCase } from '../web/case.ts';
import { hearingInWords, lastWords } from './cases.ts';

/** Rounds whose last word is a submission, of the cases that this person was given, the nearest hearing first. */
async function submitted({ store, session }: Asked) {
  if (!session) return [];
  const account = session.account;
  return store.transaction((trx) =>
    trx
      .selectFrom('gate_events as g')
      .innerJoin('cases', 'cases.id', 'g.case_id')
      .select(['g.case_id', 'g.recipient', 'g.by', 'g.at', 'cases.urn', 'cases.title', 'cases.hearing_on', 'cases.manifest'])
      .where(sql<boolean>`g.case_id in (${lastWords(account, ['given', 'taken'])})`)
      .where(sql<boolean>`g.case_id not in (${lastWords(account, ['walled', 'unwalled'])})`)
      .where(sql<boolean>`g.event ->> 'kind' = 'submitted'`)
      .where(sql<boolean>`not exists (select from gate_events o where o.case_id = g.case_id and o.recipient = g.recipient and o.seq > g.seq)`)
      .where(sql<boolean>`g.recipient = any(coalesce((select recipients from case_access a where a.case_id = g.case_id and a.account_id = ${account} and kind in ('given', 'taken') order by seq desc limit 1), array[g.recipient]))`)
      .where('cases.erased_at', 'is', null)
      .orderBy(sql`cases.hearing_on asc nulls last`)
      .orderBy('g.at')
      .limit(200)
      .execute(),
  );
} // prettier-ignore

async function queue(asked: Asked): Promise<Answer> {
  const rows = await submitted(asked);
  const names = await asked.casework.names(rows.map(({ by }) => by));
  const today = asked.clock().toISOString().slice(0, 10);
  const waits = await asked.casework.waiting(rows.map(({ case_id, recipient }) => ({ caseId: case_id, recipient })));
  const reviewersOf = new Map(waits.map(({ caseId, recipient, reviewers }) => [`${caseId} ${recipient}`, reviewers]));
  const waiting = rows.flatMap((row) => {
    const reviewers = reviewersOf.get(`${row.case_id} ${row.recipient}`);
    if (!reviewers) return [];
    const recipient = recipientOf(row.recipient, row.manifest as Manifest);
    const own = row.by === accountOf(asked) || reviewers.includes(accountOf(asked));
    return [
      {
        own,
        href: casePath(row.case_id, row.recipient, own ? 'release' : 'check'),
        title: row.title,
        urn: row.urn,
        hearing: hearingInWords(row.hearing_on, today),
        recipient: recipient ? recipientInWords(recipient, row.manifest as Manifest) : row.recipient,
        by: names.get(row.by) ?? row.by,
      },
    ];
  });
  const { people, count } = await asked.casework.agreement();
  // Fewer, and it would be somebody's figure.
  const agreement = people < FEWEST_PEOPLE ? null : checkersAgree(twice(count)).sentence;
  return { view: 'checks', data: { title: 'To be checked', waiting, agreement } };
}

/** Ids of the places that were ticked: each has a field of its own, for ids hold spaces. */
const marksOf = ({ form }: Asked): string[] =>
  Object.entries(form).flatMap(([name, value]) => (/^mark-\d/.test(name) ? [value] : []));

async function page(
  asked: Asked,
  about: AboutCase,
  refused: readonly Blocker[] = [],
  wrong: string | null = null,
): Promise<Answer> {
  // prettier-ignore
  const { id, gate, prepared } = about;
  const frame = frameOf(asked, about, 'release');
  const status = refused.length > 0 || wrong !== null ? 409 : 200;
  if (!gate || !prepared) return { to: casePath(id, about.for) };
  const { view, standing } = prepared;
  const to = toReview(id, about.for, view);
  const chosen = new Set(marksOf(asked));
  const [sample, corrections] = [await asked.casework.sample(id, about.for, accountOf(asked)), await asked.casework.corrections(id)]; // prettier-ignore
  const names = await asked.casework.names(corrections.map(({ by }) => by));
  const look = sample && shownSample(sample, to, chosen);
  // What was marked before is told when they have marked: else they would look for that.
  const lists = look && look.left > 0 ? [] : checkLists(standing, to, about.named);
  const caught = listDocuments(to, standing, view.holds).filter(({ need }) => need !== 'ready' && need !== 'withheld' && need !== 'answer'); // prettier-ignore
  return {
    view: 'check',
    status,
    data: {
      title: 'Check this release',
      ...frame,
      madeOf: madeOf(view, standing),
      lists: lists.map((list) => ({ ...list, places: list.places.map((place) => ({ ...place, checked: chosen.has(place.id) })) })), // prettier-ignore
      caught,
      look,
      corrections: shownCorrections(corrections, names),
      corrected: correctedIn(gate.facts),
      ticked: ticksOf(asked.form),
      start: look?.next ?? to(),
      why: gate.facts.second.why,
      events: shownEvents(gate.events, about.named),
      waits: gate.state === 'with-checker',
      refused: refused.map(({ why, cure }) => `${about.named(why)} ${cure}`),
      wrong,
      said: asked.form['why'] ?? '',
    },
  };
}

async function accept(asked: Asked, about: AboutCase): Promise<Answer> {
  const refused = await asked.casework.accept(about.id, about.for, accountOf(asked), ticksOf(asked.form));
  return refused.length > 0 ? page(asked, about, refused) : { to: casePath(about.id, about.for, 'release') };
}

async function sendBack(asked: Asked, about: AboutCase): Promise<Answer> {
  const { why = '', stop } = asked.form;
  if (why.trim().length < 3) return page(asked, about, [], 'Say what is wrong, so that it can be put right.');
  const words = stop === undefined ? why.trim() : `This must not go to this recipient. ${why.trim()}`;
  const refused = await asked.casework.sendBack(about.id, about.for, accountOf(asked), words, marksOf(asked));
  return refused.length > 0 ? page(asked, about, refused) : { to: '/checks' };
}

const ONE = '/cases/:case/for/:recipient/check';
export const CHECK: readonly Route[] = [
  { method: 'GET', path: '/checks', gate: 'case-list', answer: queue },
  { method: 'GET', path: ONE, gate: 'release-check', answer: (asked) => aboutCase(asked, (about) => page(asked, about)) }, // prettier-ignore
  { method: 'POST', path: `${ONE}/accept`, gate: 'release-check', answer: (asked) => aboutCase(asked, (about) => accept(asked, about)) }, // prettier-ignore
  { method: 'POST', path: `${ONE}/return`, gate: 'release-check', answer: (asked) => aboutCase(asked, (about) => sendBack(asked, about)) }, // prettier-ignore
];
