// What a route gets and gives: plain values, so that routes can be read and tried without a web server.
import type { Casework, OnEntered } from '../../casework/index.ts';
import type { Rulebook } from '../../guidance/index.ts';
import type { Store } from '../../store/index.ts';
import type { Action } from '../access/roles.ts';
import type { CaseStanding } from '../access/may.ts';
import type { Session } from '../accounts/sessions.ts';
import type { Language } from '../language/catalogue.ts';
import type { Random } from '../accounts/tokens.ts';
import type { Ways } from '../accounts/ways.ts';
import type { Upload } from './upload.ts';

/** What the whole server shares. */
export interface Services {
  readonly store: Store;
  readonly clock: () => Date;
  readonly random: Random;
  /** The address under which people reach the server: `https://blotter.force.example`. */
  readonly own: string;
  /** Addresses and networks of proxies that are believed when they say for whom they ask. */
  readonly proxies?: readonly string[];
  readonly casework: Casework;
  /** Hears of entries that pages make without casework. */
  readonly onEntered?: OnEntered | undefined;
  /** The guidance in use, its local layer included. */
  readonly rulebook: Rulebook;
  /** A number that nobody can foretell, the same whenever it is asked for the same purpose: for draws. */
  readonly secret: (purpose: string) => string;
  /** How people sign in; `usualWays` where missing. */
  readonly ways?: Ways;
}

/** One request, as far as a route needs it. */
export interface Asked extends Services {
  readonly params: Readonly<Record<string, string>>;
  /** Fields of the form that was sent, or of the query; one that came several times as its values with spaces between them. */
  readonly form: Readonly<Record<string, string>>;
  /** Network address of the browser. */
  readonly source: string;
  readonly session: Session | null;
  /** Token of the session that the browser holds, whatever it is worth. */
  readonly token: string | null;
  readonly device: string | null;
  /** Token of a sign-in that this browser began elsewhere. */
  readonly signing: string | null;
  /** Kind of browser and system in a few words. */
  readonly browser: string;
  /** On routes that take files. */
  readonly upload: Upload | null;
  /** On routes about one case. */
  readonly standing: CaseStanding | null;
}

/** What a browser is told to keep or to forget. */
export interface Kept {
  readonly session?: string | null;
  /** Whose session begins: for the journal. */
  readonly account?: string;
  readonly device?: string;
  /** Of a sign-in that goes on elsewhere; null when it is over. */
  readonly signing?: string | null;
  readonly language?: Language;
}

export type Answer = (
  | { readonly view: string; readonly data: Readonly<Record<string, unknown>>; readonly status?: number }
  | { readonly to: string }
  | { readonly json: unknown; readonly status?: number }
  /** A picture, or a text of another kind. */
  | { readonly bytes: Uint8Array | string; readonly type: string }
  /** A file to keep, under this name. */
  | { readonly stream: AsyncIterable<Uint8Array>; readonly type: string; readonly name: string }
) & { readonly keep?: Kept };

/** `open`: for anybody. `signed-in`: for every account. An action of the matrix: for whoever may do it. */
export type Gate = 'open' | 'signed-in' | Action;

/** A route. Paths about one case name it `:case`. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly gate: Gate;
  /** Do its pages speak Welsh? Others are answered in English, and say so. */
  readonly welsh?: true;
  /** Does its form bring files? */
  readonly upload?: true;
  /** Bytes that a request may bring; 64 KiB where missing. */
  readonly body?: number;
  readonly answer: (asked: Asked) => Promise<Answer>;
}
