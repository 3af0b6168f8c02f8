import { useQuery } from '@tanstack/react-query';
import type { RegisterRecord } from '@/api/types';
import { settingsQuery } from '@/api/settings';
import { methodOf } from '../scale';

/** The method that a risk is judged by; undefined until it is known. */
export function useMethod(risk: RegisterRecord) {
  const { data } = useQuery(settingsQuery);
  return data && methodOf(data.settings.risk_methods, String(risk.analysis));
}
