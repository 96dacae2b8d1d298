// One page made ready for the new file: walked, its lines set anew around what was taken out, its boxes laid over it; or,
// where that is not safe, turned into a picture. Not here: the file around the pages (index.ts).
import type { PDFObject } from '@cantoo/pdf-lib';
import { overlaps, type Box, type BoxWidth, type Redaction } from '../model/index.ts';
import { layOut, standsOnKept, type DrawnBox } from './drawn.ts';
import { makeDict } from './objects.ts';
import { rewritePage, type Rewritten, type SourcePage } from './page.ts';
import { picturePage } from './raster.ts';
import type { Source } from './source.ts';
import type { Build } from './state.ts';
import { NO_MOVES, planMoves, type Moves } from './widths/moves.ts';

/** A box grown to the height of its letters can meet other letters, which then go too; a page where that does not end becomes a picture. */
const ROUNDS = 4;

/** A page that is ready to be written. */
export interface Ready {
  readonly content: string;
  readonly resources: Readonly<Record<string, PDFObject>>;
  readonly picture: boolean;
}

/** What is to be done to one page. */
export interface PageOrder {
  readonly redactions: readonly Redaction[];
  readonly mentions: readonly Box[];
  /** Make it a picture whatever it holds. */
  readonly picture: boolean;
  readonly manner: 'free' | 'anchored' | 'own';
}

/** Makes page `index` (from 0) ready: rewritten where that is safe, a picture otherwise. */
export async function readyPage(
  build: Build,
  opened: Source,
  index: number,
  page: SourcePage,
  { redactions, mentions, picture: asPicture, manner }: PageOrder,
): Promise<{
  readonly ready: Ready;
  readonly drawn: readonly DrawnBox[];
  readonly moved: Pick<Moves, 'shifts' | 'taken'>;
}> {
  const inside = (a: Box, b: Box) => a[0] >= b[0] - 1 && a[1] >= b[1] - 1 && a[2] <= b[2] + 1 && a[3] <= b[3] + 1;
  const extra = mentions.filter((box) => !redactions.some((one) => inside(box, one.box)));
  const known = [...redactions.map(({ box }) => box), ...extra, ...mentions.filter((box) => !extra.includes(box))];
  let targets: readonly Box[] = known;
  for (let round = 0; round < ROUNDS && !asPicture; round++) {
    const rewritten = rewriteSet(build, page, targets, redactions, extra.length, round < ROUNDS - 1 ? manner : 'own');
    if (!rewritten) break;
    const { walked, sheet, moves } = rewritten;
    const set = moves.boxes
      .filter(({ target }) => moves.settled.has(target))
      .map(({ box, target, ems }) => ({ box, ems, label: redactions[target]?.code ?? '' }));
    const drawn = layOut({
      redactions: redactions.filter((_, target) => !moves.settled.has(target)),
      extra: extra.filter((_, i) => !moves.settled.has(redactions.length + i)),
      removed: sheet.removed.filter(({ target }) => !moves.settled.has(target)),
      kept: sheet.kept,
      visible: page.visible,
      set,
    });
    if (standsOnKept(drawn, sheet.kept) || paintsOverMore(drawn, sheet.pictures, targets)) {
      targets = [...targets, ...drawn.map(({ box }) => box)];
      continue;
    }
    for (const [use, codes] of sheet.codes) for (const code of codes) use.codes.add(code);
    const resources = Object.fromEntries(
      walked.resources.entries().map(([key, value]) => [key.asString().slice(1), value]),
    );
    return { ready: { content: walked.content, resources, picture: false }, drawn, moved: moves };
  }
  // Mentions are thin by nature: they are burnt in at the height of their letters.
  const tall = extra.map((box): Box => [
    box[0],
    box[1] - (box[3] - box[1]) * 0.5,
    box[2],
    box[3] + (box[3] - box[1]) * 0.5,
  ]);
  const drawn = layOut({ redactions, extra: tall, removed: [], kept: [], visible: page.visible });
  const burnt = [...drawn.map(({ box }) => box), ...mentions];
  const picture = await picturePage(build.to, opened.plain, index, page, burnt);
  const resources = { XObject: makeDict(build.to, picture.xobjects), Font: makeDict(build.to, picture.fonts) };
  return { ready: { content: picture.content, resources, picture: true }, drawn, moved: NO_MOVES };
}

/** Names and addresses, and whatever nobody has said more of. */
const NAME_GRID: BoxWidth = { grid: 4 };
/** Targets that were added because a box grew over them: their line is better left as it is. */
const TRUE_WIDTH: BoxWidth = { grid: 0 };

/** Walks a page, and once more where lines that lost letters can be set anew. */
function rewriteSet(
  build: Build,
  page: SourcePage,
  targets: readonly Box[],
  redactions: readonly Redaction[],
  extra: number,
  manner: PageOrder['manner'],
): (Rewritten & { readonly moves: Moves }) | null {
  const measure = manner !== 'own' && targets.length > 0;
  const first = rewritePage(build, page, targets, { measure });
  if (!first) return null;
  const { measured, rules, pictures, kept } = first.sheet;
  if (manner === 'own' || measured === null) return { ...first, moves: NO_MOVES };
  const moves = planMoves(measured, {
    targets,
    drawn: redactions.length,
    widthOf: (target) => (target < redactions.length + extra ? (redactions[target]?.width ?? NAME_GRID) : TRUE_WIDTH),
    manner,
    visible: page.visible,
    rules,
    pictures,
    kept,
  });
  if (moves.settled.size === 0) return { ...first, moves: NO_MOVES };
  const second = rewritePage(build, page, targets, { moves });
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
