import { Button, Tag } from '@digdir/designsystemet-react';
import type { SignedIn } from '@/api/sessions';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './SessionList.module.css';
import { sessionsWords } from './sessions_words';
import { useBrowserName } from './useBrowserName';

interface Props {
  session: SignedIn;
  onEnd: () => void;
}

/** One place where somebody is signed in. The one that is used right now is left by signing out. */
export function SessionLine({ session, onEnd }: Props) {
  const w = useWords(sessionsWords);
  const formats = useFormats();
  const agent = useBrowserName()(session.agent);
  return (
    <li className={styles.session}>
      <div>
        <div className={styles.agent} title={session.agent}>
          {agent}
          {session.current && <Tag data-color="success">{w('here')}</Tag>}
        </div>
        <div className={styles.when}>
          {session.level && <div>{w(`level_${session.level}`)}</div>}
          {w('used', { when: formats.instant(session.used_at) })},{' '}
          {w('since', { when: formats.instant(session.created_at) })}
        </div>
      </div>
      {!session.current && (
        <Button variant="tertiary" aria-label={w('end_this', { agent })} onClick={onEnd}>
          {w('end')}
        </Button>
      )}
    </li>
  );
}
