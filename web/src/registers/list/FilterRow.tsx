import { Button } from '@digdir/designsystemet-react';
import { ListFilter } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Names, Register } from '@/api/types';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import {
  type Condition,
  conditionsOf,
  termsOf,
  withoutCondition,
  withoutConditions,
  withTerms,
} from './address';
import { FilterChip } from './FilterChip';
import { FilterPanel } from './FilterPanel';
import styles from './RegisterList.module.css';
import { usePlace } from './usePlace';

/** The conditions that hold, each in plain words, and the way to one more. */
export function FilterRow({ register, names }: { register: Register; names: Names | undefined }) {
  const w = useWords(registerWords);
  const { search, go } = usePlace(register);
  const adding = useRef<HTMLButtonElement>(null);
  // The field whose condition is being written; empty: not chosen yet; null: none.
  const [open, setOpen] = useState<string | null>(null);
  const conditions = conditionsOf(search);
  const close = () => {
    setOpen(null);
    adding.current?.focus();
  };
  const remove = (condition: Condition) => {
    go(withoutCondition(search, condition));
    adding.current?.focus();
  };
  return (
    <section className={styles.filters} aria-label={w('filters')}>
      <ul className={styles.chips}>
        {conditions.map((condition) => (
          <FilterChip
            key={`${condition.name}=${condition.terms.join('&')}`}
            register={register}
            condition={condition}
            names={names}
            onOpen={() => setOpen(condition.name)}
            onRemove={() => remove(condition)}
          />
        ))}
        <li>
          <Button
            ref={adding}
            variant="tertiary"
            data-size="sm"
            aria-expanded={open !== null}
            onClick={() => setOpen(open === null ? '' : null)}
          >
            <ListFilter aria-hidden size={16} />
            {w('add_filter')}
          </Button>
        </li>
        {conditions.length > 1 && (
          <li>
            <Button
              variant="tertiary"
              data-color="neutral"
              data-size="sm"
              onClick={() => go(withoutConditions(search))}
            >
              {w('clear_filters')}
            </Button>
          </li>
        )}
      </ul>
      {open !== null && (
        <FilterPanel
          key={open}
          register={register}
          name={open}
          termsOf={(name) => termsOf(search, name)}
          onApply={(name, terms) => {
            go(withTerms(search, name, terms));
            close();
          }}
          onClose={close}
        />
      )}
    </section>
  );
}
