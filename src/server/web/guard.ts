// May this request reach its route? Where it comes from, who sends it, whether they may. Pure but for the store's answers.
import { denialOf, type CaseStanding, type Denial } from '../access/may.ts';
import { ACTIONS, type Action } from '../access/roles.ts';
import type { Session } from '../accounts/sessions.ts';
import type { Gate } from './asked.ts';

/** Headers by which a browser says where a request was made. */
export interface Sent {
  readonly method: string;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

/** Was a request that changes something made by our own pages? `own`: the address under which the server is reached. */
export function isOurs({ method, origin, fetchSite }: Sent, own: string): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false;
  // Every browser of today sends one of the two with a form; who sends neither is none.
  return origin === undefined ? fetchSite === 'same-origin' : origin === own;
}

/** Is `gate` about one case? */
export const isOnCase = (gate: Gate): boolean => gate !== 'open' && gate !== 'signed-in' && ACTIONS[gate].on === 'case';

/** Null where the request may go on; `sign-in` where nobody is signed in. */
export function refusalFor(
  gate: Gate,
  session: Session | null,
  standing: CaseStanding | null,
  now: Date,
  recipient?: string,
): Denial | 'sign-in' | null {
  if (gate === 'open') return null;
  if (session === null) return 'sign-in';
  if (gate === 'signed-in') return null;
  const asker = { account: session.account, roles: session.roles, active: true, provedAt: session.provedAt };
  return denialOf(asker, gate satisfies Action, now, standing ?? undefined, recipient);
}
