// What the workbench shows of a case prepared for one recipient, as plain data that can be kept: everything but the bytes of
// papers and copies. What people said since is not in it: it is worked out anew from the log (`standingOf`).
import { gunzipSync, gzipSync } from 'node:zlib';
import { standDocument, type Prepared, type PreparedDocument } from '../flow/index.ts';
import { formatRecipient, type Hold, type Person, type Proposal } from '../model/index.ts';
import type { Decided, ReviewLog } from '../review/index.ts';

/** One document of a view. `decided` is left out: it is worked out from the log. */
export interface DocumentView extends Omit<PreparedDocument, 'copy' | 'opened' | 'decided'> {
  readonly sha256: string;
  /** Is there a copy? Its pages can then be shown as the recipient would see them. */
  readonly copied: boolean;
}

/** A case prepared for one recipient. */
export interface CaseView extends Pick<Prepared, 'guidance' | 'people' | 'pairs' | 'records' | 'warnings' | 'offers'> {
  readonly urn: string;
  readonly title: string;
  readonly offences: readonly string[];
  /** Contract's form. */
  readonly recipient: string;
  /** ISO 8601. */
  readonly at: string;
  readonly documents: readonly DocumentView[];
  /** Holds that hang on no answer: identity, recipient, cover mail, copies that failed their check. */
  readonly holds: readonly Hold[];
}

/** Holds that follow from papers and answers: worked out anew by `standingOf`. */
const LIVE: ReadonlySet<Hold['kind']> = new Set<Hold['kind']>(['ask', 'unread', 'photo', 'unsupported']);

/** The view of what was prepared. `at`: when. */
export function viewOf(prepared: Prepared, at: Date): CaseView {
  const { manifest, recipient, guidance, people, pairs, records, warnings, offers } = prepared;
  const { urn, title, offences } = manifest;
  const documents = prepared.documents.map(({ copy, opened, decided: _, ...rest }): DocumentView => ({
    ...rest,
    sha256: opened.sha256,
    copied: copy !== null,
  }));
  const holds = prepared.holds.filter(({ kind, file }) => file === null || !LIVE.has(kind));
  return { urn, title, offences, recipient: formatRecipient(recipient), at: at.toISOString(), guidance, people, pairs, records, warnings, offers, documents, holds }; // prettier-ignore
}

/** How one document stands after what people said. */
export interface DocumentStanding {
  readonly view: DocumentView;
  /** All marks, those added by hand among them, with what was decided. */
  readonly decided: readonly Decided[];
  readonly holds: readonly Hold[];
  /** Why the whole document does not go; null where it goes. */
  readonly withheld: string | null;
}

/** How the case stands after what people said. */
export interface CaseStandingNow {
  readonly documents: readonly DocumentStanding[];
  /** Everything that holds a release now, those of `view.holds` first. */
  readonly holds: readonly Hold[];
  readonly proposals: readonly Proposal[];
}

/** The last standing of each view: a page asks several times, and nothing changes until somebody says something. */
const last = new WeakMap<CaseView, { readonly log: ReviewLog; readonly standing: CaseStandingNow }>();

/** Pure: the same view and log give the same standing. */
export function standingOf(view: CaseView, log: ReviewLog): CaseStandingNow {
  const known = last.get(view);
  if (known?.log === log) return known.standing;
  const standing = workOut(view, log);
  last.set(view, { log, standing });
  return standing;
}

function workOut(view: CaseView, log: ReviewLog): CaseStandingNow {
  const documents = view.documents.map((document): DocumentStanding => {
    const { decided, holds, withheld } = standDocument(document.judged, log);
    return { view: document, decided, holds, withheld };
  });
  const gone = new Set(documents.filter(({ withheld }) => withheld !== null).map(({ view: { judged } }) => judged.document.file)); // prettier-ignore
  const fixed = view.holds.filter(({ file }) => file === null || !gone.has(file));
  return {
    documents,
    holds: [...fixed, ...documents.flatMap(({ holds }) => holds)],
    proposals: documents.flatMap(({ decided }) => decided.map(({ proposal }) => proposal)),
  };
}

/** A person of the view. */
export const personOf = (view: CaseView, id: string | undefined): Person | undefined =>
  view.people.find((person) => person.id === id);

/** The view as bytes (gzipped JSON; arrays of numbers as base64 of their bytes). */
export function packView(view: CaseView): Uint8Array {
  const json = JSON.stringify(view, (_key, value: unknown) =>
    value instanceof Float32Array
      ? { f32: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') }
      : value,
  );
  return gzipSync(json, { level: 4 });
}

/** Reads what `packView` wrote: bytes of our own store, sealed there. */
export function unpackView(bytes: Uint8Array): CaseView {
  return JSON.parse(gunzipSync(bytes).toString('utf8'), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('f32' in value) || typeof value.f32 !== 'string') return value;
    const own = Uint8Array.from(Buffer.from(value.f32, 'base64'));
    return new Float32Array(own.buffer);
  }) as CaseView;
}
