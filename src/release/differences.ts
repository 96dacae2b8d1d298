// What changed between two checks: the same papers for another recipient, or a second service to the same one. Works on
// check.json, so that it needs neither the case nor the originals. Kinds, places and counts; a check.json holds no value.
import { z } from 'zod';

const schema = z.looseObject({
  urn: z.string(),
  recipient: z.string(),
  guidance: z.string(),
  documents: z.array(
    z.looseObject({
      file: z.string(),
      outcome: z.enum(['redacted', 'clean', 'withheld', 'held']),
      input: z.looseObject({ sha256: z.string() }).nullish(),
    }),
  ),
  marks: z.array(
    z.looseObject({
      id: z.string(),
      file: z.string(),
      page: z.number(),
      category: z.string(),
      whose: z.string().nullish(),
      act: z.enum(['redact', 'keep', 'ask']),
      rule: z.string(),
    }),
  ),
});
/** As much of check.json as is compared. */
export type Checked = z.output<typeof schema>;

/** Reads a check.json; null where it is none. */
export function readChecked(json: string): Checked | null {
  try {
    return schema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/** How a document differs. `changed`: the paper itself is another one. */
export interface DocumentDifference {
  readonly file: string;
  readonly kind: 'added' | 'gone' | 'changed' | 'withheld' | 'now-goes';
}

/** Marks whose act differs, or that only one side has, counted where all of it is alike. */
export interface MarkDifference {
  readonly file: string;
  readonly pages: readonly number[];
  readonly category: string;
  readonly whose: string | null;
  /** `null`: the mark is on the other side only. */
  readonly before: 'redact' | 'keep' | 'ask' | null;
  readonly after: 'redact' | 'keep' | 'ask' | null;
  /** The rule that says so now; the one before where the mark is gone. */
  readonly rule: string;
  readonly count: number;
}

export interface Differences {
  readonly documents: readonly DocumentDifference[];
  readonly marks: readonly MarkDifference[];
}

/**
 * Compares two checks. Marks are the same where their ids are: file, page, place and category of one version of a file.
 * Where a paper was replaced only the paper is told, since its places mean something else.
 */
export function differencesOf(before: Checked, after: Checked): Differences {
  const [old, now] = [before, after].map(({ documents }) => new Map(documents.map((one) => [one.file, one])));
  const documents: DocumentDifference[] = [];
  const comparable = new Set<string>();
  for (const file of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
    const [was, is] = [old?.get(file), now?.get(file)];
    if (!was || !is) documents.push({ file, kind: was ? 'gone' : 'added' });
    else if (was.input && is.input && was.input.sha256 !== is.input.sha256) documents.push({ file, kind: 'changed' });
    else if ((was.outcome === 'withheld') !== (is.outcome === 'withheld'))
      documents.push({ file, kind: is.outcome === 'withheld' ? 'withheld' : 'now-goes' });
    else if (is.outcome !== 'withheld') comparable.add(file);
  }
  return { documents, marks: markDifferences(before, after, comparable) };
}

function markDifferences(before: Checked, after: Checked, comparable: ReadonlySet<string>): MarkDifference[] {
  const [old, now] = [before, after].map(
    ({ marks }) => new Map(marks.filter(({ file }) => comparable.has(file)).map((mark) => [mark.id, mark])),
  ) as [Map<string, Checked['marks'][number]>, Map<string, Checked['marks'][number]>];
  const groups = new Map<string, MarkDifference>();
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(id), now.get(id)];
    const mark = is ?? was;
    if (!mark || was?.act === is?.act) continue;
    const { file, page, category, rule } = mark;
    const whose = mark.whose ?? null;
    const change = { before: was?.act ?? null, after: is?.act ?? null };
    const key = JSON.stringify([file, category, whose, change, rule]);
    const group = groups.get(key) ?? { file, pages: [], category, whose, ...change, rule, count: 0 };
    const pages = group.pages.includes(page) ? group.pages : [...group.pages, page].toSorted((a, b) => a - b);
    groups.set(key, { ...group, pages, count: group.count + 1 });
  }
  return [...groups.values()].toSorted((a, b) => weight(a) - weight(b) || a.file.localeCompare(b.file));
}

/** What becomes visible comes first. */
const weight = ({ before, after }: MarkDifference): number =>
  after === 'keep' ? 0 : after === null ? 1 : after === 'ask' ? 2 : before === 'keep' ? 3 : 4;
