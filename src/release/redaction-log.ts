// What was missing when the papers came from the police, as rows of the prosecution's redaction log: one per document and
// reason, with its count. Vocabulary of the Crown Prosecution Service's own tool (Polaris: redactionLogData.dev.ts), so that
// rows can be taken over as they are. Names of nobody: the log's own guidance says initials at most.
import type { Prepared } from '../flow/index.ts';
import type { Category } from '../model/index.ts';
import { csv } from './csv.ts';

/** Reasons of that log, in its order. */
export type LogReason =
  | 'Named individual' | 'Title' | 'Occupation' | 'Relationship to others' | 'Address' | 'Location' | 'Vehicle registration'
  | 'NHS number' | 'Date of birth' | 'Bank details' | 'NI number' | 'Phone number' | 'Email address' | 'Previous convictions'
  | 'Other' | 'MG11 Backsheet' | 'Contains personal data'; // prettier-ignore

/** Our categories in its words. */
export const LOG_REASONS: Readonly<Record<Category, LogReason>> = {
  name: 'Named individual',
  address: 'Address',
  scene: 'Location',
  dob: 'Date of birth',
  age: 'Date of birth',
  phone: 'Phone number',
  email: 'Email address',
  social: 'Other',
  occupation: 'Occupation',
  workplace: 'Occupation',
  school: 'Other',
  relation: 'Relationship to others',
  vrm: 'Vehicle registration',
  nhs: 'NHS number',
  nino: 'NI number',
  passport: 'Other',
  licence: 'Other',
  bank: 'Bank details',
  card: 'Bank details',
  medical: 'Other',
  special: 'Other',
  convictions: 'Previous convictions',
  pnc: 'Previous convictions',
  cro: 'Previous convictions',
  imei: 'Other',
  clue: 'Location',
  safety: 'Other',
  informant: 'Other',
  signature: 'Named individual',
  urn: 'Other',
  officer: 'Named individual',
  other: 'Other',
};

/** One row. `agency`: the first two digits of the URN, which name the force. */
export interface LogRow {
  readonly urn: string;
  readonly agency: string;
  readonly chargeStatus: 'Pre-charge' | 'Post-charge';
  readonly document: string;
  readonly documentType: string;
  readonly redactionType: 'Under redaction';
  readonly reason: LogReason;
  readonly count: number;
}

/** The rows of a release, by document in its order. What is withheld whole was not to be redacted. */
export function logRows(prepared: Prepared): LogRow[] {
  const { urn } = prepared.manifest;
  const chargeStatus = prepared.recipient.kind === 'cps-pre-charge' ? 'Pre-charge' : 'Post-charge';
  return prepared.documents
    .filter(({ outcome }) => outcome !== 'withheld')
    .flatMap(({ judged, decided }) => {
      const { file, type, pages } = judged.document;
      const counts = new Map<LogReason, number>();
      const add = (reason: LogReason): void => void counts.set(reason, (counts.get(reason) ?? 0) + 1);
      for (const { page } of judged.dropPages)
        add(type === 'MG11' && pages[page - 1]?.role === 'rear' ? 'MG11 Backsheet' : 'Contains personal data');
      for (const { proposal, act } of decided) if (act === 'redact') add(LOG_REASONS[proposal.finding.category]);
      const same = { urn, agency: /^\d{2}/.exec(urn)?.[0] ?? '', chargeStatus, document: file, documentType: type } as const; // prettier-ignore
      return [...counts].map(([reason, count]): LogRow => ({
        ...same,
        redactionType: 'Under redaction',
        reason,
        count,
      }));
    });
}

/** The rows as CSV (RFC 4180), with a heading. */
export const redactionLogCsv = (prepared: Prepared): string =>
  csv([
    ['URN', 'Agency', 'Charge status', 'Document', 'Document type', 'Redaction type', 'Reason', 'Count'],
    ...logRows(prepared).map((row) => Object.values(row) as (string | number)[]),
  ]);
