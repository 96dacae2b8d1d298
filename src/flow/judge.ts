// From opened documents to what is proposed for one recipient: roster, findings, guidance, identity. Decides nothing.
import { detectCase, detectHidden, findUnexplained, maybeNames, type Unexplained } from '../detect/index.ts';
import { judge, judgeDocument, openRoundKept, type Rulebook } from '../guidance/index.ts';
import { checkConvictions, checkRecipient, type RecordVerdict, type Sending } from '../identity/index.ts';
import type { CaseDocument, Category, Hold, Manifest, Passage, Person, Proposal, Recipient } from '../model/index.ts';
import { aboutOf, buildRoster, forgetSpots } from '../people/index.ts';

/** One document with everything that guidance says of it. */
export interface JudgedDocument {
  readonly document: CaseDocument;
  /** `withhold`: the whole document does not go to this recipient. `ask`: a person says whether it goes. */
  readonly release: 'redact' | 'withhold' | 'ask';
  readonly rule: string;
  readonly reason: string;
  readonly dropPages: readonly { readonly page: number; readonly rule: string; readonly reason: string }[];
  readonly proposals: readonly Proposal[];
  /** Where only the tagger sees a person's name. Told, never covered. */
  readonly maybeNames: readonly Passage[];
  /** What the file hides, and what personal data is in it. Nothing of it is in any copy. */
  readonly hidden: readonly HiddenFinding[];
  /** What nothing explained on the pages that go: shown to a person, never covered by itself. */
  readonly unexplained: readonly Unexplained[];
}

/** One hidden thing of a file: its kind and place for a person, and how often it holds personal data of which category. */
export interface HiddenFinding {
  readonly kind: string;
  readonly where: string;
  readonly holds: Readonly<Partial<Record<Category, number>>>;
}

/** A case judged for one recipient. */
export interface JudgedCase {
  readonly people: readonly Person[];
  readonly documents: readonly JudgedDocument[];
  /** Holds about identity and recipient; those about single documents come with their drafts. */
  readonly holds: readonly Hold[];
  /** Every page of a criminal record beside the person it was compared with. */
  readonly records: readonly RecordVerdict[];
  /** What does not stop the release but is worth knowing about its recipient. */
  readonly warnings: readonly string[];
}

/** Finds everything and says what guidance makes of it for `recipient`. Pure but for the rulebook it is given. `sending`: address book, cover e-mail's addresses, today's date. */
export function judgeCase(
  manifest: Manifest,
  opened: readonly CaseDocument[],
  recipient: Recipient,
  rulebook: Rulebook,
  thisYear: number,
  sending: Sending = {},
): JudgedCase {
  const roster = buildRoster(manifest, opened);
  const documents = opened.map((document) => {
    const about = document.about ?? aboutOf(document, roster.people);
    return about === undefined ? document : { ...document, about };
  });
  const found = detectCase(documents, roster, manifest.offences);
  const findings = Map.groupBy(found, (finding) => finding.passage.file);
  const unexplained = Map.groupBy(findUnexplained(documents, found), ({ passage }) => passage.file);
  const names = maybeNames(documents, found);
  const hidden = findHidden(documents, roster, manifest.offences);
  for (const { pages } of documents) forgetSpots(pages);
  const judged = documents.map((document, no): JudgedDocument => {
    const whole = judgeDocument(rulebook, { document, recipient });
    const dropped = new Set(whole.dropPages.map((drop) => drop.page));
    const single = (findings.get(document.file) ?? [])
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
    const proposals = openRoundKept(rulebook, document, roster.people, single);
    const sees = (names[no] ?? []).filter(({ page }) => whole.release !== 'withhold' && !dropped.has(page));
    return {
      document,
      ...whole,
      proposals,
      maybeNames: sees,
      hidden: hidden.get(document.file) ?? [],
      unexplained: (unexplained.get(document.file) ?? []).filter(
        ({ passage }) => whole.release !== 'withhold' && !dropped.has(passage.page),
      ),
    };
  });
  const served = judged.filter((entry) => entry.release !== 'withhold').map((entry) => entry.document);
  const convictions = checkConvictions(served, manifest.people, recipient, {
    thisYear,
    today: sending.today,
    urn: manifest.urn,
  });
  const { holds, warnings } = checkRecipient(manifest, recipient, sending);
  return { people: roster.people, documents: judged, holds: [...holds, ...convictions.holds], records: convictions.records, warnings }; // prettier-ignore
}

/** Searches what no page shows, of all documents at once. */
function findHidden(
  documents: readonly CaseDocument[],
  roster: ReturnType<typeof buildRoster>,
  offences: readonly string[],
): Map<string, HiddenFinding[]> {
  const all = documents.flatMap(({ file, hidden }) => hidden.map((one) => ({ file, ...one })));
  const worded = all.filter((one) => one.text !== undefined);
  const found = detectHidden(worded.map((one) => one.text ?? ''), roster, offences);
  const categories = new Map(worded.map((one, i) => [one, found[i] ?? []]));
  const byFile = new Map<string, HiddenFinding[]>();
  for (const one of all) {
    const holds: Partial<Record<Category, number>> = {};
    for (const category of categories.get(one) ?? []) holds[category] = (holds[category] ?? 0) + 1;
    const known = byFile.get(one.file);
    const finding = { kind: one.kind, where: one.where, holds };
    if (known) known.push(finding);
    else byFile.set(one.file, [finding]);
  }
  return byFile;
} // prettier-ignore
