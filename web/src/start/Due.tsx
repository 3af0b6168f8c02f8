import { TriangleAlert } from 'lucide-react';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Rows.module.css';
import { daysUntil } from './tasks';
import { startWords } from './words';

const soon = 7;
/** Further off the date alone says more. */
const near = 60;

/** When something is due: the date, and how far off it is in words. */
export function Due({ date, today }: { date: string; today: string }) {
  const w = useWords(startWords);
  const f = useFormats();
  const days = daysUntil(date, today);
  return (
    <span className={styles.when}>
      {days < 0 ? (
        <span className={styles.late}>
          <TriangleAlert aria-hidden size={14} />
          {w('late', { count: -days })}
        </span>
      ) : (
        days <= near && (
          <span className={days <= soon ? styles.soon : undefined}>
            {days === 0 ? w('today') : w('in_days', { count: days })}
          </span>
        )
      )}
      <time dateTime={date}>{f.date(date)}</time>
    </span>
  );
}
