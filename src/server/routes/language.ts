// Choosing the language: kept with the account of whoever is signed in, and in the browser for its next sign-in.
import { LANGUAGES, type Language } from '../language/catalogue.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { ownPath } from './sign-in.ts';

async function choose({ store, form, session }: Asked): Promise<Answer> {
  const language: Language = LANGUAGES.find((one) => one === form['language']) ?? 'en';
  if (session)
    await store.transaction((trx) =>
      trx.updateTable('accounts').set({ language }).where('id', '=', session.account).execute(),
    );
  return { to: ownPath(form['then']), keep: { language } };
}

/** Open: it is needed before anybody signs in, and changes nothing else. */
export const LANGUAGE: readonly Route[] = [
  { method: 'POST', path: '/language', welsh: true, gate: 'open', answer: choose },
];
