import type { Page } from '@/api/types';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import styles from './RecordTable.module.css';
import type { Selecting } from './selection';

export function SelectAll({ page, selecting }: { page: Page; selecting: Selecting }) {
  const w = useWords(registerWords);
  const count = selecting.selected.length;
  const all = count === page.items.length;
  return (
    <label className={styles.target}>
      <input
        type="checkbox"
        className="ds-input"
        aria-label={w('select_all')}
        checked={all}
        ref={(box) => {
          if (box) box.indeterminate = count > 0 && !all;
        }}
        onChange={(event) => selecting.all(event.target.checked)}
      />
    </label>
  );
}

interface Props {
  id: string;
  index: number;
  title: string;
  selecting: Selecting;
}

/** With Shift: all rows from the one before. */
export function SelectRow({ id, index, title, selecting }: Props) {
  const w = useWords(registerWords);
  return (
    <label className={styles.target}>
      <input
        type="checkbox"
        className="ds-input"
        aria-label={w('select', { title })}
        checked={selecting.has(id)}
        onChange={(event) => {
          const withShift = (event.nativeEvent as MouseEvent).shiftKey;
          selecting.toggle(index, event.target.checked, withShift);
        }}
      />
    </label>
  );
}
