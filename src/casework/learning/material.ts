// The made-up papers that people practise on, as they lie in the program, and what the guidance says of a mark on them. They
// are read here and nowhere written: a drill in the store holds their names and hashes. Not here: which are chosen
// (assurance/drill), how a drill goes on (drills.ts).
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { drillPages, type DrillPage, type TrueMark } from '../../assurance/index.ts';
import { CATEGORY_NAMES, handbookPlace, judge, type Rulebook } from '../../guidance/index.ts';
import { readManifest } from '../../intake/index.ts';
import { DOCUMENT_TYPES, type CaseDocument, type DocumentType, type Manifest, type Person } from '../../model/index.ts';

const MATERIAL = path.join(import.meta.dirname, '../../../practice/marked');

/** The made-up pages of a case of the practice set, or of all. */
export function readMaterial(slug?: string): DrillPage[] {
  const slugs = readdirSync(MATERIAL, { withFileTypes: true }).filter((one) => one.isDirectory() && (slug === undefined || one.name === slug)).map(({ name }) => name).toSorted(); // prettier-ignore
  return slugs.flatMap((name) => {
    const folder = path.join(MATERIAL, name, 'documents');
    return readdirSync(folder).toSorted().flatMap((file) => drillPages(`${name}/${file.replace(/\.txt$/, '')}`, readFileSync(path.join(folder, file), 'utf8'))); // prettier-ignore
  });
}

let all: ReadonlyMap<string, DrillPage> | null = null;
/** All of them by id; read once. */
export const material = (): ReadonlyMap<string, DrillPage> => (all ??= new Map(readMaterial().map((page) => [page.id, page]))); // prettier-ignore

const manifests = new Map<string, Manifest>();
/** The manifest of the made-up case that a page is of. */
export function manifestOf({ id }: Pick<DrillPage, 'id'>): Manifest {
  const slug = id.split('/')[0] ?? '';
  const known = manifests.get(slug) ?? readManifest(readFileSync(path.join(MATERIAL, slug, 'case.yaml'), 'utf8'));
  manifests.set(slug, known);
  return known;
}

/** Somebody of the made-up case whom its manifest names. */
export const personOn = (page: Pick<DrillPage, 'id'>, whose: string): Person | undefined =>
  manifestOf(page).people.find(({ id }) => id === whose);

/** What the guidance says of a mark, for the defence of D1. */
export interface Said {
  readonly act: 'redact' | 'keep' | 'ask';
  readonly rule: string;
  readonly reason: string;
  readonly paragraph: string;
  /** Address in the workbench's handbook. */
  readonly handbook: string | null;
}

/** Judges a mark as if it were found on a paper. `whose`: taken for somebody else's. */
export function sayOf(book: Rulebook, page: DrillPage, mark: TrueMark, whose = mark.whose): Said {
  const { people, offences } = manifestOf(page);
  const type: DocumentType = DOCUMENT_TYPES.find((one) => one === page.type) ?? 'OTHER';
  const passage = { file: page.id, page: 1, from: mark.from, to: mark.to, boxes: [] };
  const finding = { passage, category: mark.category, grade: 'certain', evidence: [], traits: [], ...(whose === '-' ? {} : { whose }) } as const; // prettier-ignore
  // A bare form for the rules to look at: it holds no page and no word.
  const document: CaseDocument = { file: page.id, type, typeBy: 'manifest', format: 'txt', pages: [], hidden: [] };
  const { act, rule, reason } = judge(book, { finding, document, pageRole: 'body', recipient: { kind: 'defence', id: 'D1' }, people, offences }); // prettier-ignore
  const known = book.byId[rule];
  return { act, rule, reason, paragraph: known?.paragraph ?? '', handbook: known ? `/guidance/${handbookPlace(known)}` : null }; // prettier-ignore
}

/** Why this mark must go or stay: the sentence of the rule where the rule says the same, else the kind and whose it is. */
export function because(book: Rulebook, page: DrillPage, mark: TrueMark): Pick<Said, 'reason'> & Partial<Said> {
  const said = sayOf(book, page, mark);
  if (said.act === (mark.verdict === 'R' ? 'redact' : 'keep')) return said;
  const person = personOn(page, mark.whose);
  return { reason: `${CATEGORY_NAMES[mark.category]} of ${person ? person.role : 'somebody who is no party to the case'}: ${mark.verdict === 'R' ? 'must not reach the defence' : 'the defence needs it'}.` }; // prettier-ignore
}
