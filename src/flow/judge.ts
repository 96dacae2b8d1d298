// From opened documents to what is proposed for one recipient: roster, findings, guidance, identity. Decides nothing.
import { detectCase } from '../detect/index.ts';
import { judge, judgeDocument, type Rulebook } from '../guidance/index.ts';
import { checkConvictions, checkRecipient } from '../identity/index.ts';
import type { CaseDocument, Hold, Manifest, Person, Proposal, Recipient } from '../model/index.ts';
import { aboutOf, buildRoster } from '../people/index.ts';

/** One document with everything that guidance says of it. */
export interface JudgedDocument {
  readonly document: CaseDocument;
  /** `withhold`: the whole document does not go to this recipient. `ask`: a person says whether it goes. */
  readonly release: 'redact' | 'withhold' | 'ask';
  readonly rule: string;
  readonly reason: string;
  readonly dropPages: readonly { readonly page: number; readonly rule: string; readonly reason: string }[];
  readonly proposals: readonly Proposal[];
}

/** A case judged for one recipient. */
export interface JudgedCase {
  readonly people: readonly Person[];
  readonly documents: readonly JudgedDocument[];
  /** Holds about identity and recipient; those about single documents come with their drafts. */
  readonly holds: readonly Hold[];
}

/** Finds everything and says what guidance makes of it for `recipient`. Pure but for the rulebook it is given. */
export function judgeCase(
  manifest: Manifest,
  opened: readonly CaseDocument[],
  recipient: Recipient,
  rulebook: Rulebook,
  thisYear: number,
): JudgedCase {
  const roster = buildRoster(manifest, opened);
  const documents = opened.map((document) => {
    const about = document.about ?? aboutOf(document, roster.people);
    return about === undefined ? document : { ...document, about };
  });
  const findings = Map.groupBy(detectCase(documents, roster, manifest.offences), (finding) => finding.passage.file);
  const judged = documents.map((document): JudgedDocument => {
    const whole = judgeDocument(rulebook, { document, recipient });
    const dropped = new Set(whole.dropPages.map((drop) => drop.page));
    const proposals = (findings.get(document.file) ?? [])
      .filter((finding) => whole.release !== 'withhold' && !dropped.has(finding.passage.page))
      .map((finding) => {
        const pageRole = document.pages[finding.passage.page - 1]?.role ?? 'body';
        return judge(rulebook, {
          finding,
          document,
          pageRole,
          recipient,
          people: roster.people,
          offences: manifest.offences,
        });
      });
    return { document, ...whole, proposals };
  });
  const served = judged.filter((entry) => entry.release !== 'withhold').map((entry) => entry.document);
  const holds = [
    ...checkRecipient(manifest, recipient),
    ...checkConvictions(served, manifest.people, recipient, thisYear),
  ];
  return { people: roster.people, documents: judged, holds };
}
