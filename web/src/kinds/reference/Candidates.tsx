import { useState } from 'react';
import { useWords } from '@/words/words';
import { kindWords } from '../words';
import styles from './ReferenceInput.module.css';
import type { Picker } from './useBox';

interface Props {
  id: string;
  labelledBy: string;
  picker: Picker;
  /** The id of the record that is chosen. */
  chosen: string;
}

const room = 280;

/** Whether there is too little room below. */
const isLow = (element: HTMLElement) => {
  const box = element.parentElement?.getBoundingClientRect();
  return box !== undefined && box.bottom + room > window.innerHeight && box.top > room;
};

/** The records that match what is written. */
export function Candidates({ id, labelledBy, picker, chosen }: Props) {
  const w = useWords(kindWords);
  const [above, setAbove] = useState(false);
  const { candidates, active, open, searching } = picker;
  const said = searching ? 'searching' : 'no_hits';
  const nothing = open && candidates.length === 0;
  return (
    <>
      <div
        id={id}
        role="listbox"
        aria-labelledby={labelledBy}
        aria-busy={searching}
        hidden={!open || nothing}
        className={above ? styles.listAbove : styles.list}
        ref={(list) => {
          if (list && open) setAbove(isLow(list));
        }}
      >
        {candidates.map((one, index) => (
          // The keys are those of the box, which has the focus.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={one.id === chosen}
            data-active={index === active || undefined}
            className={styles.item}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => picker.choose(one)}
          >
            <span>{one.title}</span>
            {one.beside && <span className={styles.beside}>{one.beside}</span>}
          </div>
        ))}
      </div>
      <p className={nothing ? (above ? styles.listAbove : styles.list) : 'visually-hidden'} role="status">
        {nothing ? w(said) : open ? w('hits', { count: candidates.length }) : ''}
      </p>
    </>
  );
}
