import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TimelineItem } from '@/api/incident_timeline';
import { usePeople } from '@/app/usePeople';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import styles from '../Part.module.css';
import { EditEvent } from './EditEvent';
import lines from './Timeline.module.css';
import { timelineWords } from './words';

/** One thing that has happened: when, what, by whom, and the record that it is about. */
export function TimelineLine({ item }: { item: TimelineItem }) {
  const w = useWords(timelineWords);
  const say = useSay();
  const f = useFormats();
  const people = usePeople();
  const [editing, setEditing] = useState(false);
  const { record, own } = item;
  const by = people.ofLogin(item.by) ?? item.by;
  return (
    <li data-own={own}>
      <span className={lines.head}>
        <time dateTime={item.at}>{f.instant(item.at)}</time>
        <span>{by ? w('of', { kind: w(item.kind), by }) : w(item.kind)}</span>
      </span>
      <span className={styles.text}>{say(item.text)}</span>
      {record && record.type !== 'incident_event' && (
        <span>
          <Link
            to="/registers/$register/$id"
            params={{ register: record.plural, id: record.id }}
            className="ds-link"
          >
            {record.reference ?? w(item.kind)}
          </Link>
        </span>
      )}
      {own && record && (
        <div>
          <Button variant="tertiary" data-size="sm" onClick={() => setEditing(true)}>
            {w('edit')} <span className="visually-hidden">({f.instant(item.at)})</span>
          </Button>
        </div>
      )}
      {editing && record && <EditEvent id={record.id} onClose={() => setEditing(false)} />}
    </li>
  );
}
