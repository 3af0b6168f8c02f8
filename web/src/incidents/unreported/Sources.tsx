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
  const numbers = [
    { name: 'staff', records: choice.incidents },
    { name: 'desk', records: choice.casesWith({}) },
    { name: 'both', records: choice.casesWith({ match: 'eq.same' }) },
    { name: 'undecided', records: choice.casesWith({ match: 'is.null' }) },
  ] as const;
  return (
    <dl className={styles.sources}>
      {numbers.map(({ name, records }) => (
        <div key={name}>
          <dt>{w(name)}</dt>
          <dd>
            <RecordsLink
              records={records}
              aria-label={w('cell', { name: w(name), number: f.number(unreported[name]) })}
            >
              {f.number(unreported[name])}
            </RecordsLink>
          </dd>
        </div>
      ))}
    </dl>
  );
}
