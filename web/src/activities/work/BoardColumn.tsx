import type { RegisterRecord } from '@/api/types';
import { ActivityCard } from './ActivityCard';
import { DropColumn } from './DropColumn';
import { useStatusName } from './useChoiceName';
import type { Status } from './work';

interface Props {
  status: Status;
  activities: RegisterRecord[];
  waiting: ReadonlySet<string>;
  /** Missing: nothing may be moved. */
  onMove: ((id: string, status: Status) => void) | undefined;
}

export function BoardColumn({ status, activities, waiting, onMove }: Props) {
  const name = useStatusName()(status);
  return (
    <DropColumn
      name={name}
      items={activities}
      dependencies={[waiting, onMove]}
      onDrop={onMove && ((id) => onMove(id, status))}
    >
      {(activity) => (
        <ActivityCard
          activity={activity}
          waits={waiting.has(activity.id)}
          onMove={onMove && ((to) => onMove(activity.id, to))}
        />
      )}
    </DropColumn>
  );
}
