import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { countsQuery } from '@/api/registers';
import { countedBy, riskMap } from './map';
import { stands } from './stands';
import type { RiskChoice } from './useRiskMap';

/** The map of the choice as it is today. */
export function useRiskMap({ filter, years }: RiskChoice) {
  const { data, error } = useQuery({
    ...countsQuery('risks', { ...filter, by: countedBy('today') }),
    enabled: years !== null,
    placeholderData: keepPreviousData,
  });
  return { map: data ? riskMap(data, filter) : null, error };
}

/** The choice before anything is done, today and afterwards. */
export function useStands({ filter }: RiskChoice) {
  return useQueries({
    queries: stands.map((stand) => ({
      ...countsQuery('risks', { ...filter, by: countedBy(stand) }),
      placeholderData: keepPreviousData,
    })),
    combine: (results) => ({
      error: results.find((result) => result.error)?.error ?? null,
      maps: results.map(({ data }, index) => data && riskMap(data, filter, stands[index])),
    }),
  });
}

/** The choice, year by year, the earliest first. */
export function useYearMaps({ always, years }: RiskChoice, most: number) {
  const shown = (years ?? []).slice(0, most).reverse();
  return useQueries({
    queries: shown.map((year) => ({
      ...countsQuery('risks', { ...always, year: `eq.${year}`, by: countedBy('today') }),
      placeholderData: keepPreviousData,
    })),
    combine: (results) => ({
      error: results.find((result) => result.error)?.error ?? null,
      maps: results.map(({ data }, index) => {
        const year = shown[index] ?? 0;
        return { year, map: data && riskMap(data, { ...always, year: `eq.${year}` }) };
      }),
    }),
  });
}
