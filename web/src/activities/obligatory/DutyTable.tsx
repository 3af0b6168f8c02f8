import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { rolesQuery } from '@/api/access';
import type { Duty } from '@/api/year_wheel';
import { ChooseBox } from '@/ui/ChooseBox';
import { HeadedTable } from '@/ui/HeadedTable';
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
    <HeadedTable
      caption={w('caption')}
      choose={onChoose && w('choose')}
      columns={[w('date'), w('what'), w('role'), w('state')]}
      className={styles.table}
    >
      {duties.map((duty) => (
        <Row key={duty.id} duty={duty} chosen={chosen.has(duty.id)} onChoose={onChoose} />
      ))}
    </HeadedTable>
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
        <td>
          {isLacking(duty) && (
            <ChooseBox
              label={w('choose_this', { title: say(duty.title), date })}
              chosen={chosen}
              onChoose={(on) => onChoose(duty.id, on)}
            />
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
