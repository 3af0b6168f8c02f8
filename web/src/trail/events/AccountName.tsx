import { Link } from '@tanstack/react-router';
import type { TrailEntry } from '@/api/trail';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import styles from './EventLine.module.css';
import { usePeople } from '@/app/usePeople';
import { deedWords } from './deed_words';

/** The account that an event is about. */
export function AccountName({ entry }: { entry: TrailEntry }) {
  const w = useWords(deedWords);
  const people = usePeople();
  const mayOpen = useMay('accounts', 'read');
  const said = entry.changes?.name;
  const name = people.ofAccount(entry.id) ?? (typeof said === 'string' ? said : w('an_account'));
  return (
    <>
      {mayOpen ? (
        <Link to="/administration/users" search={{ user: entry.id }} className="ds-link">
          {name}
        </Link>
      ) : (
        name
      )}{' '}
      <span className={styles.beside}>{w('account')}</span>
    </>
  );
}
