import { Table } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { RegisterRecord } from '@/api/types';
import { useMay } from '@/app/useMay';
import { SelectRow } from '@/registers/list/SelectBox';
import { type Selecting, useSelection } from '@/registers/list/selection';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useWords } from '@/words/words';
import { Due } from './Due';
import { BulkBar } from './BulkBar';
import { SourceLink } from './SourceLink';
import { useStatusName } from './useChoiceName';
import { isOpen, statusOf } from './work';
import styles from './WorkList.module.css';
import { workWords } from './words';

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
      <ScrollRegion label={w('caption')}>
        <Table zebra data-color="neutral" className={styles.table}>
          <caption className="visually-hidden">{w('caption')}</caption>
          <thead>
            <tr>
              {may && (
                <th scope="col" className={styles.box}>
                  <span className="visually-hidden">{w('select')}</span>
                </th>
              )}
              <th scope="col">{w('activity')}</th>
              <th scope="col">{w('responsible')}</th>
              <th scope="col">{w('due')}</th>
              <th scope="col">{w('status')}</th>
              <th scope="col" className="number">
                {w('priority')}
              </th>
              <th scope="col">{w('origin')}</th>
            </tr>
          </thead>
          <tbody>
            {activities.map((activity, index) => (
              <Row
                key={activity.id}
                activity={activity}
                index={index}
                waits={waiting.has(activity.id)}
                selecting={may ? selecting : undefined}
              />
            ))}
          </tbody>
        </Table>
      </ScrollRegion>
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
        <td className={styles.box}>
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
