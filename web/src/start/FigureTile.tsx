import { titleOfFigure } from '@/api/figures';
import { RecordsLink } from '@/app/RecordsLink';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import styles from './Tile.module.css';
import type { Tile } from './tiles';
import { Trend } from './Trend';
import { startWords } from './words';

/** One figure: what it is, how much, how it has gone. The whole of it leads to the records. */
export function FigureTile({ tile }: { tile: Tile }) {
  const w = useWords(startWords);
  const f = useFormats();
  const say = useSay();
  const { value, share } = tile.reading;
  const title = titleOfFigure(tile.id, tile.reading, say);
  const dated = title.endsWith(String(tile.year));
  return (
    <li className={styles.tile}>
      <p className={styles.title}>
        {title}
        {!dated && <span className={styles.year}> {tile.year}</span>}
      </p>
      <p className={styles.line}>
        <RecordsLink
          records={tile.reading.records}
          className={styles.value}
          aria-label={`${title}: ${share == null ? '' : `${f.share(share)}, `}${value === null ? '–' : f.number(value)}`}
        >
          {share == null ? (value === null ? '–' : f.number(value)) : f.share(share)}
        </RecordsLink>
        <span className={styles.beside}>
          {share != null && value !== null && f.number(value)}
          {tile.whole?.value != null && w('of_whole', { whole: f.number(tile.whole.value) })}
        </span>
        <Trend tile={tile} />
      </p>
      <Difference tile={tile} />
    </li>
  );
}

function Difference({ tile }: { tile: Tile }) {
  const w = useWords(startWords);
  const f = useFormats();
  if (tile.difference === null) return null;
  const year = tile.year - 1;
  const size = tile.shares ? Math.round(tile.difference * 1000) / 10 : tile.difference;
  if (size === 0) return <p className={styles.difference}>{w('same_as', { year })}</p>;
  const signed = `${size > 0 ? '+' : '−'}${f.number(Math.abs(size))}`;
  const difference = tile.shares ? w('points', { points: signed }) : signed;
  return <p className={styles.difference}>{w('difference', { difference, year })}</p>;
}
