import { useSay, useWords } from '@/words/words';
import styles from '../controls.module.css';
import type { FilterProps } from '../kind';
import { valueOf, writeTerm } from '../term';
import { kindWords } from '../words';
import { ReferenceInput } from './ReferenceInput';
import { isId } from './rules';
import { useIsTree } from './useReference';

export function ReferenceFilter({ id, field, terms, onChange }: FilterProps) {
  const w = useWords(kindWords);
  const say = useSay();
  const tree = useIsTree(field);
  const below = valueOf(terms, 'under') !== '';
  const chosen = valueOf(terms, 'eq', 'under');
  const put = (value: string, withBelow: boolean) =>
    onChange(value === '' ? [] : [writeTerm({ operator: withBelow ? 'under' : 'eq', values: [value] })]);
  return (
    <div className={styles.frame}>
      <label id={`${id}-label`} htmlFor={id} className={`ds-label ${styles.label ?? ''}`}>
        {say(field.label)}
      </label>
      <ReferenceInput
        id={id}
        field={{ ...field, required: false }}
        draft={isId(chosen) ? chosen : ''}
        labelledBy={`${id}-label`}
        describedBy={undefined}
        invalid={false}
        onChange={(draft) => put(draft, below)}
        onBlur={() => undefined}
      />
      {tree && (
        <label className={styles.check}>
          <input
            type="checkbox"
            className="ds-input"
            checked={below}
            disabled={chosen === ''}
            onChange={(event) => put(chosen, event.target.checked)}
          />
          {w('below_too')}
        </label>
      )}
    </div>
  );
}
