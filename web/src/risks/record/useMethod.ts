import { useQuery } from '@tanstack/react-query';
import type { RegisterRecord } from '@/api/types';
import { riskMethodsQuery } from '@/api/risk_methods';
import { methodOf } from '../scale';

/** The method that a risk is judged by; undefined until it is known. */
export function useMethod(risk: RegisterRecord) {
  const { data } = useQuery(riskMethodsQuery);
  return data && methodOf(data, String(risk.analysis));
}
