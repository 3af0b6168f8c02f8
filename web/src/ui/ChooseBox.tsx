import styles from './HeadedTable.module.css';

interface Props {
  label: string;
  chosen: boolean;
  onChoose: (on: boolean) => void;
}

/** The box before a line of a table. */
export function ChooseBox({ label, chosen, onChoose }: Props) {
  return (
    <label className={styles.target}>
      <input
        type="checkbox"
        className="ds-input"
        aria-label={label}
        checked={chosen}
        onChange={(event) => onChoose(event.target.checked)}
      />
    </label>
  );
}
