import type { Register } from '@/api/types';
import { one } from '@/app/search';
import { useSay, useWords } from '@/words/words';
import { registerWords } from '../words';
import { withValue } from './address';
import styles from './RegisterList.module.css';
import { usePlace } from './usePlace';

/** The order of the list, where there are no headings to press. */
export function OrderChooser({ register }: { register: Register }) {
  const w = useWords(registerWords);
  const say = useSay();
  const { search, go } = usePlace(register);
  return (
    <label className={styles.labelled}>
      {w('sort')}
      <select
        className="ds-input"
        value={one(search, 'sort')}
        onChange={(event) => go(withValue(search, 'sort', event.target.value))}
      >
        <option value="">{w('usual_order')}</option>
        {register.fields
          .filter((field) => field.sortable)
          .flatMap((field) => [
            <option key={field.name} value={field.name}>
              {say(field.label)}, {w('ascending')}
            </option>,
            <option key={`-${field.name}`} value={`-${field.name}`}>
              {say(field.label)}, {w('descending')}
            </option>,
          ])}
      </select>
    </label>
  );
}
