import { useSuspenseQuery } from '@tanstack/react-query';
import { registersQuery } from '@/api/registers';
import type { Register } from '@/api/types';

/** The register of a name ("risk"); undefined where the server has none. */
export function useRegisterNamed(name: string): Register | undefined {
  const { data: registers } = useSuspenseQuery(registersQuery);
  return registers.find((register) => register.name === name);
}
