/** A command that shows that a token works: the first systems of an authority. */
export function curlOf(origin: string, secret: string, authority: string): string {
  const address = `${origin}/api/v1/systems?authority=${encodeURIComponent(authority)}&limit=5`;
  return `curl -H 'Authorization: Bearer ${secret}' '${address}'`;
}
