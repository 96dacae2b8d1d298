// Changing the keys of the review page: one for each act, no two alike, for this person in every browser. Turning them off is
// done on the review page itself, for one browser.
import { KEY_ACTS, keyInWords, ownKeys, readKeys, USUAL_KEYS, type WrongKey } from '../review/own-keys.ts';
import { say } from '../language/say.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { accountOf } from '../web/case.ts';
import { ownPath } from './sign-in.ts';

function page({ session, form }: Asked, wrong: readonly WrongKey[] = []): Answer {
  const own = ownKeys(session?.keys);
  const at = Object.fromEntries(wrong.map(({ act, text }) => [act, { text }]));
  return {
    view: 'keys',
    status: wrong.length > 0 ? 400 : 200,
    data: {
      title: say('keys.title'),
      acts: KEY_ACTS.map(({ act, key }) => ({ act, does: say(`key.${act}`), usual: keyInWords(key), value: wrong.length > 0 ? (form[act] ?? '') : keyInWords(own[act]), wrong: at[act] })), // prettier-ignore
      then: ownPath(form['then']),
      ...(wrong.length > 0 ? { errors: wrong.map(({ act, text }) => ({ text, href: `#${act}` })) } : {}),
    },
  };
}

async function keep(asked: Asked): Promise<Answer> {
  const { store, form } = asked;
  const read = form['usual'] === 'yes' ? USUAL_KEYS : readKeys(form);
  if (Array.isArray(read)) return page(asked, read as readonly WrongKey[]);
  const kept = form['usual'] === 'yes' ? null : JSON.stringify(read);
  await store.transaction((trx) => trx.updateTable('accounts').set({ review_keys: kept }).where('id', '=', accountOf(asked)).execute()); // prettier-ignore
  const then = ownPath(form['then']);
  return { to: then === '/' ? '/keys' : then };
}

export const KEYS: readonly Route[] = [
  { method: 'GET', path: '/keys', welsh: true, gate: 'signed-in', answer: (asked) => Promise.resolve(page(asked)) },
  { method: 'POST', path: '/keys', welsh: true, gate: 'signed-in', answer: keep },
];
