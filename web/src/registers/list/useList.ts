import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listQuery } from '@/api/registers';
import type { Register } from '@/api/types';
import { useAuthority } from '@/app/place';
import { one, type Search } from '@/app/search';
import { pageQuery, whichRecords } from './address';

/** A page of the list, and how many there are in all, which is asked once for all its pages. */
export function useList(register: Register, search: Search) {
  const client = useQueryClient();
  const authority = useAuthority().code;
  const query = pageQuery(search, register, authority);
  // What is secret is remembered as seen with each answer: none is asked for but when it is looked at.
  const secret = one(search, 'secrets') === 'shown';
  const looking = {
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: !secret,
    refetchOnReconnect: !secret,
  };
  const page = useQuery({ ...listQuery(register.plural, query), ...looking });
  const counting = { ...whichRecords(search, authority), fields: register.title, limit: 1, count: true };
  const count = useQuery({ ...listQuery(register.plural, counting), ...looking });
  const next = page.isPlaceholderData ? null : page.data?.next;
  const prepared = JSON.stringify(query);
  useEffect(() => {
    if (!next || secret) return;
    const following = { ...(JSON.parse(prepared) as typeof query), after: next };
    void client.query(listQuery(register.plural, following)).catch(() => undefined);
  }, [client, next, prepared, register.plural, secret]);
  return { page, total: count.data?.total, counted: !count.isPlaceholderData };
}
