import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { Field, Register } from '@/api/types';
import { kindOf } from '@/kinds';
import { useNotices } from '@/ui/notices';
import { useSay, useWords } from '@/words/words';
import { registerWords } from '../words';
import { orderOf, sortedBy } from './address';
import styles from './RecordTable.module.css';
import { usePlace } from './usePlace';

/** A heading; where the field has an order, a button that sorts, and once more turns it round. */
export function ColumnHeading({ register, field }: { register: Register; field: Field }) {
  const w = useWords(registerWords);
  const say = useSay();
  const { announce } = useNotices();
  const { search, go } = usePlace(register);
  const order = orderOf(search, register);
  const mine = order.name === field.name;
  const align = kindOf(field).numeric ? 'number' : undefined;
  if (!field.sortable) {
    return (
      <th scope="col" className={align}>
        {say(field.label)}
      </th>
    );
  }
  const Arrow = !mine ? ChevronsUpDown : order.descending ? ArrowDown : ArrowUp;
  const sort = () => {
    const next = sortedBy(search, register, field.name);
    const turned = orderOf(next, register).descending ? 'descending' : 'ascending';
    go(next);
    announce(w('sorted', { field: say(field.label), order: w(turned) }));
  };
  return (
    <th
      scope="col"
      className={align}
      aria-sort={mine ? (order.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className={styles.sort} onClick={sort}>
        {say(field.label)}
        <Arrow aria-hidden size={14} className={mine ? undefined : styles.idle} />
      </button>
    </th>
  );
}
