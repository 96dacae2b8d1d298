// The administrator's pages: who has an account, with which roles; making and closing them, other roles, a new link.
import { randomUUID } from 'node:crypto';
import { learningIn } from '../../casework/index.ts';
import { BlotterError } from '../../model/index.ts';
import { ROLE_NAMES, ROLES_OF_STAFF } from '../access/roles.ts';
import { closeAccount, invite, inviteAnew, makeAccount, setRoles } from '../accounts/accounts.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { accountOf } from '../web/case.ts';
import { notFound } from '../web/not-found.ts';

async function page(asked: Asked, more: Readonly<Record<string, unknown>> = {}, status = 200): Promise<Answer> {
  const rows = await asked.store.transaction((trx) => trx.selectFrom('accounts').select(['id', 'name', 'login', 'roles', 'password', 'oidc_subject', 'closed_at']).orderBy('login').execute()); // prettier-ignore
  const chosen = new Set((asked.form['role'] ?? '').split(' '));
  const accounts = rows.map(({ id, name, login, roles, password, oidc_subject, closed_at }) => ({
    id,
    name,
    login,
    roles: ROLES_OF_STAFF.filter((role) => roles.includes(role)).map((role) => ROLE_NAMES[role]).join(', '),
    state: closed_at ? 'Closed' : password === null && oidc_subject === null ? 'Not opened yet' : 'In use',
    open: closed_at === null && id !== asked.session?.account,
  })); // prettier-ignore
  const roles = ROLES_OF_STAFF.map((role) => ({ value: role, text: ROLE_NAMES[role], checked: chosen.has(role) }));
  return { view: 'accounts', data: { title: 'Accounts', accounts, roles, form: {}, ...more }, status };
}

/** The page on which somebody's roles are changed. */
async function rolesPage(asked: Asked, wrong?: string): Promise<Answer> {
  const id = asked.params['account'] ?? '';
  const row = await asked.store.transaction((trx) => trx.selectFrom('accounts').select(['name', 'login', 'roles']).where('id', '=', id).where('closed_at', 'is', null).executeTakeFirst()); // prettier-ignore
  if (!row || id === asked.session?.account) return notFound();
  const roles = ROLES_OF_STAFF.map((role) => ({ value: role, text: ROLE_NAMES[role], checked: wrong === undefined && row.roles.includes(role) })); // prettier-ignore
  return { view: 'account', data: { title: `Roles of ${row.name}`, id, login: row.login, roles, ...(wrong === undefined ? {} : { errors: [{ text: wrong, href: '#role' }] }) }, status: wrong === undefined ? 200 : 400 }; // prettier-ignore
}

export const ACCOUNTS: readonly Route[] = [
  { method: 'GET', path: '/accounts', gate: 'accounts-manage', answer: (asked) => page(asked) },
  {
    method: 'POST',
    path: '/accounts',
    gate: 'accounts-manage',
    async answer(asked) {
      const { store, clock, random, form } = asked;
      const { name = '', login = '', role = '' } = form;
      const roles = ROLES_OF_STAFF.filter((one) => role.split(' ').includes(one));
      const wrong = (text: string): Promise<Answer> => page(asked, { form, errors: [{ text, href: '#login' }] }, 400);
      if (name.trim() === '') return wrong('Give the person’s name.');
      if (roles.length === 0) return wrong('Choose at least one role.');
      const id = randomUUID();
      try {
        const token = await store.transaction(async (trx) => {
          const by = accountOf(asked);
          await makeAccount(trx, { id, login, name, roles }, clock, by);
          return invite(trx, id, clock, random, by);
        });
        // Whoever is new learns first; an account that is made some other way is asked by the daily sweep.
        await learningIn(asked).ask();
        return await page({ ...asked, form: {} }, { link: { name, href: `${asked.own}/open/${token}` } });
      } catch (error) {
        if (error instanceof BlotterError && error.code === 'B-ACCOUNT-01') return wrong(`${error.what} ${error.cure}`);
        throw error;
      }
    },
  },
  { method: 'GET', path: '/accounts/:account', gate: 'accounts-manage', answer: (asked) => rolesPage(asked) },
  {
    method: 'POST',
    path: '/accounts/:account/roles',
    gate: 'accounts-manage',
    async answer(asked) {
      const { store, clock, params, session, form } = asked;
      const account = params['account'] ?? '';
      if (account === session?.account) throw new BlotterError('B-ACCOUNT-03');
      const roles = ROLES_OF_STAFF.filter((one) => (form['role'] ?? '').split(' ').includes(one));
      if (roles.length === 0) return rolesPage(asked, 'Choose at least one role, or close the account.');
      await store.transaction((trx) => setRoles(trx, account, roles, clock, accountOf(asked)));
      return { to: '/accounts' };
    },
  },
  {
    // Forgotten, or in somebody else's hands: what was signed in is signed out at once, and the old password is worth nothing.
    method: 'POST',
    path: '/accounts/:account/link',
    gate: 'accounts-manage',
    async answer(asked) {
      const { store, clock, random, params, session, own } = asked;
      const account = params['account'] ?? '';
      if (account === session?.account) throw new BlotterError('B-ACCOUNT-03');
      const made = await store.transaction((trx) => inviteAnew(trx, account, clock, random, accountOf(asked)));
      if (made === null) return { to: '/accounts' };
      return page({ ...asked, form: {} }, { link: { name: made.name, href: `${own}/open/${made.token}` } });
    },
  },
  {
    method: 'POST',
    path: '/accounts/:account/close',
    gate: 'accounts-manage',
    async answer(asked) {
      const { store, clock, params, session } = asked;
      const account = params['account'] ?? '';
      if (account === session?.account) throw new BlotterError('B-ACCOUNT-03');
      await store.transaction((trx) => closeAccount(trx, account, clock, accountOf(asked)));
      return { to: '/accounts' };
    },
  },
];
