import type { Cell } from '@/api/matrix';
import { useWords } from '@/words/words';
import { groupsOf } from './cells';
import styles from './Rights.module.css';
import { ScopeSign } from './ScopeSign';
import { matrixWords } from './words';

/** A cell as the eye reads it: how far, and what by its letter. Read aloud it is told in words beside this. */
export function Rights({ cell }: { cell: Cell }) {
  const w = useWords(matrixWords);
  const groups = groupsOf(cell);
  return (
    <span aria-hidden className={styles.rights}>
      {groups.length === 0 && <span className={styles.none}>–</span>}
      {groups.map(({ scope, actions }) => (
        <span key={scope} className={styles.group} data-scope={scope}>
          <ScopeSign scope={scope} />
          <span>{w(`scope_${scope}`)}</span>
          <b>{actions.map((action) => w(`letter_${action}`)).join('')}</b>
        </span>
      ))}
    </span>
  );
}
