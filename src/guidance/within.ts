// A passage that is covered whole may go round a name or a reference that stays everywhere else: "Holt pushed me and my hip
// is bruised". What stays is opened again, so that the account still says who did it. Not here: what a passage or a name
// comes to by itself (decide.ts).
import { boxesOf, type CaseDocument, type Category, type DocumentType, type Person, type Proposal } from '../model/index.ts';
import { isOrder } from './decide.ts';
import type { Rulebook } from './rule.ts';

/**
 * Passages that are opened round what stays. Clues, safety, intelligence, work, school and relations are not: there the name
 * beside the words may be what tells ("next door to Mr Bhogal").
 */
const OPENED: ReadonlySet<Category> = new Set<Category>(['medical', 'special', 'convictions']);
/** Papers that tell what happened. In medical notes and private messages a name beside the words belongs to them. */
const ACCOUNTS: ReadonlySet<DocumentType> = new Set<DocumentType>(['MG3', 'MG3A', 'MG5', 'MG6C', 'MG11', 'MG15', 'CAD', 'NOTEBOOK']);
const STAYS: ReadonlySet<Category> = new Set<Category>(['name', 'officer', 'urn', 'signature']);

const byOrder = (book: Rulebook, { rule }: Proposal): boolean => {
  const found = book.byId[rule];
  return found !== undefined && 'when' in found && isOrder(found);
};

/**
 * The proposals of one document, the covered passages among them parted round what stays inside them. A part is a proposal of
 * its own with its own id. What an order covers stays covered whole. Pure; order kept.
 */
export function openRoundKept(
  book: Rulebook,
  document: CaseDocument,
  people: readonly Person[],
  proposals: readonly Proposal[],
): Proposal[] {
  if (!ACCOUNTS.has(document.type)) return [...proposals];
  // Who treats somebody tells of the treatment.
  const treating = new Set(people.filter(({ role }) => role === 'professional').map(({ id }) => id));
  const kept = proposals.filter(
    ({ act, finding: { category, whose } }) =>
      act === 'keep' && STAYS.has(category) && !(whose !== undefined && treating.has(whose)),
  );
  return proposals.flatMap((proposal) => {
    const { passage, category } = proposal.finding;
    if (proposal.act === 'keep' || !OPENED.has(category) || byOrder(book, proposal)) return [proposal];
    const inside = kept
      .map(({ finding }) => finding.passage)
      .filter((one) => one.page === passage.page && one.from >= passage.from && one.to <= passage.to)
      .toSorted((a, b) => a.from - b.from);
    const page = document.pages[passage.page - 1];
    if (inside.length === 0 || page === undefined) return [proposal];
    const parts: Proposal[] = [];
    let at = passage.from;
    for (const next of [...inside, { from: passage.to, to: passage.to }]) {
      const words = page.text.slice(at, next.from);
      const from = at + (/^[^\p{L}\p{N}]*/u.exec(words)?.[0].length ?? 0);
      const to = next.from - (/[^\p{L}\p{N}]*$/u.exec(words)?.[0].length ?? 0);
      if (from < to)
        parts.push({
          ...proposal,
          id: `${passage.file}#p${String(passage.page)}:${String(from)}-${String(to)}:${category}`,
          finding: { ...proposal.finding, passage: { ...passage, from, to, boxes: boxesOf(page, from, to) } },
        });
      at = Math.max(at, next.to);
    }
    return parts;
  });
}
