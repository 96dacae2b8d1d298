// Every route of the server. The test of the authorisation matrix goes through this list: what is not in it is not served.
import type { Route } from '../web/asked.ts';
import { ACCESS } from './access.ts';
import { ACCOUNTS } from './accounts.ts';
import { ARRIVALS } from './arrivals.ts';
import { BREACH } from './breach.ts';
import { BREACHES } from './breaches.ts';
import { BREACH_LETTERS } from './breach-letters.ts';
import { CASE } from './case.ts';
import { CASES } from './cases.ts';
import { CHECK } from './check.ts';
import { DIFFERENCES } from './differences.ts';
import { DRILLS } from './drills.ts';
import { FIGURES } from './figures.ts';
import { GUIDANCE } from './guidance.ts';
import { INSPECTION } from './inspection.ts';
import { INSPECTION_ITEM } from './inspection-item.ts';
import { INSPECTION_LOOK } from './inspection-look.ts';
import { INSPECTIONS } from './inspections.ts';
import { KEEPING } from './keeping.ts';
import { KEYS } from './keys.ts';
import { LANGUAGE } from './language.ts';
import { NEW_CASE } from './new-case.ts';
import { PASSWORD } from './password.ts';
import { PEOPLE } from './people.ts';
import { RECALL_KIT } from './recall-kit.ts';
import { RELEASE } from './release.ts';
import { RELEASES } from './releases.ts';
import { REPORT_BREACH } from './report-breach.ts';
import { REVIEW_CASE } from './review-case.ts';
import { REVIEW } from './review.ts';
import { SEVERITY_TABLES } from './severity.ts';
import { SIGN_IN } from './sign-in.ts';
import { SIGN_IN_ELSEWHERE } from './sign-in-elsewhere.ts';
import { SIGN_IN_PASSKEY } from './sign-in-passkey.ts';
import { TOKENS } from './tokens.ts';
import { TRAINING_PAGES } from './training.ts';
import { YOU } from './you.ts';

export const ROUTES: readonly Route[] = [
  ...CASES,
  ...NEW_CASE,
  ...CASE,
  ...ACCESS,
  ...KEEPING,
  ...PEOPLE,
  ...REVIEW,
  ...REVIEW_CASE,
  ...RELEASE,
  ...DIFFERENCES,
  ...CHECK,
  ...RELEASES,
  ...RECALL_KIT,
  ...ARRIVALS,
  ...BREACHES,
  ...REPORT_BREACH,
  ...SEVERITY_TABLES,
  ...BREACH,
  ...BREACH_LETTERS,
  ...INSPECTIONS,
  ...INSPECTION,
  ...INSPECTION_ITEM,
  ...INSPECTION_LOOK,
  ...FIGURES,
  ...TRAINING_PAGES,
  ...DRILLS,
  ...GUIDANCE,
  ...SIGN_IN,
  ...SIGN_IN_ELSEWHERE,
  ...SIGN_IN_PASSKEY,
  ...YOU,
  ...PASSWORD,
  ...TOKENS,
  ...KEYS,
  ...LANGUAGE,
  ...ACCOUNTS,
];
