import { Button, Dropdown } from '@digdir/designsystemet-react';
import { Columns3 } from 'lucide-react';
import type { Register } from '@/api/types';
import { useSay, useWords } from '@/words/words';
import { registerWords } from '../words';
import { columnsOf, without } from './address';
import styles from './RegisterList.module.css';
import { usePlace } from './usePlace';

/** Which fields the list shows. The title always stands first. */
export function ColumnChooser({ register }: { register: Register }) {
  const w = useWords(registerWords);
  const say = useSay();
  const { search, go } = usePlace(register);
  const shown = columnsOf(search, register).map((field) => field.name);
  const put = (name: string, on: boolean) => {
    const names = register.fields
      .map((field) => field.name)
      .filter((one) => (one === name ? on : shown.includes(one)));
    go({ ...search, fields: names.join(',') }, true);
  };
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger variant="secondary" data-color="neutral" data-size="sm">
        <Columns3 aria-hidden size={16} />
        {w('columns')}
      </Dropdown.Trigger>
      <Dropdown className={styles.columns} aria-label={w('columns')} role="group">
        {register.fields.map((field) => (
          <label key={field.name} className={styles.column}>
            <input
              type="checkbox"
              className="ds-input"
              checked={shown.includes(field.name)}
              disabled={field.name === register.title}
              onChange={(event) => put(field.name, event.target.checked)}
            />
            {say(field.label)}
          </label>
        ))}
        <Button
          variant="tertiary"
          data-size="sm"
          disabled={!search.fields}
          onClick={() => go(without(search, 'fields'), true)}
        >
          {w('usual_columns')}
        </Button>
      </Dropdown>
    </Dropdown.TriggerContext>
  );
}
