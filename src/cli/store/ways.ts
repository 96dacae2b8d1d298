// The ways of signing in that the configuration names, with the secret of the identity provider's client. Not here: signing in.
import type { Config } from '../../config/index.ts';
import { BlotterError } from '../../model/index.ts';
import { lineOf } from './secret.ts';
import { isDomainOf, openOidc, partyOf, type Ways } from '../../server/index.ts';

const wrong = (where: string, problem: string): BlotterError => new BlotterError('B-CONF-01', { where, problem });

/** Throws B-CONF-01. The provider itself is not asked: it may be down while this starts. */
export async function waysOf({ signIn }: Pick<Config, 'signIn'>, own: string): Promise<Ways> {
  const { oidc, passwords, breakGlass = null, passkeyDomain } = signIn;
  if (passkeyDomain !== undefined && !isDomainOf(own, passkeyDomain))
    throw wrong('signIn.passkeyDomain', 'it is neither the host of serve.own nor a parent of it');
  const secret = oidc?.secretFile === undefined ? undefined : await lineOf(oidc.secretFile, 'signIn.oidc.secretFile');
  return {
    oidc: oidc === undefined ? null : openOidc({ ...oidc, secret }),
    passwords,
    breakGlass,
    party: partyOf(own, passkeyDomain),
  };
}
