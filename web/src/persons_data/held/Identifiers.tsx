import type { Identifier } from '@/api/persons';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Held.module.css';
import { heldWords } from './words';

/** By what fields the person is found, and where that may be somebody else. */
export function Identifiers({ identifiers }: { identifiers: readonly Identifier[] }) {
  const w = useWords(heldWords);
  const { number } = useFormats();
  if (identifiers.length === 0) return null;
  return (
    <dl className={styles.identifiers} aria-label={w('identifiers')}>
      {identifiers.map(({ kind, value, authority, shared_with: others }) => (
        <div key={`${kind} ${value} ${authority ?? ''}`}>
          <dt>{w(`by_${kind}`)}</dt>
          <dd>
            {value}{' '}
            {others > 0 && (
              <span className={styles.beside}>
                ({w('shared', { count: others, number: number(others) })})
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
