import { Table } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { rolesQuery } from '@/api/access';
import type { Duty } from '@/api/year_wheel';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import styles from './Duties.module.css';
import { isLacking } from './duties';
import { dutyWords } from './words';

interface Props {
  duties: Duty[];
  chosen: ReadonlySet<string>;
  /** Missing: nothing can be chosen. */
  onChoose: ((id: string, on: boolean) => void) | undefined;
}

export function DutyTable({ duties, chosen, onChoose }: Props) {
  const w = useWords(dutyWords);
  return (
    <ScrollRegion label={w('caption')}>
      <Table zebra data-color="neutral" className={styles.table}>
        <caption className="visually-hidden">{w('caption')}</caption>
        <thead>
          <tr>
            {onChoose && (
              <th scope="col" className={styles.box}>
                <span className="visually-hidden">{w('choose')}</span>
              </th>
            )}
            <th scope="col">{w('date')}</th>
            <th scope="col">{w('what')}</th>
            <th scope="col">{w('role')}</th>
            <th scope="col">{w('state')}</th>
          </tr>
        </thead>
        <tbody>
          {duties.map((duty) => (
            <Row key={duty.id} duty={duty} chosen={chosen.has(duty.id)} onChoose={onChoose} />
          ))}
        </tbody>
      </Table>
    </ScrollRegion>
  );
}

function Row({ duty, chosen, onChoose }: { duty: Duty; chosen: boolean; onChoose: Props['onChoose'] }) {
  const w = useWords(dutyWords);
  const f = useFormats();
  const say = useSay();
  const { data: roles = [] } = useQuery(rolesQuery);
  const role = roles.find(({ code }) => code === duty.role);
  const date = f.date(duty.date);
  return (
    <tr>
      {onChoose && (
        <td className={styles.box}>
          {isLacking(duty) && (
            <label className={styles.target}>
              <input
                type="checkbox"
                className="ds-input"
                aria-label={w('choose_this', { title: say(duty.title), date })}
                checked={chosen}
                onChange={(event) => onChoose(duty.id, event.target.checked)}
              />
            </label>
          )}
        </td>
      )}
      <td className={styles.date}>{date}</td>
      <th scope="row" className={styles.what}>
        {say(duty.title)}
        <Why duty={duty} />
      </th>
      <td>{role ? say(role.label) : duty.role}</td>
      <td>
        <State duty={duty} />
      </td>
    </tr>
  );
}

/** What it is for and which rule gives its date, for who wants to know. */
function Why({ duty }: { duty: Duty }) {
  const w = useWords(dutyWords);
  const say = useSay();
  return (
    <details className={styles.why}>
      <summary>{w('why')}</summary>
      <p>{say(duty.help)}</p>
      <p>{say(duty.because)}</p>
      {duty.source && <p>{w('source', { source: duty.source })}</p>}
    </details>
  );
}

function State({ duty }: { duty: Duty }) {
  const w = useWords(dutyWords);
  const said = <span data-state={duty.state}>{w(duty.state)}</span>;
  if (!duty.activity) return <span className={styles.state}>{said}</span>;
  return (
    <span className={styles.state}>
      {said}{' '}
      <Link
        to="/registers/$register/$id"
        params={{ register: 'activities', id: duty.activity.id }}
        className="ds-link"
      >
        {duty.activity.reference || w('activity')}
      </Link>
    </span>
  );
}
