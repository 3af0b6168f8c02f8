import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type StepTaken, takeStep, type Workshop, workshopQuery } from '@/api/workshops';

/** Puts what the server answered with in the place of what is shown. */
export function useTakeIn(authority: string, id: string) {
  const client = useQueryClient();
  const { queryKey } = workshopQuery(authority, id);
  return {
    // What was asked before a change does not know of it.
    stopAsking: () => client.cancelQueries({ queryKey }),
    takeIn: (workshop: Workshop) => client.setQueryData(queryKey, workshop),
    askAgain: () => client.invalidateQueries({ queryKey }),
  };
}

/** Goes on with a risk, or closes the whole workshop. */
export function useSteps(authority: string, id: string) {
  const { stopAsking, takeIn } = useTakeIn(authority, id);
  return useMutation({
    mutationFn: async (step: StepTaken) => {
      await stopAsking();
      return takeStep(authority, id, step);
    },
    onSuccess: takeIn,
  });
}

export type Steps = ReturnType<typeof useSteps>;
