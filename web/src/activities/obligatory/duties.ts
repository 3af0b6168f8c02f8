import type { Duty } from '@/api/year_wheel';
import type { Text } from '@/words/words';
import type { Activity, Month } from '../year';

/** Whether nobody has put it into the plan. */
export const isLacking = ({ activity }: Duty) => activity === null;

/** A duty that is lacking, as it stands among the activities of the year. */
export const lackingActivity = (duty: Duty, authority: string, say: (text: Text) => string): Activity => ({
  id: duty.id,
  authority,
  title: say(duty.title),
  due: duty.date,
  responsible: '',
  state: 'lacking',
});

/** A month with the duties that are lacking in it, by date. */
export function withLacking(month: Month, lacking: readonly Activity[]) {
  const here = lacking.filter(({ due }) => Number(due.slice(5, 7)) === month.month);
  const activities = [...month.activities, ...here].sort((a, b) => a.due.localeCompare(b.due));
  return { ...month, activities, lacking: here.length };
}
