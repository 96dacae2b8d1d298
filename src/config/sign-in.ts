// How people sign in, as it is configured: by an identity provider (OpenID Connect), by passkeys, by passwords or not.
import { z } from 'zod';

/** Roles that a rule can give. Nobody becomes administrator by a claim. */
const ADMITTED = ['file-builder', 'prosecutor', 'checker', 'security-officer', 'inspector'] as const;

const issuer = z
  .url({ protocol: /^https?$/, error: 'must be the https address of the identity provider' })
  .refine((text) => /^https:\/\/|^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d+)?(?:\/|$)/.test(text), 'must be an https address'); // prettier-ignore

/** The form of `signIn` in blotter.yaml. */
export const signInSchema = z
  .strictObject({
    oidc: z
      .strictObject({
        /** As the provider writes it in its tokens, to the letter. */
        issuer,
        clientId: z.string().min(1),
        /** Holds the client's secret: one line. Missing: a public client, by PKCE alone. */
        secretFile: z.string().min(1).optional(),
        secretBy: z.enum(['basic', 'post']).default('basic'),
        /** What stands on the button. */
        name: z.string().min(1).max(60).default('your organisation'),
        scopes: z
          .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'must be words'))
          .default(['openid', 'profile']),
        /** Whose token has one of these gets an account with these roles, the first time. Nobody else gets one. */
        admit: z
          .array(
            z.strictObject({
              claim: z.string().min(1),
              value: z.string().min(1),
              roles: z.array(z.enum(ADMITTED)).min(1),
            }),
          )
          .max(50)
          .default([]),
      })
      .refine(({ scopes }) => scopes.includes('openid'), { path: ['scopes'], message: 'must hold openid' })
      .optional(),
    /** False: nobody signs in by password but `breakGlass`. */
    passwords: z.boolean().default(true),
    /** The sign-in name of the one administrator who still may, for the day on which the provider is down. */
    breakGlass: z.string().min(1).optional(),
    /** The domain that passkeys are made for, where it is not the host of `serve.own`: the host or a parent of it. */
    passkeyDomain: z.string().regex(/^(?!.*\d+\.\d+\.\d+\.\d+)[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'must be a domain in small letters').optional(), // prettier-ignore
  })
  .refine(({ passwords, breakGlass }) => passwords || breakGlass !== undefined, {
    path: ['breakGlass'],
    message: 'must name the administrator who signs in by password when the provider is down',
  })
  .refine(({ passwords, oidc }) => passwords || oidc !== undefined, {
    path: ['passwords'],
    message: 'can be turned off only where oidc is set',
  });
