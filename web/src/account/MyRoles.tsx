import { Link } from '@tanstack/react-router';
import { PersonRoles } from '@/access/PersonRoles';
import { useSession } from '@/app/session';
import { useWords } from '@/words/words';
import styles from './MyRoles.module.css';
import { Section } from './Section';
import { accountWords } from './words';

/** What I may do, and the way to let somebody do it in my place. */
export function MyRoles() {
  const w = useWords(accountWords);
  const { account } = useSession();
  return (
    <Section title={w('roles')} help={w('roles_help')}>
      <div className={styles.roles}>
        <PersonRoles account={account.id} name={account.name} />
        <p>
          <Link to="/administration/matrix" className="ds-link">
            {w('roles_matrix')}
          </Link>
        </p>
      </div>
    </Section>
  );
}
