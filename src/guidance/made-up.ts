// Made-up people, findings and documents for the tests of this room, and rulebooks spoilt on purpose. Not used by the
// program.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { CaseDocument, Category, Finding, PageRole, Person } from '../model/index.ts';
import { SHIPPED } from './load.ts';

/** A person of the manifest; `over` changes what matters to a test. */
export function person(id: string, role: Person['role'], over: Partial<Person> = {}): Person {
  return {
    ...{ id, role, names: [id], aliases: [], addresses: [], phones: [], emails: [], numbers: [], protections: [] },
    ...{ source: 'manifest', ...over },
  };
}

export function finding(category: Category, whose: string | undefined, traits: readonly string[] = []): Finding {
  return {
    passage: { file: 'a.pdf', page: 1, from: 3, to: 9, boxes: [] },
    ...{ category, grade: 'certain', evidence: [], traits },
    ...(whose === undefined ? {} : { whose }),
  };
}

/** A document with one page of each of the roles given. */
export function document(type: CaseDocument['type'], about?: string, roles: readonly PageRole[] = ['body']): CaseDocument {
  const pages = roles.map((role, i) => ({
    ...{ no: i + 1, size: [595, 842] as const, crop: [0, 0, 595, 842] as const, rotate: 0, text: '' },
    ...{ boxes: new Float32Array(), role, unread: [] },
  }));
  return {
    ...{ file: 'a.pdf', type, typeBy: 'manifest', format: 'pdf', pages, hidden: [] },
    ...(about === undefined ? {} : { about }),
  };
}

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A copy of the shipped rulebook in a temporary folder, one of its files changed by `spoil`. Returns the folder, which goes when the tests end. */
export function spoiltBook(file: string, spoil: (yaml: string) => string): string {
  const dir = mkdtempSync(join(tmpdir(), 'rulebook-'));
  folders.push(dir);
  cpSync(SHIPPED, dir, { recursive: true });
  const path = join(dir, file);
  const before = readFileSync(path, 'utf8');
  const after = spoil(before);
  if (after === before) throw new Error(`Nothing changed in ${file}: the test spoils words that are not there.`);
  writeFileSync(path, after);
  return dir;
}
