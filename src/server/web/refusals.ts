// What a person sees where something may not go on or went wrong. Not here: what refuses (guard.ts).
import { BlotterError, isDiskFull } from '../../model/index.ts';
import type { Denial } from '../access/may.ts';
import { say } from '../language/say.ts';
import { troubleSaid } from '../shown/stops.ts';
import type { Answer } from './asked.ts';
import { notFound } from './not-found.ts';

/** A page that says no more than a few sentences. */
export const message = (title: string, lines: readonly string[], status: number, code = ''): Answer => ({ view: 'message', data: { title, lines, code }, status }); // prettier-ignore
/** Where somebody signs in once more and comes back to `path`. */
export const signInAgain = (path: string): string => `/sign-in?again=1&then=${encodeURIComponent(path)}`;

/** A fresh sign-in is wanted. `then`: the page to come back to. */
function stepUp(then: string): Answer {
  const back = { href: signInAgain(then), text: say('denied.step-up.back') };
  return { view: 'message', data: { title: say('denied.step-up'), lines: [say('denied.step-up.cure')], code: '', back }, status: 403 };
} // prettier-ignore

/** What a person sees of a request that may not go on. A case that is not theirs looks like one that is not there. `then`: the page to come back to. */
export const denied = (denial: Denial, then: string): Answer =>
  denial === 'hidden'
    ? notFound()
    : denial === 'step-up'
      ? stepUp(then)
      : message(say(`denied.${denial}`), [say(`denied.${denial}.cure`)], 403);

/** Codes that say more than 400. */
const STATUS: Readonly<Partial<Record<string, number>>> = { 'B-ACCOUNT-02': 410, 'B-OIDC-01': 502, 'B-OIDC-03': 403, 'B-PASSKEY-02': 403 }; // prettier-ignore

/** The store cannot take anything now: one sentence for people, whichever it is. */
const NO_STORE: ReadonlySet<string> = new Set(['B-STORE-04', 'B-STORE-08', 'B-STORE-09']);

/** `id`: of the request, by which whoever runs the server finds what went wrong. */
export function answerTo(error: unknown, id: string): Answer {
  if (isDiskFull(error) || NO_STORE.has((error as { code?: string }).code ?? '')) return message(say('store.away'), [say('store.away.cure')], 503, error instanceof BlotterError ? error.code : 'B-STORE-09'); // prettier-ignore
  if (error instanceof BlotterError) {
    const status = STATUS[error.code] ?? (error.exit === 70 ? 500 : 400);
    const [what, cure] = troubleSaid(error);
    return {
      view: 'message',
      data: { title: what.text, titleEnglish: what.english, lines: [cure], code: error.code },
      status,
    };
  }
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  if (status === 413) return message(say('error.large'), [say('error.large.cure')], 413);
  if (status >= 400 && status < 500) return message(say('error.unread'), [say('error.unread.cure')], status);
  return message(say('fault'), [say('fault.cure'), say('fault.reference', { id })], 500, 'B-FAULT'); // prettier-ignore
}

/** A form that is not of this session. */
export const tooOld = (): Answer => message(say('old'), [say('old.cure')], 403);
