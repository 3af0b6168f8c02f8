import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { type TimelineItem, timelineKinds, timelineQuery } from '@/api/incident_timeline';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useChangeSearch } from '@/app/useChangeSearch';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { SelectField } from '@/ui/SelectField';
import { useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import styles from '../Part.module.css';
import { AddEvent } from './AddEvent';
import { kindsIn, shownOf } from './shown';
import lines from './Timeline.module.css';
import { TimelineLine } from './TimelineLine';
import { timelineWords } from './words';

const none: TimelineItem[] = [];

/** What has happened, the latest first, as far as it is wanted. */
export function TimelineList() {
  const w = useWords(timelineWords);
  const { at, record } = useIncident();
  const changeSearch = useChangeSearch();
  const mayWrite = useMay('incident_event', 'write') && !record.archived_at;
  const wanted = one(useSearchMap(), 'happened');
  const { data, error, refetch } = useQuery(timelineQuery(at));
  const [adding, setAdding] = useState(false);
  const items = data ?? none;
  const shown = shownOf(items, wanted);
  const options = [
    { value: '', label: w('all') },
    ...(['by_hand', 'by_itself', ...kindsIn(items, timelineKinds)] as const).map((kind) => ({
      value: kind,
      label: w(kind),
    })),
  ];
  return (
    <section className={styles.part}>
      <div className={styles.top}>
        <Heading level={2} data-size="2xs">
          {w('title')}
        </Heading>
        {mayWrite && (
          <Button variant="secondary" data-size="sm" onClick={() => setAdding(true)}>
            <Plus aria-hidden size={16} />
            {w('add')}
          </Button>
        )}
      </div>
      <p className={styles.help}>{w('help')}</p>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {items.length > 0 && (
        <SelectField
          label={w('show')}
          value={wanted}
          options={options}
          onChange={(happened) => changeSearch({ happened })}
        />
      )}
      {data && shown.length === 0 && (
        <p className={styles.none}>{w(items.length === 0 ? 'none' : 'none_of_kind')}</p>
      )}
      <ol className={lines.timeline}>
        {shown.map((item, index) => (
          <TimelineLine key={`${item.at} ${item.kind} ${shown.length - index}`} item={item} />
        ))}
      </ol>
      {adding && <AddEvent onClose={() => setAdding(false)} />}
    </section>
  );
}
