// One clean copy: redact, then verify by other means. Bytes come out only where every check passed.
import { BLACK_BOXES, BlotterError, type BoxStyle, type Verdict } from '../model/index.ts';
import { redactPdf, type Bookmark, type Redacted, type RedactionPlan } from '../redact/index.ts';
import type { PixelReader } from '../reading/index.ts';
import { HALFWAY, tidy } from './memory.ts';
import { BOOKMARKS, colourOf, failedPages, verifyPdf } from '../verify/index.ts';

/** A copy that passed its check, or why there is none. */
export type CleanCopy =
  | { readonly ok: true; readonly redacted: Redacted; readonly verdicts: readonly Verdict[] }
  | { readonly ok: false; readonly why: string; readonly verdicts: readonly Verdict[] };

/** The unseen letters of the plan by page of the copy. */
function unseenOf(plan: RedactionPlan, pages: readonly number[]): Map<number, Float32Array> {
  const found = new Map<number, Float32Array>();
  pages.forEach((source, i) => {
    const unseen = plan.unseen?.get(source);
    if (unseen) found.set(i + 1, unseen.boxes);
  });
  return found;
}

/**
 * Makes and checks one copy. `render`: also look at the pixels, and read what is no text (slower; always on for a
 * release). Drafts go without: they are for the eyes of those who have the originals.
 */
export async function makeCopy(
  source: Uint8Array,
  plan: RedactionPlan,
  options: {
    readonly stamp?: string;
    readonly style?: BoxStyle;
    readonly render: boolean;
    readonly bookmarks?: readonly Bookmark[];
    /** Names of the people of the case, to hold the widths of the boxes against. */
    readonly names?: readonly string[];
    /** Source pages to make into pictures: a second try after a check that failed. */
    readonly pictures?: readonly number[];
    /** Reads the pixels for the check; a reader of its own where missing. */
    readonly reader?: PixelReader;
  },
): Promise<CleanCopy> {
  try {
    const { bookmarks = [], style = BLACK_BOXES, names = [], pictures = [] } = options;
    const redacted = await redactPdf(source, plan, {
      style,
      widths: style.widths === 'own' ? 'own' : 'free',
      ...(options.stamp === undefined ? {} : { stamp: options.stamp }),
      bookmarks,
      names,
      pictures,
    });
    tidy(HALFWAY);
    const verdicts = await verifyPdf({
      output: redacted.bytes,
      source,
      values: plan.values,
      boxes: redacted.boxes,
      pages: redacted.pages,
      rasterised: redacted.rasterised,
      stamp: redacted.stamp,
      boxColour: colourOf(redacted.fill),
      shifts: redacted.shifts,
      taken: redacted.taken,
      labels: redacted.labels,
      unseen: unseenOf(plan, redacted.pages),
      render: options.render,
      read: options.render ? 'auto' : false,
      ...(options.reader === undefined ? {} : { reader: options.reader }),
    });
    const bad = verdicts.filter((verdict) => verdict.result !== 'pass');
    if (bad.length === 0) return { ok: true, redacted, verdicts };
    // Bookmarks are a convenience: a copy that is sound but for them goes without.
    if (bookmarks.length > 0 && bad.every(({ check }) => check === BOOKMARKS))
      return await makeCopy(source, plan, { ...options, bookmarks: [] });
    const again = failedPages(verdicts, redacted);
    if (pictures.length === 0 && again.length > 0) return await makeCopy(source, plan, { ...options, pictures: again });
    const why = [...new Set(bad.map((verdict) => `${verdict.check} ${verdict.result} (${verdict.where})`))]
      .slice(0, 4)
      .join('; ');
    return { ok: false, why, verdicts };
  } catch (cause) {
    if (cause instanceof BlotterError) return { ok: false, why: cause.what, verdicts: [] };
    // A fault of ours on one document must not cost the case the others. Its kind is told, never its words.
    const kind = cause instanceof Error ? cause.name : typeof cause;
    return { ok: false, why: `a fault in Blotter while it was redacted (${kind})`, verdicts: [] };
  }
}
