import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { registersQuery } from '@/api/registers';
import type { Register } from '@/api/types';

/** The register that the address names. */
export function useRegister(): Register | undefined {
  const { register: plural } = useParams({ strict: false });
  const { data: registers } = useSuspenseQuery(registersQuery);
  return registers.find((register) => register.plural === plural);
}
