// For the table tests of this folder: runs a recogniser on a few words and says what it covered. Nothing of the program uses it.
import type { DocumentType, Person } from '../../model/index.ts';
import type { Hit, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { viewOf } from '../view.ts';

const person = (id: string, role: Person['role'], name: string, addresses: readonly string[] = []): Person => ({
  id,
  role,
  names: [name],
  aliases: [],
  addresses,
  phones: [],
  emails: [],
  numbers: [],
  protections: [],
  source: 'manifest',
});

/** Made-up people of the tables. */
export const PEOPLE: readonly Person[] = [
  person('D1', 'defendant', 'Nathan Robert PICKLES', ['9 Quarry View, Halifax HX1 4ZZ']),
  person('V1', 'victim', 'Mrs Ewa Zielinska', ['14 Acacia Road, Halifax HX2 7QQ']),
  person('W1', 'witness', 'Kwame Boateng', ['18 Acacia Road, Halifax HX2 7QQ']),
  { ...person('V2', 'victim', 'Hobson & Daughters Ltd'), organisation: true },
];

/** A view of plain text as one page of a document of `type`. */
export function viewFor(text: string, type: DocumentType = 'MG11', about?: string): View {
  return viewOf({
    file: `${type}.pdf`,
    type,
    typeBy: 'manifest',
    ...(about === undefined ? {} : { about }),
    format: 'pdf',
    hidden: [],
    pages: text.split('\f').map((page, i) => ({
      no: i + 1,
      size: [595, 842],
      crop: [0, 0, 595, 842],
      rotate: 0,
      text: page,
      boxes: new Float32Array(page.length * 4),
      role: 'body',
      unread: [],
    })),
  });
}

/** What a recogniser found, with the words it covers. */
export interface Found {
  readonly hit: Hit;
  readonly words: string;
}

/** Runs `recogniser` on `text`. */
export function tryOn(recogniser: Recogniser, text: string, type: DocumentType = 'MG11', about?: string): Found[] {
  const view = viewFor(text, type, about);
  return [...recogniser.find(view, { roster: { people: PEOPLE }, offences: [] })].map((hit) => ({
    hit,
    words: view.text.slice(hit.from, hit.to).replace(/\s+/gu, ' '),
  }));
}

/** The share of the words of `part` inside `text` that hits of `accept` cover. */
export function covered(found: readonly Found[], text: string, part: string): number {
  const start = text.indexOf(part);
  const words = [...part.matchAll(/[\p{L}\p{N}]+/gu)];
  const hidden = words.filter(({ 0: word, index }) =>
    found.some(({ hit }) => hit.from < start + index + word.length && start + index < hit.to),
  );
  return hidden.length / Math.max(1, words.length);
}

/** The texts of a table whose telling part `run` does not cover: none, when all is well. */
export function missed(
  rows: readonly (readonly [string, string, ...unknown[]])[],
  run: (text: string, row: readonly unknown[]) => readonly Found[],
): string[] {
  return rows.filter((row) => covered(run(row[0], row), row[0], row[1]) < 0.6).map(([text]) => text);
}

/** What `run` covers in texts that hold nothing: none, when all is well. */
export function wronglyFound(texts: readonly string[], run: (text: string) => readonly Found[]): string[] {
  return texts.flatMap((text) => run(text).map(({ words }) => `${text} «${words}»`));
}
