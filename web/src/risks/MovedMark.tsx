import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react';
import type { RegisterRecord } from '@/api/types';
import { useWords } from '@/words/words';
import styles from './MovedMark.module.css';
import { riskWords } from './words';

const icons = { up: ArrowUpRight, down: ArrowDownRight, same: ArrowRight } as const;

/** Which way a risk has gone since last year, and from which value unless it stands beside. Nothing where it is not known. */
export function MovedMark({ record, brief = false }: { record: RegisterRecord; brief?: boolean }) {
  const w = useWords(riskWords);
  const { moved, previous_value: before } = record;
  if (moved !== 'up' && moved !== 'down' && moved !== 'same') return null;
  const Icon = icons[moved];
  return (
    <span className={styles.moved} data-moved={moved}>
      <Icon aria-hidden size={14} />
      {w(moved)}
      {!brief && typeof before === 'number' && `, ${w('was', { value: before })}`}
    </span>
  );
}
