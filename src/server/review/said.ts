// What a browser says was done, read from the script's list or a form. Reasons come as codes wherever they can, so that what waits
// in a browser for its connection holds no words. Not here: the events it comes to (events-of.ts).
import { z } from 'zod';
import { BlotterError, CATEGORIES, type Category, type Page } from '../../model/index.ts';
import { patternOf } from './pattern.ts';

const id = z.uuid();
const offset = z.number().int().min(0);
const page = z.number().int().min(1);
/** `#rule`: what the rule says. `#offer`: the answer that was offered. `#read`: it was read in its place (never for what is certain). `#3`: the third reason to keep. Else the person's own words. */
const reason = z.string().max(400);
const category = z.enum(CATEGORIES as unknown as [string, ...string[]]) as unknown as z.ZodType<Category>;
const act = z.enum(['redact', 'keep']);
const stretch = { from: offset, to: offset };

const said = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('decided'),
    id,
    marks: z.array(z.strictObject({ mark: z.string(), seen: z.string() })).min(1).max(5000),
    act,
    edges: z.strictObject(stretch).optional(),
    reason,
    over: z.array(z.string()).max(20_000),
    scope: z.string().max(200).optional(),
  }),
  /** One answer to places that are one question (review/one-question.ts). */
  z.strictObject({
    kind: z.literal('question'),
    id,
    marks: z.array(z.strictObject({ mark: z.string(), seen: z.string() })).min(1).max(200),
    act,
    reason,
    over: z.array(z.string()).max(20_000),
  }),
  /** The page was read: what is still open on it is answered as before, or redacted, and the page is done. */
  z.strictObject({
    kind: z.literal('rest'),
    id,
    file: z.string(),
    page,
    seconds: z.number().min(0).max(3600),
    marks: z.array(z.strictObject({ mark: z.string(), seen: z.string() })).max(1000),
    over: z.array(z.string()).max(20_000),
  }),
  z.strictObject({
    kind: z.literal('added'),
    id,
    file: z.string(),
    page,
    /** Boxes from the top left of the page as shown. */
    place: z.union([z.strictObject(stretch), z.strictObject({ box: z.tuple([z.number(), z.number(), z.number(), z.number()]) })]),
    category,
  }),
  z.strictObject({ kind: z.literal('undone'), id, what: z.string() }),
  z.strictObject({ kind: z.literal('flagged'), id, mark: z.string(), question: reason }),
  z.strictObject({ kind: z.literal('page-done'), id, file: z.string(), page, seconds: z.number().min(0).max(3600) }),
  z.strictObject({ kind: z.literal('looked'), id, file: z.string(), page, act, reason }),
  z.strictObject({ kind: z.literal('left-out'), id, file: z.string(), reason }),
  z.strictObject({
    kind: z.literal('blind-done'),
    id,
    file: z.string(),
    page,
    found: z.array(z.strictObject({ ...stretch, category })).max(1000),
  }),
]); // prettier-ignore

/** One thing that a browser says was done. */
export type Said = z.output<typeof said>;
export type SaidOf<K extends Said['kind']> = Extract<Said, { kind: K }>;

/** Reads what the script sends: a JSON list. Null where it is none. */
export function readSaid(json: string): readonly Said[] | null {
  try {
    const list = z.array(said).min(1).max(500).safeParse(JSON.parse(json));
    return list.success ? list.data : null;
  } catch {
    return null;
  }
}

/** What a form of the page without script says. Throws B-WEB-01 where it says nothing that the page could have sent. */
export function saidByForm(form: Readonly<Record<string, string>>, file: string, no: number, on: Pick<Page, 'text'>, now: Date): Said {
  const { id: own = '', does = '', mark = '', seen = '', over = '', why = '', words = '' } = form;
  const given = words.trim() === '' ? why : words;
  const ids = over.split(' ').filter((one) => one !== '');
  const marks = [{ mark, seen }];
  const forms: Readonly<Record<string, unknown>> = {
    redact: { kind: 'decided', id: own, marks, act: 'redact', reason: words.trim() === '' ? '#rule' : words, over: ids },
    keep: { kind: 'decided', id: own, marks, act: 'keep', reason: given, over: ids },
    offer: { kind: 'decided', id: own, marks, act: form['act'], reason: '#offer', over: ids },
    flag: { kind: 'flagged', id: own, mark, question: words },
    undo: { kind: 'undone', id: own, what: form['what'] ?? '' },
    done: { kind: 'page-done', id: own, file, page: no, seconds: secondsSince(form['since'], now) },
    'look-keep': { kind: 'looked', id: own, file, page: no, act: 'keep', reason: words },
    'look-redact': { kind: 'looked', id: own, file, page: no, act: 'redact', reason: words },
    'left-out': { kind: 'left-out', id: own, file, reason: words },
    blind: { kind: 'blind-done', id: own, file, page: no, found: foundIn(on, words) },
  };
  const result = said.safeParse(forms[does]);
  if (!result.success) throw new BlotterError('B-WEB-01');
  return result.data;
} // prettier-ignore

/** How long the page has been with the person (whole seconds, an hour at most), where no script could watch. */
function secondsSince(shown: string | undefined, now: Date): number {
  const seconds = Math.floor((now.getTime() - Date.parse(shown ?? '')) / 1000);
  return seconds > 0 ? Math.min(seconds, 3600) : 0;
}

/** Lines that somebody copied off a blind page, as places of its text: every place where such a line stands. */
function foundIn(on: Pick<Page, 'text'>, words: string): { from: number; to: number; category: Category }[] {
  const lines = words.split('\n').map((line) => line.trim()).filter((line) => line.length > 1);
  return lines.flatMap((line) => {
    const pattern = patternOf(line);
    const hits = pattern ? [...on.text.matchAll(pattern)] : [];
    return hits.map((hit) => ({ from: hit.index, to: hit.index + hit[0].length, category: 'other' as const }));
  });
} // prettier-ignore
