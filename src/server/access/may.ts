// May this person do this, on this case, now? Roles, access to single cases, walls and the age of the sign-in. Pure: whoever
// calls has read what is needed inside the transaction in which it then acts.
import { ACTIONS, STEP_UP, type Action, type StaffRole } from './roles.ts';

/** What is known of the person who asks. */
export interface Asker {
  readonly account: string;
  readonly roles: readonly StaffRole[];
  /** False: the account was closed. */
  readonly active: boolean;
  /** When they last proved who they are (password, passkey, identity provider). */
  readonly provedAt: Date;
}

/** How the person stands to one case. */
export interface CaseStanding {
  readonly case: string;
  /** Were they given the case? Security officers and inspectors need not be: their office reaches every case. */
  readonly given: boolean;
  /** A conflict of interest: they know somebody in it, or work on the other side of a wall between co-defendants. It goes before everything. */
  readonly walled: boolean;
  /** Recipients they may prepare papers for; missing: all. One who works for D1's papers may be kept from D2's. */
  readonly recipients?: readonly string[];
}

/** Why not. `hidden`: the person must not learn that the case exists; the answer is the same as for one that does not. */
export type Denial = 'closed' | 'role' | 'hidden' | 'walled' | 'recipient' | 'step-up';

/** A sign-in counts as fresh for so many milliseconds. */
export const FRESH = 10 * 60 * 1000;

/** Reading for their office's sake, on every case. */
const EVERYWHERE: ReadonlySet<StaffRole> = new Set(['security-officer', 'inspector']);

/** Null where it is allowed. `recipient`: for whom papers are prepared, where the action is about one. */
export function denialOf(
  asker: Asker,
  action: Action,
  now: Date,
  standing?: CaseStanding,
  recipient?: string,
): Denial | null {
  if (!asker.active) return 'closed';
  const { on, roles } = ACTIONS[action];
  const able = asker.roles.filter((role) => (roles as readonly StaffRole[]).includes(role));
  if (on === 'case') {
    if (!standing) return 'hidden';
    const everywhere = asker.roles.some((role) => EVERYWHERE.has(role));
    if (standing.walled) return standing.given || everywhere ? 'walled' : 'hidden';
    if (!standing.given && !everywhere) return 'hidden';
    // What one role reaches everywhere, another of the same person does not reach with it.
    if (!standing.given && !able.some((role) => EVERYWHERE.has(role))) return 'role';
    if (recipient !== undefined && standing.recipients && !standing.recipients.includes(recipient)) return 'recipient';
  }
  if (able.length === 0) return 'role';
  const age = now.getTime() - asker.provedAt.getTime();
  if (STEP_UP.has(action) && !(age >= 0 && age <= FRESH)) return 'step-up';
  return null;
}
