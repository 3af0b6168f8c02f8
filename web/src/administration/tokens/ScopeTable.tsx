import { Select, ValidationMessage } from '@digdir/designsystemet-react';
import type { TokenRight } from '@/api/tokens';
import { useSay, useWords } from '@/words/words';
import type { Chosen } from './scopes';
import styles from './ScopeTable.module.css';
import { useSubjects } from './useSubjects';
import { tokensWords } from './words';

interface Props {
  id: string;
  chosen: Chosen;
  fault: string | undefined;
  onChange: (subject: string, right: TokenRight | '') => void;
}

/** Each register and duty with the right to it. */
export function ScopeTable({ id, chosen, fault, onChange }: Props) {
  const w = useWords(tokensWords);
  const say = useSay();
  const { subjects } = useSubjects();
  return (
    <div id={id}>
      {fault && <ValidationMessage>{fault}</ValidationMessage>}
      <table className={styles.table}>
        <caption className="visually-hidden">{w('extent')}</caption>
        <thead>
          <tr>
            <th scope="col">{w('subject')}</th>
            <th scope="col">{w('right')}</th>
          </tr>
        </thead>
        <tbody>
          {subjects.map((subject) => (
            <tr key={subject.name}>
              <th scope="row">{say(subject.label)}</th>
              <td>
                <Select
                  aria-label={w('right_to', { subject: say(subject.label) })}
                  value={chosen.get(subject.name) ?? ''}
                  onChange={(event) => onChange(subject.name, event.target.value as TokenRight | '')}
                >
                  <Select.Option value="">{w('none_of_it')}</Select.Option>
                  <Select.Option value="read">{w('read')}</Select.Option>
                  <Select.Option value="write">{w('write')}</Select.Option>
                </Select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
