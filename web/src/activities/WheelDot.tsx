import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { ActivityWay } from './ActivityWay';
import { StateMark } from './StateMark';
import { dotSize, type Spot } from './wheel';
import styles from './Wheel.module.css';
import { activityWords } from './words';
import type { Activity } from './year';

interface Props {
  activity: Activity;
  spot: Spot;
  onLook: (activity: Activity | null) => void;
}

/** An activity as a sign on the wheel. */
export function WheelDot({ activity, spot, onLook }: Props) {
  const w = useWords(activityWords);
  const f = useFormats();
  const said = w('dot', { title: activity.title, date: f.date(activity.due), state: w(activity.state) });
  return (
    <ActivityWay
      activity={activity}
      className={styles.dot}
      aria-label={said}
      onFocus={() => onLook(activity)}
      onBlur={() => onLook(null)}
      onMouseEnter={() => onLook(activity)}
      onMouseLeave={() => onLook(null)}
    >
      <g transform={`translate(${spot.x.toFixed(1)} ${spot.y.toFixed(1)})`}>
        <circle className={styles.reach} r={dotSize / 2} />
        <StateMark state={activity.state} />
      </g>
    </ActivityWay>
  );
}
