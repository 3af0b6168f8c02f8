import { actions, scopes } from '@/api/access';
import { useWords } from '@/words/words';
import styles from './Legend.module.css';
import { ScopeSign } from './ScopeSign';
import { matrixWords } from './words';

/** What signs and letters stand for. */
export function Legend() {
  const w = useWords(matrixWords);
  return (
    <div role="group" aria-label={w('legend')} className={styles.legend}>
      <dl className={styles.line}>
        {actions.map((action) => (
          <div key={action}>
            <dt>
              <b>{w(`letter_${action}`)}</b>
            </dt>
            <dd>{w(action)}</dd>
          </div>
        ))}
      </dl>
      <dl className={styles.line}>
        {[...scopes]
          .reverse()
          .filter((scope) => scope !== 'none')
          .map((scope) => (
            <div key={scope}>
              <dt>
                <ScopeSign scope={scope} />
                {w(`scope_${scope}`)}
              </dt>
              <dd>{w(`scope_${scope}_help`)}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
