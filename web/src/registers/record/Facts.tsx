import { Heading } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { type Masked, maskedOf, type Masking } from '@/api/secrecy';
import type { Field, Register, RegisterRecord } from '@/api/types';
import { MaskedText } from '@/app/MaskedText';
import { MaskedValue } from '@/app/MaskedValue';
import { showValue } from '@/kinds';
import type { Reader } from '@/kinds/kind';
import { useSay, useWords } from '@/words/words';
import { groupsOf } from '../titles';
import { registerWords } from '../words';
import styles from './RecordView.module.css';

interface Props {
  register: Register;
  record: RegisterRecord;
  reader: Reader;
  /** What is masked for who has not asked for it. */
  covered: Masked;
  /** Fields that stand above already. What is secret stands here too, with its sign. */
  above: readonly string[];
}

export function Facts({ register, record, reader, covered, above }: Props) {
  const w = useWords(registerWords);
  const say = useSay();
  const fields = register.fields.filter(({ name }) => !above.includes(name) || name in covered);
  return (
    <div className={styles.facts}>
      {groupsOf({ ...register, fields }).map((group) => (
        <section key={group.name} className={styles.group}>
          <Heading level={2} data-size="2xs">
            {w(group.name === 'required' ? 'required_facts' : group.name)}
          </Heading>
          {group.name === 'derived' && <p className={styles.none}>{w('derived_help')}</p>}
          <dl className={group.name === 'texts' ? styles.texts : styles.list}>
            {group.fields.map((field) => (
              <div key={field.name}>
                <dt>{say(field.label)}</dt>
                <dd>
                  <Fact field={field} record={record} reader={reader} />
                  <Sign masking={field.name in maskedOf(record) ? undefined : covered[field.name]} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Fact({ field, record, reader }: { field: Field; record: RegisterRecord; reader: Reader }) {
  const w = useWords(registerWords);
  const value = record[field.name];
  const masking = maskedOf(record)[field.name];
  if (masking) return <MaskedValue masking={masking} />;
  const text = showValue(value, field, reader);
  if (text === '') return <span className={styles.none}>{w('not_said')}</span>;
  if (field.refers_to && typeof value === 'string') {
    const params = { register: field.refers_to, id: value };
    return (
      <Link to="/registers/$register/$id" params={params} className="ds-link">
        <MaskedText>{text}</MaskedText>
      </Link>
    );
  }
  return text;
}

/** Beside a value that is shown although it is secret. */
function Sign({ masking }: { masking: Masking | undefined }) {
  if (!masking) return null;
  return (
    <div>
      <MaskedValue masking={masking} brief />
    </div>
  );
}
