// Guidance applied: a document, a page or a finding, for one recipient → what is proposed, by which rule, and why.
// Pure; proposes only. A person decides.
import { GRADES } from '../model/index.ts';
import type { CaseDocument, Finding, Grade, PageRole, Person, Proposal, Recipient } from '../model/index.ts';
import { decide, isOrder, type Situation } from './decide.ts';
import { isHomeOf, protectionsOf, standingOf, traitsOf } from './situation.ts';
import type { DocumentRule, PageRule, ReleaseAct, RuleHead, Rulebook } from './rule.ts';

export interface DocumentJudgement {
  /** `redact`: goes out, judged finding by finding. `withhold`: does not go. `ask`: a person says whether it goes. */
  readonly release: ReleaseAct;
  readonly rule: string;
  readonly reason: string;
  /** Pages that go whole, numbered from 1. */
  readonly dropPages: readonly { readonly page: number; readonly rule: string; readonly reason: string }[];
}

export interface JudgeInput {
  readonly finding: Finding;
  readonly document: CaseDocument;
  readonly pageRole: PageRole;
  readonly recipient: Recipient;
  readonly people: readonly Person[];
  /** Offences charged, as the manifest words them. */
  readonly offences: readonly string[];
}

/** The document rule that answers: one that asks whom the document is about goes before one that does not. */
export function documentRule(
  book: Rulebook,
  type: CaseDocument['type'],
  recipient: Recipient['kind'],
  another: boolean,
): DocumentRule | undefined {
  const among = (rules: readonly DocumentRule[]): DocumentRule | undefined => {
    const fits = rules.filter((r) => r.documents.includes(type) && r.recipient.includes(recipient));
    return (another ? fits.find((r) => r.about === 'another') : undefined) ?? fits.find((r) => r.about === undefined);
  };
  const own = among(book.documents);
  const added = book.layer && among(book.layer.documents);
  if (!added || !own) return own;
  const stricter = STRICTNESS[added.release] - STRICTNESS[own.release];
  return stricter > 0 || (stricter < 0 && isSigned(book, added)) ? added : own;
}

const STRICTNESS: Readonly<Record<ReleaseAct, number>> = { redact: 0, ask: 1, withhold: 2 };
const isSigned = (book: Rulebook, { id }: RuleHead): boolean =>
  book.layer?.signed.some(({ rule }) => rule === id) ?? false;

/** The page rule that answers, if any: one that names document types goes before one that does not. */
export function pageRule(
  book: Rulebook,
  role: PageRole,
  type: CaseDocument['type'],
  recipient: Recipient['kind'],
): PageRule | undefined {
  const among = (rules: readonly PageRule[]): PageRule | undefined => {
    const fits = rules.filter((r) => r.page.includes(role) && r.recipient.includes(recipient));
    return fits.find((r) => r.documents?.includes(type)) ?? fits.find((r) => r.documents === undefined);
  };
  const own = among(book.pages);
  const added = book.layer && among(book.layer.pages);
  if (!added) return own;
  if (added.drop) return own?.drop === true ? own : added;
  return isSigned(book, added) ? added : own;
}

/** To the defence: is the document about somebody other than the defendant served? Unknown counts as no. */
const aboutAnother = (document: CaseDocument, recipient: Recipient): boolean =>
  recipient.kind === 'defence' && document.about !== undefined && document.about !== recipient.id;

/** May the document go at all, and which of its pages must go whole? Throws only for a book with a gap, which does not load. */
export function judgeDocument(
  rulebook: Rulebook,
  { document, recipient }: { readonly document: CaseDocument; readonly recipient: Recipient },
): DocumentJudgement {
  const rule = documentRule(rulebook, document.type, recipient.kind, aboutAnother(document, recipient));
  if (!rule) throw new Error(`The rulebook ${rulebook.version} says nothing of ${document.type} for ${recipient.kind}.`);
  const dropPages = document.pages.flatMap((page) => {
    const drop = pageRule(rulebook, page.role, document.type, recipient.kind);
    return drop?.drop ? [{ page: page.no, rule: drop.id, reason: drop.sentence }] : [];
  });
  return { release: rule.release, rule: rule.id, reason: rule.sentence, dropPages };
}

const capped = (grade: Grade, cap: Grade | undefined): Grade =>
  cap === undefined || GRADES.indexOf(grade) >= GRADES.indexOf(cap) ? grade : cap;

/** The words in which the rules see a finding. */
export function situationOf(rulebook: Rulebook, input: JudgeInput): Situation {
  const { finding, document, pageRole, recipient, people, offences } = input;
  const person = finding.whose === undefined ? undefined : people.find((one) => one.id === finding.whose);
  const standing = standingOf(person, recipient);
  const traits = new Set(traitsOf(rulebook, finding, person, offences, recipient.kind));
  if (finding.category === 'scene' && recipient.kind === 'defence') {
    const served = people.find((one) => one.id === recipient.id);
    const text = document.pages.find(({ no }) => no === finding.passage.page)?.text ?? '';
    if (isHomeOf(served, text, finding.passage)) traits.add('own-home');
  }
  return {
    category: finding.category,
    standing,
    document: document.type,
    page: pageRole,
    recipient: recipient.kind,
    protections: [
      ...protectionsOf(rulebook, person, standing, offences),
      ...(document.unused === true ? (['unused'] as const) : []),
    ],
    traits,
  };
}

/** What guidance proposes for one finding. Never throws for a book that loaded; silence is `ask`. */
export function judge(rulebook: Rulebook, input: JudgeInput): Proposal {
  const { finding, document, pageRole, recipient } = input;
  const { file, page, from, to } = finding.passage;
  const rule = decide(rulebook, situationOf(rulebook, input));
  const whole = isOrder(rule) && rule.act === 'redact' ? undefined : goesWhole(rulebook, document, pageRole, recipient);
  const answer: RuleHead = whole ?? rule;
  return {
    id: `${file}#p${String(page)}:${String(from)}-${String(to)}:${finding.category}`,
    finding,
    act: whole ? 'redact' : rule.act,
    grade: whole ? finding.grade : capped(finding.grade, rule.grade),
    rule: answer.id,
    reason: answer.sentence,
  };
}

/** The rule by which the page or the document of a finding goes whole, if one does. */
export function goesWhole(
  book: Rulebook,
  document: CaseDocument,
  pageRole: PageRole,
  recipient: Recipient,
): RuleHead | undefined {
  const type = documentRule(book, document.type, recipient.kind, aboutAnother(document, recipient));
  if (type?.release === 'withhold') return type;
  const page = pageRule(book, pageRole, document.type, recipient.kind);
  return page?.drop ? page : undefined;
}
