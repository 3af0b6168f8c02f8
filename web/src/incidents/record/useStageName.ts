import { useCallback } from 'react';
import { fieldOf } from '@/api/registers';
import { useSay } from '@/words/words';
import { useIncident } from './incident_context';

/** What a stage is called: the choices of the incident's status. */
export function useStageName(): (stage: string) => string {
  const say = useSay();
  const { register } = useIncident();
  return useCallback(
    (stage: string) => {
      const choice = fieldOf(register, 'status')?.choices.find(({ code }) => code === stage);
      return choice ? say(choice.label) : stage;
    },
    [register, say],
  );
}
