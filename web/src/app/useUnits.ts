import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listQuery } from '@/api/registers';
import type { RegisterRecord } from '@/api/types';
import { useAuthority } from './place';

export interface UnitName {
  code: string;
  name: string;
}

const named = (record: RegisterRecord): UnitName => ({
  code: String(record.code ?? ''),
  name: String(record.name ?? ''),
});

/** Units of the authority whose name or code begins with what is written; the first ones where nothing is. */
export function useUnits(written: string, enabled: boolean): { found: UnitName[]; searching: boolean } {
  const authority = useAuthority();
  const query = { authority: authority.code, q: written.trim(), limit: 20 };
  const asked = useQuery({ ...listQuery('units', query), enabled, placeholderData: keepPreviousData });
  const found = (asked.data?.items ?? []).map(named).filter((unit) => unit.code !== authority.code);
  return { found, searching: asked.isFetching };
}

/** What the unit with a code is called; the code itself until it is known. */
export function useUnitName(code: string): string {
  const authority = useAuthority();
  const query = { authority: authority.code, code: `eq.${code}`, limit: 1 };
  const { data } = useQuery({ ...listQuery('units', query), enabled: code !== '' });
  const found = data?.items[0];
  return found ? named(found).name : code;
}
