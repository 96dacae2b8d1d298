// Which releases a second person checks, and why. Some always; of the rest a share, drawn so that nobody can tell beforehand.
// Not here: what the second person says (gate.ts).
import { createHash } from 'node:crypto';
import type { Prepared, PreparedDocument } from '../flow/index.ts';
import type { Category, DocumentType, Manifest } from '../model/index.ts';

/** How many of the releases that nothing makes risky are checked all the same. Shares from 0 to 1. */
export interface SecondPolicy {
  readonly share: number;
  /** For people who have made fewer than `newUntil` releases. */
  readonly shareNew: number;
  readonly newUntil: number;
}
export const SECOND_POLICY: SecondPolicy = { share: 0.2, shareNew: 0.5, newUntil: 20 };

/** What makes a release one that a second person always checks. */
export type Risk = 'sexual-offence' | 'refuge' | 'child' | 'anonymity' | 'convictions' | 'photograph' | 'certain-kept';

/** Each risk as the end of "A second person checks this release because …". */
export const RISKS: Readonly<Record<Risk, string>> = {
  'sexual-offence': 'the case is about a sexual offence, or somebody in it has lifelong anonymity',
  refuge: 'somebody in it lives in a refuge',
  child: 'it names a child',
  anonymity: 'somebody in it is under an anonymity order or works under cover',
  convictions: 'a record of previous convictions goes with it',
  photograph: 'photographs go with it',
  'certain-kept':
    'something that is certainly personal data, or tells of health, safety or a past, and was to be redacted is left visible',
};

/** Told in words, hence never certain, and what harms most where it is left visible by mistake. */
const HARMFUL: ReadonlySet<Category> = new Set<Category>(['medical', 'safety', 'informant', 'special', 'convictions']);
const RECORDS: ReadonlySet<DocumentType> = new Set(['PNC', 'MG16']);
/** Words of charges under the Sexual Offences Acts, as they stand on charge sheets. */
const SEXUAL = /\b(?:rap(?:e|ed|ing)|sexual(?:ly)?|indecen(?:t|cy)|voyeuris[mt]|groom(?:ing|ed)?|up-?skirting|exposure|incest|prostitut\w+|revenge porn\w*|intimate (?:image|photograph|film)s?)\b/iu; // prettier-ignore

/** What of a prepared case tells its risks: whole or as it was kept. */
export interface Risky extends Pick<Prepared, 'people'> {
  readonly manifest: Pick<Manifest, 'offences'>;
  readonly documents: readonly Pick<PreparedDocument, 'outcome' | 'judged' | 'decided'>[];
}

/** The risks of a release, worst first, each once. Pure. */
export function risksOf(prepared: Risky): Risk[] {
  const going = prepared.documents.filter(({ outcome }) => outcome !== 'withheld');
  const has = (protection: string): boolean =>
    prepared.people.some(({ protections }) => protections.some((one) => one === protection));
  const found: Readonly<Record<Risk, boolean>> = {
    'sexual-offence': has('sexual-offence') || prepared.manifest.offences.some((offence) => SEXUAL.test(offence)),
    refuge: has('refuge'),
    child: has('child') || prepared.people.some(({ role, relation }) => role === 'child' || relation === 'child'),
    anonymity: has('anonymity-order') || has('undercover'),
    convictions: going.some(({ judged }) => RECORDS.has(judged.document.type)),
    photograph: going.some(
      ({ judged: { document } }) =>
        document.type === 'PHOTO' ||
        document.format === 'picture' ||
        document.pages.some(({ pixels }) => pixels?.looks === 'photograph'),
    ),
    'certain-kept': going.some(({ decided }) =>
      decided.some(
        ({ proposal, act, decision }) =>
          act === 'keep' &&
          decision !== undefined &&
          proposal.act !== 'keep' &&
          (proposal.grade === 'certain' || (proposal.act === 'redact' && HARMFUL.has(proposal.finding.category))),
      ),
    ),
  };
  return (Object.keys(RISKS) as Risk[]).filter((risk) => found[risk]);
}

/** Is a second person needed, and why: sentences for people. */
export interface SecondNeed {
  readonly needed: boolean;
  readonly why: readonly string[];
  /** What each of `why` is about, in its order; missing where it was told by somebody else. */
  readonly of?: readonly (Risk | 'lot' | 'learning')[];
}

/**
 * Always with a risk; else by a draw from `seed` (a secret of the store), the case and the recipient, so that neither
 * trying again nor knowing the rule tells who is drawn. `releases`: how many the preparer has made.
 */
export function secondNeed(
  risks: readonly Risk[],
  release: { readonly seed: string; readonly urn: string; readonly recipient: string; readonly releases: number },
  policy: SecondPolicy = SECOND_POLICY,
): SecondNeed {
  if (risks.length > 0) return { needed: true, why: risks.map((risk) => `A second person checks it because ${RISKS[risk]}.`), of: risks };
  const isNew = release.releases < policy.newUntil;
  const digest = createHash('sha256').update(JSON.stringify([release.seed, release.urn, release.recipient])).digest();
  const draw = digest.readUIntBE(0, 6) / 2 ** 48;
  if (draw >= (isNew ? policy.shareNew : policy.share)) return { needed: false, why: [], of: [] };
  return { needed: true, why: ['A second person checks it because it was drawn by lot, as some of all releases are.'], of: ['lot'] };
} // prettier-ignore
