import { useWords } from '@/words/words';
import type { ActivityChoice, YearOfActivities } from './useYear';
import { angleOf, at, radius } from './wheel';
import styles from './Wheel.module.css';
import { WheelMonth } from './WheelMonth';
import { activityWords } from './words';
import type { Activity } from './year';

interface Props {
  months: YearOfActivities['months'];
  choice: ActivityChoice;
  onLook: (activity: Activity | null) => void;
}

const edge = radius.rim + 14;

/** Twelve months as sectors of a circle, each activity a sign at its day. */
export function Wheel({ months, choice, onLook }: Props) {
  const w = useWords(activityWords);
  const running = String(choice.year) === choice.today.slice(0, 4);
  const hand = angleOf(choice.today);
  return (
    <svg
      className={styles.wheel}
      viewBox={`${-edge} ${-edge} ${2 * edge} ${2 * edge}`}
      role="group"
      aria-label={w('wheel_label', { year: choice.year })}
    >
      {months.map((month) => (
        <WheelMonth
          key={month.month}
          month={month}
          now={running && month.month === choice.month}
          onLook={onLook}
        />
      ))}
      {running && <TodayHand angle={hand} />}
      <circle className={styles.hub} r={radius.hub - 4} />
      <text className={styles.year} aria-hidden>
        {choice.year}
      </text>
    </svg>
  );
}

function TodayHand({ angle }: { angle: number }) {
  const from = at(angle, radius.month);
  const to = at(angle, radius.rim + 6);
  const tip = at(angle, radius.rim + 8);
  return (
    <g className={styles.hand} aria-hidden>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <circle cx={tip.x} cy={tip.y} r="5" />
    </g>
  );
}
