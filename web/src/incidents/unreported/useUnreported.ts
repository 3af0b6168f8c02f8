import { addressOf } from '@/api/request';
import { useAuthority, useSearchMap } from '@/app/place';
import { one, parseSearch } from '@/app/search';
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
  return {
    authority: authority.code,
    unit,
    year,
    years: years.sort((a, b) => b - a),
    /** As the API names the place. */
    place: unit ? `${authority.code}/${unit}` : authority.code,
    /** The list of the terms that the server gives. */
    listOf: (register: 'incidents' | 'desk-cases', terms: string) =>
      addressOf(`/api/v1/${register}`, { authority: authority.code, ...parseSearch(terms) }),
    cases: addressOf('/api/v1/desk-cases', {
      authority: authority.code,
      unit: unit && `under.${unit}`,
      opened_at: daysOfYear(year),
    }),
  };
}

export type UnreportedChoice = ReturnType<typeof useUnreported>;
