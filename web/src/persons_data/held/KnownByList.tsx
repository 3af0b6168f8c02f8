import type { PersonData } from '@/api/persons';
import { useWords } from '@/words/words';
import styles from './Held.module.css';
import { heldWords } from './words';

/** What the data was found by, and where that may be somebody else's. */
export function KnownByList({ known }: { known: PersonData['known_by'] }) {
  const w = useWords(heldWords);
  if (known.length === 0) return null;
  return (
    <dl className={styles.known}>
      {known.map(({ by, value, certain }) => (
        <div key={`${by} ${value}`}>
          <dt>{w(`by_${by}`)}</dt>
          <dd>
            {value} {!certain && <span className={styles.beside}>({w('shared_name')})</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
