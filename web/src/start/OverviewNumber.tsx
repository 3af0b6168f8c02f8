import { CircleAlert } from 'lucide-react';
import type { Overview } from '@/api/overview';
import { RecordsLink } from '@/app/RecordsLink';
import { useSession } from '@/app/session';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { type ColumnName, countedOf, urgent } from './overview';
import { overviewWords } from './overview_words';
import styles from './OverviewTable.module.css';

/** A number that opens its list in its authority. */
export function OverviewNumber({ item, column }: { item: Overview; column: ColumnName }) {
  const w = useWords(overviewWords);
  const f = useFormats();
  const { account, today } = useSession();
  const counted = countedOf(item, column, account.named_as, today);
  if (!counted) {
    return (
      <span title={w('not_read')}>
        <span aria-hidden>–</span>
        <span className="visually-hidden">{w('not_read')}</span>
      </span>
    );
  }
  const number = f.number(counted.count);
  const pressing = urgent(column, counted.count);
  return (
    <RecordsLink
      records={counted.records}
      className={pressing ? styles.urgent : counted.count === 0 ? styles.nothing : styles.link}
      aria-label={w('of', { label: w(column), authority: item.authority.name, number })}
    >
      {pressing && <CircleAlert aria-hidden size={14} />}
      {number}
    </RecordsLink>
  );
}
