import { Heading } from '@digdir/designsystemet-react';
import type { HeldAccount } from '@/api/persons';
import { useWords } from '@/words/words';
import styles from './Held.module.css';
import { HeldSection } from './HeldSection';
import { useAccountFacts } from './useAccountFacts';
import { heldWords } from './words';

/** The accounts, and what hangs on them. */
export function AccountsSection({ accounts }: { accounts: readonly HeldAccount[] }) {
  const w = useWords(heldWords);
  const factsOf = useAccountFacts();
  if (accounts.length === 0) return null;
  return (
    <HeldSection title={w('accounts')} why={w('account_help')}>
      <ul className={styles.records}>
        {accounts.map((account) => (
          <li key={account.id}>
            <Heading level={3} data-size="2xs">
              {w('account', { login: account.login })}
            </Heading>
            <dl className={styles.facts}>
              {factsOf(account).map(([label, text]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </HeldSection>
  );
}
