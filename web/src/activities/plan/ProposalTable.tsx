import { Link } from '@tanstack/react-router';
import type { Placed, Plan } from '@/api/plan';
import { ChooseBox } from '@/ui/ChooseBox';
import { HeadedTable } from '@/ui/HeadedTable';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import styles from './Plan.module.css';
import { planWords } from './words';

interface Props {
  plan: Plan;
  moves: Placed[];
  chosen: ReadonlySet<string>;
  onChoose: ((id: string, on: boolean) => void) | undefined;
}

export function ProposalTable({ plan, moves, chosen, onChoose }: Props) {
  const w = useWords(planWords);
  const titles = new Map(plan.activities.map(({ id, title }) => [id, title ?? w('secret')]));
  return (
    <HeadedTable
      caption={w('caption')}
      choose={onChoose && w('choose')}
      columns={[w('activity'), w('now'), w('proposed'), w('why'), w('lost')]}
      numbers={[w('lost')]}
      className={styles.table}
    >
      {moves.map((move) => (
        <Row
          key={move.id}
          move={move}
          title={titles.get(move.id) ?? w('secret')}
          chosen={chosen.has(move.id)}
          onChoose={onChoose}
        />
      ))}
    </HeadedTable>
  );
}

interface RowProps {
  move: Placed;
  title: string;
  chosen: boolean;
  onChoose: Props['onChoose'];
}

function Row({ move, title, chosen, onChoose }: RowProps) {
  const w = useWords(planWords);
  const f = useFormats();
  const say = useSay();
  return (
    <tr>
      {onChoose && (
        <td>
          <ChooseBox
            label={w('choose_this', { title, year: move.year })}
            chosen={chosen}
            onChoose={(on) => onChoose(move.id, on)}
          />
        </td>
      )}
      <th scope="row">
        <Link
          to="/registers/$register/$id"
          params={{ register: 'activities', id: move.id }}
          className="ds-link"
        >
          {title}
        </Link>
      </th>
      <td>{move.was}</td>
      <td>{move.year}</td>
      <td>{say(move.text)}</td>
      <td className="number">{f.number(move.lost_per_year)}</td>
    </tr>
  );
}
