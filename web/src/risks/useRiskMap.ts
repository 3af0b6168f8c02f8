import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { countsQuery } from '@/api/registers';
import type { Query } from '@/api/request';
import { settingsQuery } from '@/api/settings';
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
  const filter: Query = {
    authority: authority.code,
    year: year === allYears || !year ? null : `eq.${year}`,
    analysis: analysis && `eq.${analysis}`,
    unit: unit && `under.${unit}`,
  };
  return {
    years,
    error: asked.error,
    analyses: (analyses.data?.items ?? [])
      .map((item) => String(item.values[0]))
      .sort((a, b) => f.compare(a, b)),
    year,
    analysis,
    unit,
    filter,
  };
}

export type RiskChoice = ReturnType<typeof useRiskChoice>;

/** The counts of the choice, and by which methods they are judged. */
export function useRiskCounts({ filter, analysis, analyses, years }: RiskChoice) {
  const counts = useQuery({
    ...countsQuery('risks', { ...filter, by: 'likelihood,impact' }),
    enabled: years !== null,
    placeholderData: keepPreviousData,
  });
  const settings = useQuery(settingsQuery);
  const methods = settings.data
    ? methodsOf(settings.data.settings.risk_methods, analysis ? [analysis] : analyses)
    : null;
  return { counts: counts.data, methods, error: counts.error ?? settings.error };
}
