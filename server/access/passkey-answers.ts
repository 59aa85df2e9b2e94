import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

/** Letters of base64url that one field of an answer has at most; answers without attestation need a tenth of it. */
const LONGEST = 8000;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const encoded = (value: unknown): string => (typeof value === 'string' && value.length <= LONGEST && /^[\w-]*$/.test(value) ? value : '');

/** The ways to reach a device that the standard names; a browser may name newer ones, which are left out. */
const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];

/** What a browser answers that signs in, taken from JSON; what is missing is empty, and is refused when it is verified. @see https://www.w3.org/TR/webauthn-3/#dictdef-authenticationresponsejson */
export function signInAnswer(body: unknown): AuthenticationResponseJSON {
  const given = isObject(body) ? body : {};
  const response = isObject(given['response']) ? given['response'] : {};
  return {
    id: encoded(given['id']),
    rawId: encoded(given['rawId']),
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON: encoded(response['clientDataJSON']), authenticatorData: encoded(response['authenticatorData']), signature: encoded(response['signature']), userHandle: encoded(response['userHandle']) },
  };
}

/** What a browser answers that adds a passkey. @see https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson */
export function addAnswer(body: unknown): RegistrationResponseJSON {
  const given = isObject(body) ? body : {};
  const response = isObject(given['response']) ? given['response'] : {};
  const { transports } = response;
  return {
    id: encoded(given['id']),
    rawId: encoded(given['rawId']),
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: encoded(response['clientDataJSON']),
      attestationObject: encoded(response['attestationObject']),
      transports: Array.isArray(transports) ? TRANSPORTS.filter((each) => transports.includes(each)) : [],
    },
  };
}
