import type { Role } from '@/api/access';
import { useSay, useWords } from '@/words/words';
import { MatrixCell } from './MatrixCell';
import styles from './RolesOneByOne.module.css';
import { kinds, type MatrixShown } from './shown';
import { matrixWords } from './words';

/** All that one role may. */
export function RoleRights({ role, shown }: { role: Role; shown: MatrixShown }) {
  const w = useWords(matrixWords);
  const say = useSay();
  return (
    <>
      <p className={styles.help}>{say(role.help)}</p>
      {kinds.map(({ kind, word }) => (
        <table key={kind} className={styles.table}>
          <caption className="visually-hidden">
            {say(role.label)}: {w(word)}
          </caption>
          <thead>
            <tr>
              <th scope="col">{w(word)}</th>
              <th scope="col">{w('may')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.subjects
              .filter((subject) => subject.kind === kind)
              .map((subject) => (
                <tr key={subject.name}>
                  <th scope="row">{say(subject.label)}</th>
                  <MatrixCell
                    shown={shown}
                    cell={{ role, subject }}
                    place={{ row: 0, column: 0 }}
                    active
                    onFocus={() => undefined}
                  />
                </tr>
              ))}
          </tbody>
        </table>
      ))}
    </>
  );
}
