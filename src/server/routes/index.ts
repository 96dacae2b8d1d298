// Every route of the server. The test of the authorisation matrix goes through this list: what is not in it is not served.
import type { Route } from '../web/asked.ts';
import { ACCOUNTS } from './accounts.ts';
import { CASE } from './case.ts';
import { CASES } from './cases.ts';
import { SIGN_IN } from './sign-in.ts';

export const ROUTES: readonly Route[] = [...CASES, ...CASE, ...SIGN_IN, ...ACCOUNTS];
