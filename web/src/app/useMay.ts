import { useMemo } from 'react';
import type { Action } from '@/api/access';
import { useAuthority } from './place';
import { mayInCity, mayThere, worksIn } from './rights';
import { useSession } from './session';

/** Asks what may be done in the authority that is shown: `may('risk', 'write')`, `may('imports', 'read')`. */
export function useRights() {
  const session = useSession();
  const authority = useAuthority();
  return useMemo(
    () => ({
      may: (subject: string, action: Action) => mayThere(session, authority, subject, action),
      /** More than an employee's: there is a menu, a search and lists. */
      office: worksIn(session, authority),
    }),
    [session, authority],
  );
}

/** Whether it may be done in the authority that is shown. What is not allowed is not offered; the server has the last word. */
export function useMay(subject: string, action: Action): boolean {
  return useRights().may(subject, action);
}

export function useMayInCity(subject: string, action: Action): boolean {
  return mayInCity(useSession(), subject, action);
}
