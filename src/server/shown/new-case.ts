// The short form of a new case becomes the text of case.yaml, or sentences on what is missing, each at its field. Pure.
import { stringify } from 'yaml';
import type { ErrorCode } from '../../model/index.ts';
import { say } from '../language/say.ts';

type Fields = Readonly<Record<string, string>>;
export interface FieldProblem {
  readonly text: string;
  readonly href: string;
  /** Did it stay English on a page of another language? */
  readonly english?: boolean;
  /** Of the error catalogue, where it has one. */
  readonly code?: ErrorCode;
}

const lines = (text: string | undefined): string[] => (text ?? '').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore
const words = (fields: Fields, name: string): string => (fields[name] ?? '').trim();

/** "4/9/1992", "04-09-1992", "4 9 1992" as `yyyy-mm-dd`; null where it is no day. */
export function readDay(text: string): string | null {
  const parts = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})$/.exec(text.trim()) ?? /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())?.map((one, i, all) => (i === 1 ? all[3] : i === 3 ? all[1] : one)); // prettier-ignore
  if (!parts) return null;
  const [, day = '', month = '', year = ''] = parts;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : null;
}

/** How many defendants the form has room for; cases with more bring a case.yaml. */
export const DEFENDANTS = 3;

function defendants(fields: Fields, problems: FieldProblem[]): object[] {
  return Array.from({ length: DEFENDANTS }, (_, i) => i + 1).flatMap((n) => {
    const at = (name: string): string => words(fields, `d${n}-${name}`);
    if (at('name') === '') {
      if (['born', 'pnc', 'firm', 'email'].some((one) => at(one) !== '')) problems.push({ text: say('new.wrong.name', { no: n }), href: `#d${n}-name` });
      return [];
    }
    const born = at('born') === '' ? undefined : readDay(at('born'));
    if (born === null) problems.push({ text: say('new.wrong.born', { no: n }), href: `#d${n}-born` });
    if (at('email') !== '' && at('firm') === '') problems.push({ text: say('new.wrong.firm', { no: n }), href: `#d${n}-firm` });
    const solicitor = at('firm') === '' ? undefined : { firm: at('firm'), ...(at('email') === '' ? {} : { email: at('email') }) };
    return [{ id: `D${n}`, role: 'defendant', name: at('name'), ...(born ? { born } : {}), ...(at('pnc') === '' ? {} : { pnc: at('pnc') }), ...(solicitor ? { solicitor } : {}) }];
  });
} // prettier-ignore

/** The text of case.yaml as the form says it. `recipient`: contract's form, or empty for later. */
export function manifestOf(fields: Fields): { readonly yaml: string } | { readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const urn = words(fields, 'urn').replace(/\s+/g, '').toUpperCase();
  if (urn === '') problems.push({ text: say('new.wrong.urn'), href: '#urn' });
  const accused = defendants(fields, problems);
  if (accused.length === 0 && problems.every(({ href }) => href === '#urn'))
    problems.push({ text: say('new.wrong.defendant'), href: '#d1-name' });
  const named = (field: string, letter: string, role: string): object[] =>
    lines(fields[field]).map((name, i) => ({ id: `${letter}${i + 1}`, role, name }));
  const recipient = words(fields, 'for');
  const title = words(fields, 'title');
  const [first] = accused as { name?: string }[];
  const data = {
    urn,
    title: title === '' ? `R v ${first?.name ?? ''}${accused.length > 1 ? ' and others' : ''}` : title,
    offences: lines(fields['offences']),
    people: [...accused, ...named('victims', 'V', 'victim'), ...named('witnesses', 'W', 'witness'), ...named('officers', 'O', 'officer')], // prettier-ignore
    ...(recipient === '' ? {} : { recipient }),
  };
  return problems.length > 0 ? { problems } : { yaml: stringify(data) };
}
