import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { resultWords } from './result_words';
import styles from './Steps.module.css';
import type { ImportReport } from './types';

/** How many rows became what. */
export function Counts({ report }: { report: ImportReport }) {
  const w = useWords(resultWords);
  const { number } = useFormats();
  const rare = (['archived', 'restored'] as const).filter((count) => report[count] > 0);
  return (
    <dl className={styles.counts}>
      {(['rows', 'created', 'changed', 'unchanged', ...rare] as const).map((count) => (
        <div key={count}>
          <dt>{w(count)}</dt>
          <dd>{number(report[count])}</dd>
        </div>
      ))}
      <div className={report.error_count > 0 ? styles.bad : undefined}>
        <dt>{w('errors')}</dt>
        <dd>{number(report.error_count)}</dd>
      </div>
    </dl>
  );
}
