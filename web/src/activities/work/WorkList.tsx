import { Link } from '@tanstack/react-router';
import type { RegisterRecord } from '@/api/types';
import { useMay } from '@/app/useMay';
import { SelectRow } from '@/registers/list/SelectBox';
import { type Selecting, useSelection } from '@/registers/list/selection';
import { HeadedTable } from '@/ui/HeadedTable';
import { useWords } from '@/words/words';
import { Due } from './Due';
import { BulkBar } from './BulkBar';
import { SourceLink } from './SourceLink';
import { useStatusName } from './useChoiceName';
import { isOpen, statusOf } from './work';
import styles from './WorkList.module.css';
import { workWords } from './words';

const heads = ['activity', 'responsible', 'due', 'status', 'priority', 'origin'] as const;

interface Props {
  activities: RegisterRecord[];
  waiting: ReadonlySet<string>;
}

/** The activities line by line, to be changed one or many at a time. */
export function WorkList({ activities, waiting }: Props) {
  const w = useWords(workWords);
  const may = useMay('activity', 'write');
  const selecting = useSelection('activities', activities);
  const selected = activities.filter(({ id }) => selecting.has(id));
  return (
    <>
      <HeadedTable
        caption={w('caption')}
        choose={may ? w('select') : undefined}
        columns={heads.map((head) => w(head))}
        numbers={[w('priority')]}
        className={styles.table}
      >
        {activities.map((activity, index) => (
          <Row
            key={activity.id}
            activity={activity}
            index={index}
            waits={waiting.has(activity.id)}
            selecting={may ? selecting : undefined}
          />
        ))}
      </HeadedTable>
      {selected.length > 0 && <BulkBar activities={selected} onClear={() => selecting.clear()} />}
    </>
  );
}

interface RowProps {
  activity: RegisterRecord;
  index: number;
  waits: boolean;
  selecting: Selecting | undefined;
}

function Row({ activity, index, waits, selecting }: RowProps) {
  const w = useWords(workWords);
  const statusName = useStatusName();
  const title = String(activity.title ?? activity.reference ?? '');
  return (
    <tr>
      {selecting && (
        <td>
          <SelectRow id={activity.id} index={index} title={title} selecting={selecting} />
        </td>
      )}
      <th scope="row" className={styles.title}>
        <Link
          to="/registers/$register/$id"
          params={{ register: 'activities', id: activity.id }}
          className="ds-link"
        >
          {title}
        </Link>
        {waits && isOpen(activity) && <span className={styles.waits}>{w('waits')}</span>}
      </th>
      <td className={styles.who}>{activity.responsible}</td>
      <td className={styles.due}>
        <Due activity={activity} />
      </td>
      <td>{statusName(statusOf(activity))}</td>
      <td className="number">{activity.priority}</td>
      <td className={styles.origin}>
        <SourceLink activity={activity} />
      </td>
    </tr>
  );
}
