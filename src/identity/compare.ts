// Is this page's record the defendant's? Field by field: agree, differ, absent. Two of {PNC ID, CRO, birth date, full name}
// must agree and none may contradict (the "wrong set of previous convictions" breach).
import type { Person } from '../model/index.ts';
import { normalCro, normalPnc, type RecordIdentity } from './record.ts';

export type Agreement = 'agree' | 'differ' | 'absent';

/** How a page's identity stands to a person's, by field. */
export interface Comparison {
  readonly pnc: Agreement;
  readonly cro: Agreement;
  readonly born: Agreement;
  readonly name: Agreement;
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase();

/** Damerau–Levenshtein distance ≤ 1: one slip of a key. */
function oneSlip(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  if (a.length === b.length) {
    if (a.slice(i + 1) === b.slice(i + 1)) return true;
    return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
  }
  return a.length > b.length ? a.slice(i + 1) === b.slice(i) : a.slice(i) === b.slice(i + 1);
}

const close = (a: string, b: string): boolean => (a.length >= 5 && b.length >= 5 ? oneSlip(a, b) : a === b);

interface NameParts {
  readonly surname: string;
  readonly forenames: readonly string[];
}

const TITLES = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|lady|rev)\.?$/;

function partsOf(name: string): NameParts[] {
  const comma = /^([^,]+),\s*(.+)$/.exec(name);
  const words = (text: string): string[] =>
    fold(text)
      .split(/[\s.]+/)
      .filter((word) => word !== '' && !TITLES.test(word));
  if (comma) return [{ surname: words(comma[1] as string).join(' '), forenames: words(comma[2] as string) }];
  const all = words(name);
  if (all.length < 2) return [];
  // Without a comma either end may be the surname: "DUNMORE CRAIG ANTHONY" on page 2, "Craig Dunmore" on a form.
  return [
    { surname: all.at(-1) as string, forenames: all.slice(0, -1) },
    { surname: all[0] as string, forenames: all.slice(1) },
  ];
}

function sameName(a: NameParts, b: NameParts): boolean {
  if (!close(a.surname, b.surname)) return false;
  const [first, ...middle] = a.forenames;
  const [otherFirst, ...otherMiddle] = b.forenames;
  if (first === undefined || otherFirst === undefined) return false;
  if (!(first.length === 1 || otherFirst.length === 1 ? first[0] === otherFirst[0] : close(first, otherFirst)))
    return false;
  return middle.every((name, i) => {
    const other = otherMiddle[i];
    if (other === undefined) return true;
    return name.length === 1 || other.length === 1 ? name[0] === other[0] : close(name, other);
  });
}

/** Compares what a page says with what is known of a person. Aliases count as names only where PNC or CRO agrees too. */
export function compareIdentity(page: RecordIdentity, person: Person): Comparison {
  const of = (category: 'pnc' | 'cro', normal: (text: string) => string | null): string[] =>
    person.numbers.filter((n) => n.category === category).flatMap((n) => normal(n.value) ?? []);
  const judge = (said: readonly string[], known: readonly string[]): Agreement => {
    if (said.length === 0 || known.length === 0) return 'absent';
    return said.every((value) => known.includes(value)) ? 'agree' : 'differ';
  };
  const pnc = judge(page.pnc, of('pnc', normalPnc));
  const cro = judge(page.cro, of('cro', normalCro));
  const names = pnc === 'agree' || cro === 'agree' ? [...person.names, ...person.aliases] : person.names;
  const known = names.flatMap(partsOf);
  const name: Agreement =
    page.names.length === 0 || known.length === 0
      ? 'absent'
      : page.names.every((said) => partsOf(said).some((a) => known.some((b) => sameName(a, b))))
        ? 'agree'
        : 'differ';
  return { pnc, cro, born: judge(page.born, person.born === undefined ? [] : [person.born]), name };
}

/** May the page pass as this person's? `twins` = somebody else in the case shares name or birth date: PNC or CRO must agree. */
export function isSamePerson(c: Comparison, twins: boolean): boolean {
  const fields = [c.pnc, c.cro, c.born, c.name];
  if (fields.includes('differ')) return false;
  if (twins && c.pnc !== 'agree' && c.cro !== 'agree') return false;
  return fields.filter((field) => field === 'agree').length >= 2;
}

/** Does the page say anything of identity at all? */
export const saysNothing = (page: RecordIdentity): boolean =>
  page.pnc.length + page.cro.length + page.born.length + page.names.length === 0;
