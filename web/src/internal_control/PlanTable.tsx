import { Link } from '@tanstack/react-router';
import { fieldOf } from '@/api/registers';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { HeadedTable } from '@/ui/HeadedTable';
import { useSay, useWords } from '@/words/words';
import { FollowUp } from './FollowUp';
import styles from './Plan.module.css';
import type { PlannedControl } from './usePlan';
import { controlWords } from './words';

const columns = ['id', 'event', 'what', 'frequency', 'responsible', 'follow_up'] as const;

/** The plan and what came of it, a line a control. */
export function PlanTable({ planned }: { planned: PlannedControl[] }) {
  const w = useWords(controlWords);
  return (
    <HeadedTable caption={w('caption')} columns={columns.map((column) => w(column))} className={styles.table}>
      {planned.map((one) => (
        <Row key={one.control.id} one={one} />
      ))}
    </HeadedTable>
  );
}

function Row({ one }: { one: PlannedControl }) {
  const say = useSay();
  const { control, event } = one;
  const register = useRegisterNamed('internal_control');
  const field = register && fieldOf(register, 'frequency');
  const frequency = field?.choices.find(({ code }) => code === control.frequency);
  return (
    <tr>
      <td className={styles.id}>{control.reference}</td>
      <td>
        {typeof control.risk === 'string' && (
          <Link
            to="/registers/$register/$id"
            params={{ register: 'risks', id: control.risk }}
            className="ds-link"
          >
            {event || '…'}
          </Link>
        )}
      </td>
      <th scope="row">
        <Link
          to="/registers/$register/$id"
          params={{ register: 'internal-controls', id: control.id }}
          className="ds-link"
        >
          {String(control.what ?? control.reference ?? '')}
        </Link>
      </th>
      <td>{frequency && say(frequency.label)}</td>
      <td>{control.responsible}</td>
      <td>
        <FollowUp one={one} />
      </td>
    </tr>
  );
}
