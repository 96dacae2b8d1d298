// Every route for programs. The description and the test of the authorisation matrix go through this list: what is not in it
// is not served.
import type { ApiRoute } from '../route.ts';
import { BREACHES } from './breaches.ts';
import { CASES } from './cases.ts';
import { RELEASE } from './release.ts';
import { REVIEW } from './review.ts';

export const API_ROUTES: readonly ApiRoute[] = [...CASES, ...REVIEW, ...RELEASE, ...BREACHES];
