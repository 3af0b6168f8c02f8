import type { RegisterRecord } from '@/api/types';
import { useSession } from '@/app/session';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './ActivityFacts.module.css';
import { isLate } from './work';
import { workWords } from './words';

/** When it is to be done, and that it is late where it is. */
export function Due({ activity }: { activity: RegisterRecord }) {
  const w = useWords(workWords);
  const f = useFormats();
  const { today } = useSession();
  if (typeof activity.due !== 'string') return null;
  const late = isLate(activity, today);
  return (
    <span className={late ? styles.late : undefined}>
      {late && `${w('late')}, `}
      <time dateTime={activity.due}>{f.date(activity.due)}</time>
    </span>
  );
}
