import { useState } from 'react';
import { Problem } from '@/api/request';

/** What is wrong with a form, by field: what was found here when it was sent, else what the server said. */
export function useFaults<Field extends string>(fields: readonly Field[], refusal: unknown) {
  const [found, setFound] = useState<ReadonlyMap<Field, string>>(new Map());
  const said = refusal instanceof Problem ? refusal.byField() : new Map<string, string>();
  const faults = new Map<Field, string>();
  for (const field of fields) {
    const text = found.get(field) ?? said.get(field);
    if (text) faults.set(field, text);
  }
  // A refusal that no field shows is shown as a whole.
  const rest = refusal && [...said.keys()].some((name) => faults.has(name as Field)) ? null : refusal;
  return { faults, setFound, rest };
}
