// The signature of what is told outside: HMAC-SHA256 over time and body, so that a receiver knows who sent it and that it is
// not an old one sent again. While a secret is changed there are two of them, and a signature by each.
import { createHmac, timingSafeEqual } from 'node:crypto';

const mac = (secret: string, seconds: number, body: string): Buffer => createHmac('sha256', secret).update(`${seconds}.${body}`).digest(); // prettier-ignore

/** The header `Blotter-Signature`: `t=1795771200,v1=…`. `at` in whole seconds since 1970. */
export const signatureOf = (secrets: readonly string[], at: Date, body: string): string => {
  const seconds = Math.floor(at.getTime() / 1000);
  return [`t=${seconds}`, ...secrets.map((secret) => `v1=${mac(secret, seconds, body).toString('hex')}`)].join(',');
};

/** Seconds that a signature is good for. */
export const GOOD_FOR = 300;

/** Was this body signed with `secret`, within `GOOD_FOR` seconds of `now`? For receivers and tests. */
export function isSigned(header: string, secret: string, body: string, now: Date): boolean {
  const parts = header.split(',').map((part) => part.split('=', 2) as [string, string?]);
  const seconds = Number(parts.find(([name]) => name === 't')?.[1] ?? NaN);
  if (!Number.isInteger(seconds) || Math.abs(now.getTime() / 1000 - seconds) > GOOD_FOR) return false;
  const own = mac(secret, seconds, body);
  return parts.some(([name, value]) => {
    const sent = name === 'v1' && /^[0-9a-f]{64}$/.test(value ?? '') ? Buffer.from(value ?? '', 'hex') : null;
    return sent !== null && timingSafeEqual(sent, own);
  });
}
