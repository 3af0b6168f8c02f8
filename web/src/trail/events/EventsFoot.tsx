import { Button } from '@digdir/designsystemet-react';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { manyEvents, restOf } from './doings';
import styles from './EventsPart.module.css';
import type { Trail } from './useTrail';
import { trailEventWords } from './words';

/** The way to the older events, past a change of thousands where one likes. */
export function EventsFoot({ trail }: { trail: Trail }) {
  const w = useWords(trailEventWords);
  const { number } = useFormats();
  const last = trail.days.at(-1)?.doings.at(-1);
  const rest = last ? restOf(last) : 0;
  if (!trail.hasNextPage) return <p className={styles.end}>{w('no_older')}</p>;
  return (
    <div className={styles.ways}>
      {trail.isFetchNextPageError && <ErrorNote error={trail.error} onRetry={trail.older} />}
      <Button variant="secondary" loading={trail.isFetchingNextPage} onClick={trail.older}>
        {w('older')}
      </Button>
      {last && rest >= manyEvents && (
        <Button variant="tertiary" disabled={trail.isFetchingNextPage} onClick={() => trail.past(last)}>
          {w('past', { count: rest, number: number(rest) })}
        </Button>
      )}
    </div>
  );
}
