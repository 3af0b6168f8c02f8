import type { Area } from './catalogue';
import styles from './AreaCharts.module.css';
import { FigureChart } from './FigureChart';

export function AreaCharts({ area, years }: { area: Area; years: number[] }) {
  return (
    <div className={styles.charts}>
      {area.groups.map((group) => (
        <FigureChart key={group.figure} group={group} years={years} />
      ))}
    </div>
  );
}
