import { useSession } from '@/app/session';
import { useRights } from '@/app/useMay';
import { useWords } from '@/words/words';
import styles from './AboutMe.module.css';
import { Section } from './Section';
import { accountWords } from './words';

/** Who the page takes me for. */
export function AboutMe() {
  const w = useWords(accountWords);
  const { account, authorities, roles } = useSession();
  const { office } = useRights();
  const authority = authorities.find((one) => one.code === account.authority);
  return (
    <Section title={w('you')} help={w('you_help')}>
      <dl className={styles.facts}>
        <dt>{w('name')}</dt>
        <dd>{account.name}</dd>
        <dt>{w('login')}</dt>
        <dd>{account.login}</dd>
        {!roles && (
          <>
            <dt>{w('kind')}</dt>
            <dd>{w(account.kind)}</dd>
          </>
        )}
        <dt>{w('authority')}</dt>
        <dd>{account.authority === null ? w('all_authorities') : (authority?.name ?? account.authority)}</dd>
        {office && (
          <>
            <dt>{w('named_as')}</dt>
            <dd>
              {account.named_as.join(', ') || w('no_names')}
              <div className={styles.help}>{w('named_as_help')}</div>
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}
