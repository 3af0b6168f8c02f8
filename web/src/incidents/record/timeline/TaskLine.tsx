import { Link } from '@tanstack/react-router';
import { fieldOf } from '@/api/registers';
import { useSession } from '@/app/session';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import styles from '../Part.module.css';
import type { Task } from './useTasks';
import { timelineWords } from './words';

/** A task: who does it, by when, and how it stands. */
export function TaskLine({ task: { tie, record } }: { task: Task }) {
  const w = useWords(timelineWords);
  const say = useSay();
  const f = useFormats();
  const { today } = useSession();
  const register = useRegisterNamed('activity');
  const status = register && fieldOf(register, 'status')?.choices.find(({ code }) => code === record?.status);
  const open = record?.status === 'planned' || record?.status === 'ongoing';
  const due = typeof record?.due === 'string' ? record.due : '';
  const facts = [
    typeof record?.responsible === 'string' && record.responsible,
    due && f.date(due),
    status && say(status.label),
    open && due !== '' && due < today && w('late'),
  ];
  return (
    <li>
      <Link to="/registers/$register/$id" params={{ register: 'activities', id: tie.id }} className="ds-link">
        {tie.title ?? w('secret')}
      </Link>
      <div className={styles.help}>{facts.filter(Boolean).join(' · ')}</div>
    </li>
  );
}
