import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { countsQuery, listQuery } from '@/api/registers';
import { addressOf, type Query } from '@/api/request';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useSession } from '@/app/session';
import { useLackingDuties } from './obligatory/useDuties';
import { withLacking } from './obligatory/duties';
import { activityOf, byMonth, dueWithin, months } from './year';

const most = 200;
const undatedShown = 20;

/** What the address chooses. */
export function useActivityChoice() {
  const search = useSearchMap();
  const authority = useAuthority();
  const { today } = useSession();
  const year = Number(one(search, 'year')) || Number(today.slice(0, 4));
  const status = one(search, 'status');
  const responsible = one(search, 'responsible');
  const filter: Query = { authority: authority.code, status, responsible };
  const narrowed = status !== '' || responsible !== '';
  return { year, status, responsible, filter, narrowed, today, month: Number(today.slice(5, 7)) };
}

export type ActivityChoice = ReturnType<typeof useActivityChoice>;

/** Who answers for activities of the authority. */
export function useResponsible(): string[] {
  const authority = useAuthority();
  const { data } = useQuery(countsQuery('activities', { authority: authority.code, by: 'responsible' }));
  return (data?.items ?? []).flatMap(({ values: [name] }) => (typeof name === 'string' ? [name] : []));
}

const address = (query: Query) => addressOf('/api/v1/activities', query);

/** The activities of the year, month by month, and those that have no date. */
export function useActivitiesOfYear({ year, filter, today, narrowed }: ActivityChoice) {
  const lacking = useLackingDuties(String(filter.authority), year);
  const within = { ...filter, due: dueWithin(year), sort: 'due' };
  const dated = useQuery({
    ...listQuery('activities', { ...within, limit: most, count: true }),
    placeholderData: keepPreviousData,
  });
  const without = { ...filter, year: `eq.${year}`, due: 'is.null' };
  const undated = useQuery({
    ...listQuery('activities', { ...without, limit: undatedShown, count: true }),
    placeholderData: keepPreviousData,
  });
  const total = dated.data?.total ?? 0;
  const perMonth = useQueries({
    queries: months.map((month) => ({
      ...listQuery('activities', { ...filter, due: dueWithin(year, month), limit: 1, count: true }),
      enabled: total > most,
    })),
  });
  const activities = (dated.data?.items ?? []).map((record) => activityOf(record, today));
  return {
    error: dated.error ?? undated.error,
    ready: dated.data !== undefined && undated.data !== undefined,
    total,
    shown: activities.length,
    records: address(within),
    months: byMonth(activities).map((month, index) => ({
      ...withLacking(month, narrowed ? [] : lacking),
      count: total > most ? (perMonth[index]?.data?.total ?? 0) : month.activities.length,
      records: address({ ...filter, due: dueWithin(year, month.month), sort: 'due' }),
    })),
    undated: {
      activities: (undated.data?.items ?? []).map((record) => activityOf(record, today)),
      total: undated.data?.total ?? 0,
      records: address(without),
    },
  };
}

export type YearOfActivities = ReturnType<typeof useActivitiesOfYear>;
