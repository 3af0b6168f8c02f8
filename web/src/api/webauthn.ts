import { fromBase64url, toBase64url } from './base64url';

/** WebAuthn Level 3 §5.1: what goes between the server and navigator.credentials, with bytes as base64url. */

interface CredentialId {
  type: 'public-key';
  id: string;
}

/** For showing a passkey. No ids: any of the site's. */
export interface RequestOptions {
  challenge: string;
  rpId: string;
  timeout: number;
  allowCredentials: CredentialId[];
  userVerification: UserVerificationRequirement;
}

/** For making one. */
export interface CreationOptions {
  challenge: string;
  rp: { id: string; name: string };
  user: { id: string; name: string; displayName: string };
  pubKeyCredParams: PublicKeyCredentialParameters[];
  timeout: number;
  excludeCredentials: CredentialId[];
  authenticatorSelection: AuthenticatorSelectionCriteria;
  attestation: AttestationConveyancePreference;
}

export interface AssertionJson {
  id: string;
  rawId: string;
  type: string;
  response: {
    clientDataJSON: string;
    authenticatorData: string;
    signature: string;
    userHandle: string | null;
  };
}

export interface RegistrationJson {
  id: string;
  rawId: string;
  type: string;
  response: { clientDataJSON: string; attestationObject: string };
}

const withBytes = (ids: CredentialId[]) => ids.map((one) => ({ ...one, id: fromBase64url(one.id) }));

export function requestOf(options: RequestOptions): PublicKeyCredentialRequestOptions {
  return {
    ...options,
    challenge: fromBase64url(options.challenge),
    allowCredentials: withBytes(options.allowCredentials),
  };
}

export function creationOf(options: CreationOptions): PublicKeyCredentialCreationOptions {
  return {
    ...options,
    challenge: fromBase64url(options.challenge),
    user: { ...options.user, id: fromBase64url(options.user.id) },
    excludeCredentials: withBytes(options.excludeCredentials),
  };
}

const idsOf = ({ id, rawId, type }: PublicKeyCredential) => ({ id, rawId: toBase64url(rawId), type });

export function assertionJson(credential: PublicKeyCredential): AssertionJson {
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    ...idsOf(credential),
    response: {
      clientDataJSON: toBase64url(response.clientDataJSON),
      authenticatorData: toBase64url(response.authenticatorData),
      signature: toBase64url(response.signature),
      userHandle: response.userHandle && toBase64url(response.userHandle),
    },
  };
}

export function registrationJson(credential: PublicKeyCredential): RegistrationJson {
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    ...idsOf(credential),
    response: {
      clientDataJSON: toBase64url(response.clientDataJSON),
      attestationObject: toBase64url(response.attestationObject),
    },
  };
}
