import type { Estimate, Unreported } from '@/api/unreported';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { knownOf, pictureOf } from './picture';
import styles from './Unreported.module.css';
import { unreportedWords } from './words';

const width = 1000;
const height = 40;

/** What is known, what is likely, and how sure that is, on one line. */
export function EstimatePicture({ unreported, estimate }: { unreported: Unreported; estimate: Estimate }) {
  const w = useWords(unreportedWords);
  const f = useFormats();
  const { known, lower, total } = pictureOf(unreported, estimate);
  const round = (number: number) => f.number(Math.round(number));
  const interval = {
    lower: round(estimate.lower),
    upper: round(estimate.upper),
    confidence: estimate.confidence,
  };
  return (
    <div className={styles.picture}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
        <rect x={0} y={0} width={width} height={height} className={styles.ground} />
        <rect
          x={lower * width}
          y={0}
          width={(1 - lower) * width}
          height={height}
          className={styles.interval}
        />
        <rect x={0} y={8} width={known * width} height={height - 16} className={styles.known} />
        <rect x={total * width - 3} y={0} width={6} height={height} className={styles.total} />
      </svg>
      <ul className={styles.legend}>
        <li>
          <span className={styles.knownSign} aria-hidden />
          {w('known', { number: round(knownOf(unreported)) })}
        </li>
        <li>
          <span className={styles.totalSign} aria-hidden />
          {w('likely', { number: round(estimate.total) })}
        </li>
        <li>
          <span className={styles.intervalSign} aria-hidden />
          {w('interval', interval)}
        </li>
      </ul>
    </div>
  );
}
