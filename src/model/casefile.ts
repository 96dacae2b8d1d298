// The words of the house for what comes in: case file, people, documents, pages, recipients. Plain readonly data.
import type { Box } from './geometry.ts';

export const ROLES = ['defendant', 'victim', 'witness', 'third-party', 'child', 'officer'] as const;
/** What the manifest may call a person. */
export type Role = (typeof ROLES)[number];

export const PROTECTIONS = ['sexual-offence', 'child', 'refuge', 'undercover', 'anonymity-order'] as const;
/** Orders and circumstances that override the ordinary rules. */
export type Protection = (typeof PROTECTIONS)[number];

/** Who acts for a defendant. */
export interface Solicitor {
  readonly firm: string;
  readonly email?: string;
}

/**
 * Somebody in the case. From the manifest, or learnt from its documents (`source`).
 * `professional` marks treating doctors, experts, interpreters, the defendant's solicitor: named by what they do for the case.
 */
export interface Person {
  readonly id: string;
  readonly role: Role | 'professional';
  /** As written: may hold a title, a rank and a collar number, capitals. The first is the main one. */
  readonly names: readonly string[];
  /** Nicknames and other short forms that only count with care ("Win", "Daz"). */
  readonly aliases: readonly string[];
  /** Birth date, ISO `yyyy-mm-dd`. */
  readonly born?: string;
  readonly addresses: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** Other numbers of this person by category, as written: pnc, cro, nhs, nino … */
  readonly numbers: readonly { readonly category: Category; readonly value: string }[];
  readonly protections: readonly Protection[];
  readonly solicitor?: Solicitor;
  /** Arrest summons number in this case. */
  readonly asn?: string;
  /** What the text calls a person learnt from it: 'relative', 'neighbour', 'caller', 'child', 'passer-by', 'associate', 'partner' … */
  readonly relation?: string;
  /** A company, shop or other body rather than a human being. */
  readonly organisation?: boolean;
  /** `manifest`, or the relative path of the document that told us. */
  readonly source: string;
  /** Learnt, and put beside a victim or witness by the police's own summary of the case (MG5): so a part of what happened. */
  readonly inSummary?: boolean;
}

export const CATEGORIES = [
  ...['name', 'address', 'scene', 'dob', 'age', 'phone', 'email', 'social', 'occupation', 'workplace', 'school'],
  ...['relation', 'vrm', 'nhs', 'nino', 'passport', 'licence', 'bank', 'card', 'medical', 'special', 'convictions'],
  ...['pnc', 'cro', 'imei', 'clue', 'safety', 'informant', 'signature', 'urn', 'officer', 'other'],
] as const satisfies readonly string[];
/** Kinds of personal data (contract). */
export type Category =
  | 'name' | 'address' | 'scene' | 'dob' | 'age' | 'phone' | 'email' | 'social' | 'occupation' | 'workplace' | 'school'
  | 'relation' | 'vrm' | 'nhs' | 'nino' | 'passport' | 'licence' | 'bank' | 'card' | 'medical' | 'special' | 'convictions'
  | 'pnc' | 'cro' | 'imei' | 'clue' | 'safety' | 'informant' | 'signature' | 'urn' | 'officer' | 'other'; // prettier-ignore

export const DOCUMENT_TYPES = [
  'MG0', 'MG1', 'MG2', 'MG3', 'MG3A', 'MG4', 'MG4A', 'MG4B', 'MG4C', 'MG4D', 'MG4E', 'MG4F', 'MG5', 'MG6', 'MG6A', 'MG6B', 'MG6C', 'MG6D', 'MG6E',
  'MG7', 'MG8', 'MG9', 'MG10', 'MG11', 'MG12', 'MG13', 'MG14', 'MG15', 'MG16', 'MG17', 'MG18', 'MG19', 'MG20', 'MG21', 'MG21A', 'MG22',
  'PNC', 'CAD', 'CUSTODY', 'MEDICAL', 'PHOTO', 'PHONE-DOWNLOAD', 'EMAIL', 'LETTER', 'BANK', 'VPS', 'EXHIBIT', 'NOTEBOOK', 'OTHER',
] as const; // prettier-ignore
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** What a page is within its document. `never` = carries the banding or wording that it must not be disclosed. */
export type PageRole = 'body' | 'rear' | 'pnc-header' | 'never';

export type Format = 'pdf' | 'docx' | 'eml' | 'msg' | 'txt' | 'xlsx' | 'zip' | 'picture' | 'unknown';

/** A place where pixels could hold text that nobody has read. Boxes in the page's frame. */
export interface Unread {
  readonly box: Box;
  /** Why it could not be read, for a person. */
  readonly why: string;
}

/** Something in the file that a reader of the page does not see: annotation, metadata, layer, tracked deletion, hidden sheet … */
export interface Hidden {
  readonly kind: string;
  /** Where, for a person ("page 3", "sheet 2", "document properties"). Never the content. */
  readonly where: string;
  /** What it holds, for the detectors only: never printed, logged or released. */
  readonly text?: string;
}

/**
 * One page. `text` is its reading order: words parted by one space, lines by "\n", table cells by "\t" and blocks by "\n\n".
 * `boxes` holds four numbers (x0, y0, x1, y1) for each UTF-16 code unit of `text`, zeros for separators
 * (NaN-free; a 1,000-page case stays under 60 MB this way).
 */
export interface Page {
  /** From 1. */
  readonly no: number;
  /** Width and height as shown (after crop and /Rotate), in points (pictures: pixels). */
  readonly size: readonly [number, number];
  /** The visible part in the default user space. */
  readonly crop: Box;
  /** Clockwise degrees: 0, 90, 180, 270. */
  readonly rotate: number;
  readonly text: string;
  readonly boxes: Float32Array;
  readonly role: PageRole;
  readonly unread: readonly Unread[];
  /** Letters of the page's content that no reader sees; missing where there are none. */
  readonly unseen?: Unseen;
  /** Missing where no pixels were read. */
  readonly pixels?: PagePixels;
}

/** A place where pixels look like text. */
export interface PixelRegion {
  /** Corners clockwise as the text is read, its top left first; in the page's frame. */
  readonly corners: readonly (readonly [number, number])[];
  readonly state: 'read' | 'unread';
  /** What any reader gave for it. */
  readonly readings: readonly string[];
  /** UTF-16 offsets of its words in `Page.text`. */
  readonly from: number;
  readonly to: number;
  /** On photographs: the label, card or wristband that it stands on, as a number that its neighbours share. */
  readonly label?: number;
}

/** What was read off the pixels of a page. */
export interface PagePixels {
  /** Offset in `Page.text` from which on the text was read off pixels. */
  readonly from: number;
  /** `doubtful`: too little of it is certain, a person must read it whole. */
  readonly looks: 'print' | 'handwriting' | 'photograph' | 'doubtful';
  /** The pictures of the page. */
  readonly areas: readonly Box[];
  readonly regions: readonly PixelRegion[];
}

/** Letters that stand in a page's content for no reader to see. They are never part of `Page.text`, and leave with no copy. */
export interface Unseen {
  /** Four numbers (x0, y0, x1, y1) per letter, in the page's frame. */
  readonly boxes: Float32Array;
  /** Does another letter that a reader does see stand on the same spot as one of them? */
  readonly mixed: boolean;
}

/** One document of the case, opened. What could not be opened has no pages and says why in `failure`. */
export interface CaseDocument {
  /** Its path relative to CASE/documents, with "/" between folders. */
  readonly file: string;
  readonly type: DocumentType;
  /** How the type is known: by the manifest, by its form and words, or not at all. */
  readonly typeBy: 'manifest' | 'recognised' | 'unknown';
  /** Person id that the document is about or was made by, where known. */
  readonly about?: string;
  /** Unused material that is disclosed (the manifest says so), rather than evidence that is served. */
  readonly unused?: boolean;
  readonly format: Format;
  readonly pages: readonly Page[];
  readonly hidden: readonly Hidden[];
  /** Who set the pages of what came without any: "Blotter" (plain converted text) or "LibreOffice 7.4". */
  readonly laidOutBy?: string;
  readonly failure?: { readonly code: string; readonly why: string; readonly cure: string };
}

/** Kinds of recipients; for the defence and the police an id follows. */
export const RECIPIENT_KINDS = ['defence', 'court', 'probation', 'witness-service', 'cps-pre-charge', 'police', 'press'] as const; // prettier-ignore

/** Who the papers are for. `id` = defendant id for the defence, force name for another police force. */
export interface Recipient {
  readonly kind: (typeof RECIPIENT_KINDS)[number];
  readonly id?: string;
}

/** What `case.yaml` says, checked. */
export interface Manifest {
  readonly urn: string;
  readonly title: string;
  readonly offences: readonly string[];
  readonly people: readonly Person[];
  readonly recipient?: Recipient;
  /** `unused`: unused material that is disclosed, rather than evidence that is served. */
  readonly documents: readonly {
    readonly file: string;
    readonly type?: DocumentType;
    readonly about?: string;
    readonly unused?: boolean;
  }[];
}
