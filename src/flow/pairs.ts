// The pair rule: a value that is covered in one document and kept in another of the same release tells what was covered.
// It is reported with both places, for a person. Decides nothing; values are compared and never written down.
import type { CaseDocument, Category } from '../model/index.ts';
import type { Decided } from '../review/index.ts';

/** A place of a pair; offsets stay with the proposal. */
export interface PairPlace {
  readonly file: string;
  readonly page: number;
  /** Proposal id. */
  readonly id: string;
}

/** One value that is covered here and kept there. */
export interface Pair {
  readonly category: Category;
  /** Person id, where every place agrees. */
  readonly whose: string | null;
  readonly covered: readonly PairPlace[];
  readonly kept: readonly PairPlace[];
}

/** What is compared, and as what: categories that guidance may tell apart by place are one value all the same. */
const KIND: Readonly<Partial<Record<Category, string>>> = {
  name: 'name', address: 'place', scene: 'place', dob: 'dob', phone: 'number', email: 'email', social: 'social',
  vrm: 'number', nhs: 'number', nino: 'number', passport: 'number', licence: 'number', bank: 'number', card: 'number',
  pnc: 'number', cro: 'number', imei: 'number', other: 'number', school: 'organisation', workplace: 'organisation',
}; // prettier-ignore
/** A value of less says nothing by itself: a house number, a first name, "her". */
const LEAST_LETTERS = 7;
const LEAST_DIGITS = 5;

const keyOf = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\d]/gu, ''); // prettier-ignore

const tells = (kind: string, key: string, text: string): boolean => {
  if (kind === 'number' || kind === 'dob') return key.replace(/\D/g, '').length >= LEAST_DIGITS;
  // A surname alone may be two people's.
  if (kind === 'name' && !/\p{L}\s+\p{L}{2}/u.test(text)) return false;
  return key.length >= LEAST_LETTERS;
};

/**
 * The pairs among the documents of one release. Only places in different documents count, of one person or of a person
 * who could not be told. Within one document a person sees both places side by side.
 */
export function findPairs(
  documents: readonly { readonly document: CaseDocument; readonly decided: readonly Decided[] }[],
): Pair[] {
  interface Entry {
    readonly place: PairPlace;
    readonly category: Category;
    readonly whose: string | undefined;
    readonly keeps: boolean;
  }
  const values = new Map<string, Entry[]>();
  for (const { document, decided } of documents)
    for (const { proposal, act } of decided) {
      const { passage, category, whose } = proposal.finding;
      const kind = KIND[category];
      const text = document.pages[passage.page - 1]?.text.slice(passage.from, passage.to) ?? '';
      const key = keyOf(text);
      if (kind === undefined || !tells(kind, key, text)) continue;
      const place = { file: passage.file, page: passage.page, id: proposal.id };
      const entry = { place, category, whose, keeps: act === 'keep' };
      const known = values.get(`${kind} ${key}`);
      if (known) known.push(entry);
      else values.set(`${kind} ${key}`, [entry]);
    }
  return [...values.values()].flatMap((entries): Pair[] => {
    const [kept, covered] = [entries.filter(({ keeps }) => keeps), entries.filter(({ keeps }) => !keeps)];
    const meets = (a: Entry, b: Entry): boolean =>
      a.place.file !== b.place.file && (a.whose === undefined || b.whose === undefined || a.whose === b.whose);
    const ownCovered = covered.filter((one) => kept.some((other) => meets(one, other)));
    const ownKept = kept.filter((one) => ownCovered.some((other) => meets(one, other)));
    const [first] = ownCovered;
    if (!first) return [];
    const owners = new Set([...ownCovered, ...ownKept].map(({ whose }) => whose));
    return [
      {
        category: first.category,
        whose: owners.size === 1 ? (first.whose ?? null) : null,
        covered: ownCovered.map(({ place }) => place),
        kept: ownKept.map(({ place }) => place),
      },
    ];
  });
}
