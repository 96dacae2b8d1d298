// What the entries of a bank or card statement tell of a life: where somebody lives, moves, is treated, prays, and whose
// child goes where; notes of the bank about its customer. Payments to the defendant are the offence and stay.
import type { Category } from '../../model/index.ts';
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { hitAt } from './cue.ts';
import { tablesOf } from './table-rows.ts';

const SAYS = /^(?:description|details|narrative|transactions?|merchant|payee|reference|particulars|memo|name|beneficiary|notes?|remarks|entry|paid to|transaction (?:details|description))$/u; // prettier-ignore
const SUMS = /\b(?:paid|amount|debit|credit|money|balance|out|in|value|gbp|£)\b|^£/u;

interface Kind {
  readonly pattern: RegExp;
  readonly category: Category;
  readonly says: string;
  readonly weight: number;
  readonly traits: readonly string[];
}
const KINDS: readonly Kind[] = [
  { pattern: /\b(?:vulnerab\p{L}+|self[- ]?harm\p{L}*|suicid\p{L}+|bereave\p{L}*|dementia|mental health|power of attorney|poa|hardship|domestic abuse|call (?:son|daughter|wife|husband|mother|father|partner|sister|brother|nephew|niece|carer))\b/iu, category: 'medical', says: 'a note of the bank about its customer', weight: 3, traits: ['history'] },
  { pattern: /\b(?:counsell\p{L}+|counsel|therap\p{L}+|psych\p{L}+|talking rooms|cbt)\b/iu, category: 'medical', says: 'a payment for therapy', weight: 3, traits: ['therapy', 'history'] },
  { pattern: /\b(?:clinic|surgery|medical|pharmacy|chemist|dental|dentist|physio\p{L}*|hospital|infirmary|fertility|ivf|midwi\p{L}+|optici\p{L}+|chiropod\p{L}+|osteopath\p{L}*|hospice|nuffield|bupa|prescription\p{L}*|audiolog\p{L}+|hearing|rehab)\b/iu, category: 'medical', says: 'a payment for treatment', weight: 2, traits: ['history'] },
  { pattern: /\b(?:nursery|pre-?school|playgroup|school|academy|kindergarten|childmind\p{L}+|creche|after ?school|breakfast club|parentpay|tuition|college|university|pupil)\b/iu, category: 'school', says: 'a payment to a school or nursery', weight: 2.5, traits: [] },
  { pattern: /\b(?:mosque|masjid|islamic|zakat|sadaqah|church|chapel|parish|diocese|tithe|temple|mandir|synagogue|gurdwara|kingdom hall|ministries|shul|trade union|unison|unite the union|gmb|labour party|conservative party|green party)\b/iu, category: 'special', says: 'a payment that tells a belief', weight: 2.5, traits: [] },
  { pattern: /\b(?:council tax|holding dep(?:osit)?|tenancy|letting\p{L}*|lettings|estate agents?|landlord|housing(?: assoc\p{L}*)?|homes|mortgage|removals?|storage|self[- ]store|your move|rent|deposit|yorkshire water|water (?:bill|rates)|ground rent|service charge|care home|season ticket|gym|leisure|staff parking|ward|allotment|moving)\b/iu, category: 'clue', says: 'a payment that tells where somebody lives or goes', weight: 2, traits: [] },
]; // prettier-ignore

/** Entries that come back month by month, money that comes in, and payments to people: a life, unless the accused is paid. */
const STANDING =
  /^(?:dd|d\/d|so|s\/o|sto|bgc|bacs|bac|fpi|fpo|fp|tfr out|direct debit|standing order|bank giro(?: credit)?|credit|salary|pension|faster payment)(?![\p{L}/])/iu;
const TYPE = /^(?:type|tt|code|transaction type|kind)$/u;

const capitals = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}'-]+/gu) ?? [];

/** Surnames of the accused, lower case. */
const accused = (known: Known): ReadonlySet<string> =>
  new Set(
    known.roster.people
      .filter((person) => person.role === 'defendant')
      .flatMap((person) => [...person.names, ...person.aliases].map((name) => capitals(name).at(-1) ?? '')),
  );

/** Whom an entry pays: what stands before its reference. */
const payeeOf = (entry: string): string => entry.replace(/\s+(?:REF|Ref|ref)\b[\s\S]*$/u, '').replace(/\s+/gu, ' ');

function* entriesOf(view: View, known: Known): Generator<Hit> {
  const owner = known.roster.people.find((person) => person.id === view.about);
  if (owner?.role === 'defendant') return;
  const whose = owner?.id;
  const names = accused(known);
  for (const table of tablesOf(view, (columns) => columns.some((one) => SAYS.test(one)) && columns.some((one) => SUMS.test(one)))) {
    const at = table.columns.flatMap((column, i) => (SAYS.test(column) ? [i] : []));
    const types = table.columns.findIndex((column) => TYPE.test(column));
    const typeOf = new Map(table.rows.flatMap((row) => at.flatMap((i) => (row[i] && row[types] ? [[row[i], row[types]] as const] : []))));
    const entries = table.rows.flatMap((row) => at.flatMap((i) => row[i] ?? []));
    const counts = new Map<string, number>();
    const payee = (from: number, to: number): string => payeeOf(view.text.slice(from, to));
    for (const { from, to } of entries) counts.set(payee(from, to), (counts.get(payee(from, to)) ?? 0) + 1);
    for (const cell of entries) {
      const entry = view.text.slice(cell.from, cell.to);
      const flat = entry.replace(/\s+/gu, ' ');
      if (capitals(flat).some((word) => names.has(word))) continue;
      // The same payee again and again under changing references is what the case is about.
      const repeated = (counts.get(payee(cell.from, cell.to)) ?? 0) > 2 && payee(cell.from, cell.to) !== flat;
      const kind = repeated ? undefined : KINDS.find((one) => one.pattern.test(flat));
      const type = typeOf.get(cell);
      const standing = STANDING.test(flat) || (type !== undefined && STANDING.test(view.text.slice(type.from, type.to)));
      if (!kind && standing && !repeated && /\p{L}{3}/u.test(flat))
        yield hitAt('clue', cell, [{ kind: 'layout', says: 'a standing payment, an income or a payment to somebody', weight: 2 }], [], whose);
      if (kind) yield hitAt(kind.category, cell, [{ kind: 'layout', says: kind.says, weight: kind.weight }], kind.traits, whose);
    }
  }
} // prettier-ignore

/** Recognises entries of a statement that tell of the customer's life. */
export const statementRows: Recogniser = {
  name: 'statement-rows',
  find: (view: View, known: Known): Iterable<Hit> => (view.text.includes('\t') ? entriesOf(view, known) : []),
};
