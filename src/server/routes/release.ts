// From the end of the review to the release: what stops it, submitting, the typed names. What is refused is said beside the
// button that was pressed. Not here: the second person's page (check.ts), what has left (releases.ts).
import { breachesIn } from '../../casework/index.ts';
import type { Blocker } from '../../release/index.ts';
import { shownBlockers } from '../shown/blockers.ts';
import { casePath, toReview } from '../shown/paths.ts';
import { recipientInWords, recipientNamed } from '../shown/recipients.ts';
import { earlierOf } from './differences.ts';
import { madeOf, nextInWords, whySecond, shownEvents, timeInWords } from '../shown/release.ts';
import { say, saidOf } from '../language/say.ts';
import { blockerSaid } from '../shown/stops.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { signInAgain } from '../web/refusals.ts';
import { aboutCase, accountOf, frameOf, mayDo, needsFreshSignIn, type AboutCase } from '../web/case.ts';
import { progressJson, progressSaid } from './case.ts';

interface Refused {
  readonly at: 'submit' | 'release' | 'lift';
  readonly blockers: readonly Blocker[];
  readonly typed?: readonly string[];
}

async function page(asked: Asked, about: AboutCase, refused?: Refused): Promise<Answer> {
  const { id, gate, prepared, manifest } = about;
  const base = casePath(id, about.for);
  const frame = frameOf(asked, about, 'release');
  const left = (await asked.casework.released(id)).filter(({ recipient }) => recipient === about.for);
  const names = await asked.casework.names(left.flatMap(({ by, recalled }) => [by, ...(recalled ? [recalled.by] : [])]));
  const past = left.map((one) => ({
    href: `${base}/releases/${one.release}`,
    text: say('release.past.by', { when: timeInWords(one.at), who: names.get(one.by) ?? one.by }),
    state: one.recalled ? { text: say('state.recalled'), colour: 'red' } : { text: say('state.released'), colour: 'green' },
  }));
  const title = say('release.title');
  if (!gate || !prepared) return { view: 'release', data: { title, ...frame, past, gate: null } };
  const { state, facts, making, frozen } = gate;
  const busy = making?.state === 'waiting' || making?.state === 'working';
  const others = (await asked.casework.recipients(id)).filter((one) => one !== about.for);
  const own = facts.reviewers.includes(accountOf(asked)) || gate.events.findLast(({ kind }) => kind === 'submitted')?.by === accountOf(asked);
  const holds = shownBlockers(id, about.for, prepared, toReview(id, about.for, prepared.view));
  const gateOnly = gate.blockers.filter((one) => one.hold === undefined).map((one) => { const [why, ...cure] = blockerSaid(one, about.named, facts.second, prepared.view); return { why, cures: cure, link: null, file: null }; });
  const namings = saidOf('naming.');
  const naming = facts.naming.map(({ label }, i) => ({ label: label in namings ? namings[label as 'firm'] : label, value: refused?.typed?.[i] ?? '', name: `named-${i}` }));
  return {
    view: 'release',
    status: refused ? 409 : 200,
    data: {
      title,
      ...frame,
      past,
      gate: { state, next: nextInWords(gate), second: whySecond(gate), frozen: frozen && { ...frozen, when: timeInWords(frozen.at), who: about.named(frozen.by) }, events: shownEvents(gate.events, about.named) },
      returned: returnedPlaces(about),
      madeOf: madeOf(prepared.view, prepared.standing),
      blockers: state === 'released' || state === 'recalled' ? [] : [...holds, ...gateOnly],
      busy,
      making: making && making.state !== 'ready' ? progressSaid(making) : null,
      naming,
      recipientText: recipientInWords(about.recipient, manifest),
      fresh: needsFreshSignIn(asked, 'release-make') ? signInAgain(`${base}/release`) : null,
      lift: mayDo(asked, 'stop-lift') && frozen ? { fresh: needsFreshSignIn(asked, 'stop-lift') ? signInAgain(`${base}/release`) : null, said: refused?.at === 'lift' ? (asked.form['reason'] ?? '') : '' } : null,
      report: mayDo(asked, 'breach-report') ? `/breaches/new?of=${id}` : null,
      may: {
        submit: mayDo(asked, 'release-submit') && (state === 'draft' || state === 'in-review'),
        check: mayDo(asked, 'release-check') && !own && (state === 'with-checker' || state === 'held'),
        release: mayDo(asked, 'release-make') && state === 'ready' && !busy && !frozen,
      },
      differences: others.map((one) => ({ href: `${base}/differences?with=${encodeURIComponent(one)}`, text: recipientNamed(one, about.manifest) })),
      earlier: earlierOf(about, left).map(({ release: id2, at }) => ({ href: `${base}/differences/earlier?release=${id2}`, text: timeInWords(at) })).slice(0, 1),
      refused: refused && { at: refused.at, lines: refused.blockers.map((one) => blockerSaid(one, about.named, facts.second, prepared.view)) },
    },
  };
} // prettier-ignore

/** The pages of what the second person marked as wrong, where their word is the last. */
function returnedPlaces({ id, for: recipient, gate, prepared }: AboutCase) {
  const word = gate?.events.at(-1);
  if (word?.kind !== 'returned' || !prepared) return [];
  const to = toReview(id, recipient, prepared.view);
  return (word.places ?? []).map(({ file, page: no }) => ({
    href: to(file, no),
    text: say('page.record', { file, page: no }),
  }));
}

async function submit(asked: Asked, about: AboutCase): Promise<Answer> {
  const blockers = await asked.casework.submit(about.id, about.for, accountOf(asked));
  if (blockers.length > 0) return page(asked, about, { at: 'submit', blockers });
  return { to: casePath(about.id, about.for, 'release') };
}

async function release(asked: Asked, about: AboutCase): Promise<Answer> {
  const typed = (about.gate?.facts.naming ?? []).map((_, i) => asked.form[`named-${i}`] ?? '');
  const blockers = await asked.casework.release(about.id, about.for, accountOf(asked), typed);
  if (blockers.length > 0) return page(asked, about, { at: 'release', blockers, typed });
  return { to: casePath(about.id, about.for, 'release') };
}

/** Lets the case go on after a recall. */
async function lift(asked: Asked, about: AboutCase): Promise<Answer> {
  const { reason = '', stop = '' } = asked.form;
  const blockers = await breachesIn(asked).lift(about.id, accountOf(asked), reason.trim(), stop);
  if (blockers.length > 0) return page(asked, about, { at: 'lift', blockers });
  return { to: casePath(about.id, about.for, 'release') };
}

const ONE = '/cases/:case/for/:recipient';
export const RELEASE: readonly Route[] = [
  { method: 'GET', path: `${ONE}/release`, welsh: true, gate: 'release-read', answer: (asked) => aboutCase(asked, (about) => page(asked, about)) }, // prettier-ignore
  { method: 'POST', path: `${ONE}/submit`, welsh: true, gate: 'release-submit', answer: (asked) => aboutCase(asked, (about) => submit(asked, about)) }, // prettier-ignore
  { method: 'POST', path: `${ONE}/release`, welsh: true, gate: 'release-make', answer: (asked) => aboutCase(asked, (about) => release(asked, about)) }, // prettier-ignore
  { method: 'POST', path: `${ONE}/lift`, welsh: true, gate: 'stop-lift', answer: (asked) => aboutCase(asked, (about) => lift(asked, about)) }, // prettier-ignore
  {
    method: 'GET',
    path: `${ONE}/release/progress`,
    welsh: true,
    gate: 'release-read',
    answer: (asked) =>
      aboutCase(asked, ({ gate }) => {
        const making = gate?.making ?? null;
        const busy = making?.state === 'waiting' || making?.state === 'working';
        return { json: { busy, ...progressJson(making), papers: [] } };
      }),
  },
];
