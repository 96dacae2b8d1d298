// Letters of a breach: drafted from the record, shown, and given as a file for a person to read and send. The greeting's name
// and the sender travel in the form alone and are kept nowhere. Not here: the words and when a letter may be drafted
// (register/breach/letters).
import { breachesIn } from '../../casework/index.ts';
import { BlotterError } from '../../model/index.ts';
import { draftLetter, LETTERS_VERSION, letterHtml, letterText, readingEase, type Breach, type Letter } from '../../register/breach/index.ts'; // prettier-ignore
import { inWords, LETTER_WORDS } from '../shown/breach-words.ts';
import { sendingWays } from '../shown/breach-page.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { mayDo } from '../web/case.ts';
import { gaps, typedIn, wrongIn } from '../web/sender.ts';
import type { CaseOfRecord } from '../web/case-of-record.ts';
import { aboutBreach, NO_RECORD } from './breach.ts';
import { officerOf } from './report-breach.ts';

/** `V1` of the address is `person:V1` of the record; null: no such letter. */
function letterOf({ params }: Asked, breach: Breach): { readonly to: string; readonly text: string; readonly person: string | null } | null {
  const to = params['to'] ?? '';
  if (to === 'recipient' || to === 'regulator') return { to, text: LETTER_WORDS[to], person: null };
  return breach.facts.affected.some(({ ref }) => ref === to) ? { to: `person:${to}`, text: to, person: to } : null;
} // prettier-ignore

/** The record as letters quote it: the case by its number, for those who may see it. */
export const quoted = (breach: Breach, of: CaseOfRecord): Breach =>
  of.kind === 'seen' ? { ...breach, facts: { ...breach.facts, case: of.urn } } : breach;

async function letter(asked: Asked, breach: Breach, of: CaseOfRecord, sent: boolean): Promise<Answer> {
  const about = letterOf(asked, breach);
  if (!about) return NO_RECORD;
  const typed = typedIn(asked);
  const [large, as] = [asked.form['large'] !== undefined, asked.form['as'] ?? 'page'];
  const errors = sent ? wrongIn(typed) : [];
  const now = asked.clock().toISOString();
  let drafted: Letter | null = null;
  let missing: string | null = null;
  try {
    drafted = draftLetter(quoted(breach, of), about.to, gaps(typed), typed.name || undefined, now).letter;
  } catch (error) {
    if (!(error instanceof BlotterError) || error.code !== 'B-BREACH-05') throw error;
    missing = error.what;
  }
  if (sent && drafted && errors.length === 0 && (as === 'html' || as === 'text')) {
    const body = as === 'html' ? letterHtml(drafted, large) : letterText(drafted);
    const kind = about.person === null ? about.to : 'person';
    if (breach.status === 'open') await breachesIn(asked).add(breach.id, [{ kind: 'letter-drafted', letter: kind, person: about.person, version: LETTERS_VERSION, large }], officerOf(asked)); // prettier-ignore
    const stream = (async function* () {
      yield new TextEncoder().encode(body);
    })();
    const name = `${breach.id}-${about.person ?? about.to}.${as === 'html' ? 'html' : 'txt'}`;
    return { stream, type: as === 'html' ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8', name };
  }
  const own = `/breaches/${breach.id}`;
  const channel = about.person === null ? undefined : breach.channels[about.person]?.channel;
  return {
    view: 'breach-letter',
    status: errors.length > 0 ? 400 : 200,
    data: {
      title: `Letter to ${about.text}`,
      own,
      id: breach.id,
      action: `${own}/letters/${about.person ?? about.to}`,
      person: about.person,
      to: about.to,
      typed,
      large,
      missing,
      letter: drafted,
      gaps: drafted?.missing ?? [],
      ease: drafted && about.person !== null ? readingEase(letterText(drafted)).ease.toFixed(0) : null,
      channel: channel === undefined ? null : { value: channel, text: inWords(channel) },
      ways: sendingWays(),
      mayNote: breach.status === 'open' && mayDo(asked, 'breach-note') && about.to !== 'regulator',
      ...(errors.length > 0 ? { errors } : {}),
      errorAt: Object.fromEntries(errors.map(({ href, text }) => [href.slice(1), { text }])),
    },
  };
}

const ONE = '/breaches/:breach/letters/:to';
export const BREACH_LETTERS: readonly Route[] = [
  { method: 'GET', path: ONE, gate: 'breach-note', answer: (asked) => aboutBreach(asked, (breach, of) => letter(asked, breach, of, false)) }, // prettier-ignore
  { method: 'POST', path: ONE, gate: 'breach-note', answer: (asked) => aboutBreach(asked, (breach, of) => letter(asked, breach, of, true)) }, // prettier-ignore
];
