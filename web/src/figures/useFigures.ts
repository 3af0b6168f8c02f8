import { useQueries, useQuery } from '@tanstack/react-query';
import { figuresQuery } from '@/api/figures';
import { registersQuery } from '@/api/registers';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useSession } from '@/app/session';
import { yearsBetween } from '@/app/yearsBetween';
import { useFormats } from '@/words/format';
import { areasOf } from './catalogue';

/** What the address chooses. */
export function useFigureChoice() {
  const search = useSearchMap();
  const { today } = useSession();
  const thisYear = Number(today.slice(0, 4));
  const view = one(search, 'view') === 'charts' ? 'charts' : 'table';
  return {
    thisYear,
    years: yearsBetween(one(search, 'from'), one(search, 'to'), thisYear),
    unit: one(search, 'unit'),
    area: one(search, 'area'),
    find: one(search, 'find'),
    view,
  };
}

export type FigureChoice = ReturnType<typeof useFigureChoice>;

/** All figures of the unit over the years, by area. */
export function useAreas({ years, unit }: FigureChoice) {
  const authority = useAuthority();
  const f = useFormats();
  const code = unit ? `${authority.code}/${unit}` : authority.code;
  const asked = useQueries({ queries: years.map((year) => figuresQuery(code, year)) });
  const registers = useQuery(registersQuery);
  const failed = asked.find((one) => one.error && !one.data);
  const figures = asked.flatMap((one) => one.data ?? []);
  const ready = registers.data && figures.length === years.length;
  return {
    error: failed?.error ?? registers.error,
    retry: () => asked.forEach((one) => one.error && void one.refetch()),
    areas: ready ? areasOf(figures, registers.data, f.compare) : null,
  };
}
