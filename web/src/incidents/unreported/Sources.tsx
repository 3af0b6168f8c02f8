import type { Unreported } from '@/api/unreported';
import { RecordsLink } from '@/app/RecordsLink';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Unreported.module.css';
import type { UnreportedChoice } from './useUnreported';
import { unreportedWords } from './words';

interface Props {
  unreported: Unreported;
  choice: UnreportedChoice;
}

/** The two lists, and how far they have been compared. */
export function Sources({ unreported, choice }: Props) {
  const w = useWords(unreportedWords);
  const f = useFormats();
  const { terms } = unreported;
  const numbers = [
    { name: 'staff', records: choice.listOf('incidents', terms.staff) },
    // Of events, where several cases may be one: no list has exactly so many.
    { name: 'desk', records: null },
    { name: 'both', records: choice.listOf('incidents', terms.both) },
    { name: 'undecided', records: choice.listOf('desk-cases', terms.undecided) },
  ] as const;
  return (
    <dl className={styles.sources}>
      {numbers.map(({ name, records }) => (
        <div key={name}>
          <dt>{w(name)}</dt>
          <dd>
            {records ? (
              <RecordsLink
                records={records}
                aria-label={w('cell', { name: w(name), number: f.number(unreported[name]) })}
              >
                {f.number(unreported[name])}
              </RecordsLink>
            ) : (
              f.number(unreported[name])
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
