import { MaskedValue } from './MaskedValue';
import { maskingIn } from './secrecy';

/** A text of the server's, where it may have put that something is secret instead of what it was. */
export function MaskedText({ children }: { children: string }) {
  const masking = maskingIn(children);
  return masking ? <MaskedValue masking={masking} brief /> : children;
}
