import { useEffect, useRef } from 'react';
import type { Field } from '@/api/types';
import { uiWords } from '@/ui/words';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { registerWords } from '../words';
import styles from './FieldChooser.module.css';

interface Props {
  id: string;
  fields: Field[];
  /** The field's name; empty: none. */
  value: string;
  onChange: (name: string) => void;
}

/** Which field; where the work begins, so that it takes the focus. */
export function FieldChooser({ id, fields, value, onChange }: Props) {
  const w = useWords(registerWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const { compare } = useFormats();
  const box = useRef<HTMLSelectElement>(null);
  useEffect(() => box.current?.focus(), []);
  const sorted = fields.toSorted((a, b) => compare(say(a.label), say(b.label)));
  return (
    <div className={styles.chooser}>
      <label htmlFor={id}>{w('field')}</label>
      <select
        ref={box}
        id={id}
        className="ds-input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{ui('choose')}</option>
        {sorted.map((field) => (
          <option key={field.name} value={field.name}>
            {say(field.label)}
          </option>
        ))}
      </select>
    </div>
  );
}
