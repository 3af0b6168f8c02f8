import { Link } from '@tanstack/react-router';
import { GripVertical } from 'lucide-react';
import { Button, GridListItem } from 'react-aria-components';
import type { RegisterRecord } from '@/api/types';
import { useWords } from '@/words/words';
import { ActivityFacts } from './ActivityFacts';
import styles from './Board.module.css';
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
  return (
    <GridListItem id={activity.id} textValue={title} className={styles.card ?? ''}>
      <div className={styles.top}>
        {onMove && (
          <Button slot="drag" className={styles.grip ?? ''} aria-label={w('drag', { title })}>
            <GripVertical aria-hidden size={16} />
          </Button>
        )}
        <Link
          to="/registers/$register/$id"
          params={{ register: 'activities', id: activity.id }}
          className="ds-link"
        >
          {title}
        </Link>
      </div>
      <ActivityFacts activity={activity} waits={waits} />
      {onMove && (
        <select
          className={`ds-input ${styles.status ?? ''}`}
          aria-label={w('status_of', { title })}
          value={statusOf(activity)}
          onChange={(event) => {
            if (isStatus(event.target.value)) onMove(event.target.value);
          }}
        >
          {statuses.map((status) => (
            <option key={status} value={status}>
              {statusName(status)}
            </option>
          ))}
        </select>
      )}
    </GridListItem>
  );
}
