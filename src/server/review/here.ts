// Who is looking at which page just now, so that two reviewers see each other. Kept in memory alone: it is worth seconds.

/** Somebody at a page. */
export interface Here {
  readonly caseId: string;
  readonly recipient: string;
  readonly by: string;
  readonly doc: number;
  readonly page: number;
}

/** Browsers say every few seconds where they are; who has not for so many milliseconds has gone. */
const GONE = 15_000;
const seen = new Map<string, Here & { readonly at: number }>();

/** Notes where `who` is, and gives the others in the same review. */
export function hereNow(who: Here, now: Date): readonly Here[] {
  const at = now.getTime();
  seen.set(JSON.stringify([who.caseId, who.recipient, who.by]), { ...who, at });
  for (const [key, one] of seen) if (at - one.at > GONE) seen.delete(key);
  return [...seen.values()].filter((one) => one.caseId === who.caseId && one.recipient === who.recipient && one.by !== who.by); // prettier-ignore
}
