import { useState } from 'react';

/** Whether a condition is being written, and on which field. */
export function useFiltering() {
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  // Empty: the field is not chosen yet; null: nothing is being written.
  const [field, setField] = useState<string | null>(null);
  const close = () => {
    setField(null);
    button?.focus();
  };
  return { setButton, field, open: setField, close };
}

export type Filtering = ReturnType<typeof useFiltering>;
