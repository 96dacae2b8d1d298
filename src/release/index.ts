// The gate, the package and its receipt.
export {
  differencesOf,
  readChecked,
  type Checked,
  type Differences,
  type DocumentDifference,
  type MarkDifference,
} from './differences.ts';
export {
  acceptRefused,
  blockersOf,
  checkRefused,
  correctedIn,
  gateState,
  recallRefused,
  releaseRefused,
  submitRefused,
  type BlindSum,
  type GateEvent,
  type GateFacts,
  type GateState,
  type Looked,
  type Marked,
  type Ticked,
} from './gate.ts';
export { checkOriginals, commit, saltOf } from './commitment.ts';
export { readLeft } from './left.ts';
export { placeFile, placeFolder, requireFree, type PackedFile } from './place.ts';
export { draftFiles, isReleasable, writePackage, type Making } from './package.ts';
export { checkReceipt } from './receipt.ts';
export { checkJson, type MakingPeople } from './report.ts';
export { RISKS, risksOf, secondNeed, SECOND_POLICY, type Risk, type SecondNeed, type SecondPolicy } from './second.ts';
export { refuse, REFUSALS, type Blocker, type RefusalCode } from './refusals.ts';
export { redactionLogCsv } from './redaction-log.ts';
export { isPassword, makePassword, sealFolder, sealZip, zipFolder } from './seal.ts';
export { madeBy } from './versions.ts';
