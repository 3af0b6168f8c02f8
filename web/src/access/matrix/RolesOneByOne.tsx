import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useChangeSearch } from '@/app/useChangeSearch';
import { useSay } from '@/words/words';
import { RoleRights } from './RoleRights';
import styles from './RolesOneByOne.module.css';
import type { MatrixShown } from './shown';

/** The matrix on a narrow screen: one role opened at a time, which one stands in the address. */
export function RolesOneByOne(shown: MatrixShown) {
  const say = useSay();
  const change = useChangeSearch();
  const open = one(useSearchMap(), 'role');
  return (
    <ul className={styles.roles}>
      {shown.roles.map((role) => {
        const isOpen = open === role.code;
        return (
          <li key={role.code} className={styles.role}>
            <h2 className={styles.heading}>
              <button
                type="button"
                className={styles.toggle}
                aria-expanded={isOpen}
                onClick={() => change({ role: isOpen ? '' : role.code })}
              >
                {say(role.label)}
              </button>
            </h2>
            {isOpen && <RoleRights role={role} shown={shown} />}
          </li>
        );
      })}
    </ul>
  );
}
