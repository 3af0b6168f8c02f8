import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CalendarFeed, calendarFeedsQuery, removeCalendarFeed } from '@/api/calendar_feeds';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './CalendarFeeds.module.css';
import { calendarWords } from './words';

/** A calendar that reads one's activities: what it sees, when it last read, and how to end it. */
export function FeedLine({ feed }: { feed: CalendarFeed }) {
  const w = useWords(calendarWords);
  const f = useFormats();
  const client = useQueryClient();
  const { tell } = useNotices();
  const [asking, setAsking] = useState(false);
  const { name } = feed;
  const removing = useMutation({
    mutationFn: () => removeCalendarFeed(feed.id),
    onSuccess: () => {
      tell(w('removed', { name }));
      return client.invalidateQueries(calendarFeedsQuery);
    },
  });
  const scope = feed.scope === 'own' ? w('own') : w('whole_authority', { authority: feed.authority ?? '' });
  const used = feed.used_at ? w('used', { at: f.instant(feed.used_at) }) : w('unused');
  return (
    <li className={styles.feed}>
      <span>
        {name}
        <span className={styles.facts}>{[scope, used].join(' · ')}</span>
      </span>
      <Button
        variant="tertiary"
        data-size="sm"
        aria-label={w('remove_of', { name })}
        onClick={() => setAsking(true)}
      >
        {w('remove')}
      </Button>
      <Question
        open={asking}
        danger
        title={w('remove_title', { name })}
        yes={w('remove')}
        pending={removing.isPending}
        error={removing.error}
        onYes={() => removing.mutate()}
        onClose={() => setAsking(false)}
      >
        <Paragraph>{w('remove_follows')}</Paragraph>
      </Question>
    </li>
  );
}
