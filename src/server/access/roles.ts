// Who may do what: roles of staff × actions, as one table. Not here: single cases and walls (may.ts).

export const ROLES_OF_STAFF = [
  'file-builder',
  'prosecutor',
  'checker',
  'security-officer',
  'inspector',
  'administrator',
] as const;
/** `prosecutor` stands for paralegals too. */
export type StaffRole = (typeof ROLES_OF_STAFF)[number];

export const ROLE_NAMES: Readonly<Record<StaffRole, string>> = {
  'file-builder': 'File builder (police)',
  prosecutor: 'Prosecutor or paralegal',
  checker: 'Checker',
  'security-officer': 'Information-security officer',
  inspector: 'Inspector',
  administrator: 'Administrator',
};

/**
 * Everything that can be done, and by whom. `case` actions also need access to that case (may.ts). Nobody is given more
 * than their work takes: an administrator keeps accounts and reads no papers, an inspector reads and changes nothing.
 */
export const ACTIONS = {
  'case-list': { on: 'all', roles: ['file-builder', 'prosecutor', 'checker', 'security-officer', 'inspector'] },
  'case-open': { on: 'all', roles: ['file-builder', 'prosecutor'] },
  'case-read': { on: 'case', roles: ['file-builder', 'prosecutor', 'checker', 'security-officer', 'inspector'] },
  'case-access': { on: 'case', roles: ['prosecutor', 'security-officer'] },
  'paper-read': { on: 'case', roles: ['file-builder', 'prosecutor', 'checker', 'security-officer', 'inspector'] },
  'paper-add': { on: 'case', roles: ['file-builder', 'prosecutor'] },
  'people-edit': { on: 'case', roles: ['file-builder', 'prosecutor'] },
  'review-decide': { on: 'case', roles: ['file-builder', 'prosecutor', 'checker'] },
  'release-submit': { on: 'case', roles: ['file-builder', 'prosecutor'] },
  'release-check': { on: 'case', roles: ['prosecutor', 'checker'] },
  'release-make': { on: 'case', roles: ['prosecutor', 'checker'] },
  'release-read': { on: 'case', roles: ['file-builder', 'prosecutor', 'checker', 'security-officer', 'inspector'] },
  'release-recall': { on: 'case', roles: ['prosecutor', 'checker', 'security-officer'] },
  // Letters that a recall calls for, for whoever could have recalled it; nothing is sent from here.
  'recall-kit': { on: 'case', roles: ['prosecutor', 'checker', 'security-officer'] },
  'breach-report': { on: 'all', roles: ['file-builder', 'prosecutor', 'checker', 'security-officer', 'inspector', 'administrator'] },
  // What came from police unredacted and was not sent on: noted by whoever received it, to be sent back.
  'arrival-note': { on: 'case', roles: ['prosecutor', 'checker', 'security-officer'] },
  // No names stand in the book of errors, and numbers of cases are withheld from whoever may not see the case.
  'breach-read': { on: 'all', roles: ['security-officer', 'inspector', 'administrator'] },
  'breach-note': { on: 'all', roles: ['security-officer'] },
  'breach-decide': { on: 'all', roles: ['security-officer'] },
  // Whether a case may be erased, and erasing it, for the office that answers for what is kept.
  'case-keep': { on: 'case', roles: ['security-officer'] },
  'case-erase': { on: 'case', roles: ['security-officer'] },
  'stop-lift': { on: 'case', roles: ['security-officer'] },
  'book-read': { on: 'all', roles: ['security-officer', 'inspector'] },
  // Whoever answers for the work does not draw what is looked at. Results name no person; numbers of cases are withheld as above.
  'inspection-draw': { on: 'all', roles: ['inspector'] },
  'inspection-review': { on: 'all', roles: ['inspector'] },
  'inspection-read': { on: 'all', roles: ['security-officer', 'inspector', 'administrator'] },
  'guidance-read': { on: 'all', roles: ['file-builder', 'prosecutor', 'checker', 'security-officer', 'inspector', 'administrator'] },
  'guidance-adopt': { on: 'all', roles: ['security-officer'] },
  'practice-use': { on: 'all', roles: ['file-builder', 'prosecutor', 'checker', 'security-officer', 'inspector'] },
  // Counts for whoever leads; what shows it, for whoever answers for it and for whoever inspects; a name to whoever confirms.
  'training-team': { on: 'all', roles: ['checker', 'security-officer', 'inspector'] },
  'training-evidence': { on: 'all', roles: ['security-officer', 'inspector'] },
  'training-confirm': { on: 'all', roles: ['security-officer'] },
  'accounts-manage': { on: 'all', roles: ['administrator'] },
  'health-read': { on: 'all', roles: ['administrator', 'security-officer'] },
} as const satisfies Readonly<Record<string, { readonly on: 'all' | 'case'; readonly roles: readonly StaffRole[] }>>; // prettier-ignore

export type Action = keyof typeof ACTIONS;

/** These need a sign-in that is minutes old, not hours. */
export const STEP_UP: ReadonlySet<Action> = new Set(['release-make', 'release-recall', 'breach-decide', 'stop-lift', 'accounts-manage', 'guidance-adopt', 'case-access', 'case-erase']); // prettier-ignore
