// case.yaml becomes a Manifest, or an error that names the line, the reason and the cure. Nothing is guessed.
import { LineCounter, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import type { Manifest, Person, Recipient } from '../../model/index.ts';
import {
  PLAIN_RECIPIENTS,
  BlotterError,
  DOCUMENT_TYPES,
  PROTECTIONS,
  ROLES,
  formatRecipient,
  parseRecipient,
} from '../../model/index.ts';
import { nearest } from './nearest.ts';
import type { WrittenPerson } from './schema.ts';
import { KEYS, manifest as schema } from './schema.ts';

type Path = readonly PropertyKey[];

const refuse = (line: number, problem: string, cure: string): BlotterError =>
  new BlotterError('B-CASE-03', { line, problem, cure });

/** Line of the value at `path`, or of the nearest thing above it that is there. `key`: of that key's name inside it. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: Path, key?: string): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (!isNode(node) || !node.range) continue;
    if (isMap(node) && key !== undefined && depth === path.length) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (pair && isScalar(pair.key) && pair.key.range) return lines.linePos(pair.key.range[0]).line;
    }
    return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** A place in words: `people[2].role` is "the role of person 3". */
function place(path: Path): string {
  const [top, index, field] = path;
  if (top === 'people' && typeof index === 'number') {
    return field === undefined ? `person ${index + 1}` : `${String(field)} of person ${index + 1}`;
  }
  if (top === 'documents' && typeof index === 'number') {
    return field === undefined ? `document ${index + 1}` : `${String(field)} of document ${index + 1}`;
  }
  return path.length === 0 ? 'the file' : String(top);
}

const among = (choices: readonly string[]): string => choices.join(', ');

function keysAt(path: Path): readonly string[] {
  if (path.length === 0) return KEYS.top;
  if (path.at(-1) === 'solicitor') return KEYS.solicitor;
  return path[0] === 'documents' ? KEYS.document : KEYS.person;
}

/** The complaints inside a choice of forms, with their whole paths: those of the form that was meant. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const forms = issue.errors.filter(
    (form) => !form.some((one) => one.code === 'invalid_value' && one.path.length === 0),
  );
  const nearby = forms.length > 0 ? forms : issue.errors;
  const far = nearby.toSorted((a, b) => (b[0]?.path.length ?? 0) - (a[0]?.path.length ?? 0))[0] ?? [];
  return far.flatMap((one) => deepest({ ...one, path: [...issue.path, ...one.path] }));
}

/** What zod complains of, in the words of the case file. `value` is shown only where it is one of our own keywords' places. */
function explainIssue(issue: z.core.$ZodIssue, document: Document.Parsed, lines: LineCounter): BlotterError {
  const path = issue.path;
  const line = lineOf(document, lines, path);
  const where = place(path);
  const written: unknown = path.length > 0 ? document.getIn(path) : undefined;
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const known = keysAt(path);
    const guess = nearest(key, known);
    return refuse(
      lineOf(document, lines, path, key),
      `"${key}" is not known here.`,
      guess ? `Did you mean "${guess}"?` : `Remove it. Known here are: ${among(known)}.`,
    );
  }
  const field = String(path.findLast((part) => typeof part === 'string') ?? '');
  if (field === 'role' && typeof written === 'string') {
    const guess = nearest(written, ROLES);
    return refuse(line, `"${written}" is not a role.`, `${guess ? `Did you mean "${guess}"? ` : ''}Roles are: ${among(ROLES)}.`);
  }
  if (field === 'type' && typeof written === 'string') {
    const guess = nearest(written, DOCUMENT_TYPES);
    return refuse(line, `"${written}" is not a document type.`, `${guess ? `Did you mean "${guess}"? ` : ''}Leave the line out where the type is not known, or use one of: ${among(DOCUMENT_TYPES)}.`);
  }
  if (field === 'protected') {
    const guess = typeof written === 'string' ? nearest(written, PROTECTIONS) : null;
    return refuse(line, `${where} is not understood.`, `${guess ? `Did you mean "${guess}"? ` : ''}It is a list of: ${among(PROTECTIONS)}.`);
  }
  if (field === 'born' && written !== undefined) {
    return refuse(line, `The birth date (${where}) is not a date.`, 'Write it as year-month-day, for example 1988-04-17, or leave the line out.');
  }
  if (written === undefined || written === null) {
    const cures: Readonly<Record<string, string>> = {
      urn: 'Add a line like `urn: 13XD0412325`.',
      people: 'Add a list `people:` with at least one `- {id: D1, role: defendant, name: …}`.',
    };
    return refuse(line, `${where} is missing.`, cures[field] ?? `Add a line \`${field}: …\`.`);
  }
  const problem = issue.message === 'is empty' ? `${where} is empty.` : `${where} has the wrong form.`;
  return refuse(line, problem, 'Compare it with the example in the documentation of case.yaml (lists in [ ], text in quotes).');
} // prettier-ignore

/** Words by which a name is a body's and not a human being's. */
const BODY =
  /\b(?:ltd|limited|plc|llp|cic|inc|stores?|supermarkets?|shop|pharmacy|council|bank|trust|nhs|hospital|school|academy|college|university|company|& co|co-op(?:erative)?|group|services|retail|holdings|enterprises|association|club|housing|railways?|trains|buses|post office|taxis|garage|hotel|restaurant|inn|arms)\b\.?/i;

const asPerson = (written: WrittenPerson): Person => ({
  id: written.id,
  role: written.role,
  names: [written.name],
  aliases: written.aliases ?? [],
  ...(written.born ? { born: written.born } : {}),
  addresses: written.addresses ?? [],
  phones: written.phones ?? [],
  emails: written.emails ?? [],
  numbers: [
    ...(written.pnc ? [{ category: 'pnc' as const, value: written.pnc }] : []),
    ...(written.cro ? [{ category: 'cro' as const, value: written.cro }] : []),
  ],
  ...(written.asn ? { asn: written.asn } : {}),
  protections: written.protected ?? [],
  ...(written.solicitor
    ? { solicitor: { firm: written.solicitor.firm, ...(written.solicitor.email ? { email: written.solicitor.email } : {}) } }
    : {}),
  ...(written.role !== 'officer' && written.role !== 'child' && BODY.test(written.name) ? { organisation: true } : {}),
  source: 'manifest',
}); // prettier-ignore

function readRecipient(written: string, people: readonly Person[], line: number): Recipient {
  const recipient = parseRecipient(written);
  const forms = 'Use defence:D1 (any defendant id of the manifest), court, probation, witness-service, cps-pre-charge, police:FORCE or press.';
  if (!recipient) {
    const guess = nearest(written, PLAIN_RECIPIENTS);
    throw refuse(line, `"${written}" is not a recipient.`, guess ? `Did you mean "${guess}"? ${forms}` : forms);
  }
  if (recipient.kind === 'defence') {
    const defendants = people.filter((person) => person.role === 'defendant').map((person) => person.id);
    if (!defendants.includes(recipient.id ?? '')) {
      const known = defendants.length > 0 ? `The defendants are: ${among(defendants)}.` : 'Add the defendant to people.';
      throw refuse(line, `${formatRecipient(recipient)} names no defendant of this case.`, known);
    }
  }
  return recipient;
} // prettier-ignore

/**
 * Reads case.yaml. Throws B-CASE-03 with the line (from 1), the problem and the cure at the first thing that is wrong:
 * YAML itself, unknown keys, roles, types, protections, dates, repeated ids, a recipient that is nobody, missing urn or people.
 */
export function readManifest(yaml: string): Manifest {
  const lines = new LineCounter();
  const document = parseDocument(yaml.replace(/^\ufeff/, ''), {
    lineCounter: lines,
    uniqueKeys: true,
    schema: 'failsafe',
  });
  const [broken] = document.errors;
  if (broken) {
    const twice = broken.code === 'DUPLICATE_KEY';
    throw refuse(
      lines.linePos(broken.pos[0]).line,
      twice ? 'a key is written twice.' : `this is not YAML (${broken.code.toLowerCase().replaceAll('_', ' ')}).`,
      twice ? 'Keep one of the two.' : 'Check indentation, brackets, quotes and the colon after each key.',
    );
  }
  if (!isMap(document.contents)) {
    throw refuse(
      1,
      'the file holds no case.',
      'Write `urn: …` and a list `people:`; see the documentation of case.yaml.',
    );
  }
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: 100 });
  } catch {
    throw refuse(1, 'it refers to itself.', 'Write every entry out; do not use YAML aliases.');
  }
  const checked = schema.safeParse(plain);
  if (!checked.success) {
    const issues = checked.error.issues;
    const all = issues.flatMap((issue) => deepest(issue));
    const first = all.find((issue) => issue.code === 'unrecognized_keys') ?? all[0];
    throw first
      ? explainIssue(first, document, lines)
      : refuse(1, 'the file is not understood.', 'See the documentation.');
  }
  const written = checked.data;
  const seen = new Map<string, number>();
  written.people.forEach((one, i) => {
    const line = lineOf(document, lines, ['people', i, 'id']);
    const first = seen.get(one.id);
    if (first !== undefined) throw refuse(line, `the id ${one.id} is given twice (first in line ${first}).`, 'Give every person an id of their own.'); // prettier-ignore
    seen.set(one.id, line);
  });
  const people = written.people.map(asPerson);
  const files = new Set<string>();
  written.documents?.forEach((one, i) => {
    const line = lineOf(document, lines, ['documents', i, 'file']);
    if (files.has(one.file)) throw refuse(line, 'this file is listed twice.', 'Keep one of the two lines.');
    files.add(one.file);
    if (one.about && !seen.has(one.about)) {
      const known = nearest(one.about, [...seen.keys()]);
      throw refuse(lineOf(document, lines, ['documents', i, 'about']), `"${one.about}" is nobody's id.`, known ? `Did you mean "${known}"?` : `Use an id of the list people: ${among([...seen.keys()])}.`); // prettier-ignore
    }
  });
  return {
    urn: written.urn,
    title: written.title ?? '',
    offences: written.offences ?? [],
    people,
    ...(written.recipient
      ? { recipient: readRecipient(written.recipient, people, lineOf(document, lines, ['recipient'])) }
      : {}),
    documents: (written.documents ?? []).map((one) => ({
      file: one.file,
      ...(one.type ? { type: one.type } : {}),
      ...(one.about ? { about: one.about } : {}),
      ...(one.unused ? { unused: true } : {}),
    })),
  };
}
