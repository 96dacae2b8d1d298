// What a prepared case comes to in writing: check.json, schedule.csv, receipt.json. Kinds, places and counts; never a value.
import { createHash } from 'node:crypto';
import type { Prepared, PreparedDocument } from '../flow/index.ts';
import type { Offer } from '../review/index.ts';
import { codeOf, legend, type Rulebook } from '../guidance/index.ts';
import { formatRecipient, type Box } from '../model/index.ts';
import type { KnownKey } from '../register/index.ts';
import { csv } from './csv.ts';
import { commit, saltId } from './commitment.ts';
import { outwardName, outwardReason, outwardWithheld } from './outward.ts';

const round = (n: number): number => Math.round(n * 100) / 100;
const boxOut = (box: Box): number[] => box.map(round);

interface MarkOut {
  readonly id: string;
  readonly file: string;
  readonly page: number;
  readonly category: string;
  readonly whose: string | null;
  readonly act: 'redact' | 'keep' | 'ask';
  readonly grade: string;
  readonly rule: string;
  readonly reason: string;
  readonly boxes: number[][];
  /** The answer that the same question got elsewhere in the case; only on marks that wait for one. */
  readonly offered?: {
    readonly act: string;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
    readonly from: string;
  };
}

function marksOf(document: PreparedDocument, offers: ReadonlyMap<string, Offer>): MarkOut[] {
  const { file, pages } = document.judged.document;
  const offered = (id: string): Pick<MarkOut, 'offered'> => {
    const offer = offers.get(id);
    if (!offer) return {};
    const { act, reason, by, at, from } = offer;
    return { offered: { act, reason, by, at, from } };
  };
  const marks = document.decided.map(({ proposal, act, decision }): MarkOut => ({
    ...offered(proposal.id),
    id: proposal.id,
    file,
    page: proposal.finding.passage.page,
    category: proposal.finding.category,
    whose: proposal.finding.whose ?? null,
    act: act === 'undecided' ? proposal.act : act,
    grade: proposal.grade,
    rule: proposal.rule,
    reason: decision ? decision.reason : proposal.reason,
    boxes: proposal.finding.passage.boxes.map(boxOut),
  }));
  const dropped = document.outcome === 'withheld' ? [] : document.judged.dropPages;
  return [
    ...marks,
    ...dropped.map((drop): MarkOut => ({
      id: `${file}#p${drop.page}:page`,
      file,
      page: drop.page,
      category: 'other',
      whose: document.judged.document.about ?? null,
      act: 'redact',
      grade: 'certain',
      rule: drop.rule,
      reason: drop.reason,
      boxes: [boxOut(pages[drop.page - 1]?.crop ?? [0, 0, 0, 0])],
    })),
  ];
}

/** check.json (contract). */
export function checkJson(prepared: Prepared): object {
  const offers = new Map(prepared.offers.map((offer) => [offer.on, offer]));
  return {
    urn: prepared.manifest.urn,
    recipient: formatRecipient(prepared.recipient),
    guidance: prepared.guidance,
    documents: prepared.documents.map((document) => ({
      file: document.judged.document.file,
      type: document.judged.document.type,
      typeBy: document.judged.document.typeBy,
      about: document.judged.document.about ?? null,
      pages: document.judged.document.pages.length,
      outcome: document.outcome,
      input: { sha256: document.opened.sha256 },
      why: document.why,
      draft: document.copy === null ? null : document.path,
      unread: document.unread,
      widths: document.widths,
      rasterised: document.rasterised,
      laidOutBy: document.judged.document.laidOutBy ?? null,
      maybeNames: document.judged.maybeNames.map(({ page, boxes }) => ({ page, boxes })),
      hidden: document.judged.hidden.map(({ kind, where, holds }) => ({ kind, where, holds })),
      unexplained: document.judged.unexplained.map(({ kind, passage }) => ({
        kind,
        page: passage.page,
        boxes: passage.boxes.map(boxOut),
      })),
    })),
    holds: prepared.holds,
    // Fields and how they compare, never what stands in them.
    records: prepared.records.map(({ file, page, person, outcome, fields, bits, warnings }) => ({
      file,
      page,
      person,
      outcome,
      fields: Object.fromEntries(fields.map(({ field, state }) => [field, state])),
      bits,
      warnings,
    })),
    warnings: prepared.warnings,
    pairs: prepared.pairs,
    marks: prepared.documents.flatMap((document) => marksOf(document, offers)),
  };
}

/** schedule.csv: one row per redaction, with its reason; then the legend of the box codes. */
export function scheduleCsv(prepared: Prepared, rulebook: Rulebook): string {
  const rows: (string | number)[][] = [
    ['document', 'page', 'code', 'category', 'whose', 'rule', 'reason', 'decided by'],
  ];
  for (const document of prepared.documents) {
    // The schedule goes to the recipient, and a name of a paper can be what must not be known.
    const file = outwardName(document);
    if (document.outcome === 'withheld') {
      const { why, rule } = outwardWithheld(document);
      rows.push([file, 'all', '', 'document', '', rule, why, '']);
      continue;
    }
    for (const drop of document.judged.dropPages)
      rows.push([file, drop.page, '', 'page', document.judged.document.about ?? '', drop.rule, drop.reason, '']);
    for (const one of document.decided) {
      const { proposal, act, decision } = one;
      if (act === 'keep') continue;
      const { finding, rule } = proposal;
      const code = codeOf(rulebook, rule);
      rows.push([
        file,
        finding.passage.page,
        code,
        finding.category,
        finding.whose ?? '',
        rule,
        outwardReason(rulebook, one),
        decision?.by ?? 'guidance',
      ]);
    }
  }
  rows.push([], ['code', 'meaning'], ...legend(rulebook).map(({ code, meaning }) => [code, meaning]));
  return csv(rows);
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Who had to do with a release, and when (ISO 8601): names for whoever reads the receipt. */
export interface MakingPeople {
  readonly prepared: { readonly by: string; readonly at: string };
  /** Null where no second person was needed. */
  readonly checked: { readonly by: string; readonly at: string; readonly result: 'agreed' } | null;
  readonly released: { readonly by: string; readonly at: string };
}

/** What a receipt says: what went out, from what, by which guidance, which checks passed, counts by rule; and who signs it. */
export function receiptJson(
  prepared: Prepared,
  made: {
    readonly at: string;
    readonly by: string;
    readonly version: string;
    readonly engines: Readonly<Record<string, string>>;
    readonly schedule: string;
    /** The public key that signs. */
    readonly key: KnownKey;
    /** The newest signed head of the register (JWS); null where there is none. */
    readonly head: string | null;
    readonly index: string;
    /** 64 hexadecimal digits that nobody else knows; kept by whoever releases. */
    readonly salt: string;
    /** Who prepared, checked and released it, with times; missing where one person did it all. */
    readonly people?: MakingPeople;
  },
): object {
  const counts = new Map<string, { redact: number; keep: number }>();
  for (const { proposal, act } of prepared.documents.flatMap((document) => document.decided)) {
    const count = counts.get(proposal.rule) ?? { redact: 0, keep: 0 };
    count[act === 'keep' ? 'keep' : 'redact']++;
    counts.set(proposal.rule, count);
  }
  return {
    kind: 'blotter-receipt',
    version: 3,
    signed: true,
    key: { id: made.key.id, ...made.key.key },
    register: made.head === null ? null : { head: made.head },
    urn: prepared.manifest.urn,
    recipient: formatRecipient(prepared.recipient),
    // Whom it is for, as it was checked, and by which version of the address book.
    to: { firm: prepared.to.firm, addresses: prepared.to.addresses, addressBook: prepared.to.book === null ? null : { sha256: prepared.to.book } }, // prettier-ignore
    guidance: prepared.guidance,
    made: { at: made.at, by: made.by, blotter: made.version, engines: made.engines },
    ...(made.people === undefined ? {} : { people: made.people }),
    // Opens what is said of originals; it stays with whoever released.
    originals: { salt: saltId(made.salt) },
    documents: prepared.documents.map((document, i) => ({
      file: outwardName(document),
      type: document.judged.document.type,
      outcome: document.outcome,
      input: { commitment: commit(made.salt, i + 1, document.opened.sha256) },
      output:
        document.copy === null
          ? null
          : { path: document.path, sha256: sha256(document.copy), bytes: document.copy.length },
      pagesRemoved: document.judged.dropPages.map((drop) => drop.page),
      checks: document.verdicts.map(({ check, result }) => ({ check, result })),
    })),
    index: { path: 'index.html', sha256: sha256(made.index) },
    schedule: { path: 'schedule.csv', sha256: sha256(made.schedule) },
    counts: Object.fromEntries([...counts].toSorted(([a], [b]) => a.localeCompare(b))),
  };
}
