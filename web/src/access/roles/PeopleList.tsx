import { Heading } from '@digdir/designsystemet-react';
import type { Assignment } from '@/api/assignments';
import { useWords } from '@/words/words';
import { RoleList } from './RoleList';
import styles from './RoleTable.module.css';
import { rolesWords } from './words';

interface Props {
  assignments: readonly Assignment[];
  all: readonly Assignment[];
  now: Date;
}

/** The roles person by person, for a narrow screen. */
export function PeopleList({ assignments, all, now }: Props) {
  const w = useWords(rolesWords);
  const accounts = [...new Set(assignments.map((one) => one.account))];
  return (
    <div className={styles.people}>
      {accounts.map((account) => {
        const its = assignments.filter((one) => one.account === account);
        const name = its[0]?.name ?? '';
        return (
          <section key={account} className={styles.person}>
            <Heading level={2} data-size="2xs">
              {name}
            </Heading>
            <RoleList label={w('list_of', { name })} assignments={its} all={all} now={now} />
          </section>
        );
      })}
    </div>
  );
}
