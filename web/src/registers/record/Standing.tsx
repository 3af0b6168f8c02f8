import type { RegisterRecord } from '@/api/types';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import styles from './RecordView.module.css';

/** How the record is called in short, and how it stands. */
export function Standing({ record }: { record: RegisterRecord }) {
  const w = useWords(registerWords);
  const { instant } = useFormats();
  const changed = record.changed_at !== record.created_at;
  return (
    <p className={styles.standing}>
      {record.reference && <span className={styles.reference}>{record.reference}</span>}
      {record.archived_at && <span className={styles.badge}>{w('archived_badge')}</span>}
      <span>
        {changed
          ? w('changed_at', { at: instant(record.changed_at) })
          : w('created_at', { at: instant(record.created_at) })}
      </span>
    </p>
  );
}
