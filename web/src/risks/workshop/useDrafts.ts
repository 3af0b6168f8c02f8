import { useState } from 'react';

/** What has been written about each risk and is not sent: it stays when another one is looked at. */
export function useDrafts<Draft>() {
  const [all, setAll] = useState<ReadonlyMap<string, Partial<Draft>>>(new Map());
  return {
    some: all.size > 0,
    of: (id: string): Partial<Draft> => all.get(id) ?? {},
    /** Beside what was written before. */
    write: (id: string, more: Partial<Draft>) =>
      setAll((before) => new Map(before).set(id, { ...before.get(id), ...more })),
    drop: (id: string) => setAll((before) => new Map([...before].filter(([one]) => one !== id))),
  };
}

export type DraftsOf<Draft> = ReturnType<typeof useDrafts<Draft>>;
