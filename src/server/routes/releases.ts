// What has left: its receipt, the package, and the recall. Recalling opens the record of a breach, so the page asks only for
// what nobody but a person knows. Not here: how a release leaves (release.ts).
import { buffer } from 'node:stream/consumers';
import { BlotterError, type Category } from '../../model/index.ts';
import { CATEGORY_NAMES } from '../../guidance/index.ts';
import { caseReference, CHANNELS, CONTAINMENTS, FINDERS, STEPS, type AffectedRole } from '../../register/breach/index.ts'; // prettier-ignore
import { isPassword, makePassword, sealZip } from '../../release/index.ts';
import type { Released } from '../../casework/index.ts';
import type { Person, Recipient } from '../../model/index.ts';
import { casePath } from '../shown/paths.ts';
import { shownReceipt } from '../shown/receipt.ts';
import { timeInWords } from '../shown/release.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { aboutCase, accountOf, frameOf, mayDo, needsFreshSignIn, type AboutCase } from '../web/case.ts';
import { notFound } from '../web/not-found.ts';
import { say } from '../language/say.ts';
import { signInAgain } from '../web/refusals.ts';

export const noRelease = (): Answer => notFound(say('none.release'));

/** Runs `answer` with the release of the address, if it went to the recipient of the address. */
export function aboutRelease(asked: Asked, answer: (about: AboutCase, released: Released) => Promise<Answer>): Promise<Answer> {
  return aboutCase(asked, async (about) => {
    const released = (await asked.casework.released(about.id)).find(({ release }) => release === asked.params['release']);
    return released?.recipient === about.for ? answer(about, released) : noRelease();
  });
} // prettier-ignore

async function receipt(asked: Asked, about: AboutCase, released: Released): Promise<Answer> {
  const json = await asked.casework.receipt(about.id, released.release);
  const shown = json === null ? null : shownReceipt(json);
  if (!shown) return noRelease();
  const names = await asked.casework.names([released.by, ...(released.recalled ? [released.recalled.by] : [])]);
  const name = (id: string): string => names.get(id) ?? id;
  const base = `${casePath(about.id, about.for)}/releases/${released.release}`;
  return {
    view: 'receipt',
    data: {
      title: say('receipt.title'),
      ...frameOf(asked, about, 'release'),
      own: base,
      released: { ...released, at: timeInWords(released.at), by: name(released.by) },
      recalled: released.recalled && { at: timeInWords(released.recalled.at), by: name(released.recalled.by), why: released.recalled.why }, // prettier-ignore
      receipt: shown,
      report: mayDo(asked, 'breach-report') ? `/breaches/new?of=${about.id}&release=${released.release}` : null,
      kit: released.recalled !== null && mayDo(asked, 'recall-kit') ? `${base}/kit` : null,
      mayRecall: released.recalled === null && mayDo(asked, 'release-recall'),
    },
  };
}

/** A file name that every system takes. */
const plain = (text: string): string => text.replace(/[^A-Za-z0-9._-]+/g, '-');

async function download(asked: Asked, about: AboutCase, { release }: Released): Promise<Answer> {
  const stream = await asked.casework.download(about.id, release);
  return stream
    ? { stream, type: 'application/zip', name: `${plain(about.urn)}-${plain(about.for)}.zip` }
    : noRelease();
}
/** The package once more, sealed. The password is drawn here, travels in the form alone, and is kept nowhere. */
async function sealed(asked: Asked, about: AboutCase, { release }: Released, sent: boolean): Promise<Answer> {
  const { form, random, clock } = asked;
  const base = `${casePath(about.id, about.for)}/releases/${release}`;
  const password = form['password'] ?? '';
  // Only one of ours: nobody seals papers with a word that can be guessed.
  if (!sent || !isPassword(password)) return { view: 'sealed', data: { title: say('sealed.title'), ...frameOf(asked, about, 'release'), own: base, password: makePassword(random) } }; // prettier-ignore
  const stream = await asked.casework.download(about.id, release);
  if (!stream) return noRelease();
  const bytes = await sealZip(await buffer(stream), password, clock());
  const file = (async function* () {
    yield bytes;
  })();
  return { stream: file, type: 'application/zip', name: `${plain(about.urn)}-${plain(about.for)}-sealed.zip` };
}

async function receiptFile(asked: Asked, about: AboutCase, { release }: Released): Promise<Answer> {
  const json = await asked.casework.receipt(about.id, release);
  if (json === null) return noRelease();
  const bytes = new TextEncoder().encode(json);
  const stream = (async function* () {
    yield bytes;
  })();
  return { stream, type: 'application/json', name: 'receipt.json' };
}

const words = (list: readonly string[], chosen: string | undefined, first: string) =>
  [{ value: '', text: first, selected: (chosen ?? '') === '' }, ...list.map((value) => ({ value, text: value.replaceAll('-', ' ').replace('cjs', 'the justice system'), selected: value === chosen }))]; // prettier-ignore

/** Persons that a breach can name: by the reference that the case uses. */
const concerned = ({ prepared, manifest }: AboutCase): readonly Person[] =>
  (prepared?.view.people ?? manifest.people).filter(({ id, role }) => /^[A-Z]{1,2}\d{1,3}$/.test(id) && role !== 'professional'); // prettier-ignore

const OFTEN = ['address', 'phone', 'email', 'dob', 'name', 'medical', 'convictions', 'relation', 'workplace', 'safety', 'clue', 'special', 'bank', 'other'] as const satisfies readonly Category[]; // prettier-ignore

interface Wrong {
  readonly text: string;
  readonly href: string;
}

function recallPage(asked: Asked, about: AboutCase, released: Released, errors: readonly Wrong[] = []): Answer {
  const { form } = asked;
  const base = casePath(about.id, about.for);
  const types = [...new Set(about.prepared?.view.documents.map(({ judged }) => judged.document.type) ?? [])].sort();
  return {
    view: 'recall',
    status: errors.length > 0 ? 400 : 200,
    data: {
      title: 'Recall this release',
      ...frameOf(asked, about, 'release'),
      own: `${base}/releases/${released.release}`,
      at: timeInWords(released.at),
      form,
      people: concerned(about).map(({ id, names, role }) => ({ id, text: `${names[0] ?? ''} (${id}, ${say(`role.${role}`)})`, checked: form[`who-${id}`] !== undefined })), // prettier-ignore
      kinds: OFTEN.map((value) => ({
        value,
        text: CATEGORY_NAMES[value],
        checked: form[`kind-${value}`] !== undefined,
      })),
      finders: words(FINDERS, form['finder'], 'Choose'),
      channels: words(CHANNELS, form['channel'], 'Choose'),
      steps: words(STEPS, form['step'], 'Choose'),
      containments: words(CONTAINMENTS, form['containment'] ?? 'not-known', 'Choose'),
      types: [{ value: '', text: 'Choose', selected: (form['type'] ?? '') === '' }, ...types.map((value) => ({ value, text: value, selected: value === form['type'] }))], // prettier-ignore
      fresh: needsFreshSignIn(asked, 'release-recall') ? signInAgain(`${base}/releases/${released.release}/recall`) : null, // prettier-ignore
      ...(errors.length > 0 ? { errors, errorAt: Object.fromEntries(errors.map(({ href, text }) => [href.slice(1), { text }])) } : {}), // prettier-ignore
    },
  };
}

const AFFECTED: Readonly<Record<Exclude<Person['role'], 'professional'>, AffectedRole>> = { defendant: 'defendant', victim: 'victim', witness: 'witness', 'third-party': 'third-party', child: 'child', officer: 'officer' }; // prettier-ignore
const RECIPIENTS: Readonly<Record<Recipient['kind'], string>> = { defence: 'defence', court: 'court', probation: 'probation', police: 'police', press: 'press', 'cps-pre-charge': 'other-party', 'witness-service': 'other-party' }; // prettier-ignore

const REQUIRED: readonly (readonly [field: string, says: string])[] = [
  ['why', 'Say what went wrong, without names or numbers.'],
  ['finder', 'Say who found it.'],
  ['unit', 'Give the code of your office, such as WYP or YH-LEEDS-2.'],
  ['type', 'Say in which kind of document it was.'],
  ['channel', 'Say by which way it was sent.'],
  ['step', 'Say which step failed, as far as you can tell.'],
];

/** What a person says at a recall that the store does not know. `who`: references of the case's people. */
export interface SaidAtRecall {
  readonly why: string;
  readonly finder: string;
  readonly unit: string;
  readonly type: string;
  readonly channel: string;
  readonly step: string;
  readonly containment: string;
  readonly who: readonly string[];
  readonly kinds: readonly Category[];
}

/** Recalls a release and opens the breach; gives its number, or what stops it. The page and programs alike. Throws B-BREACH-01. */
export function recallRelease(asked: Asked, about: AboutCase, released: Released, said: SaidAtRecall): ReturnType<Asked['casework']['recall']> {
  const { clock, session } = asked;
  const { finder, unit, type, channel, step, containment, kinds } = said;
  const known = concerned(about);
  const stranger = said.who.find((ref) => !known.some(({ id }) => id === ref));
  if (stranger !== undefined || said.who.length === 0) throw new BlotterError('B-BREACH-01', { problem: 'whose data it was: give references of people of this case' });
  const now = clock().toISOString();
  // When it left, and who prepared, checked and released it, the store knows.
  const facts = {
    detectedAt: now,
    awareAt: now,
    finder,
    case: caseReference(about.urn, about.id),
    release: released.release,
    unit: unit.trim().toUpperCase(),
    force: null,
    documentType: type,
    affected: known
      .filter(({ id }) => said.who.includes(id))
      .map(({ id, role, protections }) => ({
        ref: id,
        role: role === 'defendant' && about.recipient.id !== id ? 'co-defendant' : AFFECTED[role as keyof typeof AFFECTED],
        vulnerability: protections,
        categories: kinds,
      })),
    recipient: RECIPIENTS[about.recipient.kind],
    channel,
    containment,
    step,
    cause: 'not-known',
  };
  const office = (['security-officer', 'prosecutor', 'checker'] as const).find((role) => session?.roles.includes(role)) ?? 'prosecutor';
  return asked.casework.recall(about.id, released.release, { by: accountOf(asked), office, why: said.why.trim(), facts });
} // prettier-ignore

async function recall(asked: Asked, about: AboutCase, released: Released): Promise<Answer> {
  const { form } = asked;
  const who = concerned(about).flatMap(({ id }) => (form[`who-${id}`] === undefined ? [] : [id]));
  const kinds = OFTEN.filter((one) => form[`kind-${one}`] !== undefined);
  const errors: Wrong[] = REQUIRED.filter(([field]) => (form[field] ?? '').trim() === '').map(([field, text]) => ({ text, href: `#${field}` })); // prettier-ignore
  if (who.length === 0) errors.push({ text: 'Say whose data it was.', href: '#who' });
  if (kinds.length === 0) errors.push({ text: 'Say what of theirs went out.', href: '#kinds' });
  if (errors.length > 0) return recallPage(asked, about, released, errors);
  const { why = '', finder = '', unit = '', type = '', channel = '', step = '', containment = 'not-known' } = form;
  try {
    const done = await recallRelease(asked, about, released, { why, finder, unit, type, channel, step, containment, who, kinds }); // prettier-ignore
    if ('breach' in done) return { to: `${casePath(about.id, about.for)}/releases/${released.release}` };
    return recallPage(asked, about, released, done.map(({ why: text, cure }) => ({ text: `${about.named(text)} ${cure}`, href: '#why' }))); // prettier-ignore
  } catch (error) {
    if (!(error instanceof BlotterError) || error.exit === 70) throw error;
    return recallPage(asked, about, released, [{ text: error.what, href: '#why' }]);
  }
}

const ONE = '/cases/:case/for/:recipient/releases/:release';
export const RELEASES: readonly Route[] = [
  { method: 'GET', path: ONE, welsh: true, gate: 'release-read', answer: (asked) => aboutRelease(asked, (about, released) => receipt(asked, about, released)) }, // prettier-ignore
  { method: 'GET', path: `${ONE}/package.zip`, gate: 'release-read', answer: (asked) => aboutRelease(asked, (about, released) => download(asked, about, released)) }, // prettier-ignore
  { method: 'GET', path: `${ONE}/sealed`, welsh: true, gate: 'release-read', answer: (asked) => aboutRelease(asked, (about, released) => sealed(asked, about, released, false)) }, // prettier-ignore
  { method: 'POST', path: `${ONE}/sealed`, welsh: true, gate: 'release-read', answer: (asked) => aboutRelease(asked, (about, released) => sealed(asked, about, released, true)) }, // prettier-ignore
  { method: 'GET', path: `${ONE}/receipt.json`, gate: 'release-read', answer: (asked) => aboutRelease(asked, (about, released) => receiptFile(asked, about, released)) }, // prettier-ignore
  { method: 'GET', path: `${ONE}/recall`, gate: 'release-read', answer: (asked) => aboutRelease(asked, async (about, released) => mayDo(asked, 'release-recall') ? recallPage(asked, about, released) : noRelease()) }, // prettier-ignore
  { method: 'POST', path: `${ONE}/recall`, gate: 'release-recall', answer: (asked) => aboutRelease(asked, (about, released) => recall(asked, about, released)) }, // prettier-ignore
];
