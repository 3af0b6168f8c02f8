import { Link } from '@tanstack/react-router';
import { fieldOf } from '@/api/registers';
import { addressOf } from '@/api/request';
import { RecordsLink } from '@/app/RecordsLink';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { isPerformed } from './by_control';
import styles from './Plan.module.css';
import type { PlannedControl } from './usePlan';
import { controlWords } from './words';

/** What a control showed the last time, and the way to the other times. */
export function FollowUp({ one }: { one: PlannedControl }) {
  const w = useWords(controlWords);
  const f = useFormats();
  const say = useSay();
  const register = useRegisterNamed('control_performance');
  const [last] = one.performances;
  if (!last) return <span className={styles.none}>{w('not_done')}</span>;
  const result = register && fieldOf(register, 'result')?.choices.find(({ code }) => code === last.result);
  const date = f.date(String(last.performed));
  const times = one.performances.length;
  return (
    <span className={styles.follow}>
      <Link
        to="/registers/$register/$id"
        params={{ register: 'control-performances', id: last.id }}
        className="ds-link"
      >
        {isPerformed(last) || last.result === 'not_done' ? (
          <>
            {result && `${say(result.label)}, `}
            <span className={styles.date}>{date}</span>
          </>
        ) : (
          w('under_way', { date })
        )}
      </Link>
      {typeof last.observation === 'string' && <span>{last.observation}</span>}
      {times > 1 && (
        <RecordsLink
          records={addressOf('/api/v1/control-performances', {
            authority: one.control.authority,
            control: `eq.${one.control.id}`,
          })}
        >
          {w('all_times', { count: times })}
        </RecordsLink>
      )}
    </span>
  );
}
