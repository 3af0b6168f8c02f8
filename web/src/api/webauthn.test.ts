import { describe, expect, it } from 'vitest';
import { toBase64url } from './base64url';
import { assertionJson, creationOf, registrationJson, requestOf } from './webauthn';

const bytes = (...values: number[]) => Uint8Array.from(values).buffer;
const textOf = (source: BufferSource | undefined) =>
  source instanceof ArrayBuffer ? toBase64url(source) : null;

describe('options for a passkey', () => {
  it('become bytes where the browser wants bytes, and stay as they are elsewhere', () => {
    const asked = requestOf({
      challenge: 'AQID',
      rpId: 'ringmur.test',
      timeout: 300000,
      allowCredentials: [{ type: 'public-key', id: 'BAUG' }],
      userVerification: 'required',
    });
    expect(textOf(asked.challenge)).toBe('AQID');
    expect(asked.allowCredentials?.map((one) => textOf(one.id))).toEqual(['BAUG']);
    expect(asked).toMatchObject({ rpId: 'ringmur.test', timeout: 300000, userVerification: 'required' });
  });

  it('say whose passkey is made, and which there are already', () => {
    const asked = creationOf({
      challenge: 'AQID',
      rp: { id: 'ringmur.test', name: 'Ringmur' },
      user: { id: '_w', name: 'isam', displayName: 'Kim Ek' },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      timeout: 300000,
      excludeCredentials: [{ type: 'public-key', id: 'BAUG' }],
      authenticatorSelection: { residentKey: 'preferred' },
      attestation: 'none',
    });
    expect(textOf(asked.user.id)).toBe('_w');
    expect(asked.user.name).toBe('isam');
    expect(asked.excludeCredentials?.map((one) => textOf(one.id))).toEqual(['BAUG']);
    expect(asked.pubKeyCredParams).toEqual([{ type: 'public-key', alg: -7 }]);
  });
});

describe('what a passkey answers', () => {
  const credential = (response: object) =>
    ({ id: 'AQ', rawId: bytes(1), type: 'public-key', response }) as unknown as PublicKeyCredential;

  it('is written for the server', () => {
    const shown = assertionJson(
      credential({
        clientDataJSON: bytes(2),
        authenticatorData: bytes(3),
        signature: bytes(4),
        userHandle: bytes(5),
      }),
    );
    expect(shown).toEqual({
      id: 'AQ',
      rawId: 'AQ',
      type: 'public-key',
      response: { clientDataJSON: 'Ag', authenticatorData: 'Aw', signature: 'BA', userHandle: 'BQ' },
    });
  });

  it('says nothing of whose it is where the authenticator does not', () => {
    const response = {
      clientDataJSON: bytes(),
      authenticatorData: bytes(),
      signature: bytes(),
      userHandle: null,
    };
    expect(assertionJson(credential(response)).response.userHandle).toBeNull();
  });

  it('holds the new key', () => {
    const made = registrationJson(credential({ clientDataJSON: bytes(2), attestationObject: bytes(3) }));
    expect(made.response).toEqual({ clientDataJSON: 'Ag', attestationObject: 'Aw' });
  });
});
