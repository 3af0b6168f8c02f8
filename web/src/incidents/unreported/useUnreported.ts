import { addressOf, type Query } from '@/api/request';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useSession } from '@/app/session';
import { daysOfYear } from '../period';

const yearsBack = 10;

/** What the address chooses: a unit and a year. */
export function useUnreported() {
  const search = useSearchMap();
  const authority = useAuthority();
  const thisYear = Number(useSession().today.slice(0, 4));
  const year = Number(one(search, 'year')) || thisYear;
  const unit = one(search, 'unit');
  const years = [...new Set([year, ...Array.from({ length: yearsBack }, (_, back) => thisYear - back)])];
  const within = { authority: authority.code, unit: unit && `under.${unit}` };
  return {
    authority: authority.code,
    unit,
    year,
    years: years.sort((a, b) => b - a),
    /** As the API names the place. */
    place: unit ? `${authority.code}/${unit}` : authority.code,
    casesWith: (query: Query) =>
      addressOf('/api/v1/desk-cases', { ...within, opened_at: daysOfYear(year), ...query }),
    incidents: addressOf('/api/v1/incidents', { ...within, discovered_at: daysOfYear(year) }),
  };
}

export type UnreportedChoice = ReturnType<typeof useUnreported>;
