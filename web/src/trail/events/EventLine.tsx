import { Link } from '@tanstack/react-router';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { Done } from './Done';
import type { Doing } from './doings';
import styles from './EventLine.module.css';
import { EventDetails } from './EventDetails';
import { trailFactWords } from './fact_words';
import { KindIcon } from './KindIcon';
import { useRegisterOf } from './useRegisterOf';

interface Props {
  doing: Doing;
  /** There are more of them than are shown. */
  open: boolean;
}

/** What somebody did in one go: when, who, what, and what is known of it folded up. */
export function EventLine({ doing, open }: Props) {
  const { time } = useFormats();
  const register = useRegisterOf()(doing.first.type);
  return (
    <li className={styles.line}>
      <time dateTime={doing.first.at} className={styles.time}>
        {time(doing.first.at)}
      </time>
      <KindIcon kind={doing.first.kind} />
      <div className={styles.what}>
        <p>
          <Done doing={doing} register={register} open={open} /> <Why doing={doing} />
        </p>
        <EventDetails doing={doing} register={register} />
      </div>
    </li>
  );
}

function Why({ doing }: { doing: Doing }) {
  const w = useWords(trailFactWords);
  const { operation, import: by } = doing.first;
  if (operation === 'undo') return w('by_undo');
  if (operation === 'derive') return w('by_derive');
  if (by === null) return null;
  return (
    <Link to="/imports" className="ds-link">
      {w('by_import')}
    </Link>
  );
}
