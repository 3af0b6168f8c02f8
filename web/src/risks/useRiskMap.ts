import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { countsQuery } from '@/api/registers';
import type { Query } from '@/api/request';
import { riskMethodsQuery } from '@/api/risk_methods';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useYears } from '@/app/useYears';
import { useFormats } from '@/words/format';
import { methodsOf } from './scale';

/** Every year, where the address does not leave it to the latest. */
export const allYears = 'all';

/** What the address chooses, and what there is to choose among. */
export function useRiskChoice() {
  const search = useSearchMap();
  const authority = useAuthority();
  const f = useFormats();
  const { years, asked } = useYears('risks');
  const analyses = useQuery(countsQuery('risks', { authority: authority.code, by: 'analysis' }));
  const year = one(search, 'year') || String(years?.[0] ?? '');
  const analysis = one(search, 'analysis');
  const unit = one(search, 'unit');
  const practice = one(search, 'practice');
  const level = one(search, 'level');
  const system = one(search, 'system');
  /** All but the year. */
  const always: Query = {
    authority: authority.code,
    analysis: analysis && `eq.${analysis}`,
    unit: unit && `under.${unit}`,
    practice: practice && `eq.${practice}`,
    level: level && `eq.${level}`,
    system: system && `eq.${system}`,
  };
  return {
    authority: authority.code,
    years,
    error: asked.error,
    analyses: (analyses.data?.items ?? [])
      .map((item) => String(item.values[0]))
      .sort((a, b) => f.compare(a, b)),
    year,
    analysis,
    unit,
    practice,
    level,
    system,
    always,
    filter: { ...always, year: year === allYears || !year ? null : `eq.${year}` } satisfies Query,
  };
}

export type RiskChoice = ReturnType<typeof useRiskChoice>;

/** By which methods the risks that are shown are judged; null until it is known. */
export function useMethods({ analysis, analyses }: Pick<RiskChoice, 'analysis' | 'analyses'>) {
  const { data, error } = useQuery(riskMethodsQuery);
  const methods = data ? methodsOf(data, analysis ? [analysis] : analyses) : null;
  return { methods, error };
}

/** What there is to choose among of a field, with how many risks have it. */
export function useRiskValues({ authority, year }: RiskChoice, by: 'practice' | 'system') {
  const f = useFormats();
  const query = { authority, year: year === allYears || !year ? null : `eq.${year}`, by };
  const { data } = useQuery({ ...countsQuery('risks', query), placeholderData: keepPreviousData });
  return (data?.items ?? [])
    .flatMap(({ values: [value] }) =>
      typeof value === 'string' ? [{ value, label: data?.names?.[value] ?? value }] : [],
    )
    .sort((a, b) => f.compare(a.label, b.label));
}
