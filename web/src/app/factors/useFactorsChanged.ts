import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { factorsKey } from '@/api/factors';
import { sessionKey } from '@/api/session';
import { sessionsQuery } from '@/api/sessions';

/** After a change of what lets somebody in: the other sessions have ended, and this one may count for more. */
export function useFactorsChanged(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const queryKey of [factorsKey, sessionKey, sessionsQuery().queryKey]) {
      void client.invalidateQueries({ queryKey });
    }
  }, [client]);
}
