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

/** The text without its marks, and where they stood. Throws RangeError for braces that mark nothing or an unknown kind. */
export function readMarks(source: string): { readonly text: string; readonly marks: readonly TrueMark[] } {
  const marks: TrueMark[] = [];
  let text = '';
  let at = 0;
  for (const hit of source.matchAll(MARK)) {
    const [whole, verdict, category = '', whose = '', value = ''] = hit;
    const kind = CATEGORIES.find((one) => one === category);
    if (kind === undefined) throw new RangeError(`"${category}" is no kind of data`);
    text += source.slice(at, hit.index);
    marks.push({ verdict: verdict as Verdict, category: kind, whose, from: text.length, to: text.length + value.length }); // prettier-ignore
    text += value;
    at = hit.index + whole.length;
  }
  text += source.slice(at);
  if (/\{\{|\}\}/.test(text)) throw new RangeError('braces that mark nothing');
  return { text, marks };
}

/**
 * The pages of a marked paper that may be served (practice/marked/README.md has the form). `id` names the paper. Papers that
 * never go and pages that go whole are no practice and are left out.
 */
export function drillPages(id: string, source: string): DrillPage[] {
  const [, head = '', body = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(source) ?? [];
  const front = (parse(head) ?? {}) as Readonly<Partial<Record<'type' | 'about' | 'release', string>>>;
  if (front.release !== 'redacted') return [];
  const pieces = body.split(/^=== page(: backsheet delete)? ===\n/m);
  const pages: DrillPage[] = [];
  for (let i = 0; i < pieces.length; i += 2) {
    if (i > 0 && pieces[i - 1] !== undefined) continue;
    const page = { id: `${id}#${String(i / 2 + 1)}`, type: front.type ?? 'OTHER', about: front.about ?? '-', ...readMarks(pieces[i] ?? '') }; // prettier-ignore
    pages.push(page as unknown as DrillPage);
  }
  return pages;
}
