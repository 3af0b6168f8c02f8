import type { Duty } from '@/api/incident_duties';
import { useSay, useWords } from '@/words/words';
import { clockWords } from './clock_words';
import { ClockText } from './ClockText';
import { dutyWords } from './duty_words';
import { DutyActions } from './DutyActions';
import styles from './DutyCard.module.css';
import { DutyFacts } from './DutyFacts';
import { MissingFacts } from './MissingFacts';
import part from './Part.module.css';
import { SentList } from './SentList';

/** A duty: whether it applies and why, who has it, how long is left, and what it takes. */
export function DutyCard({ duty, now }: { duty: Duty; now: number }) {
  const w = useWords(dutyWords);
  const clocks = useWords(clockWords);
  const say = useSay();
  const { clock, done, applies, without_delay: atOnce } = duty;
  const runs = applies !== 'no' && !done;
  return (
    <li className={styles.duty}>
      <div className={part.top}>
        <h3 className={styles.title}>{say(duty.label)}</h3>
        {runs && clock && <ClockText clock={clock} now={now} />}
        {runs && !clock && atOnce && <strong>{clocks('without_delay')}</strong>}
        {done && (
          <span className={part.mark} data-tone="success">
            {w('is_done')}
          </span>
        )}
      </div>
      <p>{say(duty.because)}</p>
      {runs && <MissingFacts names={duty.missing} about={say(duty.label)} />}
      <SentList sent={duty.sent} />
      <DutyFacts duty={duty} />
      {runs && applies === 'yes' && <DutyActions duty={duty} />}
    </li>
  );
}
