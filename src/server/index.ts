// The workbench on the web: sign-in, who may do what, pages.
export { makeApp } from './app.ts';
export { invite, lacksAdministrator, makeAccount } from './accounts/accounts.ts';
export { sweepAttempts } from './accounts/attempts.ts';
export { sweepAnswers } from './api/answered.ts';
export { sweepSessions } from './accounts/sessions.ts';
export { LEVELS, type Journal } from './watch/journal.ts';
export { watchAlone } from './watch/alone.ts';
export { journalFor, openWatch, type Watch } from './watch/watch.ts';
export { openOidc } from './accounts/oidc.ts';
export { isDomainOf, partyOf, type Ways } from './accounts/ways.ts';
