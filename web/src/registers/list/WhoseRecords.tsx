import type { Register } from '@/api/types';
import { useAuthority } from '@/app/place';
import { one } from '@/app/search';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import { withValue } from './address';
import styles from './RegisterList.module.css';
import { usePlace } from './usePlace';

const whose = ['without', 'with', 'only'] as const;

/** The authority's own records, those that others share with it, or both. */
export function WhoseRecords({ register }: { register: Register }) {
  const w = useWords(registerWords);
  const { may } = useAuthority();
  const { search, go } = usePlace(register);
  // A server that knows no rights knows no sharing either.
  if (!may) return null;
  return (
    <label className={styles.labelled}>
      {w('whose')}
      <select
        className="ds-input"
        value={one(search, 'shared') || 'without'}
        onChange={(event) =>
          go(withValue(search, 'shared', event.target.value === 'without' ? '' : event.target.value))
        }
      >
        {whose.map((what) => (
          <option key={what} value={what}>
            {w(`whose_${what}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
