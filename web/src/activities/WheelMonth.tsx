import { RecordsLink } from '@/app/RecordsLink';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import type { YearOfActivities } from './useYear';
import { at, middleOf, placeDots, radius, sector } from './wheel';
import styles from './Wheel.module.css';
import { WheelDot } from './WheelDot';
import { activityWords } from './words';
import type { Activity } from './year';

interface Props {
  month: YearOfActivities['months'][number];
  now: boolean;
  onLook: (activity: Activity | null) => void;
}

/** A sector: its name and count lead to its list, its signs to their activities. */
export function WheelMonth({ month, now, onLook }: Props) {
  const w = useWords(activityWords);
  const f = useFormats();
  const name = f.shortMonth(month.month).replace('.', '').slice(0, 3);
  const label = at(middleOf(month.month), (radius.hub + radius.month) / 2);
  const spots = placeDots(
    month.month,
    month.activities.map((activity) => activity.due),
  );
  const hidden = month.count + month.lacking - spots.filter(Boolean).length;
  const rim = at(middleOf(month.month), radius.rim + 4);
  // It begins with what is seen (a space between the two), so that who speaks to the page says what stands there.
  const said = `${name} ${w('total', { count: month.count })}`;
  const title = (
    <>
      <path className={styles.tab} d={sector(month.month, radius.hub, radius.month)} />
      <text className={styles.name} x={label.x} y={label.y - 7} aria-hidden>
        {name}
      </text>{' '}
      <text className={styles.count} x={label.x} y={label.y + 9} aria-hidden>
        {month.count}
      </text>
    </>
  );
  return (
    <g className={now ? styles.now : styles.month}>
      <path className={styles.field} d={sector(month.month, radius.month, radius.rim)} />
      {month.count > 0 ? (
        <RecordsLink records={month.records} className={styles.link} aria-label={said}>
          {title}
        </RecordsLink>
      ) : (
        title
      )}
      {month.activities.map((activity, index) => {
        const spot = spots[index];
        return spot && <WheelDot key={activity.id} activity={activity} spot={spot} onLook={onLook} />;
      })}
      {hidden > 0 && (
        <text className={styles.more} x={rim.x} y={rim.y} aria-hidden>
          {w('more_dots', { count: hidden })}
        </text>
      )}
    </g>
  );
}
