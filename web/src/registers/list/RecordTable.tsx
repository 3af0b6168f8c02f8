import { maskedOf, type Masking } from '@/api/secrecy';
import type { Page, Register } from '@/api/types';
import { MaskedText } from '@/app/MaskedText';
import { MaskedValue } from '@/app/MaskedValue';
import { kindOf, showValue } from '@/kinds';
import { useSay, useWords } from '@/words/words';
import { titleOf } from '../titles';
import { useReader } from '../useReader';
import { registerWords } from '../words';
import { columnsOf } from './address';
import { ColumnHeading } from './ColumnHeading';
import { RecordLink } from './RecordLink';
import { SelectAll, SelectRow } from './SelectBox';
import type { Selecting } from './selection';
import styles from './RecordTable.module.css';
import { usePlace } from './usePlace';

interface Props {
  register: Register;
  page: Page;
  /** Null: nothing can be done with many at once. */
  selecting: Selecting | null;
}

export function RecordTable({ register, page, selecting }: Props) {
  const w = useWords(registerWords);
  const say = useSay();
  const reader = useReader(page.names);
  const { search } = usePlace(register);
  const [title, ...columns] = columnsOf(search, register);
  const name = say(register.label_plural);
  const cellClass = (numeric = false, kind = '') => (numeric ? 'number' : styles[kind]);
  return (
    // A region that scrolls must be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.region} role="region" tabIndex={0} aria-label={w('list_of', { register: name })}>
      <table className={styles.table}>
        <caption className="visually-hidden">{name}</caption>
        <thead>
          <tr>
            {selecting && (
              <td className={styles.box}>
                <SelectAll page={page} selecting={selecting} />
              </td>
            )}
            {title && <ColumnHeading register={register} field={title} />}
            {register.reference_prefix && <th scope="col">{w('reference')}</th>}
            {columns.map((field) => (
              <ColumnHeading key={field.name} register={register} field={field} />
            ))}
          </tr>
        </thead>
        <tbody>
          {page.items.map((record, index) => (
            <tr key={record.id} data-selected={selecting?.has(record.id) || undefined}>
              {selecting && (
                <td className={styles.box}>
                  <SelectRow
                    id={record.id}
                    index={index}
                    title={titleOf(register, record, reader)}
                    selecting={selecting}
                  />
                </td>
              )}
              <th scope="row" className={styles.name}>
                <RecordLink register={register} record={record} reader={reader} />
              </th>
              {register.reference_prefix && <td className={styles.short}>{record.reference}</td>}
              {columns.map((field) => (
                <td key={field.name} className={cellClass(kindOf(field).numeric, field.kind)}>
                  <Cell
                    text={showValue(record[field.name], field, reader)}
                    masking={maskedOf(record)[field.name]}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One line; what does not fit is told by the pointer, and on the record's own page. */
function Cell({ text, masking }: { text: string; masking: Masking | undefined }) {
  const long = 24;
  if (masking) return <MaskedValue masking={masking} brief />;
  return (
    <span className={styles.cell} title={text.length > long ? text : undefined}>
      <MaskedText>{text}</MaskedText>
    </span>
  );
}
