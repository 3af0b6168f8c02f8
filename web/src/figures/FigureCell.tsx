import type { FigureReading } from '@/api/types';
import { RecordsLink } from '@/app/RecordsLink';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './AreaTable.module.css';
import { differenceOf, type Row } from './catalogue';
import { figureWords } from './words';

interface Props {
  title: string;
  /** Null: the same in every year. */
  year: number | null;
  reading: FigureReading | null;
  row: Row;
  index: number;
}

/** A number that leads to its records, its share, and how it has changed. */
export function FigureCell({ title, year, reading, row, index }: Props) {
  const w = useWords(figureWords);
  const f = useFormats();
  if (reading?.value == null) {
    return (
      <>
        <span aria-hidden>–</span>
        <span className="visually-hidden">{w('missing')}</span>
      </>
    );
  }
  const value = f.number(reading.value);
  return (
    <>
      <RecordsLink
        records={reading.records}
        className={`ds-link ${styles.value ?? ''}`}
        aria-label={w('cell', { figure: title, year: year ?? w('now'), value })}
      >
        {value}
      </RecordsLink>
      {reading.share != null && <span className={styles.share}>{f.share(reading.share)}</span>}
      <Change row={row} index={index} />
    </>
  );
}

function Change({ row, index }: { row: Row; index: number }) {
  const w = useWords(figureWords);
  const f = useFormats();
  const difference = differenceOf(row, index);
  if (!difference) return null;
  const { size, points } = difference;
  if (size === 0) {
    return (
      <span className={styles.change}>
        <span aria-hidden>±0</span>
        <span className="visually-hidden">{w('same')}</span>
      </span>
    );
  }
  const signed = `${size > 0 ? '+' : '−'}${f.number(Math.abs(size))}`;
  return (
    <span className={styles.change}>
      <span aria-hidden>{points ? w('points', { points: signed }) : signed}</span>
      <span className="visually-hidden">
        {points ? w('points_long', { points: signed }) : w('change_long', { change: signed })}
      </span>
    </span>
  );
}
