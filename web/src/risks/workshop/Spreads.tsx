import type { Rating, Spread } from '@/api/workshops';
import { SpreadTable } from './SpreadTable';
import styles from './Spreads.module.css';
import type { Scales } from './useScales';

interface Props {
  spread: Spread;
  scales: Scales;
  mine?: Rating | null;
}

/** Both scales of a risk beside each other. */
export function Spreads({ spread, scales, mine }: Props) {
  return (
    <div className={styles.spreads}>
      {(['likelihood', 'impact'] as const).map((axis) => (
        <SpreadTable key={axis} axis={axis} scale={scales[axis]} counts={spread[axis]} mine={mine?.[axis]} />
      ))}
    </div>
  );
}
