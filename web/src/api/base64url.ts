/** Bytes as WebAuthn writes them in JSON (RFC 4648 §5, without padding). */
export function toBase64url(bytes: ArrayBuffer): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The way back. Throws where the text is none. */
export function fromBase64url(text: string): ArrayBuffer {
  const signs = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(signs, (sign) => sign.charCodeAt(0)).buffer;
}
