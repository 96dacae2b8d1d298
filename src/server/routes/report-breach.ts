// Reporting a breach by hand: by anybody who works here, about a case that they can see or one of which they know the number.
// Whoever does not read the book gets its number and no more. Not here: a recall, which opens its record by itself.
import { breachesIn, type Officer } from '../../casework/index.ts';
import { BlotterError } from '../../model/index.ts';
import { caseReference, OFFICES, type AffectedRole } from '../../register/breach/index.ts';
import { choicesIn, peopleIn, readReport, type FormProblem, type KnownPerson } from '../shown/breach-report.ts';
import { recipientInWords, recipientOf } from '../shown/recipients.ts';
import { timeInWords } from '../shown/release.ts';
import { say } from '../language/say.ts';
import { standingOf } from '../access/standing.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { accountOf, storedCase, type StoredCase } from '../web/case.ts';
import { mayOnCase } from '../web/case-of-record.ts';
import { notFound } from '../web/not-found.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** In whose office somebody acts: that of the book of errors first. */
export function officerOf(asked: Pick<Asked, 'session'>): Officer {
  const roles: readonly string[] = asked.session?.roles ?? [];
  const office = roles.includes('security-officer') ? 'security-officer' : OFFICES.find((one) => roles.includes(one));
  if (!asked.session || office === undefined) throw new Error('every role of staff is an office');
  return { account: asked.session.account, office };
}

/** The case of the form, if they may see it; one that they may not see is as one that is not there. */
async function caseIn(asked: Asked): Promise<StoredCase | null> {
  const id = asked.form['of'] ?? '';
  return UUID.test(id) && (await mayOnCase(asked, id, 'case-read')) ? storedCase(asked, id) : null;
}

/** What left of a case to recipients that are theirs to see, newest first. */
async function releasesOf(asked: Asked, stored: StoredCase) {
  const standing = await asked.store.transaction((trx) => standingOf(trx, accountOf(asked), stored.id));
  const left = await asked.casework.released(stored.id);
  return left.filter(({ recipient }) => standing?.recipients?.includes(recipient) ?? true);
}

const ROLES: Readonly<Partial<Record<string, AffectedRole>>> = { defendant: 'defendant', victim: 'victim', witness: 'witness', 'third-party': 'third-party', child: 'child', officer: 'officer' }; // prettier-ignore

/** People of a case by their references: their roles and what protects them, for the form to know. */
const knownIn = ({ manifest }: StoredCase): (KnownPerson & { readonly text: string })[] =>
  manifest.people.flatMap(({ id, role, protections }) => {
    const affected = ROLES[role];
    return affected && /^[A-Z]{1,2}\d{1,3}$/.test(id) ? [{ ref: id, role: affected, vulnerability: [...protections], text: `${id} ${say(`role.${role}`)}` }] : [];
  }); // prettier-ignore

interface Wrong {
  readonly problems: readonly FormProblem[];
  readonly twice?: readonly string[];
}

async function form(asked: Asked, stored: StoredCase | null, wrong: Wrong = { problems: [] }): Promise<Answer> {
  const { problems, twice = [] } = wrong;
  const left = stored ? await releasesOf(asked, stored) : [];
  const sent = left.find(({ release }) => release === asked.form['release']);
  const kind = sent && stored ? recipientOf(sent.recipient, stored.manifest)?.kind : undefined;
  // What is known of the release is filled in the first time; what was typed since stays.
  const first = asked.form['_csrf'] === undefined;
  const fields = first && kind ? { recipient: kind, ...asked.form } : asked.form;
  const recipientText = (text: string): string => {
    const read = stored && recipientOf(text, stored.manifest);
    return read ? recipientInWords(read, stored.manifest) : text;
  };
  return {
    view: 'breach-report',
    status: problems.length > 0 ? 400 : 200,
    data: {
      title: 'Report a breach',
      of: stored && { id: stored.id, urn: stored.urn, title: stored.title, people: knownIn(stored).map(({ text }) => text).join(', ') },
      releases: stored && [{ value: '', text: 'None of these', selected: !sent }, ...left.map(({ release, at, recipient }) => ({ value: release, text: `${timeInWords(at)}, to ${recipientText(recipient)}`, selected: release === sent?.release }))],
      recall: sent && sent.recalled === null && stored ? `/cases/${stored.id}/for/${encodeURIComponent(sent.recipient)}/releases/${sent.release}/recall` : null,
      fields,
      choices: choicesIn({ containment: 'not-known', cause: 'not-known', ...fields }),
      people: peopleIn(fields),
      twice,
      ...(problems.length > 0 ? { errors: problems, errorAt: Object.fromEntries(problems.map(({ href, text }) => [href.slice(1), { text }])) } : { errorAt: {} }),
    },
  };
} // prettier-ignore

async function report(asked: Asked): Promise<Answer> {
  const stored = await caseIn(asked);
  if (!stored && (asked.form['of'] ?? '') !== '') return notFound();
  const read = readReport(asked.form, { case: stored && caseReference(stored.urn, stored.id), known: stored ? knownIn(stored) : [] }); // prettier-ignore
  if ('problems' in read) return form(asked, stored, read);
  const release = (read.facts['release'] as string | null) ?? null;
  const none: FormProblem = { text: 'There is no such release of that case.', href: '#release' };
  if (stored && release !== null && !(await releasesOf(asked, stored)).some((one) => one.release === release)) return form(asked, stored, { problems: [none] }); // prettier-ignore
  try {
    const id = await breachesIn(asked).report({ caseId: stored?.id ?? null, release: release }, read.facts, officerOf(asked)); // prettier-ignore
    return { to: `/breaches/reported/${id}` };
  } catch (error) {
    if (!(error instanceof BlotterError) || error.exit === 70) throw error;
    const toCome = /still to come/.test(error.what);
    return form(asked, stored, { problems: [toCome ? { text: 'That time is still to come.', href: '#awareAt' } : { text: error.what, href: '#release' }] }); // prettier-ignore
  }
}

/** Says that it was taken in, to whoever reported it. */
async function reported({ params, session }: Asked): Promise<Answer> {
  const id = params['breach'] ?? '';
  if (!/^BR-\d{4}-\d{4,6}$/.test(id)) return notFound();
  const reads = session?.roles.some((role) => ['security-officer', 'inspector', 'administrator'].includes(role)) === true; // prettier-ignore
  return {
    view: 'message',
    data: {
      title: `Reported: ${id}`,
      lines: ['The information-security officer has it. The 72 hours run from the time at which you were aware. If somebody may be in danger now, ring the senior officer on duty.'],
      ...(reads ? { back: { href: `/breaches/${id}`, text: 'See the record' } } : {}),
    },
  };
} // prettier-ignore

export const REPORT_BREACH: readonly Route[] = [
  { method: 'GET', path: '/breaches/new', gate: 'breach-report', answer: async (asked) => form(asked, await caseIn(asked)) }, // prettier-ignore
  { method: 'POST', path: '/breaches', gate: 'breach-report', answer: report },
  { method: 'GET', path: '/breaches/reported/:breach', gate: 'breach-report', answer: reported },
];
