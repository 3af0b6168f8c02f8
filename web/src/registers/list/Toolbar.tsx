import { Button } from '@digdir/designsystemet-react';
import { ListFilter } from 'lucide-react';
import type { Register } from '@/api/types';
import { one } from '@/app/search';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import { withValue } from './address';
import { ColumnChooser } from './ColumnChooser';
import { OrderChooser } from './OrderChooser';
import { QuickSearch } from './QuickSearch';
import styles from './RegisterList.module.css';
import { SecretsChooser } from './SecretsChooser';
import type { Filtering } from './useFiltering';
import { useNarrow } from './useNarrow';
import { usePlace } from './usePlace';
import { WhoseRecords } from './WhoseRecords';

const showing = ['without', 'with', 'only'] as const;

interface Props {
  register: Register;
  filtering: Omit<Filtering, 'setButton'>;
  filterButton: Filtering['setButton'];
}

/** What the list shows: words looked for, conditions, columns, archived records, and whose. */
export function Toolbar({ register, filtering, filterButton }: Props) {
  const w = useWords(registerWords);
  const narrow = useNarrow();
  const { search, go } = usePlace(register);
  return (
    <div className={styles.toolbar}>
      <QuickSearch register={register} />
      <Button
        ref={filterButton}
        variant="secondary"
        data-color="neutral"
        data-size="sm"
        aria-expanded={filtering.field !== null}
        onClick={() => (filtering.field === null ? filtering.open('') : filtering.close())}
      >
        <ListFilter aria-hidden size={16} />
        {w('add_filter')}
      </Button>
      {narrow ? <OrderChooser register={register} /> : <ColumnChooser register={register} />}
      <label className={styles.labelled}>
        {w('archived')}
        <select
          className="ds-input"
          value={one(search, 'archived') || 'without'}
          onChange={(event) =>
            go(withValue(search, 'archived', event.target.value === 'without' ? '' : event.target.value))
          }
        >
          {showing.map((what) => (
            <option key={what} value={what}>
              {w(`archived_${what}`)}
            </option>
          ))}
        </select>
      </label>
      <WhoseRecords register={register} />
      <SecretsChooser register={register} />
    </div>
  );
}
