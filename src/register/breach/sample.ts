// Records for tests. All made up.
import type { BreachFacts } from './facts.ts';

export const FACTS: BreachFacts = {
  occurredAt: '2026-03-27T16:40:00.000Z',
  detectedAt: '2026-03-28T11:05:00.000Z',
  awareAt: '2026-03-28T12:00:00.000Z',
  finder: 'recipient',
  case: '13XD0412326',
  release: 'rel-204',
  unit: 'YH-LEEDS-2',
  force: 'WYP',
  documentType: 'MG11',
  affected: [
    { ref: 'V1', role: 'victim', vulnerability: ['domestic-abuse'], categories: ['address', 'phone'], stranger: false },
    { ref: 'W2', role: 'witness', vulnerability: [], categories: ['dob', 'medical'], stranger: false },
  ],
  recipient: 'defence',
  recipients: 1,
  channel: 'secure-mail',
  containment: 'not-known',
  step: 'decide',
  cause: 'time-pressure',
  redactedBy: 'acc-17',
  checkedBy: 'acc-23',
  releasedBy: null,
  evidence: [],
};
export const OFFICER = 'security-officer/acc-31';
export const DPO = 'data-protection-officer/acc-40';
/** Minutes after being aware. */
export const after = (minutes: number): string => new Date(Date.parse(FACTS.awareAt) + minutes * 60_000).toISOString();
