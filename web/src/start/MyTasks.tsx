import { Link } from '@tanstack/react-router';
import { useAuthority } from '@/app/place';
import { RecordsLink } from '@/app/RecordsLink';
import { useSession } from '@/app/session';
import { useMay } from '@/app/useMay';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { Due } from './Due';
import { Nothing } from './Nothing';
import { Panel } from './Panel';
import { RecordLink } from './RecordLink';
import styles from './Rows.module.css';
import { namesOf, oneOf, open } from './tasks';
import { useList } from './useList';
import { startWords } from './words';

const shown = 8;

/** What the person who is signed in answers for, the most urgent first. */
export function MyTasks() {
  const w = useWords(startWords);
  const f = useFormats();
  const { account, today } = useSession();
  const names = namesOf(account);
  const anyOf = new Intl.ListFormat(f.locale, { type: 'disjunction' });
  const mine = { ...open, responsible: oneOf(names) };
  const { asked, records } = useList('activities', { ...mine, due: 'not.is.null', sort: 'due' }, shown);
  return (
    <Panel
      title={w('my_tasks')}
      asked={asked}
      more={
        asked.data?.total ? (
          <RecordsLink records={records}>{w('all_count', { count: f.number(asked.data.total) })}</RecordsLink>
        ) : null
      }
    >
      {(page) => (
        <>
          {page.items.length === 0 ? (
            <Nothing title={w('my_tasks_none')}>
              <p>{w('my_tasks_none_help', { names: anyOf.format(names) })}</p>
            </Nothing>
          ) : (
            <ul className={styles.rows}>
              {page.items.map((task) => (
                <li key={task.id} className={styles.row}>
                  <RecordLink register="activities" record={task} title={String(task.title)} />
                  <Due date={String(task.due)} today={today} />
                </li>
              ))}
            </ul>
          )}
          <TaskFoot mine={mine} today={today} />
        </>
      )}
    </Panel>
  );
}

function TaskFoot({ mine, today }: { mine: Record<string, string>; today: string }) {
  const w = useWords(startWords);
  const authority = useAuthority();
  const mayAdd = useMay('activity', 'write');
  const undated = useList('activities', { ...mine, due: 'is.null' }, 1);
  const overdue = useList('activities', { ...open, due: `lt.${today}`, sort: 'due' }, 1);
  const count = overdue.asked.data?.total;
  const without = undated.asked.data?.total ?? 0;
  return (
    <p className={styles.foot}>
      {count === 0 && <span>{w('overdue_none', { authority: authority.name })}</span>}
      {count !== undefined && count > 0 && (
        <RecordsLink records={overdue.records}>
          {w('overdue', { count, authority: authority.name })}
        </RecordsLink>
      )}
      {without > 0 && (
        <RecordsLink records={undated.records}>{w('my_undated', { count: without })}</RecordsLink>
      )}
      {mayAdd && (
        <Link to="/registers/$register/new" params={{ register: 'activities' }} className="ds-link">
          {w('add_activity')}
        </Link>
      )}
    </p>
  );
}
