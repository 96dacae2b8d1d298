// The closed lists of the breach record. A field that takes only these words can hold no name.
import { HOLD_KINDS } from '../../model/index.ts';

/** Whose data it was. */
export const AFFECTED_ROLES = ['victim', 'witness', 'third-party', 'child', 'officer', 'defendant', 'co-defendant'] as const; // prettier-ignore
export const VULNERABILITIES = ['child', 'sexual-offence', 'domestic-abuse', 'refuge', 'anonymity-order', 'undercover', 'health'] as const; // prettier-ignore
/** Who got it. */
export const RECIPIENT_TYPES = ['defence', 'defendant', 'co-defendant', 'court', 'probation', 'police', 'other-party', 'press', 'public', 'not-known'] as const; // prettier-ignore
export const CHANNELS = ['court-system', 'secure-mail', 'e-mail', 'post', 'portal', 'by-hand', 'media'] as const;
/** The axis that the CPS counts by: in the criminal justice system, or out of it and recovered or not. */
export const CONTAINMENTS = ['within-cjs', 'outside-recovered', 'outside-not-recovered', 'not-known'] as const;
/** The step of the work that failed. */
export const STEPS = ['find', 'decide', 'redact', 'verify', 'check', 'send'] as const;
export const CAUSES = ['human', 'guidance', 'tool', 'time-pressure', 'not-known'] as const;
export const FINDERS = ['recipient', 'person-affected', 'checker', 'reviewer', 'inspector', 'program', 'police', 'court'] as const; // prettier-ignore
/** In what office somebody acts. */
export const OFFICES = ['file-builder', 'prosecutor', 'checker', 'manager', 'security-officer', 'data-protection-officer', 'senior-officer', 'inspector', 'administrator'] as const; // prettier-ignore
/** Who may decide on the regulator, on telling people, and on closing. Never the program. */
export const DECIDERS = ['manager', 'security-officer', 'data-protection-officer', 'senior-officer'] as const;
/** By what a near miss was caught: the second person sent marked places back, or the gate held it for this reason. */
export const CATCHES = ['returned', ...HOLD_KINDS] as const;
/** Ways to reach somebody that were shown to be safe for this person. */
export const SAFE_CHANNELS = ['phone-call', 'in-person', 'officer-in-the-case', 'victim-liaison', 'advocate', 'solicitor', 'post', 'e-mail'] as const; // prettier-ignore

export type AffectedRole = (typeof AFFECTED_ROLES)[number];
export type RecipientType = (typeof RECIPIENT_TYPES)[number];
export type Containment = (typeof CONTAINMENTS)[number];
export type Catch = (typeof CATCHES)[number];
export type SafeChannel = (typeof SAFE_CHANNELS)[number];
