import {
  type AssertionJson,
  assertionJson,
  type CreationOptions,
  creationOf,
  type RegistrationJson,
  registrationJson,
  type RequestOptions,
  requestOf,
} from './webauthn';

export type PasskeyReason = 'cancelled' | 'exists' | 'address' | 'failed';

/** The browser did not give a passkey. */
export class PasskeyFault extends Error {
  constructor(readonly reason: PasskeyReason) {
    super(reason);
    this.name = 'PasskeyFault';
  }
}

/** Browsers have passkeys over https and on the computer itself only. */
export function passkeysAreKnown(): boolean {
  return 'PublicKeyCredential' in window && 'credentials' in navigator;
}

const reasons: Record<string, PasskeyReason> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'exists',
  SecurityError: 'address',
};

async function given(asking: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await asking.catch((error: unknown) => {
    throw new PasskeyFault(reasons[(error as Error).name] ?? 'failed');
  });
  if (!credential) throw new PasskeyFault('cancelled');
  return credential as PublicKeyCredential;
}

/** The browser asks for a passkey: a finger, a face, a PIN or a key. */
export async function showPasskey(options: RequestOptions): Promise<AssertionJson> {
  return assertionJson(await given(navigator.credentials.get({ publicKey: requestOf(options) })));
}

export async function makePasskey(options: CreationOptions): Promise<RegistrationJson> {
  return registrationJson(await given(navigator.credentials.create({ publicKey: creationOf(options) })));
}
