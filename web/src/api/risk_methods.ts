import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';
import type { LevelColour, RiskLevel, RiskMethod } from './settings';

interface Step {
  value: number;
  name: Text;
  help?: Text;
  colour?: LevelColour;
}

interface Told extends Omit<RiskMethod, 'likelihood' | 'impact'> {
  likelihood: Step[];
  impact: Step[];
  levels: RiskLevel[];
}

const levelOf = ({ name, ...step }: Step) => ({ ...step, ...name });

/** The methods that risks are judged by, for whoever reads risks. */
export const riskMethodsQuery = queryOptions({
  queryKey: ['risk-methods'],
  queryFn: async ({ signal }) => {
    const { items } = await ask<{ items: Told[] }>('GET', '/api/v1/risk-methods', { signal });
    return items.map((told): RiskMethod => ({
      ...told,
      likelihood: told.likelihood.map(levelOf),
      impact: told.impact.map(levelOf),
    }));
  },
});
