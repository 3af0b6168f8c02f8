import type { RegisterRecord } from '@/api/types';
import { useAuthority } from '@/app/place';
import { useSession } from '@/app/session';

/** The authority that shares a record with the one that is shown; null where it is its own. */
export function useOtherOwner(record: RegisterRecord): string | null {
  const { code } = useAuthority();
  const { authorities } = useSession();
  const owner = record.owner ?? record.authority;
  if (owner === code) return null;
  return authorities.find((one) => one.code === owner)?.name ?? owner;
}
