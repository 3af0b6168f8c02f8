import { useQuery } from '@tanstack/react-query';
import { incidentStatisticsQuery } from '@/api/incident_statistics';
import { addressOf, type Query } from '@/api/request';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useSession } from '@/app/session';
import { yearsBetween } from '@/app/yearsBetween';

/** What the address chooses, and the numbers of it. */
export function useStatistics() {
  const search = useSearchMap();
  const authority = useAuthority();
  const thisYear = Number(useSession().today.slice(0, 4));
  const unit = one(search, 'unit');
  const years = yearsBetween(one(search, 'from'), one(search, 'to'), thisYear);
  const code = unit ? `${authority.code}/${unit}` : authority.code;
  const asked = useQuery(incidentStatisticsQuery(code, years[0] ?? thisYear, years.at(-1) ?? thisYear));
  const within: Query = { authority: authority.code, unit: unit && `under.${unit}` };
  /** The address of a list of incidents within the choice. */
  const listOf = (period: Query, narrowed: Query = {}) =>
    addressOf('/api/v1/incidents', { ...within, ...period, ...narrowed });
  return { thisYear, unit, years, asked, listOf };
}

export type ListOf = ReturnType<typeof useStatistics>['listOf'];
