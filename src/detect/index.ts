// Detection: every recogniser on every document, overlaps resolved, whose data it is, the whole case searched again for
// what was found once, evidence graded. Finds; never decides what happens to a finding (guidance does).
import type { CaseDocument, Category, Evidence, Finding, Grade, Passage } from '../model/index.ts';
import type { Roster } from '../people/index.ts';
import { carve } from './carve.ts';
import { findAll } from './find/find.ts';
import { gradeOfKind } from './grade.ts';
import { othersInjuries } from './injuries.ts';
import { openKinship } from './kin.ts';
import { attribute, premisesOf, withoutNoNames, withoutPremises } from './names/index.ts';
import { resolveOverlaps } from './overlap.ts';
import { requireProof } from './own.ts';
import { tellingClauses } from './passages/find.ts';
import { propagate, type Searched } from './propagate.ts';
import type { Hit, Known, Recogniser } from './recogniser.ts';
import { findDamaged } from './heal.ts';
import { findRecased } from './recase.ts';
import { BY_CAPITALS, LINEWISE, recognisersFor } from './registry.ts';
import { LEAN, shippedTagger, unseenPeople, type Tagger } from './tagger/index.ts';
import { findAcross } from './unwrap.ts';
import { place, sourceSpan, viewOf, viewOfText, type View } from './view.ts';

export type { Hit, Known, Recogniser } from './recogniser.ts';
export type { View } from './view.ts';
export { findUnexplained, type Unexplained } from './net.ts';
export { ask, openSources, type Outside, type Source } from './outside/index.ts';

function search(view: View, known: Known, recognisers: readonly Recogniser[], premises: ReadonlySet<string>): Hit[] {
  const hits = [...findAcross(view, known, LINEWISE), ...findRecased(view, known, BY_CAPITALS)];
  for (const recogniser of recognisers) for (const hit of recogniser.find(view, known)) hits.push(hit);
  hits.push(...findDamaged(view, known, LINEWISE, hits));
  hits.push(...tellingClauses(view, known, hits));
  return own(withoutPremises(hits, view, premises), view, known);
}

const own = (given: readonly Hit[], view: View, known: Known): Hit[] => {
  const { roster } = known;
  const stand = carve(resolveOverlaps(withoutNoNames(given, view, roster), view), view);
  const owned = othersInjuries(requireProof(attribute(stand, view, roster), view, roster), view, roster);
  return openKinship(owned, view, roster);
};

function searchAll(views: readonly View[], known: Known): Searched[] {
  const recognisers = recognisersFor(views, known);
  const premises = premisesOf(views);
  const searched = views.map((view) => ({ view, hits: search(view, known, recognisers, premises) }));
  const more = propagate(searched);
  return searched.map(({ view, hits }, i) => {
    const added = more[i] ?? [];
    if (added.length === 0) return { view, hits };
    return { view, hits: own(withoutPremises([...hits, ...added], view, premises), view, known) };
  });
}

/**
 * Finds personal data in the opened documents of a case. One finding per page that a value touches; offsets are UTF-16
 * into `Page.text`. Content that no reader of the page sees (`CaseDocument.hidden`) is searched by detectHidden.
 */
export function detectCase(documents: readonly CaseDocument[], roster: Roster, offences: readonly string[]): Finding[] {
  const known: Known = { roster, offences };
  return searchAll(documents.map(viewOf), known).flatMap(({ view, hits }) =>
    hits.flatMap((hit) => {
      const grade = gradeOfKind(hit.category, hit.evidence);
      if (grade === null) return [];
      return place(view, hit.from, hit.to).map((passage): Finding => ({
        passage,
        category: hit.category,
        ...(hit.whose === undefined ? {} : { whose: hit.whose }),
        grade,
        evidence: hit.evidence,
        traits: hit.traits ?? [],
      }));
    }),
  );
}

/**
 * Where, for each of `documents`, only the tagger sees a person: on places that no finding touches. Never a finding, since it
 * would cover much that stays; a list for whoever reads the page.
 */
export function maybeNames(documents: readonly CaseDocument[], findings: readonly Finding[]): Passage[][] {
  const found = Map.groupBy(findings, ({ passage }) => passage.file);
  return documents.map((document) => {
    const view = viewOf(document);
    return unseenPeople(view, [], shippedTagger(), 0)
      .flatMap(({ from, to }) => place(view, from, to))
      .filter((passage) => !(found.get(document.file) ?? []).some(({ passage: one }) => one.page === passage.page && one.from < passage.to && passage.from < one.to)); // prettier-ignore
  });
}

/** Of one hidden text so much is searched (UTF-16 code units): enough to say what kind of thing it holds. */
const MOST_HIDDEN = 20_000;

/**
 * What hidden texts (of metadata, notes, covered words …) hold: for each of `texts` the categories found, once per find.
 * Only what is certain or likely: nothing of it is released, so a weak sign would only cost attention.
 */
export function detectHidden(texts: readonly string[], roster: Roster, offences: readonly string[]): Category[][] {
  if (texts.length === 0) return [];
  const views = texts.map((text, i) => viewOfText(text.slice(0, MOST_HIDDEN), String(i)));
  return searchAll(views, { roster, offences }).map(({ hits }) =>
    hits.flatMap((hit) =>
      /^(?:certain|likely)$/.test(gradeOfKind(hit.category, hit.evidence) ?? '') ? [hit.category] : [],
    ),
  );
}

/** A stretch of plain text that is personal data. Offsets in Unicode code points. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly category: Category;
  readonly grade: Grade;
  readonly evidence: readonly Evidence[];
}

const NOBODY: Roster = { people: [] };

/** How plain text is searched. */
export interface TextMode {
  /** Every mention of a person, place, body, date, number or amount, also what only the tagger sees; no passages. */
  readonly find: boolean;
  /** The tagger that is asked; the shipped one where missing. */
  readonly tagger?: Tagger;
  /** How far it leans towards finding (0 … 200). */
  readonly lean?: number;
}

/** Finds personal data in plain text that belongs to no case. */
export function detectText(text: string, mode: TextMode = { find: false }): TextSpan[] {
  const [searched] = searchAll([viewOfText(text)], { roster: NOBODY, offences: [] });
  if (!searched) return [];
  const { view } = searched;
  const tagger = mode.tagger ?? shippedTagger();
  const lean = mode.lean ?? LEAN;
  const hits = mode.find
    ? findAll(view, searched.hits, tagger, lean)
    : [...searched.hits, ...unseenPeople(view, searched.hits, tagger, lean)].sort((a, b) => a.from - b.from);
  const toPoints = codePoints(text);
  return hits.flatMap((hit) => {
    const grade = gradeOfKind(hit.category, hit.evidence);
    if (grade === null) return [];
    const [from, to] = sourceSpan(view, hit.from, hit.to);
    return [{ start: toPoints(from), end: toPoints(to), category: hit.category, grade, evidence: hit.evidence }];
  });
}

/** From UTF-16 offsets to code points. */
function codePoints(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const points = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at <= text.length; at++) {
    points[at] = count;
    const code = text.charCodeAt(at);
    const low = text.charCodeAt(at + 1);
    if (!(code >= 0xd800 && code < 0xdc00 && low >= 0xdc00 && low < 0xe000)) count++;
  }
  return (offset) => points[offset] ?? count;
}
