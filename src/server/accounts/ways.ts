// The ways in which people sign in here: passwords or not, an identity provider, passkeys. Not here: each of them.
import { isIP } from 'node:net';
import { foldLogin } from './accounts.ts';
import type { OidcProvider } from './oidc.ts';
import type { Party } from './webauthn.ts';

/** What is configured. */
export interface Ways {
  readonly oidc: OidcProvider | null;
  /** False: by passwords nobody signs in but `breakGlass`. */
  readonly passwords: boolean;
  /** A sign-in name. */
  readonly breakGlass: string | null;
  /** Null: the workbench is reached by a number, and passkeys need a name. */
  readonly party: Party | null;
}

/** Whom passkeys are made for, where people reach the server under `own`. `domain`: the configured one. */
export function partyOf(own: string, domain?: string): Party | null {
  const { hostname, origin } = new URL(own);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return null;
  return { domain: domain ?? host, origin };
}

/** May the domain stand for the host of `own`? Browsers refuse any but the host itself and its parents. */
export function isDomainOf(own: string, domain: string): boolean {
  const { hostname } = new URL(own);
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

/** The ways where nothing is configured. */
export const usualWays = (own: string): Ways => ({
  oidc: null,
  passwords: true,
  breakGlass: null,
  party: partyOf(own),
});

/** May this sign-in name be used with a password? */
export const isByPassword = ({ passwords, breakGlass }: Ways, login: string): boolean =>
  passwords || (breakGlass !== null && foldLogin(breakGlass) === foldLogin(login));

/** Browser and system in a few words, of what a browser says of itself; '' where it says nothing known. */
export function browserInWords(agent: string | undefined): string {
  const told = (agent ?? '').slice(0, 400);
  const pick = (rows: readonly (readonly [RegExp, string])[]): string => rows.find(([sign]) => sign.test(told))?.[1] ?? ''; // prettier-ignore
  const browser = pick([[/\bEdg(?:e|A|iOS)?\//, 'Edge'], [/\bFirefox\/|\bFxiOS\//, 'Firefox'], [/\bOPR\//, 'Opera'], [/\bChrom(?:e|ium)\/|\bCriOS\/|\bHeadlessChrome\//, 'Chrome'], [/\bSafari\//, 'Safari']]); // prettier-ignore
  const system = pick([[/\bWindows\b/, 'Windows'], [/\bAndroid\b/, 'Android'], [/\biPhone|\biPad/, 'iOS'], [/\bMac OS X\b/, 'macOS'], [/\bLinux\b/, 'Linux']]); // prettier-ignore
  return [browser, system].filter((word) => word !== '').join(', ');
}
