import { allowedLink } from './allowedLink';

/** The address that somebody means: "imy.se" is on the web, "a@b.se" is mail. Empty where it is none. */
export function addressWritten(written: string): string {
  const text = written.trim();
  if (allowedLink(text)) return text;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`;
  const web = `https://${text}`;
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]\S*)?$/u.test(text) && allowedLink(web) ? web : '';
}
