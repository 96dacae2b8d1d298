// A document that cannot be opened says why in itself; it never stops the case. One door from codes to documents.
import type { CaseDocument, DocumentType, ErrorCode, Format } from '../model/index.ts';
import { BlotterError, explain } from '../model/index.ts';

/** What the manifest says of a document. */
export interface Hints {
  readonly type?: DocumentType;
  readonly about?: string;
  readonly unused?: boolean;
}

/** A document without pages that says why it could not be opened. */
export function failed(
  file: string,
  format: Format,
  hints: Hints,
  code: ErrorCode,
  params: Readonly<Record<string, string | number>> = {},
): CaseDocument {
  const { what, cure } = explain(code, params);
  return {
    file,
    type: hints.type ?? 'OTHER',
    typeBy: hints.type === undefined ? 'unknown' : 'manifest',
    ...(hints.about === undefined ? {} : { about: hints.about }),
    ...(hints.unused === true ? { unused: true } : {}),
    format,
    pages: [],
    hidden: [],
    failure: { code, why: what, cure },
  };
}

/** The same from whatever was thrown: a code of the catalogue is kept, everything else is damage (B-DOC-03). */
export function failedBy(error: unknown, file: string, format: Format, hints: Hints): CaseDocument {
  if (error instanceof BlotterError) {
    const document = failed(file, format, hints, error.code);
    return { ...document, failure: { code: error.code, why: error.what, cure: error.cure } };
  }
  const kind = format === 'unknown' ? 'a document' : format.toUpperCase();
  // The message of a foreign error may quote the file: only its class is told.
  const reason = error instanceof Error ? error.name : 'unknown reason';
  return failed(file, format, hints, 'B-DOC-03', { format: kind, reason });
}
