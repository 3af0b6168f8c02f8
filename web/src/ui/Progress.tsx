import { useId } from 'react';
import { useWords } from '@/words/words';
import styles from './Progress.module.css';
import { uiWords } from './words';

/** How much of long work is done, 0 to 1. Says it aloud every tenth only. */
export function Progress({ label, part }: { label: string; part: number }) {
  const w = useWords(uiWords);
  const id = useId();
  const percent = Math.round(Math.min(1, Math.max(0, part)) * 100);
  return (
    <div className={styles.progress}>
      <label htmlFor={id}>{label}</label>
      <progress id={id} max={100} value={percent} />
      <span aria-hidden>{percent} %</span>
      <span className="visually-hidden" role="status">
        {w('progress', { percent: Math.floor(percent / 10) * 10 })}
      </span>
    </div>
  );
}
