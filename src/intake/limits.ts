// What intake refuses to take in, and why a limit stands. Sizes in bytes.

/** More pages than any paper of a case file has; a bundle is split before it is redacted (B-DOC-05). */
export const MAX_PAGES = 2000;
/** B-DOC-06. */
export const MAX_BYTES = 200 * 1024 * 1024;

/** Office files are zips: what they may unpack to. Generous for real files, small enough that a zip bomb ends early. */
export const ZIP = { entries: 5000, total: 400 * 1024 * 1024, ratio: 400, ratioFrom: 4 * 1024 * 1024 } as const;

/** Cells laid out from one workbook at most; more than this is a database, not a paper. */
export const MAX_CELLS = 400_000;

/** Pixels of one picture at most (B-DOC-09): a sheet of A3 at 400 dpi, a telephone's photograph of 50 megapixels. */
export const MAX_PIXELS = 64e6;

/** Files inside one file at most, and how deep files are opened inside files (B-DOC-11). */
export const MAX_ATTACHED = 500;
export const MAX_DEPTH = 5;
