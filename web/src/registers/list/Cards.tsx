import { maskedOf } from '@/api/secrecy';
import type { Page, Register } from '@/api/types';
import { MaskedText } from '@/app/MaskedText';
import { MaskedValue } from '@/app/MaskedValue';
import { showValue } from '@/kinds';
import { useSay, useWords } from '@/words/words';
import { titleOf } from '../titles';
import { useReader } from '../useReader';
import { registerWords } from '../words';
import { columnsOf } from './address';
import styles from './Cards.module.css';
import { RecordLink } from './RecordLink';
import { SelectRow } from './SelectBox';
import type { Selecting } from './selection';
import { usePlace } from './usePlace';

interface Props {
  register: Register;
  page: Page;
  /** Null: nothing can be done with many at once. */
  selecting: Selecting | null;
}

/** The list on a narrow screen: what is empty takes no room. */
export function Cards({ register, page, selecting }: Props) {
  const w = useWords(registerWords);
  const say = useSay();
  const reader = useReader(page.names);
  const { search } = usePlace(register);
  const columns = columnsOf(search, register).slice(1);
  return (
    <ul className={styles.cards} aria-label={w('list_of', { register: say(register.label_plural) })}>
      {page.items.map((record, index) => (
        <li key={record.id} className={styles.card}>
          <div className={styles.top}>
            {selecting && (
              <SelectRow
                id={record.id}
                index={index}
                title={titleOf(register, record, reader)}
                selecting={selecting}
              />
            )}
            <div className={styles.name}>
              <RecordLink register={register} record={record} reader={reader} />
            </div>
          </div>
          <dl className={styles.facts}>
            {columns
              .map((field) => ({
                field,
                masking: maskedOf(record)[field.name],
                text: showValue(record[field.name], field, reader),
              }))
              .filter(({ text, masking }) => text !== '' || masking)
              .map(({ field, masking, text }) => (
                <div key={field.name}>
                  <dt>{say(field.label)}</dt>
                  <dd>
                    {masking ? <MaskedValue masking={masking} brief /> : <MaskedText>{text}</MaskedText>}
                  </dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
