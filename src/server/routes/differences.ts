// What differs: from another recipient of the same case, and from what this recipient was served before. Not here: the
// comparison (release/differences.ts), its sentences (shown/differences.ts).
import { checkedOf, standingOf, type Released } from '../../casework/index.ts';
import { say } from '../language/say.ts';
import { shownDifferences } from '../shown/differences.ts';
import { toReview } from '../shown/paths.ts';
import { recipientNamed } from '../shown/recipients.ts';
import { timeInWords } from '../shown/release.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { aboutCase, frameOf, type AboutCase } from '../web/case.ts';

async function beside(asked: Asked, about: AboutCase): Promise<Answer> {
  const { id, prepared, manifest } = about;
  const others = (await asked.casework.recipients(id)).filter((one) => one !== about.for);
  // Whoever may not prepare papers for the other recipient does not see what it is given.
  const allowed = asked.standing?.recipients;
  const open = others.filter((one) => allowed?.includes(one) ?? true);
  const chosen = open.find((one) => one === asked.form['with']) ?? open[0];
  const view = chosen === undefined ? null : await asked.casework.view(id, chosen);
  const log = chosen === undefined ? null : await asked.casework.log(id, chosen);
  const both = prepared && view && log ? [checkedOf(view, standingOf(view, log)), checkedOf(prepared.view, prepared.standing)] as const : null; // prettier-ignore
  return {
    view: 'differences',
    data: {
      title: say('differences.title'),
      ...frameOf(asked, about, 'release'),
      action: 'differences',
      field: 'with',
      lead: chosen === undefined ? null : say('differences.with', { recipient: recipientNamed(chosen, manifest) }), // prettier-ignore
      nothing: say('differences.nobody'), // prettier-ignore
      missing: say('differences.one-missing'),
      seen: say('differences.seen-here'),
      choices: open.map((one) => ({ value: one, text: recipientNamed(one, manifest), selected: one === chosen })),
      shown: both && prepared ? shownDifferences(both[0], both[1], toReview(id, about.for, prepared.view), 'here') : null, // prettier-ignore
    },
  };
}

/** What this recipient was served before the release that is in hand, newest first. `left`: all that left for it. */
export function earlierOf({ gate }: AboutCase, left: readonly Released[]): readonly Released[] {
  const over = gate?.state === 'released' || gate?.state === 'recalled';
  return left.filter(({ release }) => !(over && release === gate?.release));
}

async function before(asked: Asked, about: AboutCase): Promise<Answer> {
  const { id, prepared } = about;
  const left = (await asked.casework.released(id)).filter(({ recipient }) => recipient === about.for);
  const earlier = earlierOf(about, left);
  const chosen = earlier.find(({ release }) => release === asked.form['release']) ?? earlier[0];
  const was = chosen ? await asked.casework.checked(id, chosen.release) : null;
  const inWords = ({ at, recalled }: Released): string =>
    recalled ? say('differences.recalled', { when: timeInWords(at) }) : timeInWords(at);
  return {
    view: 'differences',
    data: {
      title: say('differences.before'),
      ...frameOf(asked, about, 'release'),
      action: 'differences/earlier',
      field: 'release',
      lead: chosen ? say('differences.since', { when: inWords(chosen) }) : null,
      nothing: say('differences.unserved'),
      missing: prepared ? say('differences.not-kept') : say('release.unprepared'), // prettier-ignore
      seen: say('differences.visible-now'),
      choices: earlier.map((one) => ({ value: one.release, text: inWords(one), selected: one === chosen })),
      shown: was && prepared ? shownDifferences(was, checkedOf(prepared.view, prepared.standing), toReview(id, about.for, prepared.view), 'then') : null, // prettier-ignore
    },
  };
}

const ONE = '/cases/:case/for/:recipient/differences';
export const DIFFERENCES: readonly Route[] = [
  { method: 'GET', path: ONE, welsh: true, gate: 'release-read', answer: (asked) => aboutCase(asked, (about) => beside(asked, about)) }, // prettier-ignore
  { method: 'GET', path: `${ONE}/earlier`, welsh: true, gate: 'release-read', answer: (asked) => aboutCase(asked, (about) => before(asked, about)) }, // prettier-ignore
];
