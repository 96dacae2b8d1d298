// The severity tables as data. Method: ENISA, "Recommendations for a methodology of the assessment of severity of personal
// data breaches" (2013): severity = DPC × EI + CB. The overlay is ours: what a court file makes worse.
import type { Category } from '../../model/index.ts';
import type { AffectedRole, RecipientType } from './words.ts';

/** The classes of data with their base scores. */
export const CLASSES = { simple: 1, behavioural: 2, financial: 3, sensitive: 4 } as const;
export type DataClass = keyof typeof CLASSES;

/** How easily somebody can be identified from what went out. */
export const EASE = { negligible: 0.25, limited: 0.5, significant: 0.75, maximum: 1 } as const;
export type Ease = keyof typeof EASE;

/** Circumstances add up. */
export const CIRCUMSTANCES = {
  recipients: { none: 0, known: 0.25, 'not-known': 0.5 },
  integrity: { none: 0, recoverable: 0.25, lost: 0.5 },
  availability: { none: 0, recoverable: 0.25, lost: 0.5 },
  malicious: { no: 0, yes: 0.5 },
} as const;

export type Band = 'low' | 'medium' | 'high' | 'very-high';

/** A rule of the overlay: where all of `when` hold for one person, the scores are at least these. */
export interface OverlayRule {
  readonly id: string;
  readonly when: { readonly roles?: readonly AffectedRole[]; readonly categories: readonly Category[]; readonly recipients?: readonly RecipientType[]; readonly stranger?: boolean; readonly vulnerable?: boolean };
  readonly dpc: number;
  readonly ei: number;
  readonly why: string;
} // prettier-ignore

export interface SeverityTables {
  readonly version: string;
  readonly classOf: Readonly<Record<Category, DataClass>>;
  /** Categories from which alone somebody is known at once. */
  readonly identifying: readonly Category[];
  /** Added to DPC where somebody affected is vulnerable. */
  readonly vulnerable: number;
  /** Lowest score of each band above low. */
  readonly bands: { readonly medium: number; readonly high: number; readonly veryHigh: number };
  readonly overlay: readonly OverlayRule[];
}

const TO_ACCUSED: readonly RecipientType[] = ['defence', 'defendant', 'co-defendant'];

export const SEVERITY: SeverityTables = {
  version: 'enisa-2013+1',
  classOf: {
    name: 'simple', address: 'simple', scene: 'simple', dob: 'simple', age: 'simple', phone: 'simple', email: 'simple',
    social: 'simple', occupation: 'simple', workplace: 'simple', school: 'behavioural', relation: 'behavioural', vrm: 'simple',
    nhs: 'simple', nino: 'simple', passport: 'simple', licence: 'simple', bank: 'financial', card: 'financial',
    medical: 'sensitive', special: 'sensitive', convictions: 'sensitive', pnc: 'sensitive', cro: 'sensitive', imei: 'simple',
    clue: 'behavioural', safety: 'sensitive', informant: 'sensitive', signature: 'simple', urn: 'simple', officer: 'simple',
    other: 'simple',
  },
  identifying: ['name', 'address', 'dob', 'phone', 'email', 'social', 'nhs', 'nino', 'passport', 'licence', 'pnc', 'cro', 'vrm', 'bank', 'card', 'medical', 'convictions', 'safety', 'informant'],
  vulnerable: 1,
  bands: { medium: 2, high: 3, veryHigh: 4 },
  overlay: [
    { id: 'address-to-accused', when: { roles: ['victim', 'witness', 'third-party', 'child'], categories: ['address', 'safety'], recipients: TO_ACCUSED }, dpc: 4, ei: 1, why: 'The accused may now know where a victim, witness or caller can be found: a danger to life, whatever the kind of data.' },
    { id: 'record-of-a-stranger', when: { categories: ['convictions', 'pnc', 'cro'], stranger: true }, dpc: 4, ei: 1, why: 'Criminal records of somebody who has nothing to do with the case.' },
    { id: 'medical-to-accused', when: { roles: ['victim', 'witness', 'child'], categories: ['medical'], recipients: TO_ACCUSED }, dpc: 4, ei: 1, why: 'Medical notes of a victim or witness in the hands of the other side.' },
    { id: 'source-known', when: { categories: ['informant'] }, dpc: 4, ei: 1, why: 'Who gave information can be worked out: a danger to life.' },
    { id: 'whereabouts-clue', when: { roles: ['victim', 'witness', 'child'], categories: ['clue', 'school', 'workplace'], recipients: TO_ACCUSED, vulnerable: true }, dpc: 4, ei: 0.75, why: 'Context told the accused where to look (reprimand of May 2023).' },
  ],
}; // prettier-ignore
