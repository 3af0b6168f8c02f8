import styles from './UnitChooser.module.css';
import type { UnitChoice } from './useUnitChoice';

interface Props {
  id: string;
  value: string;
  choice: UnitChoice;
}

/** The units that fit what is written. */
export function UnitOptions({ id, value, choice }: Props) {
  const { units, active, open } = choice;
  return (
    <div
      id={`${id}list`}
      role="listbox"
      aria-labelledby={`${id}label`}
      hidden={!open || units.length === 0}
      className={styles.list}
    >
      {units.map((unit, index) => (
        // The keys are those of the box, which keeps the focus.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={unit.code}
          id={`${id}${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={unit.code === value}
          data-active={index === active || undefined}
          className={styles.item}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choice.choose(unit)}
        >
          <span>{unit.name}</span>
          <span className={styles.code}>{unit.code}</span>
        </div>
      ))}
    </div>
  );
}
