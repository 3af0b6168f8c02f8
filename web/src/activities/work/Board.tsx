import { useState } from 'react';
import type { RegisterRecord } from '@/api/types';
import { useMay } from '@/app/useMay';
import styles from './Board.module.css';
import { BoardColumn } from './BoardColumn';
import { DoneDialog } from './DoneDialog';
import { useMove } from './useMove';
import { type Status, statuses, statusOf } from './work';

interface Props {
  activities: RegisterRecord[];
  waiting: ReadonlySet<string>;
}

/** A column a status; an activity is moved by dragging, by the keyboard or by its own choice of status. */
export default function Board({ activities, waiting }: Props) {
  const may = useMay('activity', 'write');
  const move = useMove();
  const [done, setDone] = useState<RegisterRecord | null>(null);
  const put = (id: string, status: Status) => {
    const activity = activities.find((one) => one.id === id);
    if (!activity || statusOf(activity) === status) return;
    if (status === 'done') setDone(activity);
    else move.mutate({ activity, status });
  };
  return (
    <>
      <div className={styles.board}>
        {statuses.map((status) => (
          <BoardColumn
            key={status}
            status={status}
            activities={activities.filter((activity) => statusOf(activity) === status)}
            waiting={waiting}
            onMove={may ? put : undefined}
          />
        ))}
      </div>
      {done && <DoneDialog activity={done} onClose={() => setDone(null)} />}
    </>
  );
}
