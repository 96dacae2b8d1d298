// What the rooms say of what stops a release, in the reader's language: by their codes, kinds and names, never by their English
// words. What has no code (sentences of the guidance, what a person wrote) stays English and says so. Pure.
import type { CaseView } from '../../casework/index.ts';
import { heldFor } from '../../flow/index.ts';
import type { FieldEvidence, RecordVerdict } from '../../identity/index.ts';
import type { Hold } from '../../model/index.ts';
import type { Blocker, SecondNeed } from '../../release/index.ts';
import { languageNow, say, sayOf } from '../language/say.ts';
import { inEnglish, spoken, type Sentence } from '../language/sentence.ts';

/** English as the room says it; another language as `other` says it, or English where it does not. */
export function translated(english: string, other: () => string | null): Sentence {
  if (languageNow() === 'en') return spoken(english);
  const text = other();
  // What is still to be filled in is known to the room alone.
  return text === null || /\{\w+\}/.test(text) ? inEnglish(english) : spoken(text);
}

/** An error of the catalogue: what happened, and the cure. */
export const troubleSaid = (trouble: { readonly code: string; readonly what: string; readonly cure: string; readonly params?: Readonly<Record<string, string | number>> }): readonly [what: Sentence, cure: Sentence] => [
  translated(trouble.what, () => sayOf(`error.${trouble.code}`, trouble.params)),
  translated(trouble.cure, () => sayOf(`error.${trouble.code}.cure`, trouble.params)),
]; // prettier-ignore

const pagesSaid = (pages: readonly number[]): string => say('pages', { n: pages.length, list: `${pages.slice(0, 8).join(', ')}${pages.length > 8 ? ' …' : ''}` }); // prettier-ignore

/** What was seen in one field of a record. The command line speaks of its file, the page of the case. */
export const fieldSaid = ({ field, level, says, known }: FieldEvidence, who: string): Sentence =>
  translated(says.replace(/^case\.yaml gives/, 'The case gives'), () => sayOf(`seen.${field}.${level}`, { who: known[0]?.person ?? who })); // prettier-ignore

/** Whose record a page is, and why. */
export function recordSaid({ why, because, fields, person }: RecordVerdict): Sentence {
  return translated(why, () => {
    if (!because) return null;
    const who = person ?? '';
    const listed = (state: FieldEvidence['state']): string => fields.filter((one) => one.state === state).flatMap(({ field }) => sayOf(`word.${field}`) ?? []).join(', '); // prettier-ignore
    const [agree, differ] = [listed('agree'), listed('differ')];
    const more = fields.filter(({ state, field }) => (state === 'differ' && field !== 'asn') || state === 'close').map((one) => fieldSaid(one, who).text); // prettier-ignore
    const { reason, other } = because;
    const all = reason === 'fits' || reason === 'other-case' || reason === 'mixed' ? [] : more;
    const owner = other === undefined || reason === 'mixed' ? [] : [say('whose.owner', { who: other })];
    const id = reason === 'contradicts' && agree !== '' ? 'whose.contradicts.some' : reason === 'too-few' && agree === '' ? 'whose.too-few.none' : `whose.${reason}`; // prettier-ignore
    const first = sayOf(id, { who, agree, differ, before: other ?? '' });
    return first === null ? null : [first, ...all, ...owner].join(' ');
  });
}

/** Why a hold stops the release. `view`: where its document and its record stand. */
export function holdSaid(hold: Hold, view: Pick<CaseView, 'documents' | 'records'>): Sentence {
  const said = heldFor(hold);
  const record = said ? undefined : view.records.find(({ file, page, why }) => file === hold.file && page === hold.page && why === hold.why); // prettier-ignore
  if (record) return recordSaid(record);
  const failure = hold.kind === 'unsupported' ? view.documents.find(({ judged }) => judged.document.file === hold.file)?.judged.document.failure : undefined; // prettier-ignore
  if (failure) return troubleSaid({ ...failure, what: failure.why })[0];
  return translated(hold.why, () => {
    if (!said || said.code === 'type') return null;
    const { code, pages, marks } = said;
    if (code === 'marked' || code === 'photo' || code === 'unread') return say(`held.${code}`, { pages: pagesSaid(pages) }); // prettier-ignore
    return say(`held.${code}`, { n: marks, where: pages.length > 1 ? ` (${pagesSaid(pages)})` : '' });
  });
}

/** Why a second person looks. */
export const secondSaid = ({ why, of = [] }: SecondNeed): Sentence[] => why.map((text, i) => translated(text, () => sayOf(`second.${of[i] ?? ''}`))); // prettier-ignore

/** One line of what stopped somebody: why, and what to do. `named`: gives names for ids of accounts. */
export function blockerSaid({ why, cure, code, names = {}, hold }: Blocker, named: (text: string) => string, second: SecondNeed, view: Pick<CaseView, 'documents' | 'records'> | null): Sentence[] {
  if (hold && view) return [holdSaid(hold, view), inEnglish(cure)];
  const filled = Object.fromEntries(Object.entries(names).map(([name, value]) => [name, typeof value === 'string' ? named(value) : value]));
  const id = code === 'typed' ? `refused.typed-${String(names['label'])}` : `refused.${code ?? ''}`;
  const first = translated(named(why), () => sayOf(id, filled));
  if (code === 'unchecked') return [first, ...secondSaid(second)];
  return [first, translated(cure, () => sayOf(`refused.${code ?? ''}.cure`, filled))];
} // prettier-ignore
