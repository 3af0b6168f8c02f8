import { useSuspenseQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { registersQuery } from '@/api/registers';
import type { Names, Register } from '@/api/types';
import { yearOf } from '@/kinds/date/terms';
import { describeTerm } from '@/kinds/describe';
import { useTitles } from '@/kinds/reference/useReference';
import { parseTerm } from '@/kinds/term';
import { useSay, useWords } from '@/words/words';
import { useReader } from '../useReader';
import { registerWords } from '../words';
import { type Condition, fieldAt } from './address';
import styles from './Filters.module.css';

interface Props {
  register: Register;
  condition: Condition;
  names: Names | undefined;
  onOpen: () => void;
  onRemove: () => void;
}

/** A condition in plain words. One that the page does not understand stands as it was written. */
export function FilterChip({ register, condition, names, onOpen, onRemove }: Props) {
  const w = useWords(registerWords);
  const words = useCondition(register, condition, names);
  const simple = register.fields.some((field) => field.name === condition.name);
  return (
    <li className={styles.chip}>
      {simple ? (
        <button
          type="button"
          className={styles.text}
          aria-label={w('change_filter', { filter: words })}
          onClick={onOpen}
        >
          {words}
        </button>
      ) : (
        <span className={styles.text}>{words}</span>
      )}
      <button
        type="button"
        className={styles.remove}
        aria-label={w('remove_filter', { filter: words })}
        onClick={onRemove}
      >
        <X aria-hidden size={14} />
      </button>
    </li>
  );
}

function useCondition(register: Register, { name, terms }: Condition, names: Names | undefined): string {
  const say = useSay();
  const { data: registers } = useSuspenseQuery(registersQuery);
  const found = fieldAt(registers, register, name);
  const refersTo = found?.field.refers_to ?? null;
  const values = refersTo ? terms.flatMap((term) => parseTerm(term)?.values ?? []) : [];
  const reader = useReader(useTitles(refersTo, values, names));
  if (!found) return `${name}: ${terms.join(', ')}`;
  const year = yearOf(terms);
  const said = year === null ? terms.map((term) => describeTerm(term, found.field, reader)).join(', ') : year;
  return `${say(found.label)}: ${said}`;
}
