// How long a case is kept, for the information-security officer: the hold with its reasons, the day and what it rests on, what an
// erasure would take and when, and erasing it, with the number of the case typed and a sign-in that is minutes old. A held case
// is not erased, and the page says why and who can lift it. Not here: the rules (casework/keeping.ts, store/cases.ts).
import { keepingIn, RETENTION, type Keeping } from '../../casework/index.ts';
import { BlotterError } from '../../model/index.ts';
import { timeInWords } from '../shown/release.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { accountOf, mayDo, needsFreshSignIn, storedCase, type StoredCase } from '../web/case.ts';
import { notFound } from '../web/not-found.ts';
import { message, signInAgain } from '../web/refusals.ts';

/** A form of the page, and what is wrong with what was sent in it. */
interface Refused {
  readonly at: 'hold' | 'until' | 'erase';
  readonly text: string;
}

const day = (iso: string): string => new Date(`${iso}T12:00:00Z`).toLocaleDateString('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'long', year: 'numeric' }); // prettier-ignore
const some = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

/** What stands in the way of an erasure, in words; null where nothing does. */
function stoppedBy({ held, until, free, words }: Keeping, named: (by: string) => string): string | null {
  if (free) return null;
  const last = words.findLast(({ kind }) => kind === 'held');
  if (held && last)
    return `Held since ${timeInWords(last.at)} by ${named(last.by)}: “${last.reason}” Nothing of it can be erased. Any information-security officer can lift the hold above, with a reason.`;
  if (held) return 'It is held. Nothing of it can be erased. Any information-security officer can lift the hold above, with a reason.';
  return `It is kept until ${until === null ? '' : day(until)}, that day included. Wait for it, or change the day above with a reason.`;
} // prettier-ignore

function wordInWords({ kind, until, basis }: Keeping['words'][number]): string {
  if (kind === 'held') return 'Held';
  if (kind === 'lifted') return 'Hold lifted';
  const ground = RETENTION.find(({ id }) => id === basis);
  return `${until === null ? 'No day any more' : `Kept until ${day(until)}`}${ground ? ` (${ground.words})` : ''}`;
}

async function page(asked: Asked, stored: StoredCase, refused?: Refused): Promise<Answer> {
  const keeping = await keepingIn(asked).read(stored.id);
  if (!keeping) return notFound();
  const names = await asked.casework.names(new Set(keeping.words.map(({ by }) => by)));
  const named = (by: string): string => names.get(by) ?? (by === 'program' ? 'whoever runs this server' : 'somebody');
  const { form } = asked;
  const { papers, preparations, releases } = keeping.holds;
  return {
    view: 'keeping',
    status: refused ? (refused.at === 'erase' && !keeping.free ? 409 : 400) : 200,
    data: {
      title: 'How long it is kept',
      case: { id: stored.id, urn: stored.urn, title: stored.title },
      held: keeping.held,
      until: keeping.until === null ? null : day(keeping.until),
      opened: day(keeping.opened),
      takes: `${some(papers, 'paper')} with all versions, ${some(preparations, 'preparation')} with the pictures of its pages, ${some(releases, 'package')} that left`,
      stopped: stoppedBy(keeping, named),
      from: keeping.until === null ? 'today' : `the day after ${day(keeping.until)}`,
      words: keeping.words.toReversed().map((word) => ({ when: timeInWords(word.at), who: named(word.by), what: wordInWords(word), reason: word.reason })),
      grounds: RETENTION.map(({ id, words, source }) => ({ value: id, text: words, hint: { text: source }, checked: form['basis'] === id && refused?.at === 'until' })),
      said: refused ? form : {},
      at: refused?.at,
      wrong: refused?.text,
      errors: refused ? [{ text: refused.text, href: `#${refused.at}` }] : undefined,
      fresh: mayDo(asked, 'case-erase') && needsFreshSignIn(asked, 'case-erase') ? signInAgain(`/cases/${stored.id}/keeping`) : null,
    },
  };
} // prettier-ignore

const STOPS: ReadonlySet<string> = new Set(['B-HOLD-01', 'B-HOLD-02', 'B-HOLD-03']);

/** Does what the form says; what is refused is said at its form. */
async function trying(asked: Asked, stored: StoredCase, at: Refused['at'], work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BlotterError) || !STOPS.has(error.code)) throw error;
    return page(asked, stored, { at, text: error.what });
  }
} // prettier-ignore

function change(asked: Asked, stored: StoredCase): Promise<Answer> {
  const { form } = asked;
  const [does, reason] = [form['does'] ?? '', form['reason'] ?? ''];
  const back: Answer = { to: `/cases/${stored.id}/keeping` };
  const keeping = keepingIn(asked);
  if (does === 'hold' || does === 'lift')
    return trying(asked, stored, 'hold', async () => {
      await keeping.hold(stored.id, does === 'hold', reason, accountOf(asked));
      return back;
    });
  return trying(asked, stored, 'until', async () => {
    const typed = (form['until'] ?? '').trim();
    if (does !== 'until' && does !== 'none') return page(asked, stored, { at: 'until', text: 'Choose what is to happen.' }); // prettier-ignore
    await keeping.until(stored.id, does === 'none' ? null : typed, does === 'none' ? '' : (form['basis'] ?? ''), reason, accountOf(asked)); // prettier-ignore
    return back;
  });
}

const erase = (asked: Asked, stored: StoredCase): Promise<Answer> =>
  trying(asked, stored, 'erase', async () => {
    const typed = (asked.form['urn'] ?? '').replace(/\s+/g, '').toUpperCase();
    if (typed !== stored.urn.replace(/\s+/g, '').toUpperCase())
      return page(asked, stored, { at: 'erase', text: 'Type the number of the case as it stands above. Nothing was erased.' }); // prettier-ignore
    const papers = await asked.casework.erase(stored.id, accountOf(asked));
    return message('The case is erased', [`The keys of its ${some(papers, 'paper')}, pictures and packages are gone: nobody can read them any more.`, 'That it was done stands in the book. Old backups still hold the keys: have them thrown away after their time.'], 200); // prettier-ignore
  });

const about =
  (answer: (asked: Asked, stored: StoredCase) => Promise<Answer>) =>
  async (asked: Asked): Promise<Answer> => {
    const stored = await storedCase(asked, asked.params['case'] ?? '');
    return stored ? answer(asked, stored) : notFound();
  };

export const KEEPING: readonly Route[] = [
  { method: 'GET', path: '/cases/:case/keeping', gate: 'case-keep', answer: about((asked, stored) => page(asked, stored)) }, // prettier-ignore
  { method: 'POST', path: '/cases/:case/keeping', gate: 'case-keep', answer: about(change) },
  { method: 'POST', path: '/cases/:case/erase', gate: 'case-erase', answer: about(erase) },
];
