import { useMutation, useQueryClient } from '@tanstack/react-query';
import { joinedQuery, rateRisk, type Rating } from '@/api/workshops';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { mineWords } from './mine_words';

/** Sends one's answer; `onSent` is told of which risk. */
export function useRating(authority: string, id: string, onSent: (risk: string) => void) {
  const w = useWords(mineWords);
  const client = useQueryClient();
  const { announce } = useNotices();
  const { queryKey } = joinedQuery(authority, id);
  return useMutation({
    mutationFn: async (rating: Rating & { risk: string }) => {
      // What was asked before the answer was sent does not know of it.
      await client.cancelQueries({ queryKey });
      return rateRisk(authority, id, rating);
    },
    onSuccess: (joined, { risk }) => {
      client.setQueryData(queryKey, joined);
      onSent(risk);
      announce(`${w('sent')}. ${w('sent_help')}`);
    },
    onError: () => client.invalidateQueries({ queryKey }),
  });
}
