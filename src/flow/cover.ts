// From decided proposals to the plan of one clean copy: which boxes, which values may stand nowhere, which pages go.
// Also the holds that this one document causes.
import { codeOf, type Rulebook } from '../guidance/index.ts';
import {
  boxesOf,
  holdsCentre,
  type BoxWidth,
  type CaseDocument,
  type Category,
  type Finding,
  type Page,
  type Passage,
  type Proposal,
  type Redaction,
} from '../model/index.ts';
import type { RedactionPlan } from '../redact/index.ts';
import type { Decided, LookedEvent } from '../review/index.ts';
import type { JudgedDocument } from './judge.ts';

/** Box code of what nobody has read. */
export const UNREAD_CODE = '?';

const squash = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * The values among the covered ones that may stand nowhere in the clean copy: telling ones (five characters and a digit,
 * or ten characters) that no longer occur in what stays. Short or shared words ("27", a surname that a witness has
 * too) are covered by their boxes alone, because the same letters may rightly stand elsewhere.
 */
export function valuesGone(
  document: CaseDocument,
  covered: readonly Decided[],
  dropped: ReadonlySet<number>,
): string[] {
  const kept = document.pages
    .filter((page) => !dropped.has(page.no))
    .map((page) => {
      const chars = page.text.split('');
      for (const { proposal } of covered) {
        const { passage } = proposal.finding;
        if (passage.page === page.no) chars.fill('\u0000', passage.from, passage.to);
      }
      return squash(chars.join('').replaceAll('\u0000', ''));
    });
  const values = new Map<string, string>();
  for (const { proposal } of covered) {
    const { passage } = proposal.finding;
    const text = document.pages[passage.page - 1]?.text.slice(passage.from, passage.to) ?? '';
    const key = squash(text);
    const telling = (key.length >= 5 && /\d/.test(key)) || key.length >= 10;
    if (telling && !kept.some((page) => page.includes(key))) values.set(key, text.replace(/\s+/g, ' '));
  }
  return [...values.values()];
}

/** A covered stretch of a page's text (UTF-16 offsets). */
interface Run {
  readonly from: number;
  to: number;
  readonly code: string;
  readonly width: BoxWidth;
}

/** Numbers and dates of a known format: their length is no secret, and a finer grid leaves the line in better shape. */
const NUMBERS: ReadonlySet<Category> = new Set([
  'dob', 'age', 'phone', 'nhs', 'nino', 'passport', 'licence', 'bank', 'card', 'vrm', 'imei', 'urn', 'pnc', 'cro',
]); // prettier-ignore
/** Ems of a letter of running text, roughly. */
const LETTER = 0.52;
const STEP = 4;
/** Nearly every name is shorter than this (ems): one width for all of them tells of none; and the longest box for a short mention. */
const NAME = 12;
const LONGEST = 16;

/** The longest mention of each person's name that is to be covered, in the whole case, in letters, by person id. */
export function longestNames(proposals: Iterable<Proposal>): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const { act, finding } of proposals) {
    const { passage, category, whose } = finding;
    if (act === 'keep' || category !== 'name' || whose === undefined) continue;
    longest.set(whose, Math.max(longest.get(whose) ?? 0, passage.to - passage.from));
  }
  return longest;
}

/** How wide the box over a finding is drawn: one width for every mention of one person, so that "Mr" and "Mrs Ann Lee" look alike. */
function widthOf({ category, whose }: Finding, names: ReadonlyMap<string, number>): BoxWidth {
  if (NUMBERS.has(category)) return { grid: 1 };
  if (category !== 'name') return { grid: STEP };
  const letters = whose === undefined ? 0 : (names.get(whose) ?? 0);
  const least = Math.min(Math.ceil((letters * LETTER) / STEP) * STEP, LONGEST);
  return { grid: STEP, least: Math.max(least, NAME) };
}

/** Stretches over pixels are covered by whole words; on a photograph by the whole label that one of them stands on. */
function widened(page: Page, { from, to }: { readonly from: number; readonly to: number }): { readonly from: number; readonly to: number }[] {
  if (!page.pixels || to <= page.pixels.from) return [{ from, to }];
  let [start, end] = [Math.max(from, page.pixels.from), to];
  while (start > page.pixels.from && /\S/.test(page.text[start - 1] ?? ' ')) start--;
  while (end < page.text.length && /\S/.test(page.text[end] ?? ' ')) end++;
  const own = [...(from < start ? [{ from, to: start }] : []), { from: start, to: end }];
  const touched = page.pixels.regions.filter((region) => region.from < end && start < region.to);
  const labels = new Set(touched.flatMap(({ label }) => (label === undefined ? [] : [label])));
  const many = Map.groupBy(page.pixels.regions, ({ label }) => label);
  const whole = [...labels].flatMap((label) => {
    const regions = many.get(label) ?? [];
    return regions.length > LABEL ? [] : regions.map((region) => ({ from: region.from, to: region.to }));
  });
  return [...own, ...whole];
} // prettier-ignore

/** Text of more lines than this on a photograph is a paper, not a label: its lines are covered by what stands in them. */
const LABEL = 16;

/**
 * The covered stretches of a page without overlaps, each with one code: where a birth date lies inside a medical
 * passage, the passage's code stands for both, so that no box is drawn over another's label.
 */
function coveredRuns(
  rulebook: Rulebook,
  page: Page,
  covered: readonly Decided[],
  names: ReadonlyMap<string, number>,
): Run[] {
  const codes = new Array<string | undefined>(page.text.length);
  const widths = new Array<BoxWidth | undefined>(page.text.length);
  const own = covered
    .filter(({ proposal }) => proposal.finding.passage.page === page.no)
    .flatMap(({ proposal }) =>
      widened(page, proposal.finding.passage).map((stretch) => ({
        ...stretch,
        code: codeOf(rulebook, proposal.rule),
        // Pixels do not move: a box over them is as wide as what it covers.
        width: stretch.from >= (page.pixels?.from ?? Infinity) ? { grid: 0 } : widthOf(proposal.finding, names),
      })),
    )
    .toSorted((a, b) => a.to - a.from - (b.to - b.from));
  for (const { from, to, code, width } of own) {
    codes.fill(code, from, to);
    widths.fill(width, from, to);
  }
  const runs: Run[] = [];
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at];
    if (code === undefined) continue;
    const last = runs.at(-1);
    if (last?.to === at && last.code === code) last.to = at + 1;
    else runs.push({ from: at, to: at + 1, code, width: widths[at] ?? { grid: STEP } });
  }
  return runs;
}

/** A box that a person drew: no letters of the page's text belong to it. */
const isDrawn = ({ from, to }: Passage): boolean => from === to;

/** The plan of a clean copy from what was decided. `looked` = pages whose unread pictures a person has looked at. */
export function planCopy(
  rulebook: Rulebook,
  judged: JudgedDocument,
  decided: readonly Decided[],
  looked: readonly LookedEvent[],
  names: ReadonlyMap<string, number> = longestNames(decided.map(({ proposal }) => proposal)),
): RedactionPlan {
  const { document } = judged;
  const dropped = new Set(judged.dropPages.map((drop) => drop.page));
  const covered = decided.filter((entry) => entry.act !== 'keep');
  const redactions: Redaction[] = [];
  for (const page of document.pages) {
    if (dropped.has(page.no)) continue;
    const seen = looked.find((look) => look.file === document.file && look.page === page.no);
    const unread = seen?.act === 'keep' ? [] : page.unread.map(({ box }) => box);
    if (seen?.act === 'redact') unread.push(...(page.pixels?.areas ?? []));
    for (const box of unread) redactions.push({ page: page.no, box, code: UNREAD_CODE, width: { grid: 0 } });
    for (const { proposal } of covered) {
      const { passage } = proposal.finding;
      if (passage.page !== page.no || !isDrawn(passage)) continue;
      for (const box of passage.boxes)
        redactions.push({ page: page.no, box, code: codeOf(rulebook, proposal.rule), width: { grid: 0 } });
    }
    for (const run of coveredRuns(rulebook, page, covered, names))
      for (const box of boxesOf(page, run.from, run.to))
        // A text layer over an unread picture goes with the picture: a second box would only stand on the first.
        if (!unread.some((picture) => holdsCentre(picture, box)))
          redactions.push({ page: page.no, box, code: run.code, width: run.width });
  }
  const unseen = new Map(document.pages.flatMap((page) => (page.unseen ? [[page.no, page.unseen] as const] : [])));
  return { redactions, values: valuesGone(document, covered, dropped), dropPages: [...dropped], unseen };
}
