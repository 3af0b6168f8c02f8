import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { recordsChanged } from '@/api/records';
import { planDuties, yearWheelQuery } from '@/api/year_wheel';
import { useNotices } from '@/ui/notices';
import { useSay, useWords } from '@/words/words';
import type { Activity } from '../year';
import { isLacking, lackingActivity } from './duties';
import { dutyWords } from './words';

/** The duties of a year that nobody has put into the plan; none until it is known. */
export function useLackingDuties(authority: string, year: number): Activity[] {
  const say = useSay();
  const { data } = useQuery(yearWheelQuery(authority, year));
  return (data?.items ?? [])
    .filter(isLacking)
    .filter(({ date }) => date.startsWith(String(year)))
    .map((duty) => lackingActivity(duty, authority, say));
}

/** Makes activities of duties. */
export function usePlanDuties(authority: string, year: number, onDone: () => void) {
  const w = useWords(dutyWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  return useMutation({
    mutationFn: (items: string[]) => planDuties(authority, year, items),
    onSuccess: (wheel, items) => {
      client.setQueryData(yearWheelQuery(authority, year).queryKey, wheel);
      tell(w('planned_now', { count: items.length }));
      onDone();
      void recordsChanged(client);
    },
  });
}
