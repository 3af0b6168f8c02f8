import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { registersQuery } from '@/api/registers';
import type { Register } from '@/api/types';

/** The register that an event's type names; undefined where it is about something else. */
export function useRegisterOf(): (type: string) => Register | undefined {
  const { data: registers } = useQuery(registersQuery);
  return useCallback((type) => registers?.find((one) => one.name === type), [registers]);
}
