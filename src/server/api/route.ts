// What a route for programs is: the forms of what it takes and gives, the action that it is, and a function. Plain values, so
// that routes can be read, described and tried without a web server. Not here: who may (serve.ts), the forms (schemas.ts).
import type { z } from 'zod';
import type { ErrorCode } from '../../model/index.ts';
import type { Action } from '../access/roles.ts';
import type { Scope } from '../access/scopes.ts';
import type { Asked } from '../web/asked.ts';
import { findCase, type AboutCase } from '../web/case.ts';
import { ApiError } from './problem.ts';

/** One request of a program. It has a session like that of a browser; `body` and `query` have the route's forms. */
export interface ApiAsked<B = unknown, Q = unknown> extends Asked {
  readonly body: B;
  readonly query: Q;
  readonly scopes: readonly Scope[];
  readonly tokenEnds: Date;
  /** Ids that this request makes follow from it: the same when it is sent again with its idempotency key. */
  readonly seed: string;
}

/** A file as it is kept, under this name. */
export interface FileOut {
  readonly stream: AsyncIterable<Uint8Array>;
  readonly name: string;
}

interface Common {
  readonly method: 'GET' | 'POST';
  /** Below /api/v1; paths about one case name it `:case`. */
  readonly path: string;
  /** `signed-in`: whoever holds a token. */
  readonly gate: 'signed-in' | Action;
  /** One sentence for the description. */
  readonly says: string;
  /** Does it take papers (multipart/form-data, or one application/zip)? */
  readonly files?: true;
  readonly status?: 200 | 201 | 202;
  /** Codes that it answers besides those of every route. */
  readonly codes?: readonly ErrorCode[];
}

/** A route as it is written. */
interface Spec<B extends z.ZodType, Q extends z.ZodType, G extends z.ZodType> extends Common {
  readonly body?: B;
  readonly query?: Q;
  /** The form of the answer, or the type of the file. */
  readonly gives: G | 'application/zip' | 'application/json';
  readonly answer: (asked: ApiAsked<z.output<B>, z.output<Q>>) => Promise<z.input<G> | FileOut>;
}

/** A route as it is served. */
export interface ApiRoute extends Common {
  readonly body?: z.ZodType;
  readonly query?: z.ZodType;
  readonly gives: z.ZodType | 'application/zip' | 'application/json';
  readonly answer: (asked: ApiAsked) => Promise<unknown>;
}

/** Writes down a route: its function gets what its forms say. */
export const route = <B extends z.ZodType, Q extends z.ZodType, G extends z.ZodType>(spec: Spec<B, Q, G>): ApiRoute =>
  spec as unknown as ApiRoute;

/** The case and recipient of the address. Throws B-API-04. */
export async function requireCase(asked: Asked): Promise<AboutCase> {
  const about = await findCase(asked);
  if (!about) throw new ApiError('B-API-04');
  return about;
}

type Prepared = AboutCase & { readonly prepared: NonNullable<AboutCase['prepared']> };
/** The same, prepared. Throws B-API-04, B-API-13. */
export async function requirePrepared(asked: Asked): Promise<Prepared> {
  const about = await requireCase(asked);
  if (about.prepared === null) throw new ApiError('B-API-13');
  return { ...about, prepared: about.prepared };
}
