import { Tag } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { HeldField, HeldRecord } from '@/api/persons';
import { fieldOf } from '@/api/registers';
import type { Register } from '@/api/types';
import { ValueText } from '@/registers/ValueText';
import { useSay, useWords } from '@/words/words';
import styles from './Held.module.css';
import { heldWords } from './words';

interface Props {
  record: HeldRecord;
  register: Register | undefined;
}

/** A record that names the person, or is about them altogether. */
export function HeldRecordItem({ record, register }: Props) {
  const w = useWords(heldWords);
  const name = record.title || record.reference || w('untitled');
  const certain = record.named_by.some((one) => one.certain);
  const naming = new Set(record.named_by.map(({ field }) => field));
  return (
    <li>
      <div className={styles.record}>
        {register ? (
          <Link
            to="/registers/$register/$id"
            params={{ register: register.plural, id: record.id }}
            className="ds-link"
          >
            {name}
          </Link>
        ) : (
          name
        )}
        {record.title && record.reference && <span className={styles.beside}>{record.reference}</span>}
        {!certain && <Tag data-color="warning">{w('uncertain')}</Tag>}
        {record.archived_at && <Tag data-color="neutral">{w('archived')}</Tag>}
      </div>
      <dl className={styles.facts}>
        {record.fields.map((held) => (
          <Fact key={held.field} held={held} register={register} names={naming.has(held.field)} />
        ))}
      </dl>
    </li>
  );
}

function Fact({ held, register, names }: { held: HeldField; register: Props['register']; names: boolean }) {
  const say = useSay();
  const field = register && fieldOf(register, held.field);
  return (
    <div className={names ? styles.names : undefined}>
      <dt>{say(held.label)}</dt>
      <dd>{field ? <ValueText field={field} value={held.value} /> : String(held.value ?? '')}</dd>
    </div>
  );
}
