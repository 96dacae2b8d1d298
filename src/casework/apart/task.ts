// What a process that prepares or packs a case is told, and what it tells. Plain data: it goes between processes of ours, in
// whole objects (structured clone). Papers and results lie in folders that both know.
import type { Hold, Manifest, Recipient, Refusal } from '../../model/index.ts';
import type { KnownKey } from '../../register/index.ts';
import type { Making } from '../../release/index.ts';
import type { ReviewEvent } from '../../review/index.ts';
import type { PaperProgress, Side } from '../casework.ts';

/** Which rulebook and address book hold. */
export interface Guidance {
  /** Folder of a rulebook instead of the shipped one, and of a local layer over it. */
  readonly rulebook?: string | undefined;
  readonly layer?: string | undefined;
  /** Text of the address book. */
  readonly book?: string | undefined;
}

/** One case for one recipient. */
export interface CaseTask extends Guidance {
  /** Holds documents/. Only read. */
  readonly folder: string;
  /** An empty folder for what is made. */
  readonly out: string;
  readonly manifest: Manifest;
  readonly recipient: Recipient;
  /** What people said; `by`: names to be shown. */
  readonly events: readonly ReviewEvent[];
  /** ISO 8601. */
  readonly now: string;
}

/** Who makes the package; what it signs with stays where it is. */
export type PackMaking = Omit<Making, 'signer' | 'at' | 'version' | 'engines'> & { readonly key: KnownKey };

export type Task =
  (CaseTask & { readonly kind: 'prepare' }) | (CaseTask & { readonly kind: 'release'; readonly making: PackMaking });

/** A picture in `out`. */
export interface PictureFile {
  readonly file: string;
  readonly page: number;
  readonly side: Side;
  readonly name: string;
}

/** `view` and the pictures lie in `out`. */
export interface PreparedAnswer {
  readonly kind: 'prepared';
  readonly guidance: string;
  readonly pictures: readonly PictureFile[];
  /** Pages of all papers, and those read off their pixels. */
  readonly pages: { readonly all: number; readonly read: number };
  /** Marks by what is proposed. */
  readonly counts: { readonly redact: number; readonly ask: number; readonly keep: number };
  readonly unreadable: readonly { readonly file: string; readonly sha256: string; readonly code: string }[];
}

/** `package.zip` lies in `out`. */
export interface PackedAnswer {
  readonly kind: 'packed';
  readonly guidance: string;
  /** Stands for exactly what is in it (see printOf). */
  readonly print: string;
  readonly receipt: string;
  readonly documents: number;
  readonly withheld: number;
}

/** What is not fit to go, in sentences. */
export interface HeldAnswer {
  readonly kind: 'held';
  readonly why: readonly string[];
  readonly holds: readonly Hold[];
}

export type Answer = PreparedAnswer | PackedAnswer | HeldAnswer;

export type FromChild =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number; readonly paper: PaperProgress; readonly no: number }
  | { readonly kind: 'sign'; readonly no: number; readonly payload: unknown; readonly typ: string }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly refusal: Refusal }; // prettier-ignore

export type ToChild =
  | { readonly kind: 'task'; readonly task: Task }
  | { readonly kind: 'signed'; readonly no: number; readonly jws: string | null };

/** Names within `out`. */
export const VIEW_FILE = 'view';
export const PACKAGE_FILE = 'package.zip';
