// What a rulebook is made of, as plain frozen data. Not here: how it is read (load.ts) or applied (decide.ts).
import type { Act, Category, DocumentType, Grade, PageRole, Protection } from '../model/index.ts';
import type { BoxColour, Order, PreChargeWay, RecipientKind, Standing, Trait } from './words.ts';

/** Where a rule stands in the book, for messages. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** What a rule asks of the traits of a finding: at least one of `any`, every one of `all`, none of `none`. */
export interface TraitCondition {
  readonly any: readonly Trait[];
  readonly all: readonly Trait[];
  readonly none: readonly Trait[];
}

/** The part that every rule has, whatever it decides. */
export interface RuleHead {
  readonly id: string;
  /** Title of the topic file that it stands in. */
  readonly topic: string;
  readonly sentence: string;
  readonly why: string;
  readonly paragraph: string;
  readonly source: string;
  /** Was the paragraph read in its primary or a named public source? `false` = general knowledge, to be checked. */
  readonly verified: boolean;
  readonly code: string;
  readonly at: Place;
}

/** When a rule applies. An absent list means "any". */
export interface When {
  readonly recipient?: readonly RecipientKind[];
  readonly category?: readonly Category[];
  readonly whose?: readonly Standing[];
  readonly document?: readonly DocumentType[];
  readonly page?: readonly PageRole[];
  readonly traits: TraitCondition;
  /** Named only by orders: the rule applies where the person has one of these. */
  readonly protection?: readonly Order[];
}

/** A situation in short and what must come out. `near` = a near miss: another rule must answer. */
export interface Example {
  readonly text?: string;
  readonly category?: Category;
  readonly whose?: Standing;
  readonly document?: DocumentType;
  readonly page?: PageRole;
  readonly recipient?: RecipientKind;
  readonly traits: readonly Trait[];
  readonly protection: readonly Order[];
  readonly act: Act;
  readonly near: boolean;
}

/** What becomes of a finding. */
export interface Rule extends RuleHead {
  readonly when: When;
  readonly act: Act;
  /** The best grade that a proposal by this rule may carry. */
  readonly grade?: Grade;
  readonly examples: readonly Example[];
}

export type ReleaseAct = 'redact' | 'withhold' | 'ask';

/** What becomes of a whole document. `about: another` = it is about somebody other than the defendant served. */
export interface DocumentRule extends RuleHead {
  readonly documents: readonly DocumentType[];
  readonly recipient: readonly RecipientKind[];
  readonly about?: 'another';
  readonly release: ReleaseAct;
  readonly examples: readonly {
    readonly document: DocumentType;
    readonly recipient: RecipientKind;
    readonly about?: 'another';
    readonly release: ReleaseAct;
    readonly near: boolean;
  }[];
}

/** What becomes of a whole page of a document that is released. */
export interface PageRule extends RuleHead {
  readonly page: readonly PageRole[];
  readonly documents?: readonly DocumentType[];
  readonly recipient: readonly RecipientKind[];
  readonly drop: boolean;
  readonly examples: readonly {
    readonly page: PageRole;
    readonly document: DocumentType;
    readonly recipient: RecipientKind;
    readonly drop: boolean;
    readonly near: boolean;
  }[];
}

/** Words in the offences charged that tell something about the whole case. */
export interface OffenceSign {
  readonly words: readonly string[];
  readonly trait?: Trait;
  readonly protection?: Protection;
  readonly whose?: readonly Standing[];
}

/** How boxes are drawn for some recipients. */
export interface BoxRule {
  readonly recipient: readonly RecipientKind[];
  readonly box: BoxColour;
  readonly letter: 'white' | 'black' | 'none';
  readonly widths: 'hidden' | 'own';
}

/** Who takes it upon themselves that a rule of a layer is looser than the book. */
export interface SignOff {
  readonly rule: string;
  readonly by: string;
  readonly role: string;
  /** ISO 8601 date. */
  readonly on: string;
  readonly reason: string;
}

/** What a force or an office adds to the book: stricter only, but where somebody has signed for it. */
export interface Layer {
  readonly version: string;
  readonly title: string;
  readonly documents: readonly DocumentRule[];
  readonly pages: readonly PageRule[];
  readonly rules: readonly Rule[];
  readonly signed: readonly SignOff[];
}

export interface Rulebook {
  /** `ew-2026.3`, with a layer `ew-2026.3+leeds.3`. */
  readonly version: string;
  readonly title: string;
  readonly legend: readonly { readonly code: string; readonly meaning: string }[];
  /** What the CPS gets before charge: the book's choice, or the layer's. */
  readonly preCharge: PreChargeWay;
  readonly boxes: readonly BoxRule[];
  readonly offences: readonly OffenceSign[];
  readonly documents: readonly DocumentRule[];
  readonly pages: readonly PageRule[];
  /** Orders first, then ordinary rules from the most to the least specific. */
  readonly rules: readonly Rule[];
  /** The same rules by the category they speak of. */
  readonly byCategory: Readonly<Partial<Record<Category, readonly Rule[]>>>;
  readonly layer?: Layer;
  /** Every rule of the book and its layer by id. */
  readonly byId: Readonly<Record<string, Rule | DocumentRule | PageRule>>;
}
