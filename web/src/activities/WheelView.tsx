import { useState } from 'react';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { StateIcon } from './StateIcon';
import type { ActivityChoice, YearOfActivities } from './useYear';
import { Wheel } from './Wheel';
import styles from './Wheel.module.css';
import { activityWords } from './words';
import { type Activity, states } from './year';

/** The wheel, what its signs mean, and which activity is pointed at. */
export function WheelView({
  months,
  choice,
}: {
  months: YearOfActivities['months'];
  choice: ActivityChoice;
}) {
  const w = useWords(activityWords);
  const [looked, setLooked] = useState<Activity | null>(null);
  return (
    <div className={styles.view}>
      <Looked activity={looked} />
      <ScrollRegion label={w('wheel_label', { year: choice.year })}>
        <Wheel months={months} choice={choice} onLook={setLooked} />
      </ScrollRegion>
      <ul className={styles.legend} aria-label={w('legend')}>
        {states.map((state) => (
          <li key={state}>
            <StateIcon state={state} />
            {w(state)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Looked({ activity }: { activity: Activity | null }) {
  const w = useWords(activityWords);
  const f = useFormats();
  return (
    <p className={styles.looked} aria-hidden>
      {activity ? (
        <>
          <strong>{activity.title}</strong>{' '}
          {[f.date(activity.due), w(activity.state), activity.responsible].filter(Boolean).join(' · ')}
        </>
      ) : (
        w('dot_help')
      )}
    </p>
  );
}
