import { maskedOf } from '@/api/secrecy';
import type { RegisterRecord } from '@/api/types';
import { MaskedValue } from '@/app/MaskedValue';
import styles from './Part.module.css';

interface Props {
  label: string;
  record: RegisterRecord;
  name: string;
  /** What stands where nothing is written. */
  none: string;
}

/** A text of a record under its label, secret or not. */
export function PartText({ label, record, name, none }: Props) {
  const masking = maskedOf(record)[name];
  const text = record[name];
  return (
    <div>
      <h3 className={styles.label}>{label}</h3>
      {masking ? (
        <MaskedValue masking={masking} />
      ) : (
        <p className={text ? styles.text : styles.none}>{text ? String(text) : none}</p>
      )}
    </div>
  );
}
