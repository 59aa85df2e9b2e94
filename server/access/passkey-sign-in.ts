import { randomBytes, randomUUID } from 'node:crypto';
import {
  type AuthenticationResponseJSON, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON, type RegistrationResponseJSON,
  generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Pool } from 'pg';
import { fail } from '../../schema/error.ts';
import { passkeyLetter } from '../mail/letters/passkey.ts';
import { queueMail } from '../mail/queue.ts';
import { Senders } from '../reporting/senders.ts';
import { transaction } from '../store/transaction.ts';
import { type Account, accountOf, note } from './accounts.ts';
import { equal, hashOf, newToken } from './secrets.ts';
import { beginSession } from './sessions.ts';
import { SIGN_IN } from './sign-in.ts';

/** A challenge holds for so many minutes, and an account has so many passkeys at most. */
export const PASSKEY = { minutes: 5, most: 20 } as const;

/** EdDSA, ES256 and RS256, which all devices know one of. @see https://www.iana.org/assignments/cose/cose.xhtml#algorithms */
const ALGORITHMS = [-8, -7, -257];

const TIMEOUT = PASSKEY.minutes * 60_000;

interface Parts {
  readonly pool: Pool;
  readonly post: { nudge(): void };
  readonly publicUrl: string;
}

/** What a browser is asked, and what it shows when it comes back with the answer. */
interface Asked<Options> {
  readonly asked: string;
  readonly options: Options;
}

/**
 * Passkeys: added by somebody who has signed in, and good for signing in without a mail. The device must have made sure of its owner (PIN, finger, face),
 * since nothing else is asked for.
 * @see https://www.w3.org/TR/webauthn-3/
 */
export class PasskeySignIn {
  private readonly parts: Parts;
  private readonly senders = new Senders(SIGN_IN.bySender);

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Asks whoever wants to sign in to show any passkey of this site: who that is nobody knows yet. @throws TOO_MANY_SIGN_INS */
  async askToSignIn(sender: string): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
    if (!this.senders.allows(sender)) throw fail('TOO_MANY_SIGN_INS');
    const options = await generateAuthenticationOptions({ rpID: this.site(0).id, challenge: newChallenge(), userVerification: 'required', timeout: TIMEOUT });
    return { asked: await this.keep(options.challenge, null), options };
  }

  /**
   * Begins a session for whoever shows a passkey.
   * @param port at which the server was asked
   * @returns the token of the session; undefined for whatever is wrong, alike
   */
  async signIn(asked: string, answer: AuthenticationResponseJSON, device: string, port: number): Promise<string | undefined> {
    const { pool } = this.parts;
    // First of all, and whatever comes of it: a challenge is good for one answer.
    const challenge = await this.redeem(asked, null);
    const { rows: [found] } = await pool.query<{ id: string; account: string; public_key: Buffer; counter: string }>('select id, account, public_key, counter from passkey where credential = $1', [Buffer.from(answer.id, 'base64url')]);
    if (challenge === undefined || found === undefined) return undefined;
    const { id: rpId, origins } = this.site(port);
    const verified = await verifyAuthenticationResponse({
      response: answer, expectedChallenge: (shown) => equal(hashOf(shown), challenge), expectedOrigin: origins, expectedRPID: rpId, requireUserVerification: true,
      credential: { id: answer.id, publicKey: new Uint8Array(found.public_key), counter: Number(found.counter) },
    }).catch(() => undefined);
    if (verified?.verified !== true || answer.response.userHandle !== handleOf(found.account).toString('base64url')) return undefined;
    const { newCounter, credentialBackedUp } = verified.authenticationInfo;
    return transaction(pool, async (client) => {
      // Of two that counted alike one is a copy.
      const { rowCount } = await client.query('update passkey set counter = $2, backed_up = $3, used_at = now() where id = $1 and (counter < $2 or (counter = 0 and $2 = 0))', [found.id, newCounter, credentialBackedUp]);
      if (rowCount !== 1) return undefined;
      await note(client, `account:${found.account}`, 'signed in with a passkey');
      return beginSession(client, found.account, device);
    });
  }

  /** Asks somebody's device to make a passkey. @throws BAD_INPUT when they have too many */
  async askToAdd({ id, mail, name }: Account): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> {
    const { rows } = await this.parts.pool.query<{ credential: Buffer; transports: string[] }>('select credential, transports from passkey where account = $1', [id]);
    if (rows.length >= PASSKEY.most) throw fail('BAD_INPUT', `An account has ${String(PASSKEY.most)} passkeys at most. Remove one first.`);
    const options = await generateRegistrationOptions({
      rpName: new URL(this.parts.publicUrl).host, rpID: this.site(0).id, userID: new Uint8Array(handleOf(id)), userName: mail, userDisplayName: name ?? mail,
      challenge: newChallenge(), timeout: TIMEOUT, attestationType: 'none', supportedAlgorithmIDs: ALGORITHMS, authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: rows.map(({ credential, transports }) => ({ id: credential.toString('base64url'), transports })),
    });
    return { asked: await this.keep(options.challenge, id), options };
  }

  /**
   * Keeps the passkey that a device made, and tells its owner by mail.
   * @param label what it is called at first
   * @throws PASSKEY_REFUSED
   */
  async add(asked: string, account: string, answer: RegistrationResponseJSON, label: string, port: number): Promise<void> {
    const challenge = await this.redeem(asked, account);
    if (challenge === undefined) throw fail('PASSKEY_REFUSED');
    const { id: rpId, origins } = this.site(port);
    const verified = await verifyRegistrationResponse({ response: answer, expectedChallenge: (shown) => equal(hashOf(shown), challenge), expectedOrigin: origins, expectedRPID: rpId, requireUserVerification: true, supportedAlgorithmIDs: ALGORITHMS }).catch(() => undefined);
    if (verified?.verified !== true) throw fail('PASSKEY_REFUSED');
    const { credential, credentialDeviceType, credentialBackedUp } = verified.registrationInfo;
    await transaction(this.parts.pool, async (client) => {
      const { rowCount } = await client.query(
        `insert into passkey (id, account, credential, public_key, counter, transports, device_type, backed_up, label) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (credential) do nothing`,
        [randomUUID(), account, Buffer.from(credential.id, 'base64url'), Buffer.from(credential.publicKey), credential.counter, JSON.stringify(credential.transports ?? []), credentialDeviceType, credentialBackedUp, label],
      );
      // Somebody's already, maybe another's.
      if (rowCount !== 1) throw fail('PASSKEY_REFUSED');
      await note(client, `account:${account}`, 'added a passkey');
      const owner = await accountOf(client, account);
      const { publicUrl } = this.parts;
      if (owner !== undefined) await queueMail(client, passkeyLetter({ to: owner.mail, language: owner.language, siteName: new URL(publicUrl).host, device: label, link: `${publicUrl}/${owner.language}/partner/#/me` }));
    });
    this.parts.post.nudge();
  }

  /**
   * For which site passkeys are, and from where it may be asked. Names of machines only: an address of numbers has no passkeys,
   * but this machine itself is known to browsers by a name as well.
   */
  private site(port: number): { id: string; origins: string[] } {
    const { hostname, origin } = new URL(this.parts.publicUrl);
    if (!['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return { id: hostname, origins: [origin] };
    return { id: 'localhost', origins: [`http://localhost:${String(port)}`, origin] };
  }

  private async keep(challenge: string, account: string | null): Promise<string> {
    const asked = newToken();
    await this.parts.pool.query('insert into passkey_challenge (asked, challenge, account) values ($1, $2, $3)', [hashOf(asked), hashOf(challenge), account]);
    return asked;
  }

  /** Of several that redeem the same at the same moment, the database lets one through. */
  private async redeem(asked: string, account: string | null): Promise<Buffer | undefined> {
    const { rows } = await this.parts.pool.query<{ challenge: Buffer }>(
      'delete from passkey_challenge where asked = $1 and account is not distinct from $2 and at > now() - make_interval(mins => $3) returning challenge',
      [hashOf(asked), account, PASSKEY.minutes],
    );
    return rows[0]?.challenge;
  }
}

const newChallenge = (): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(32));

/** By which a passkey names its account: bytes that say nothing of a person. @see https://www.w3.org/TR/webauthn-3/#user-handle */
const handleOf = (account: string): Buffer => Buffer.from(account.replaceAll('-', ''), 'hex');
