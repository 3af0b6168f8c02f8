import type { RegisterRecord } from '@/api/types';

const counts = ['planned', 'ongoing', 'done'];

/** Whether a risk requires action and nobody has said what is done about it, nor accepted it for the time being. */
export function isSilent(
  risk: RegisterRecord,
  activities: readonly RegisterRecord[],
  today: string,
): boolean {
  const covered = typeof risk.covered_until === 'string' && risk.covered_until >= today;
  const acted = Boolean(risk.action) || activities.some(({ status }) => counts.includes(String(status)));
  return risk.action_required === true && !covered && !acted;
}
