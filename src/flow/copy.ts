// One clean copy: redact, then verify by other means. Bytes come out only where every check passed.
import { BlotterError, type Verdict } from '../model/index.ts';
import { redactPdf, type Redacted, type RedactionPlan } from '../redact/index.ts';
import { verifyPdf } from '../verify/index.ts';

/** A copy that passed its check, or why there is none. */
export type CleanCopy =
  | { readonly ok: true; readonly redacted: Redacted; readonly verdicts: readonly Verdict[] }
  | { readonly ok: false; readonly why: string; readonly verdicts: readonly Verdict[] };

/**
 * Makes and checks one copy. `render`: also look at the pixels, and read what is no text (slower; always on for a
 * release). Drafts go without: they are for the eyes of those who have the originals.
 */
export async function makeCopy(
  source: Uint8Array,
  plan: RedactionPlan,
  options: { readonly stamp?: string; readonly render: boolean },
): Promise<CleanCopy> {
  try {
    const redacted = await redactPdf(source, plan, options.stamp === undefined ? {} : { stamp: options.stamp });
    const verdicts = await verifyPdf({
      output: redacted.bytes,
      source,
      values: plan.values,
      boxes: redacted.boxes,
      pages: redacted.pages,
      rasterised: redacted.rasterised,
      stamp: redacted.stamp,
      labels: redacted.labels,
      render: options.render,
      read: options.render ? 'auto' : false,
    });
    const bad = verdicts.filter((verdict) => verdict.result !== 'pass');
    if (bad.length === 0) return { ok: true, redacted, verdicts };
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
