import { useEffect, useState } from 'react';
import { newKey } from '@/api/newKey';
import { type Draft, emptyDraft } from './draft';

interface Kept {
  draft: Draft;
  /** The key under which it is sent, so that a lost answer does not make two reports. */
  once: string;
}

const fresh = (contact: string): Kept => ({ draft: emptyDraft(contact), once: newKey() });

function read(place: string): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Kept | null;
    // One that was begun before the form had grown lacks what has come since.
    return kept && { ...kept, draft: { ...emptyDraft(''), ...kept.draft } };
  } catch {
    return null;
  }
}

function write(place: string, kept: Kept | null): void {
  try {
    if (kept) sessionStorage.setItem(place, JSON.stringify(kept));
    else sessionStorage.removeItem(place);
  } catch {
    // A browser that keeps nothing still sends.
  }
}

/** A report being written. Stays in this tab, for this account, until it is sent. */
export function useDraft(account: { id: string; name: string }) {
  const place = `ringmur-incident-${account.id}`;
  const [kept, setKept] = useState(() => read(place) ?? fresh(account.name));
  const [begun, setBegun] = useState(() => read(place) !== null);
  useEffect(() => {
    if (begun) write(place, kept);
  }, [place, kept, begun]);
  const change = (part: Partial<Draft>) => {
    setBegun(true);
    setKept((before) => ({ ...before, draft: { ...before.draft, ...part } }));
  };
  const discard = () => {
    setBegun(false);
    write(place, null);
    setKept(fresh(account.name));
  };
  const renewKey = () => setKept((before) => ({ ...before, once: newKey() }));
  return { ...kept, begun, change, discard, renewKey };
}
