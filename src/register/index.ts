// The book: append-only records in a hash chain and a Merkle tree, signed heads, proofs, and the audit that finds tampering.
export { canonical, canonicalBytes } from './canonical.ts';
export { auditBook, type Audit, type Book } from './audit.ts';
export { appendEntry, headsOf, HEAD_SCHEDULE, newestHead, recordsOf, registerId, signDueHead, type HeadSchedule, type InTransaction } from './database.ts'; // prettier-ignore
export { entrySchema, type Entry, type EntryKind } from './entry.ts';
export { readBook, writeBook } from './file.ts';
export { checkHead, signHead, type Head } from './head.ts';
export { openRing, readRing, rotateFile } from './key-file.ts';
export { believedFrom, checkSigned, checkSignedByAny, makeRing, nameKey, publicKeySchema, rotateRing, sign, signerOf, signingKey, type KeyRing, type Signer, type KnownKey, type PublicKey } from './keys.ts'; // prettier-ignore
export { checkProof, proofSchema, proveContinues, proveRecord, type Proof } from './proof.ts';
export { follow, hashRecord, recordSchema, type KeptRecord } from './record.ts';
