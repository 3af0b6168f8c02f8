import { type KeyboardEvent, useRef, useState } from 'react';
import { useSay, useWords } from '@/words/words';
import { MatrixCell } from './MatrixCell';
import styles from './MatrixTable.module.css';
import { moved, type Place } from './move';
import { softened } from './softened';
import { kinds, type MatrixShown } from './shown';
import { matrixWords } from './words';

/** Subjects down, roles across; heads stay while one scrolls. To be changed, its cells are moved among by arrow keys. */
export function MatrixTable(shown: MatrixShown) {
  const { roles, subjects, onChoose } = shown;
  const w = useWords(matrixWords);
  const say = useSay();
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const ordered = kinds.flatMap(({ kind }) => subjects.filter((subject) => subject.kind === kind));
  const pressed = (event: KeyboardEvent) => {
    const next = onChoose && moved(event.key, active, ordered.length, roles.length);
    if (!next) return;
    event.preventDefault();
    setActive(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  };
  return (
    // What scrolls must be reachable by the keyboard; to be changed, the cells are.
    <section className={styles.region} aria-label={w('title')} tabIndex={onChoose ? -1 : 0}>
      {/* The keys move the focus among the buttons within. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table className={styles.table} ref={table} onKeyDown={pressed}>
        <caption className="visually-hidden">{w('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{w('subject')}</th>
            {roles.map((role) => (
              <th key={role.code} scope="col" title={say(role.help)}>
                {softened(say(role.label))}
              </th>
            ))}
          </tr>
        </thead>
        {kinds.map(({ kind, word }) => (
          <tbody key={kind}>
            <tr>
              <th scope="rowgroup" colSpan={roles.length + 1} className={styles.kind}>
                <span>{w(word)}</span>
              </th>
            </tr>
            {ordered
              .filter((subject) => subject.kind === kind)
              .map((subject) => (
                <tr key={subject.name}>
                  <th scope="row">{say(subject.label)}</th>
                  {roles.map((role, column) => {
                    const row = ordered.indexOf(subject);
                    return (
                      <MatrixCell
                        key={role.code}
                        shown={shown}
                        cell={{ role, subject }}
                        place={{ row, column }}
                        active={active.row === row && active.column === column}
                        onFocus={setActive}
                      />
                    );
                  })}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}
