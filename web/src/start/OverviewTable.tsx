import { Link } from '@tanstack/react-router';
import type { Overview } from '@/api/overview';
import { useSession } from '@/app/session';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { columns, groups, sumOf } from './overview';
import { overviewWords } from './overview_words';
import { OverviewNumber } from './OverviewNumber';
import styles from './OverviewTable.module.css';

/** A line for each authority; on a narrow screen a card. */
export function OverviewTable({ items }: { items: readonly Overview[] }) {
  const w = useWords(overviewWords);
  const { number, compare } = useFormats();
  const { account, today } = useSession();
  const sorted = [...items].sort((a, b) => compare(a.authority.name, b.authority.name));
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{w('title')}</caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {w('authority')}
          </th>
          {groups.map((group) => (
            <th
              key={group}
              scope="colgroup"
              colSpan={columns.filter((column) => column.group === group).length}
              className={styles.group}
            >
              {w(group)}
            </th>
          ))}
        </tr>
        <tr>
          {columns.map(({ name }) => (
            <th key={name} scope="col" className="number">
              {w(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((item) => (
          <tr key={item.authority.code}>
            <th scope="row">
              <Link to="/" search={{ authority: item.authority.code }} className="ds-link">
                {item.authority.name}
              </Link>
            </th>
            {columns.map(({ name }) => (
              <td key={name} className="number" data-label={w(name)}>
                <OverviewNumber item={item} column={name} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{w('all')}</th>
          {columns.map(({ name }) => {
            const sum = sumOf(items, name, account.named_as, today);
            return (
              <td key={name} className="number" data-label={w(name)}>
                {sum === null ? '–' : number(sum)}
              </td>
            );
          })}
        </tr>
      </tfoot>
    </table>
  );
}
