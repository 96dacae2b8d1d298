// What a personal token may be used for: scopes, each a few actions of the table in roles.ts. A scope gives nobody more than
// their roles and cases give them; it only says what of that a program may do. Administration has no routes for programs,
// so no scope opens it. Pure.
import { ACTIONS, STEP_UP, type Action, type StaffRole } from './roles.ts';

export const SCOPE_NAMES = ['read', 'open', 'decide', 'submit', 'check', 'release', 'recall', 'breaches'] as const;
export type Scope = (typeof SCOPE_NAMES)[number];

/** What each scope opens. An action stands in one of them or in none. */
export const SCOPES: Readonly<Record<Scope, readonly Action[]>> = {
  read: ['case-list', 'case-read', 'paper-read', 'release-read'],
  open: ['case-open', 'paper-add'],
  decide: ['review-decide'],
  submit: ['release-submit'],
  check: ['release-check'],
  release: ['release-make'],
  recall: ['release-recall'],
  breaches: ['breach-read'],
};

export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  read: 'Read cases, papers’ marks, releases and receipts',
  open: 'Open cases and add papers',
  decide: 'Answer marks, leave documents out, ask for a preparation',
  submit: 'Submit for release',
  check: 'Answer as the second person',
  release: 'Release papers',
  recall: 'Recall a release',
  breaches: 'Read the book of errors',
};

/** The scope that opens an action; null where none does. */
export const scopeOf = (action: Action): Scope | null =>
  SCOPE_NAMES.find((scope) => SCOPES[scope].includes(action)) ?? null;

/**
 * Does it hold something for which a page asks for a sign-in that is minutes old? A token with such a scope is as old as the
 * sign-in that made it and ends with its freshness: a file on a disk never takes the place of a person who was just there.
 */
export const isStrong = (scope: Scope): boolean => SCOPES[scope].some((action) => STEP_UP.has(action));

/** Scopes that are of any use to somebody with these roles. */
export const scopesFor = (roles: readonly StaffRole[]): Scope[] =>
  SCOPE_NAMES.filter((scope) =>
    SCOPES[scope].some((action) =>
      roles.some((role) => (ACTIONS[action].roles as readonly StaffRole[]).includes(role)),
    ),
  );
