import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Assignment, assignmentsQuery } from '@/api/assignments';
import { Problem } from '@/api/request';

/** What somebody else has saved of an assignment meanwhile, when that is why one's own was refused. */
export function usePeriodConflict(id: string) {
  const client = useQueryClient();
  const [theirs, setTheirs] = useState<Assignment | null>(null);
  const met = async (error: unknown) => {
    if (!(error instanceof Problem) || error.status !== 412) return;
    const fresh = await client.query({ ...assignmentsQuery(), staleTime: 0 });
    setTheirs(fresh.find((one) => one.id === id) ?? null);
  };
  return { theirs, met, forget: () => setTheirs(null) };
}
