import { useQuery } from '@tanstack/react-query';
import { riskMethodsQuery } from '@/api/risk_methods';
import type { RiskMethod } from '@/api/settings';
import type { ScaleStep, WorkshopMethod } from '@/api/workshops';
import type { Text } from '@/words/words';
import { type Axis, methodOf } from '../scale';

export interface ExplainedStep extends ScaleStep {
  /** What it means, where the method says. */
  help: Text | undefined;
}

export type Scales = Record<Axis, ExplainedStep[]> & { method: RiskMethod | undefined };

/** The scales of a workshop, with what each step means and which levels their values reach. */
export function useScales(workshop: { analysis: string; method: WorkshopMethod }): Scales {
  const { data } = useQuery(riskMethodsQuery);
  const method = data && methodOf(data, workshop.analysis);
  const scale = (axis: Axis) =>
    workshop.method[axis].map(({ value, name }) => ({
      value,
      name,
      help: method?.[axis].find((level) => level.value === value)?.help,
    }));
  return { likelihood: scale('likelihood'), impact: scale('impact'), method };
}
