import { Table } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { Placed, Plan } from '@/api/plan';
import { ScrollRegion } from '@/ui/ScrollRegion';
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
            <th scope="col">{w('activity')}</th>
            <th scope="col">{w('now')}</th>
            <th scope="col">{w('proposed')}</th>
            <th scope="col">{w('why')}</th>
            <th scope="col" className="number">
              {w('lost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <Row
              key={move.id}
              move={move}
              title={titles.get(move.id) ?? w('secret')}
              chosen={chosen.has(move.id)}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </Table>
    </ScrollRegion>
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
        <td className={styles.box}>
          <label className={styles.target}>
            <input
              type="checkbox"
              className="ds-input"
              aria-label={w('choose_this', { title, year: move.year })}
              checked={chosen}
              onChange={(event) => onChoose(move.id, event.target.checked)}
            />
          </label>
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
