// One page made ready for the new file: walked, its lines set anew around what was taken out, its boxes laid over it; or,
// where that is not safe, turned into a picture. Not here: the file around the pages (index.ts).
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import { overlaps, type Box, type BoxWidth, type Redaction } from '../model/index.ts';
import { layOut, standsOnKept, type DrawnBox } from './drawn.ts';
import { makeDict } from './objects.ts';
import { rewritePage, type Rewritten, type SourcePage } from './page.ts';
import { developPage, photograph } from './raster.ts';
import type { Source } from './source.ts';
import { startTags, type PageTags } from './sections.ts';
import type { Build, Cell, Sheet } from './state.ts';
import { keepCodes } from './shown.ts';
import { tall } from './values.ts';
import { fitting, measureIn } from './widths/meter.ts';
import { NO_MOVES, planMoves, type Moves, type MovesRequest } from './widths/moves.ts';
import { isPlainGround, measureLetters } from './widths/pixels.ts';

/** A box grown to the height of its letters can meet other letters, which then go too; a page where that does not end becomes a picture. */
const ROUNDS = 4;

/** A page that is ready to be written. */
export interface Ready {
  readonly content: string;
  readonly resources: Readonly<Record<string, PDFObject>>;
  readonly picture: boolean;
  readonly tags: PageTags;
}

/** What is to be done to one page. */
export interface PageOrder {
  readonly redactions: readonly Redaction[];
  readonly mentions: readonly Box[];
  /** Make it a picture whatever it holds. */
  readonly picture: boolean;
  readonly manner: 'free' | 'anchored' | 'own';
  /** Names of the case, to be held against the boxes. */
  readonly names: readonly string[];
  /** Letters that no reader of the source sees, four numbers each. */
  readonly unseen: Float32Array | undefined;
}

/** A page made ready, the boxes on it, and what moved. */
export interface ReadyPage {
  readonly ready: Ready;
  readonly drawn: readonly DrawnBox[];
  readonly moved: Pick<Moves, 'shifts' | 'taken'>;
  /** Names of the case that fit each box; null where that is not known. */
  readonly fits: readonly (number | null)[] | null;
  /** The letters taken out; none where the page became a picture. */
  readonly removed: readonly Cell[];
}

/** The boxes of lines that were set anew, with their codes. */
const setBoxes = (moves: Moves, redactions: readonly Redaction[]): DrawnBox[] =>
  moves.boxes.map(({ box, target, ems }) => ({ box, ems, target, label: redactions[target]?.code ?? '' }));

/** The boxes of a page as they were asked for: redactions, then mentions that stand in none of them. */
const askedFor = (redactions: readonly Redaction[], extra: readonly Box[]): DrawnBox[] => [
  ...redactions.map(({ box, code }, target) => ({ box, label: code, target })),
  ...extra.map((box, i) => ({ box, label: '', target: redactions.length + i })),
];

/** Makes page `index` (from 0) ready: rewritten where that is safe, a picture otherwise. */
export async function readyPage(
  build: Build,
  opened: Source,
  index: number,
  page: SourcePage,
  order: PageOrder,
): Promise<ReadyPage> {
  const { redactions, mentions } = order;
  const inside = (a: Box, b: Box) => a[0] >= b[0] - 1 && a[1] >= b[1] - 1 && a[2] <= b[2] + 1 && a[3] <= b[3] + 1;
  const extra = mentions.filter((box) => !redactions.some((one) => inside(box, one.box)));
  const known = [...redactions.map(({ box }) => box), ...extra, ...mentions.filter((box) => !extra.includes(box))];
  let targets: readonly Box[] = known;
  let grown: readonly DrawnBox[] = [];
  for (let round = 0; round < ROUNDS && !order.picture; round++) {
    // The last round is spent on a page that nothing moves on.
    const manner = round < ROUNDS - 1 ? order.manner : 'own';
    const rewritten = rewriteSet(build, page, targets, extra.length, { ...order, manner });
    if (!rewritten) break;
    const { walked, sheet, moves } = rewritten;
    const drawn = layOut({
      asked: askedFor(redactions, extra).filter(({ target }) => !moves.settled.has(target)),
      removed: sheet.removed.filter(({ target }) => !moves.settled.has(target)),
      kept: sheet.kept,
      visible: page.visible,
      set: [...setBoxes(moves, redactions), ...grown.filter(({ target }) => !moves.settled.has(target))],
    });
    if (standsOnKept(drawn, sheet.kept) || paintsOverMore(drawn, sheet.pictures, targets)) {
      // What a box grew over goes too, and stays covered: laid out anew, the boxes may join otherwise.
      const from = targets.length;
      grown = [...grown, ...drawn.map(({ box }, i) => ({ box, label: '', target: from + i }))];
      targets = [...targets, ...drawn.map(({ box }) => box)];
      continue;
    }
    keepCodes(build, sheet.codes);
    const resources = Object.fromEntries(
      walked.resources.entries().map(([key, value]) => [key.asString().slice(1), value]),
    );
    const fits = order.names.length === 0 ? null : gaugeBoxes(build.from, sheet, drawn, order);
    const { tags, removed } = sheet;
    const ready = { content: walked.content, resources, picture: false, tags: tags ?? startTags(undefined) };
    return { ready, drawn, moved: moves, removed, fits };
  }
  return readyPicture(build, opened, index, page, { ...order, extra, known });
}

/** The page as a picture. */
async function readyPicture(
  build: Build,
  opened: Source,
  index: number,
  page: SourcePage,
  order: PageOrder & { readonly extra: readonly Box[]; readonly known: readonly Box[] },
): Promise<ReadyPage> {
  const { redactions, extra, known, manner, unseen } = order;
  const seen = await photograph(opened.plain, index, page);
  const { measured, kept } = measureLetters(seen.letters, known, page.visible, unseen);
  const moves =
    manner === 'own'
      ? NO_MOVES
      : planMoves(measured, {
          ...setting(redactions, extra.length, known, manner, page),
          rules: [],
          pictures: [],
          kept,
          mayMove: (place) => isPlainGround(seen.raster, seen.pixels(place)),
        });
  const asked = askedFor(redactions, extra).filter(({ target }) => !moves.settled.has(target));
  const drawn = layOut({
    // Mentions are thin by nature: they are burnt in at the height of their letters.
    asked: asked.map((one) => (one.target < redactions.length ? one : { ...one, box: tall(one.box) })),
    removed: [],
    kept: [],
    visible: page.visible,
    set: setBoxes(moves, redactions),
  });
  const rest = known.slice(redactions.length + extra.length);
  const inSet = (box: Box) => moves.taken.some((place) => overlaps(place, box));
  const boxes = [...drawn.map(({ box }) => box), ...asked.map(({ box }) => box), ...rest.filter((box) => !inSet(box))];
  // Where nothing was set anew, what a drawn box grew over goes too.
  const targets = [...known, ...drawn.flatMap(({ box, ems }) => (ems === undefined ? [box] : []))];
  const picture = await developPage(build.to, seen, page, { boxes, targets, moves, unseen });
  const resources = { XObject: makeDict(build.to, picture.xobjects), Font: makeDict(build.to, picture.fonts) };
  const { content, tags } = picture;
  return { ready: { content, resources, picture: true, tags }, drawn, moved: moves, removed: [], fits: null };
}

/** How many of the case's names could stand under each box; null for boxes over no letters. */
function gaugeBoxes(
  from: PDFContext,
  sheet: Sheet,
  drawn: readonly DrawnBox[],
  { redactions, names }: PageOrder,
): readonly (number | null)[] {
  const fonts = new Map(sheet.removed.map(({ target, font }) => [target, font]));
  return drawn.map(({ target, ems }) => {
    const font = fonts.get(target);
    if (!font) return null;
    const gone = sheet.removed.reduce((sum, cell) => sum + (cell.target === target ? cell.advance : 0), 0);
    const grid = redactions[target]?.width ?? NAME_GRID;
    return fitting(names, { ems: ems ?? null, gone, grid, measure: measureIn(from, font) });
  });
}

/** Names and addresses, and whatever nobody has said more of: nearly every name looks like every other. */
const NAME_GRID: BoxWidth = { grid: 4, least: 12 };
/** Targets that were added because a box grew over them: their line is better left as it is. */
const TRUE_WIDTH: BoxWidth = { grid: 0 };

/** What the setting of lines must know of a page's targets: first the redactions, then `extra` mentions, then the rest. */
const setting = (
  redactions: readonly Redaction[],
  extra: number,
  targets: readonly Box[],
  manner: 'free' | 'anchored',
  page: SourcePage,
): Pick<MovesRequest, 'targets' | 'drawn' | 'widthOf' | 'manner' | 'visible'> => ({
  targets,
  drawn: redactions.length,
  widthOf: (target) => (target < redactions.length + extra ? (redactions[target]?.width ?? NAME_GRID) : TRUE_WIDTH),
  manner,
  visible: page.visible,
});

/** Walks a page, and once more where lines that lost letters can be set anew. */
function rewriteSet(
  build: Build,
  page: SourcePage,
  targets: readonly Box[],
  extra: number,
  { redactions, manner, unseen }: PageOrder,
): (Rewritten & { readonly moves: Moves }) | null {
  const measure = manner !== 'own' && targets.length > 0;
  const first = rewritePage(build, page, targets, { measure, unseen });
  if (!first) return null;
  const { measured, rules, pictures, kept } = first.sheet;
  if (manner === 'own' || measured === null) return { ...first, moves: NO_MOVES };
  const moves = planMoves(measured, {
    ...setting(redactions, extra, targets, manner, page),
    rules,
    pictures,
    kept,
  });
  if (moves.settled.size === 0) return { ...first, moves: NO_MOVES };
  const second = rewritePage(build, page, targets, { moves, unseen, operations: first.operations });
  return second && { ...second, moves };
}

/** Does a drawn box (joined, or grown to the height of its letters) cover pixels that are not blank yet? */
function paintsOverMore(drawn: readonly DrawnBox[], pictures: readonly Box[], targets: readonly Box[]): boolean {
  const inside = (a: Box, b: Box) =>
    a[0] >= b[0] - 0.01 && a[1] >= b[1] - 0.01 && a[2] <= b[2] + 0.01 && a[3] <= b[3] + 0.01;
  return drawn.some(
    ({ box }) => pictures.some((picture) => overlaps(box, picture)) && !targets.some((target) => inside(box, target)),
  );
}
