import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { assignmentsKey } from '@/api/assignments';
import { sessionKey } from '@/api/session';

/** After a change of who may what: the roles, and what the page offers the one who made it. */
export function useRolesChanged(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await client.invalidateQueries({ queryKey: assignmentsKey });
    await client.invalidateQueries({ queryKey: sessionKey });
  }, [client]);
}
