// Made-up papers to practise on, with every value marked by hand. They carry a type of their own, so that none of them can be
// handed to anything that takes the papers of a case, nor a paper of a case be practised on.
import { parse } from 'yaml';
import { CATEGORIES, type Category } from '../../model/index.ts';

declare const madeUp: unique symbol;

/** `R` must not be readable, `K` must stay, `A` a person decides. */
export type Verdict = 'R' | 'K' | 'A';

/** One marked value: `from`–`to` are UTF-16 offsets into the text of its page. */
export interface TrueMark {
  readonly verdict: Verdict;
  readonly category: Category;
  /** Id of a person of the made-up case, or "-". */
  readonly whose: string;
  readonly from: number;
  readonly to: number;
}

/** A page of a made-up paper. */
export interface DrillPage {
  readonly [madeUp]: true;
  /** `07-romance-fraud/02-mg11-chowdhury#1`: never the id of anything in a case. */
  readonly id: string;
  readonly type: string;
  readonly about: string;
  readonly text: string;
  readonly marks: readonly TrueMark[];
}

const MARK = /\{\{([RKA])\|([a-z]+)\|([A-Z]\d+|-)\|([^{}\n]+)\}\}/g;

/** The text without its marks, and where they stood. `place`: for errors. Throws RangeError for braces that mark nothing or an unknown kind. */
export function readMarks(
  source: string,
  place: string,
): { readonly text: string; readonly marks: readonly TrueMark[] } {
  const marks: TrueMark[] = [];
  let text = '';
  let at = 0;
  const line = (to: number): number => text.slice(0, to).split('\n').length;
  for (const hit of source.matchAll(MARK)) {
    const [whole, verdict, category = '', whose = '', value = ''] = hit;
    text += source.slice(at, hit.index);
    const kind = CATEGORIES.find((one) => one === category);
    if (kind === undefined)
      throw new RangeError(`${place}: "${category}" is no kind of data, line ${line(text.length)}`);
    marks.push({ verdict: verdict as Verdict, category: kind, whose, from: text.length, to: text.length + value.length }); // prettier-ignore
    text += value;
    at = hit.index + whole.length;
  }
  text += source.slice(at);
  const stray = /\{\{|\}\}/.exec(text);
  if (stray) throw new RangeError(`${place}: braces that mark nothing, line ${line(stray.index)}`);
  return { text, marks };
}

/** A page of a marked paper. `goes`: it goes whole, and its marks do not count. */
export interface MarkedPage {
  readonly text: string;
  readonly goes: boolean;
  readonly marks: readonly TrueMark[];
}

/** What stands at the head of a marked paper. */
export type Front = Readonly<Record<'file' | 'type' | 'about' | 'release', string>>;

/** A marked paper (practice/marked/README.md has the form). `place`: for errors. Throws as readMarks does. */
export function readPaper(source: string, place: string): Front & { readonly pages: readonly MarkedPage[] } {
  const [, head = '', body = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(source) ?? [];
  const pieces = body.split(/^=== page(: backsheet delete)? ===\n/m);
  const pages: MarkedPage[] = [];
  for (let i = 0; i < pieces.length; i += 2)
    pages.push({ goes: i > 0 && pieces[i - 1] !== undefined, ...readMarks(pieces[i] ?? '', place) });
  return { ...(parse(head) as Front), pages };
}

/**
 * The pages of a marked paper that may be served. `id` names the paper. Papers that never go and pages that go whole are no
 * practice and are left out.
 */
export function drillPages(id: string, source: string): DrillPage[] {
  const { type, about, release, pages } = readPaper(source, id);
  if (release !== 'redacted') return [];
  const made = pages.map(({ text, marks }, i) => ({ id: `${id}#${String(i + 1)}`, type, about, text, marks }));
  return made.filter((_, i) => pages[i]?.goes === false) as unknown as DrillPage[];
}
