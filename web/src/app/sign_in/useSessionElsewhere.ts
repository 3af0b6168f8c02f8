import { useEffect } from 'react';
import { remedy } from '@/api/request';
import { kept, readSession } from '@/api/session';
import type { Session } from '@/api/types';
import { onSignedInElsewhere } from './provider_window';

/**
 * Another tab may sign in anew or show again who it is: the session then has another secret, and this page learns of it
 * when its next change is refused, or when the other tab says so. Never when it is somebody else's by now.
 */
export function useSessionElsewhere(session: Session, onChanged: (fresh: Session) => void): void {
  const { id } = session.account;
  useEffect(() => {
    const look = async () => {
      const fresh = await readSession();
      if (fresh?.account.id !== id) return false;
      onChanged(kept(fresh));
      return true;
    };
    const ends = [
      remedy('csrf.missing', look),
      onSignedInElsewhere(() => void look().catch(() => undefined)),
    ];
    return () => ends.forEach((end) => end());
  }, [id, onChanged]);
}
