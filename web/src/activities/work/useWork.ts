import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listQuery } from '@/api/registers';
import { addressOf, type Query } from '@/api/request';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useSession } from '@/app/session';

const most = 200;
export const allYears = 'all';

const open = 'in.(planned,ongoing)';

/** Terms of what alone is shown, where the address says so. */
const onlyTerms: Record<string, Query> = {
  open: { status: open },
  late: { status: open, due: 'lt.today' },
  waiting: { status: open, 'has.activity.waits_for': `(status=${open})` },
  effect: { status: 'eq.done', effect: 'is.null' },
};

/** What the address chooses. */
export function useWorkChoice() {
  const search = useSearchMap();
  const authority = useAuthority();
  const { today } = useSession();
  const year = one(search, 'year') || today.slice(0, 4);
  const only = one(search, 'only');
  const origin = one(search, 'origin');
  const responsible = one(search, 'responsible');
  const filter: Query = {
    authority: authority.code,
    year: year === allYears ? null : `eq.${year}`,
    origin,
    responsible,
    ...onlyTerms[only],
  };
  return { authority, today, year, only, origin, responsible, filter };
}

export type WorkChoice = ReturnType<typeof useWorkChoice>;

export const activitiesAt = (query: Query) => addressOf('/api/v1/activities', query);

/** The activities of the choice, the earliest due first. */
export function useWork({ filter }: WorkChoice) {
  const { data, error } = useQuery({
    ...listQuery('activities', { ...filter, sort: 'due', limit: most, count: true }),
    placeholderData: keepPreviousData,
  });
  return { error, activities: data?.items, total: data?.total ?? 0 };
}

/** Ids of those of the choice that wait for something that is not done. */
export function useWaiting({ filter }: WorkChoice): ReadonlySet<string> {
  const { data } = useQuery(
    listQuery('activities', { ...filter, 'has.activity.waits_for': `(status=${open})`, limit: most }),
  );
  return new Set(data?.items.map(({ id }) => id));
}
