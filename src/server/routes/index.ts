// Every route of the server. The test of the authorisation matrix goes through this list: what is not in it is not served.
import type { Route } from '../web/asked.ts';
import { ACCOUNTS } from './accounts.ts';
import { CASES } from './cases.ts';
import { GUIDANCE } from './guidance.ts';
import { REVIEW } from './review.ts';
import { REVIEW_CASE } from './review-case.ts';
import { SIGN_IN } from './sign-in.ts';

export const ROUTES: readonly Route[] = [...CASES, ...REVIEW, ...REVIEW_CASE, ...GUIDANCE, ...SIGN_IN, ...ACCOUNTS];
