import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listQuery } from '@/api/registers';
import { analysisShown } from '../analysisShown';
import { allYears, useRiskChoice } from '../useRiskMap';

/** As many as a workshop holds. */
const most = 100;

/** The risks of one analysis and year, and which of them are marked. */
export function useRisksToChoose() {
  const choice = useRiskChoice();
  const latest = String(choice.years?.[0] ?? '');
  const year = choice.year === allYears ? latest : choice.year;
  const analysis = analysisShown({ ...choice, year })?.analysis ?? '';
  const { authority, unit } = choice.always;
  const query = { authority, unit, year: `eq.${year}`, analysis: `eq.${analysis}` };
  const asked = useQuery({
    ...listQuery('risks', { ...query, sort: '-value', limit: most }),
    enabled: year !== '' && analysis !== '',
    placeholderData: keepPreviousData,
  });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const risks = asked.data?.items ?? [];
  const ids = risks.map(({ id }) => id);
  return {
    choice,
    year,
    analysis,
    risks,
    /** Years and analyses are known, and so are the risks. */
    known: choice.years !== null && (year === '' || asked.data !== undefined),
    error: choice.error ?? asked.error,
    more: asked.data?.next != null,
    /** What is marked and not among what is shown does not count. */
    marked: ids.filter((id) => ticked.has(id)),
    mark: (id: string, on: boolean) =>
      setTicked((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id))),
    markAll: (on: boolean) => setTicked(new Set(on ? ids : [])),
  };
}

export type RisksToChoose = ReturnType<typeof useRisksToChoose>;
