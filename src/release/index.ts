// The gate, the package and its receipt.
export { placeFile, placeFolder, requireFree, type PackedFile } from './place.ts';
export { draftFiles, isReleasable, writePackage, type Making } from './package.ts';
export { checkReceipt } from './receipt.ts';
export { checkJson } from './report.ts';
