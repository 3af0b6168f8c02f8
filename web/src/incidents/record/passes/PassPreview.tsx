import type { Field } from '@/api/types';
import { showValue } from '@/kinds';
import { useReader } from '@/registers/useReader';
import { useSay, useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import styles from '../Part.module.css';
import { passWords } from './words';

/** Exactly what the receiver will see. */
export function PassPreview({ fields, note }: { fields: readonly Field[]; note: string }) {
  const w = useWords(passWords);
  const say = useSay();
  const { record } = useIncident();
  const reader = useReader(record.names);
  const text = note.trim();
  return (
    <section className={styles.tight} aria-labelledby="pass-preview">
      <h3 id="pass-preview" className={styles.name}>
        {w('preview')}
      </h3>
      {fields.length === 0 && <p className={styles.none}>{w('preview_none')}</p>}
      <dl className={styles.facts}>
        {fields.map((field) => (
          <div key={field.name}>
            <dt>{say(field.label)}</dt>
            <dd>{showValue(record[field.name], field, reader)}</dd>
          </div>
        ))}
        {text && (
          <div className={styles.wide}>
            <dt>{w('note')}</dt>
            <dd>{text}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
