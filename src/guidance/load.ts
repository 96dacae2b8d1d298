// Reads a rulebook from its YAML files: form, ids, codes, contradictions. A book with a fault does not load: the error
// names file and line of each. Not here: completeness and examples (check.ts), which a test and the command line run.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LineCounter, isNode, parseDocument } from 'yaml';
import type { z } from 'zod';
import { CATEGORIES } from '../model/index.ts';
import type { Category } from '../model/index.ts';
import { findConflicts, findDocumentGaps } from './conflict.ts';
import type { Problem } from './conflict.ts';
import { byPrecedence, isOrder, isSilence } from './decide.ts';
import { bookFile, topicFile } from './schema.ts';
import type { TopicFile } from './schema.ts';
import type { DocumentRule, PageRule, Place, Rule, RuleHead, Rulebook } from './rule.ts';

/** Where the rulebook that ships with Blotter lies. */
export const SHIPPED = fileURLToPath(new URL('../../guidance/ew-2026/', import.meta.url));

/** A rulebook that cannot be used. Its message lists every fault with file and line; they hold no case data. */
export class RulebookError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(
      problems.map((p) => `${p.at ? `${p.at.file} line ${String(p.at.line)}: ` : ''}${p.says}`).join('\n') ||
        'no rulebook',
    );
    this.name = 'RulebookError';
    this.problems = problems;
  }
}

function textOf(dir: string, file: string): string {
  try {
    return readFileSync(join(dir, file), 'utf8');
  } catch {
    throw new RulebookError([{ kind: 'form', says: `${join(dir, file)} is missing or cannot be read.` }]);
  }
}

/** A parsed file with a way from a path inside it to the line it stands on. */
interface Parsed<T> {
  readonly data: T;
  readonly at: (path: readonly PropertyKey[]) => Place;
}

/** Reads and validates one YAML file. Throws RulebookError with the lines of its faults. */
export function parseFile<S extends z.ZodType>(dir: string, file: string, schema: S): Parsed<z.output<S>> {
  const lines = new LineCounter();
  const yaml = parseDocument(textOf(dir, file), { lineCounter: lines });
  const at = (path: readonly PropertyKey[]): Place => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node: unknown = yaml.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return { file, line: lines.linePos(node.range[0]).line };
    }
    return { file, line: 1 };
  };
  const syntax = yaml.errors.map((fault): Problem => {
    const place = { file, line: lines.linePos(fault.pos[0]).line };
    return { kind: 'form', at: place, says: fault.message.split('\n')[0] ?? 'not YAML' };
  });
  if (syntax.length > 0) throw new RulebookError(syntax);
  const result = schema.safeParse(yaml.toJS());
  if (!result.success)
    throw new RulebookError(
      result.error.issues.map((issue): Problem => {
        return { kind: 'form', at: at(issue.path), says: `${issue.path.map(String).join('.')}: ${issue.message}` };
      }),
    );
  return { data: result.data, at };
}

type Shared = Pick<TopicFile, 'why' | 'paragraph' | 'source' | 'verified' | 'code'>;
type Topic = Shared & Pick<TopicFile, 'topic'>;

/** A rule's head, what it leaves out filled from its topic; null with a problem where neither says it. */
function headOf(own: Shared & { id: string; sentence: string }, topic: Topic, at: Place, faults: Problem[]): RuleHead {
  const { id, sentence } = own;
  const why = own.why ?? topic.why;
  const paragraph = own.paragraph ?? topic.paragraph;
  const source = own.source ?? topic.source;
  const verified = own.verified ?? topic.verified;
  const code = own.code ?? topic.code;
  for (const [name, value] of Object.entries({ why, paragraph, source, verified, code }))
    if (value === undefined)
      faults.push({ kind: 'form', rule: id, at, says: `${id} has no ${name}, and neither has its topic.` });
  return {
    id,
    topic: topic.topic,
    sentence,
    why: why ?? '',
    paragraph: paragraph ?? '',
    source: source ?? '',
    verified: verified ?? false,
    code: code ?? 'X',
    at,
  };
}

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
};

/** Faults in ids, letters and acts that the form alone does not show. */
function findFaults(all: readonly RuleHead[], rules: readonly Rule[], letters: ReadonlySet<string>): Problem[] {
  const found: Problem[] = [];
  const seen = new Set<string>();
  for (const { id, at, code } of all) {
    if (seen.has(id)) found.push({ kind: 'form', rule: id, at, says: `${id} stands in the book twice.` });
    if (!letters.has(code))
      found.push({ kind: 'form', rule: id, at, says: `${id}: the letter ${code} is not in the legend.` });
    seen.add(id);
  }
  for (const rule of rules)
    if (isOrder(rule) && rule.act === 'keep')
      found.push({
        kind: 'form',
        rule: rule.id,
        at: rule.at,
        says: `${rule.id}: an order can only redact or ask, never keep.`,
      });
  const silence = rules.filter(({ when }) => isSilence(when));
  if (silence.length !== 1 || silence[0]?.act !== 'ask')
    found.push({
      kind: 'form',
      says: 'The book needs exactly one rule of silence: one that names nothing and says ask.',
    });
  return found;
}

/** The rules of every topic file in `dir`, all YAML files there but those of `besides`; faults are gathered, not thrown. */
export function readTopics(
  dir: string,
  besides: readonly string[],
): { rules: Rule[]; documents: DocumentRule[]; pages: PageRule[]; faults: Problem[] } {
  const faults: Problem[] = [];
  const rules: Rule[] = [];
  const documents: DocumentRule[] = [];
  const pages: PageRule[] = [];
  const names = readdirSync(dir).filter((name) => name.endsWith('.yaml') && !besides.includes(name));
  for (const file of names.sort()) {
    const { data, at } = parseFile(dir, file, topicFile);
    data.rules.forEach((own, i) => {
      rules.push({ ...stripped(own), ...headOf(own, data, at(['rules', i]), faults) });
    });
    data.documents.forEach((own, i) => {
      documents.push({ ...stripped(own), ...headOf(own, data, at(['documents', i]), faults) });
    });
    data.pages.forEach((own, i) => {
      pages.push({ ...stripped(own), ...headOf(own, data, at(['pages', i]), faults) });
    });
  }
  return { rules, documents, pages, faults };
}

/**
 * Loads and freezes a rulebook. `dir`: folder with book.yaml and one YAML file per topic (default: the shipped one).
 * Throws RulebookError listing every fault of form, every id used twice and every contradiction, with file and line.
 */
export function loadRulebook(dir: string = SHIPPED): Rulebook {
  const { 'pre-charge': preCharge, ...book } = parseFile(dir, 'book.yaml', bookFile).data;
  const { rules, documents, pages, faults } = readTopics(dir, ['book.yaml']);
  const all = [...rules, ...documents, ...pages];
  faults.push(...findFaults(all, rules, new Set(book.legend.map(({ code }) => code))));
  faults.push(...findConflicts(rules, documents, pages), ...findDocumentGaps(documents));
  if (faults.length > 0) throw new RulebookError(faults);
  rules.sort(byPrecedence);
  const speaksOf = (category: Category) => (rule: Rule) => rule.when.category?.includes(category) ?? true;
  const loaded: Rulebook = {
    ...book,
    preCharge,
    offences: book.offences.map(stripped),
    rules,
    documents,
    pages,
    byCategory: Object.fromEntries(CATEGORIES.map((category) => [category, rules.filter(speaksOf(category))])),
    byId: Object.fromEntries(all.map((rule) => [rule.id, rule])),
  };
  return freeze(loaded);
}

/** A value without the keys that zod leaves present but undefined. */
type Stripped<T> = T extends readonly (infer E)[]
  ? readonly Stripped<E>[]
  : T extends object
    ? { [K in keyof T]: Stripped<Exclude<T[K], undefined>> }
    : T;

/** Drops keys that are present but undefined, at every depth, so that "absent means any" holds. */
function stripped<T>(value: T): Stripped<T> {
  if (Array.isArray(value)) return value.map((part: unknown) => stripped(part)) as Stripped<T>;
  if (typeof value !== 'object' || value === null) return value as Stripped<T>;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.map(([key, part]) => [key, stripped(part as unknown)])) as Stripped<T>;
}
