/** Why something about a passkey was not done: a code of the server's catalogue, "OFFLINE", or "NOT_DONE" when the device or its owner did not want to. */
export class PasskeyError extends Error {
  readonly code: string;
  override readonly name = 'PasskeyError';

  constructor(code: string, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Whether this browser knows passkeys here: on a safe line, and under a name, since an address of numbers has none. */
export const knowsPasskeys = (): boolean => isSecureContext && 'PublicKeyCredential' in window && !/^[\d.]+$|^\[/.test(location.hostname);

/** Signs in with a passkey that the person chooses; then the browser has a session. @throws PasskeyError */
export async function signInWithPasskey(): Promise<void> {
  const { options } = await post('/passkeys/ask');
  // Only whoever taps needs it.
  const { startAuthentication } = await import('@simplewebauthn/browser');
  await post('/passkeys/enter', await startAuthentication({ optionsJSON: options as Parameters<typeof startAuthentication>[0]['optionsJSON'] }).catch(notDone));
}

/** Adds a passkey of this device to the account that has signed in. @throws PasskeyError; SIGN_IN_AGAIN when that was too long ago */
export async function addPasskey(): Promise<void> {
  const { options } = await post('/passkeys/new');
  const { startRegistration } = await import('@simplewebauthn/browser');
  await post('/passkeys/add', await startRegistration({ optionsJSON: options as Parameters<typeof startRegistration>[0]['optionsJSON'] }).catch(notDone));
}

interface Answer {
  options?: unknown;
  errors?: { extensions?: { code?: string } }[];
}

async function post(path: string, body: object = {}): Promise<Answer> {
  const offline = (error: unknown): never => {
    throw new PasskeyError('OFFLINE', error);
  };
  const response = await fetch(path, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).catch(offline);
  const answer = await response.json().catch(offline) as Answer;
  if (answer.errors) throw new PasskeyError(answer.errors[0]?.extensions?.code ?? 'INTERNAL_SERVER_ERROR');
  return answer;
}

function notDone(error: unknown): never {
  throw new PasskeyError('NOT_DONE', error);
}
