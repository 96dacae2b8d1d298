// The workbench on the web: sign-in, who may do what, pages.
export { makeApp } from './app.ts';
export { invite, lacksAdministrator, makeAccount } from './accounts/accounts.ts';
