import type { Plan } from '@/api/plan';
import { useRoleName } from '@/access/roles/useRoleName';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Plan.module.css';
import { loadOf, writtenAs } from './placing';
import { planWords } from './words';

/** What a year takes beside what it has room for, role by role. */
export function YearLoad({ plan, year }: { plan: Plan; year: number }) {
  const w = useWords(planWords);
  const f = useFormats();
  const roleName = useRoleName();
  const loads = loadOf(plan.use, plan.capacity, year);
  if (loads.length === 0) return null;
  return (
    <ul className={styles.loads}>
      {loads.map(({ role, hours, cost, over, room }) => {
        const most = room?.hours ?? null;
        const budget = room?.budget ?? null;
        return (
          <li key={role} data-over={over || undefined}>
            <span>{role ? roleName(writtenAs(plan, role)) : w('all_roles')}</span>{' '}
            <span>
              {most === null
                ? w('use_open', { hours: f.number(hours) })
                : w('use', { hours: f.number(hours), most: f.number(most) })}
              {cost > 0 &&
                `, ${
                  budget === null
                    ? w('cost_open', { cost: f.number(cost) })
                    : w('cost', { cost: f.number(cost), most: f.number(budget) })
                }`}
              {over && <strong> ({w('over')})</strong>}
            </span>
            {most !== null && most > 0 && (
              <span aria-hidden className={styles.bar}>
                <span className={styles.fill} style={{ width: `${Math.min(100, (100 * hours) / most)}%` }} />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
