import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Tile.module.css';
import type { Tile } from './tiles';
import { trendDots, trendSize } from './trend';
import { startWords } from './words';

/** How a figure has gone over the years: a line to look at, and the same in words. */
export function Trend({ tile }: { tile: Tile }) {
  const w = useWords(startWords);
  const f = useFormats();
  if (tile.points.length < 2) return null;
  const dots = trendDots(tile.points);
  const said = tile.points.map(
    (point) => `${point.year}: ${tile.shares ? f.share(point.value) : f.number(point.value)}`,
  );
  return (
    <>
      <svg
        viewBox={`0 0 ${trendSize.width} ${trendSize.height}`}
        width={trendSize.width}
        height={trendSize.height}
        className={styles.trend}
        aria-hidden
      >
        <polyline points={dots.map((dot) => `${dot.x},${dot.y}`).join(' ')} />
        {dots.map((dot, index) => (
          <circle key={dot.x} cx={dot.x} cy={dot.y} r={index === dots.length - 1 ? 3 : 2} />
        ))}
      </svg>
      <span className="visually-hidden">{w('trend', { points: said.join(', ') })}</span>
    </>
  );
}
