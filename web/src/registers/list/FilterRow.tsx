import { Button } from '@digdir/designsystemet-react';
import type { Names, Register } from '@/api/types';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import { conditionsOf, termsOf, withoutCondition, withoutConditions, withTerms } from './address';
import { FilterChip } from './FilterChip';
import { FilterPanel } from './FilterPanel';
import styles from './Filters.module.css';
import type { Filtering } from './useFiltering';
import { usePlace } from './usePlace';

interface Props {
  register: Register;
  names: Names | undefined;
  filtering: Omit<Filtering, 'setButton'>;
}

/** The conditions that hold, each in plain words, and the one that is being written. */
export function FilterRow({ register, names, filtering }: Props) {
  const w = useWords(registerWords);
  const { search, go } = usePlace(register);
  const conditions = conditionsOf(search);
  if (conditions.length === 0 && filtering.field === null) return null;
  return (
    <section className={styles.filters} aria-label={w('filters')}>
      {conditions.length > 0 && (
        <ul className={styles.chips}>
          {conditions.map((condition) => (
            <FilterChip
              key={`${condition.name}=${condition.terms.join('&')}`}
              register={register}
              condition={condition}
              names={names}
              onOpen={() => filtering.open(condition.name)}
              onRemove={() => {
                go(withoutCondition(search, condition));
                filtering.close();
              }}
            />
          ))}
          {conditions.length > 1 && (
            <li>
              <Button
                variant="tertiary"
                data-color="neutral"
                data-size="sm"
                onClick={() => {
                  go(withoutConditions(search));
                  filtering.close();
                }}
              >
                {w('clear_filters')}
              </Button>
            </li>
          )}
        </ul>
      )}
      {filtering.field !== null && (
        <FilterPanel
          key={filtering.field}
          register={register}
          name={filtering.field}
          termsOf={(name) => termsOf(search, name)}
          onApply={(name, terms) => {
            go(withTerms(search, name, terms));
            filtering.close();
          }}
          onClose={filtering.close}
        />
      )}
    </section>
  );
}
