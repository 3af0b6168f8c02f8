/** Where a link in the report may lead: to the web, to an address of mail, or to a page of this server. */
export function allowedLink(address: string): boolean {
  if (/\s/.test(address)) return false;
  return /^(https?:\/\/[^/]|mailto:[^@]+@)/i.test(address) || /^\/(?![/\\])/.test(address);
}
