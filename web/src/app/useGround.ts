import { useQuery } from '@tanstack/react-query';
import { type Ground, groundsQuery, type Masking } from '@/api/secrecy';

/** The paragraph that something is masked by; undefined while it is not known, and where it is not told. */
export function useGround({ ground, label }: Masking): Ground | undefined {
  const { data } = useQuery(groundsQuery);
  return data?.find((one) => (ground ? one.code === ground : one.citation === label));
}
