import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { recordQuery } from '@/api/records';
import { listQuery, registersQuery } from '@/api/registers';
import type { Field, Names, RegisterRecord } from '@/api/types';
import { useAuthority } from '@/app/place';
import { isId } from './rules';

export interface Candidate {
  id: string;
  title: string;
  /** What else tells it from others of the same title. */
  beside: string;
}

function useRegisterOf(plural: string | null) {
  const { data: registers } = useQuery(registersQuery);
  return registers?.find((register) => register.plural === plural);
}

/** Records of the register that a field leads to which hold the words, the best first. */
export function useCandidates(field: Field, words: string, wanted: boolean) {
  const authority = useAuthority().code;
  const register = useRegisterOf(field.refers_to);
  const beside = register?.key.find((name) => name !== register.title) ?? '';
  const fields = register ? [register.title, beside].filter(Boolean).join(',') : '';
  const found = useQuery({
    ...listQuery(field.refers_to ?? '', { authority, fields, limit: 10, q: words }),
    enabled: wanted && Boolean(register),
    placeholderData: keepPreviousData,
  });
  const candidates = useMemo(() => {
    const text = (record: RegisterRecord, name: string) => String(record[name] ?? '');
    return (found.data?.items ?? []).map((record): Candidate => ({
      id: record.id,
      title: text(record, register?.title ?? '') || (record.reference ?? record.id),
      beside: text(record, beside),
    }));
  }, [found.data, register, beside]);
  return { candidates, searching: found.isFetching };
}

/** Titles of records by id, asked for one by one where they are not known. */
export function useTitles(plural: string | null, ids: string[], known: Names = {}): Names {
  const authority = useAuthority().code;
  const register = useRegisterOf(plural);
  const wanted = ids.filter((id) => isId(id) && !(id in known));
  return useQueries({
    queries: wanted.map((id) => ({
      ...recordQuery({ register: plural ?? '', id, authority }),
      enabled: Boolean(register),
    })),
    combine: (results) => {
      const names: Names = { ...known };
      for (const { data } of results) {
        if (data && register) names[data.id] = String(data[register.title] ?? data.reference ?? '');
      }
      return names;
    },
  });
}

/** Whether the records that a field leads to stand above and below each other. */
export function useIsTree(field: Field): boolean {
  const register = useRegisterOf(field.refers_to);
  return register?.fields.some((other) => other.refers_to === register.plural) ?? false;
}
