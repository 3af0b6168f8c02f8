import { Link } from '@tanstack/react-router';
import type { IncidentClock } from '@/api/incident_clocks';
import { useSession } from '@/app/session';
import { usePeople } from '@/app/usePeople';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { clocksWords } from './clocks_words';
import styles from './Rows.module.css';
import { TimeLeft } from './TimeLeft';

/** One deadline: the incident, what is owed and by whom, and the time that is left. */
export function ClockRow({ clock, now }: { clock: IncidentClock; now: number }) {
  const w = useWords(clocksWords);
  const say = useSay();
  const people = usePeople();
  const several = useSession().authorities.length > 1;
  const { authority, incident, duty, handler } = clock;
  const facts = [
    say(duty.label),
    ...(several ? [authority.name] : []),
    handler ? w('handler', { handler: people.ofLogin(handler) ?? handler }) : w('nobody'),
  ];
  return (
    <li className={styles.row}>
      <span className={styles.what}>
        <Link
          to="/registers/$register/$id"
          params={{ register: 'incidents', id: incident.id }}
          search={{ authority: authority.code }}
          className="ds-link"
        >
          {incident.title ?? incident.reference ?? w('incident')}
        </Link>
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </span>
      <span className={styles.when}>
        <TimeLeft due={clock.due} now={now} />
        <DueText clock={clock} />
      </span>
    </li>
  );
}

/** A month ends on a day, which a holiday may move; hours end on the minute. */
function DueText({ clock: { due, works_towards: day, last_lawful: lawful } }: { clock: IncidentClock }) {
  const w = useWords(clocksWords);
  const f = useFormats();
  if (!day) return <time dateTime={due}>{w('due', { at: f.instant(due) })}</time>;
  const at = f.date(day);
  return (
    <time dateTime={day}>
      {lawful && lawful !== day ? w('lawful', { at, lawful: f.date(lawful) }) : w('due', { at })}
    </time>
  );
}
