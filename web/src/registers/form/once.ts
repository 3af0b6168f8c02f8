/** A key for doing something only once: the same as long as what is to be done is the same. */
export function onceKeys() {
  let last = { what: '', key: '' };
  return (what: unknown): string => {
    const text = JSON.stringify(what);
    if (text !== last.what) last = { what: text, key: randomKey() };
    return last.key;
  };
}

function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
