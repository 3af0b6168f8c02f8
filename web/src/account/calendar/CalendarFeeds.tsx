import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { calendarFeedsQuery } from '@/api/calendar_feeds';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { Section } from '../Section';
import styles from './CalendarFeeds.module.css';
import { FeedLine } from './FeedLine';
import { NewFeed } from './NewFeed';
import { calendarWords } from './words';

/** The calendars that read one's activities, a new one, and the end of each. */
export function CalendarFeeds() {
  const w = useWords(calendarWords);
  const { data, error } = useQuery(calendarFeedsQuery);
  const [adding, setAdding] = useState(false);
  return (
    <Section title={w('title')} help={w('help')}>
      {error ? <ErrorNote error={error} /> : !data && <Busy />}
      {data?.length === 0 && <p className={styles.none}>{w('none')}</p>}
      <ul className={styles.feeds}>
        {data?.map((feed) => (
          <FeedLine key={feed.id} feed={feed} />
        ))}
      </ul>
      <div>
        <Button variant="secondary" data-size="sm" onClick={() => setAdding(true)}>
          <CalendarPlus aria-hidden size={16} />
          {w('add')}
        </Button>
      </div>
      {adding && <NewFeed onClose={() => setAdding(false)} />}
    </Section>
  );
}
