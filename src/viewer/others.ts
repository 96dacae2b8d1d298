// Two reviewers see each other: every few seconds it is asked what others did and who else is here.
import { el, told } from './page.ts';
import { forgetAhead, renewPage } from './go.ts';
import { saying } from './say.ts';

interface News {
  readonly events: number;
  readonly others: readonly { readonly kind: string; readonly by: string }[];
  readonly here: readonly { readonly by: string; readonly doc: number; readonly page: number }[];
}
const EVERY = 3000;
/** Events that are drawn already. */
let drawn = 0;

/** The page was drawn anew: it knows everything up to now. */
export const noteDrawn = (): void => {
  drawn = Number(told()['events'] ?? '0');
};

async function askNews(): Promise<void> {
  if (document.visibilityState !== 'visible') return;
  const { base, doc, page } = told();
  const answer = await fetch(`${base}/news?n=${drawn}&doc=${doc}&page=${page}`, { redirect: 'manual', signal: AbortSignal.timeout(10_000) }).catch(() => null); // prettier-ignore
  if (!answer?.ok || !(answer.headers.get('content-type') ?? '').includes('json')) return;
  const { events, others, here } = (await answer.json()) as News;
  const too = here.filter((one) => String(one.doc) === told()['doc'] && String(one.page) === told()['page']);
  const lines = [...new Set(too.map(({ by }) => saying('here', { who: by })))];
  if (others.length > 0) {
    forgetAhead();
    await renewPage();
    lines.push(...new Set(others.map(({ by }) => saying('others', { who: by }))));
  }
  drawn = Math.max(drawn, events);
  el('others').textContent = lines.join('. ');
}

export function watchOthers(): void {
  noteDrawn();
  void askNews();
  setInterval(() => void askNews(), EVERY);
}
