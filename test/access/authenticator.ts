import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What a test may get wrong on purpose. */
interface Wrong {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly userHandle?: string;
  /** Whether the device made sure of its owner. */
  readonly verified?: boolean;
  readonly counter?: number;
  readonly signature?: string;
}

interface Options {
  readonly challenge: string;
  readonly user?: { readonly id: string };
}

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** A device with one passkey, made of nothing but keys and bytes. @see https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data */
export class Authenticator {
  private readonly site: { readonly origin: string; readonly rpId: string };
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private readonly credential = randomBytes(32);
  private userHandle = '';
  private counter = 0;

  constructor(site: { readonly origin: string; readonly rpId: string }) {
    this.site = site;
  }

  /** Makes a passkey, as navigator.credentials.create() does. */
  add({ challenge, user }: Options, wrong: Wrong = {}): object {
    this.userHandle = user?.id ?? '';
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const key = isoCBOR.encode(new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, new Uint8Array(Buffer.from(x, 'base64url'))], [-3, new Uint8Array(Buffer.from(y, 'base64url'))]]));
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credential.length);
    const data = Buffer.concat([this.data(wrong, 0x40), Buffer.alloc(16), length, this.credential, key]);
    const attestationObject = isoCBOR.encode(new Map<string, string | Uint8Array | Map<string, string>>([['fmt', 'none'], ['attStmt', new Map()], ['authData', new Uint8Array(data)]]));
    return this.answer({ clientDataJSON: base64url(this.client('webauthn.create', challenge, wrong)), attestationObject: base64url(attestationObject), transports: ['internal'] });
  }

  /** Signs, as navigator.credentials.get() does. */
  show({ challenge }: Options, wrong: Wrong = {}): object {
    const client = this.client('webauthn.get', challenge, wrong);
    const data = this.data(wrong, 0);
    const signature = createSign('sha256').update(Buffer.concat([data, sha256(client)])).sign(this.keys.privateKey);
    return this.answer({ clientDataJSON: base64url(client), authenticatorData: base64url(data), signature: wrong.signature ?? base64url(signature), userHandle: wrong.userHandle ?? this.userHandle });
  }

  private answer(response: object): object {
    const id = base64url(this.credential);
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private client(type: string, challenge: string, wrong: Wrong): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge: wrong.challenge ?? challenge, origin: wrong.origin ?? this.site.origin, crossOrigin: false }));
  }

  /** Hash of the site, flags (present, verified, and more), counter. */
  private data({ rpId = this.site.rpId, verified = true, counter }: Wrong, flags: number): Buffer {
    const count = Buffer.alloc(4);
    this.counter += 1;
    count.writeUInt32BE(counter ?? this.counter);
    return Buffer.concat([sha256(rpId), Buffer.from([1 | (verified ? 4 : 0) | flags]), count]);
  }
}
