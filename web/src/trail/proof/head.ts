/** A head as people paste it, with spaces and line breaks; null where it cannot be one. */
export function headOf(written: string): string | null {
  const head = written.replaceAll(/\s/g, '').toLowerCase();
  return head === '' || /^[0-9a-f]{64}$/.test(head) ? head : null;
}
