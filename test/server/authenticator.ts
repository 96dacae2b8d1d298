// An authenticator in software, for tests: makes passkeys and signs with them, honestly or as the test says. Written from
// WebAuthn level 3 (6.1, 6.5) and RFC 8949; nothing of the library that checks its answers is used.
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

/** CBOR of the few kinds that occur here. */
function cbor(value: unknown): Buffer {
  const head = (major: number, size: number): Buffer => (size < 24 ? Buffer.from([(major << 5) | size]) : size < 256 ? Buffer.from([(major << 5) | 24, size]) : Buffer.from([(major << 5) | 25, size >> 8, size & 255])); // prettier-ignore
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (value instanceof Map) return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)])]); // prettier-ignore
  throw new Error('not a kind that is written here');
}

/** What is done differently from what was asked. */
export interface Twist {
  readonly origin?: string;
  readonly domain?: string;
  readonly challenge?: string;
  readonly verified?: boolean;
  readonly counter?: number;
  readonly type?: string;
  readonly handle?: string;
  /** Signs with this key instead. */
  readonly key?: KeyObject;
}

/** One passkey on it. */
export class Authenticator {
  readonly id = randomBytes(16).toString('base64url');
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #handle = '';
  counter = 0;
  /** Does it count its uses? Many do not, and tell 0. */
  readonly counts: boolean;
  readonly origin: string;
  constructor(origin: string, counts = true) {
    this.origin = origin;
    this.counts = counts;
  }

  #data(domain: string, { verified = true, counter }: Twist, more = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter ?? (this.counts ? ++this.counter : 0));
    const flags = 1 | (verified ? 4 : 0) | (more.length > 0 ? 64 : 0);
    return Buffer.concat([sha256(domain), Buffer.from([flags]), count, more]);
  }
  #client(type: string, challenge: string, twist: Twist): Buffer {
    return Buffer.from(JSON.stringify({ type: twist.type ?? type, challenge: twist.challenge ?? challenge, origin: twist.origin ?? this.origin, crossOrigin: false })); // prettier-ignore
  }
  #told(response: Record<string, unknown>): string {
    return JSON.stringify({ id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response });
  }

  /** Answers options for a new passkey. */
  make(options: { readonly rp: { readonly id: string }; readonly user: { readonly id: string }; readonly challenge: string }, twist: Twist = {}): string {
    this.#handle = options.user.id;
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const cose = cbor(new Map<number, unknown>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]]));
    const id = Buffer.from(this.id, 'base64url');
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
    const authData = this.#data(twist.domain ?? options.rp.id, twist, credential);
    const attestation = cbor(new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', authData]]));
    return this.#told({ clientDataJSON: this.#client('webauthn.create', options.challenge, twist).toString('base64url'), attestationObject: attestation.toString('base64url'), transports: ['usb'] });
  } // prettier-ignore

  /** Answers options for a proof. */
  prove(options: { readonly rpId: string; readonly challenge: string }, twist: Twist = {}): string {
    const client = this.#client('webauthn.get', options.challenge, twist);
    const authData = this.#data(twist.domain ?? options.rpId, twist);
    const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), twist.key ?? this.#keys.privateKey);
    return this.#told({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: twist.handle ?? this.#handle,
    });
  }
}
