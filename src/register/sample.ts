// One entry of every kind, for tests of the book. Ids are made up.
import type { Entry } from './entry.ts';

const id = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const hash = (n: number): string => n.toString(16).padStart(64, '0');
const key = (n: number): string => n.toString(36).padStart(43, 'A');
const [by, case_, document, release, account] = [id(1), id(2), id(3), id(4), id(5)];

export const sampleEntries: readonly Entry[] = [
  { kind: 'register-opened', register: id(0), key: key(1), version: '0.1.0' },
  { kind: 'key-rotated', by, from: key(1), to: key(2) },
  { kind: 'case-opened', by, case: case_ },
  { kind: 'case-erased', by, case: case_, documents: 3 },
  { kind: 'document-received', by, case: case_, document, input: hash(1), bytes: 1024, pages: 3 },
  { kind: 'document-unreadable', by: 'program', case: case_, document, input: hash(2), code: 'B-DOC-03' },
  { kind: 'document-viewed', by, case: case_, document, page: 1 },
  { kind: 'document-erased', by, case: case_, document },
  { kind: 'hold-set', by, case: case_ },
  { kind: 'hold-lifted', by, case: case_ },
  { kind: 'people-corrected', by, case: case_ },
  { kind: 'draft-made', by: 'program', case: case_, recipient: 'defence', guidance: 'ew-2026.2', redact: 57, ask: 7, keep: 30 },
  { kind: 'decisions-made', by, case: case_, redact: 5, keep: 2, undone: 0 },
  { kind: 'second-check', by: id(6), case: case_, release, result: 'agreed', pages: 4, differences: 0 },
  { kind: 'job-parked', case: case_, job: id(7), code: 'B-LIMIT-02', attempts: 3 },
  { kind: 'released', by, checkedBy: id(6), case: case_, release, recipient: 'defence', guidance: 'ew-2026.2', receipt: hash(3), documents: 11, withheld: 1 },
  { kind: 'release-refused', by, case: case_, recipient: 'court', holds: 2 },
  { kind: 'recalled', by, case: case_, release },
  { kind: 'breach-opened', by, case: case_, breach: id(8), release, people: 1 },
  { kind: 'breach-closed', by, breach: id(8), reported: true },
  { kind: 'near-miss', by: 'program', case: case_, record: 'NM-2026-0001', document, found: 'checker' },
  { kind: 'near-miss', by: 'program', case: case_, record: 'NM-2026-0002', document: null, found: 'program' },
  { kind: 'breach-noted', by, breach: 'BR-2026-0001', no: 3, what: 'severity' },
  { kind: 'breach-opened', by, case: null, breach: 'BR-2026-0002', release: null, people: 2 },
  { kind: 'account-made', by, account, role: 'checker' },
  { kind: 'account-closed', by, account },
  { kind: 'role-given', by, account, role: 'prosecutor' },
  { kind: 'role-taken', by, account, role: 'prosecutor' },
  { kind: 'access-given', by, account, case: case_ },
  { kind: 'wall-set', by, account, case: case_ },
  { kind: 'wall-lifted', by, account, case: case_ },
  { kind: 'access-taken', by, account, case: case_ },
  { kind: 'token-made', by, token: id(12), strong: false },
  { kind: 'token-withdrawn', by, token: id(12) },
  { kind: 'signed-in', account, manner: 'passkey' },
  { kind: 'sign-in-refused', account: null, attempts: 1 },
  { kind: 'preparation-asked', by, case: case_, recipient: 'defence', job: id(9) },
  { kind: 'reviewed', by, case: case_, recipient: 'defence', event: id(10), what: 'decided', act: 'keep', marks: 1 },
  { kind: 'release-submitted', by, case: case_, release, recipient: 'defence' },
  { kind: 'release-asked', by, case: case_, release, recipient: 'defence', job: id(11) },
  { kind: 'stop-lifted', by, case: case_ },
  { kind: 'document-received', by, case: case_, document, input: hash(4), bytes: 0, pages: null },
  { kind: 'breach-opened', by, case: case_, breach: 'BR-2026-0001', release: null, people: 1 },
]; // prettier-ignore
