// The forms to fill in, made-up examples: `blotter breach new --form breach`.
import type { RecordKind } from '../../register/breach/index.ts';

export const EXAMPLES: Readonly<Record<RecordKind, unknown>> = {
  breach: {
    occurredAt: '2026-03-27T16:40',
    detectedAt: '2026-03-28T11:05',
    awareAt: '2026-03-28T12:00',
    finder: 'recipient',
    case: '13XD0412326',
    release: 'rel-204',
    unit: 'YH-LEEDS-2',
    force: 'WYP',
    documentType: 'MG11',
    affected: [{ ref: 'V1', role: 'victim', vulnerability: ['domestic-abuse'], categories: ['address', 'phone'] }],
    recipient: 'defence',
    recipients: 1,
    channel: 'secure-mail',
    containment: 'not-known',
    step: 'decide',
    cause: 'time-pressure',
    redactedBy: 'acc-17',
    checkedBy: 'acc-23',
    releasedBy: 'acc-23',
    evidence: [],
  },
  'near-miss': {
    detectedAt: '2026-03-27T15:10',
    finder: 'checker',
    case: '13XD0412326',
    unit: 'YH-LEEDS-2',
    documentType: 'MG5',
    categories: ['address'],
    step: 'find',
  },
  'failure-to-redact': {
    receivedAt: '2026-03-27T09:20',
    case: '13XD0412326',
    force: 'WYP',
    unit: 'YH-LEEDS-2',
    documentType: 'MG11',
    places: [{ page: 2, line: 14, category: 'address', whose: 'witness' }],
  },
};
