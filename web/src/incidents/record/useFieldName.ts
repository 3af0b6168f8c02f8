import { useCallback } from 'react';
import { fieldOf } from '@/api/registers';
import { useSay } from '@/words/words';
import { useIncident } from './incident_context';

/** What a field of the incident is called; undefined where it has no such field. */
export function useFieldName(): (name: string) => string | undefined {
  const say = useSay();
  const { register } = useIncident();
  return useCallback(
    (name: string) => {
      const field = fieldOf(register, name);
      return field && say(field.label);
    },
    [register, say],
  );
}
