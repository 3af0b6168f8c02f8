import type { RegisterRecord } from '@/api/types';
import { useWords } from '@/words/words';
import { ActivityFacts } from './ActivityFacts';
import { DragCard } from './DragCard';
import { useStatusName } from './useChoiceName';
import { isStatus, type Status, statuses, statusOf } from './work';
import { workWords } from './words';

interface Props {
  activity: RegisterRecord;
  /** It waits for something that is not done. */
  waits: boolean;
  onMove: ((status: Status) => void) | undefined;
}

/** An activity on the board. */
export function ActivityCard({ activity, waits, onMove }: Props) {
  const w = useWords(workWords);
  const statusName = useStatusName();
  const title = String(activity.title ?? activity.reference ?? '');
  const options = statuses.map((status) => ({ value: status, label: statusName(status) }));
  return (
    <DragCard
      id={activity.id}
      title={title}
      mayMove={onMove !== undefined}
      choice={{ label: w('status_of', { title }), value: statusOf(activity), options }}
      onChoose={(status) => {
        if (isStatus(status)) onMove?.(status);
      }}
    >
      <ActivityFacts activity={activity} waits={waits} />
    </DragCard>
  );
}
