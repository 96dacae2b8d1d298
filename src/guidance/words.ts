// The closed lists that a rulebook may use beside the model's own: who a person is to the recipient, how a finding
// stands in the text, what the charges say. Not here: what any of it means for a decision (that is guidance/*.yaml).
import { RECIPIENT_KINDS, type PageRole, type Protection, type Recipient } from '../model/index.ts';

export const STANDINGS = [
  'served-defendant',
  'co-defendant',
  'victim',
  'witness',
  'third-party',
  'child',
  'officer',
  'professional',
  'organisation',
  'unknown',
] as const;
/** Who somebody is, seen from the recipient. */
export type Standing = (typeof STANDINGS)[number];

export type RecipientKind = Recipient['kind'];
export const RECIPIENTS: typeof RECIPIENT_KINDS = RECIPIENT_KINDS;
/** What a box may be drawn in: dark enough that nobody takes it for paper. */
export const BOX_COLOURS = ['black', 'grey', 'red'] as const;
export type BoxColour = (typeof BOX_COLOURS)[number];

/** For these the book answers every combination itself; silence answers none. */
export const COMPLETE_FOR: readonly RecipientKind[] = RECIPIENTS;

export const PAGE_ROLES = ['body', 'rear', 'pnc-header', 'never'] as const satisfies readonly PageRole[];

/** Circumstances of a document, treated like orders: they may tighten and never loosen. `unused`: disclosed unused material. */
export const CIRCUMSTANCES = ['unused'] as const;
/** What a rule may name as a protection. */
export type Order = Protection | (typeof CIRCUMSTANCES)[number];

/** Orders in the sequence in which they are named to people when several redact the same thing. */
export const ORDER_SEQUENCE = ['anonymity-order', 'undercover', 'refuge', 'sexual-offence', 'child', 'unused'] as const satisfies readonly Order[]; // prettier-ignore

/** Traits that detection sets (docs/detection.md; a test keeps both equal). */
export const DETECTION_TRAITS = [
  ...['home', 'scene', 'house-number', 'street', 'town', 'postcode', 'bail-condition', 'prison', 'previous', 'custody'],
  ...['hospital', 'business', 'partial', 'office', 'evidential', 'learnt', 'ambiguous', 'relative', 'neighbour', 'caller', 'child'],
  ...['partner', 'associate', 'passer-by', 'professional', 'officer', 'organisation', 'co-accused', 'first-name'],
  ...['initials', 'aggrieved', 'element', 'decoded', 'injury', 'history', 'medication', 'therapy', 'gp', 'own-record'],
  ...['summary', 'marker', 'non-conviction', 'bare-title', 'role', 'complainant', 'identifying', 'bare', 'private'],
  ...['exhibit-ref', 'reference', 'hospital-number', 'customer-number', 'door-code', 'staff-number'],
  ...['registration-number', 'dna', 'pet', 'date', 'damaged', 'propagated', 'unread'],
] as const;

/** Traits that guidance works out from the offences charged (book.yaml says from which words). */
export const CASE_TRAITS = ['case-fraud', 'case-hate', 'case-age'] as const;

/** What the CPS gets before charge (book.yaml, `pre-charge`), from the strictest to the loosest. */
export const PRE_CHARGE_WAYS = ['strict', 'joint-principles', 'bubble'] as const;
export type PreChargeWay = (typeof PRE_CHARGE_WAYS)[number];
/** The way, as a trait of every finding for the CPS before charge; joint principles are the plain case and have none. */
export const WAY_TRAITS = ['pre-charge-strict', 'pre-charge-bubble'] as const;

/** What follows from whom the papers are for: the place is also an address of the defendant served. */
export const RECIPIENT_TRAITS = ['own-home'] as const;

export const TRAITS = [...DETECTION_TRAITS, ...CASE_TRAITS, ...WAY_TRAITS, ...RECIPIENT_TRAITS] as const;
export type Trait = (typeof TRAITS)[number];
