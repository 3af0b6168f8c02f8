import { useState } from 'react';
import { useWords } from '@/words/words';
import styles from '../controls.module.css';
import type { FilterProps } from '../kind';
import { kindWords } from '../words';
import { DateInput } from './DateInput';
import { type Period, periodOf, termsOfPeriod } from './terms';

/** From and to, by day. */
export function DateFilter({ id, field, terms, onChange }: FilterProps) {
  const w = useWords(kindWords);
  const [period, setPeriod] = useState(() => periodOf(terms));
  const put = (change: Partial<Period>) => {
    const made = { ...period, ...change };
    setPeriod(made);
    onChange(termsOfPeriod(made));
  };
  return (
    <div className={styles.range}>
      {(['from', 'to'] as const).map((part) => (
        <div key={part} className={styles.frame}>
          <span id={`${id}-${part}-label`} className={`ds-label ${styles.label ?? ''}`}>
            {w(part)}
          </span>
          <DateInput
            id={part === 'from' ? id : `${id}-to`}
            field={{ ...field, kind: 'date', required: false }}
            draft={period[part]}
            labelledBy={`${id}-${part}-label`}
            describedBy={undefined}
            invalid={false}
            onChange={(draft) => put({ [part]: draft })}
            onBlur={() => undefined}
          />
        </div>
      ))}
    </div>
  );
}
