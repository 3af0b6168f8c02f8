import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { figuresQuery } from '@/api/figures';
import { useAuthority } from '@/app/place';
import { useSession } from '@/app/session';
import { Busy } from '@/ui/Busy';
import { Nothing } from './Nothing';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { FigureTile } from './FigureTile';
import styles from './Tile.module.css';
import { tilesOf } from './tiles';
import { startWords } from './words';

/** The year may just have begun, and a trend is of three years. */
const yearsBack = [3, 2, 1, 0];

/** The authority's figures as tiles, for the year whose review is being written. */
export function Standing({ year }: { year: number }) {
  const w = useWords(startWords);
  const authority = useAuthority();
  const { today } = useSession();
  const asked = useQueries({
    queries: yearsBack.map((back) => figuresQuery(authority.code, year - back)),
  });
  const failed = asked.find((one) => one.error && !one.data);
  if (failed) {
    return (
      <ErrorNote
        error={failed.error}
        onRetry={() => asked.forEach((one) => one.error && void one.refetch())}
      />
    );
  }
  if (asked.some((one) => one.data === undefined)) return <Busy />;
  const tiles = tilesOf(
    asked.flatMap((one) => one.data ?? []),
    today,
  );
  if (tiles.every((tile) => !tile.reading.value)) {
    return (
      <Nothing title={w('figures_none')}>
        <p>{w('figures_none_help')}</p>
        <Link to="/imports/new" className="ds-link">
          {w('import')}
        </Link>
      </Nothing>
    );
  }
  return (
    <ul className={styles.tiles}>
      {tiles.map((tile) => (
        <FigureTile key={tile.id} tile={tile} />
      ))}
    </ul>
  );
}
