// The recall kit of a release: drafted from its receipt and the record of its breach, shown, and given to print or to send.
// Which office writes travels in the form alone. Not here: the words (register/breach/letters), the recall (releases.ts).
import { zipSync } from 'fflate';
import { breachesIn, type Released } from '../../casework/index.ts';
import { kitFiles, LETTERS_VERSION, letterText, recallKit, type Breach, type KitSheet } from '../../register/breach/index.ts'; // prettier-ignore
import { readLeft } from '../../release/index.ts';
import { recipientNamed } from '../shown/recipients.ts';
import { casePath } from '../shown/paths.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { frameOf, type AboutCase } from '../web/case.ts';
import { gaps, typedIn, wrongIn } from '../web/sender.ts';
import { quoted } from './breach-letters.ts';
import { aboutRelease, noRelease } from './releases.ts';
import { officerOf } from './report-breach.ts';

/** The record that the recall opened: the newest about this release. */
async function recordOf(asked: Asked, release: string): Promise<Breach | undefined> {
  const all = await breachesIn(asked).all();
  return all.findLast((one): one is Breach => one.record === 'breach' && one.facts.release === release);
}

/** What else of the case has left, to recipients that this person may see. */
async function othersOf(asked: Asked, about: AboutCase, released: Released) {
  const allowed = asked.standing?.recipients;
  const left = await asked.casework.released(about.id);
  return left
    .filter(({ release, recipient }) => release !== released.release && (allowed?.includes(recipient) ?? true))
    .map(({ release, recipient, at, recalled }) => ({
      recipient,
      at,
      state: recalled === null ? 'not recalled' : 'recalled',
      text: recipientNamed(recipient, about.manifest),
      href: `${casePath(about.id, recipient)}/releases/${release}`,
    }));
}

const TEXTS: Readonly<Record<KitSheet['name'], string>> = {
  'first-hour': 'To keep: the first hour',
  'who-got-what': 'To keep: who got what',
  'letter-to-recipient': 'To send: the letter',
  undertaking: 'To send: the undertaking to sign',
};

const plain = (text: string): string => text.replace(/[^A-Za-z0-9._-]+/g, '-');
const oneFile = (bytes: Uint8Array, type: string, name: string): Answer => ({
  stream: (async function* () {
    yield bytes;
  })(),
  type,
  name,
});

async function kit(asked: Asked, about: AboutCase, released: Released, sent: boolean): Promise<Answer> {
  if (released.recalled === null) return noRelease();
  const [json, breach] = [
    await asked.casework.receipt(about.id, released.release),
    await recordOf(asked, released.release),
  ];
  const left = json === null ? null : readLeft(json, released.release);
  if (!left || !breach) return noRelease();
  const typed = typedIn(asked);
  const errors = sent ? wrongIn(typed) : [];
  const others = await othersOf(asked, about, released);
  const about2 = quoted(breach, { kind: 'seen', id: about.id, urn: about.urn, title: about.title, recipient: about.for }); // prettier-ignore
  // Whoever works for some recipients alone does not learn of others, nor that there are none.
  const told = others.length === 0 && asked.standing?.recipients !== undefined ? null : others;
  const sheets = recallKit(about2, left, told, gaps(typed), asked.clock().toISOString());
  const as = asked.form['as'] ?? 'page';
  if (sent && errors.length === 0 && as !== 'page') {
    if (breach.status === 'open') await breachesIn(asked).add(breach.id, [{ kind: 'letter-drafted', letter: 'recipient', person: null, version: LETTERS_VERSION, large: false }], officerOf(asked)); // prettier-ignore
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const name = `recall-${plain(about.urn)}-${plain(about.for)}`;
    const files = kitFiles(sheets);
    if (as === 'zip') return oneFile(zipSync(Object.fromEntries(files.map((one) => [one.path, bytes(one.bytes)]))), 'application/zip', `${name}.zip`); // prettier-ignore
    if (as === 'text') return oneFile(bytes(sheets.filter(({ outward }) => outward).map(({ letter }) => letterText(letter)).join('\n')), 'text/plain; charset=utf-8', `${name}.txt`); // prettier-ignore
    return oneFile(bytes(files[0]?.bytes ?? ''), 'text/html; charset=utf-8', `${name}.html`);
  }
  const base = `${casePath(about.id, about.for)}/releases/${released.release}`;
  return {
    view: 'recall-kit',
    status: errors.length > 0 ? 400 : 200,
    data: {
      title: 'The recall kit',
      ...frameOf(asked, about, 'release'),
      own: base,
      record: breach.id,
      typed,
      others: others.filter(({ state }) => state === 'not recalled'),
      parts: sheets.map(({ name, outward, letter }) => ({ name, outward, text: TEXTS[name], letter })),
      ...(errors.length > 0 ? { errors } : {}),
      errorAt: Object.fromEntries(errors.map(({ href, text }) => [href.slice(1), { text }])),
    },
  };
}

const ONE = '/cases/:case/for/:recipient/releases/:release/kit';
export const RECALL_KIT: readonly Route[] = [
  { method: 'GET', path: ONE, gate: 'recall-kit', answer: (asked) => aboutRelease(asked, (about, released) => kit(asked, about, released, false)) }, // prettier-ignore
  { method: 'POST', path: ONE, gate: 'recall-kit', answer: (asked) => aboutRelease(asked, (about, released) => kit(asked, about, released, true)) }, // prettier-ignore
];
