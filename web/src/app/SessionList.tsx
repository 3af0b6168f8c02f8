import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { endSession, sessionsQuery, type SignedIn } from '@/api/sessions';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { SessionLine } from './SessionLine';
import styles from './SessionList.module.css';
import { sessionsWords } from './sessions_words';

/** Where an account is signed in, and a way to end it. One's own where no account is said. */
export function SessionList({ account }: { account?: string }) {
  const w = useWords(sessionsWords);
  const { tell } = useNotices();
  const client = useQueryClient();
  const asked = sessionsQuery(account);
  const { data: sessions, error, refetch } = useQuery(asked);
  const ending = useMutation({
    mutationFn: (ended: SignedIn[]) => Promise.all(ended.map((one) => endSession(one.id))),
    onSuccess: (_, ended) => tell(w('ended', { count: ended.length })),
    onSettled: () => client.invalidateQueries({ queryKey: asked.queryKey }),
  });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!sessions) return <Busy />;
  const others = sessions.filter((one) => !one.current);
  return (
    <div>
      {ending.error && <ErrorNote error={ending.error} />}
      {sessions.length === 0 && <p>{w('none')}</p>}
      <ul className={styles.list} aria-label={w('list')}>
        {sessions.map((one) => (
          <SessionLine key={one.id} session={one} onEnd={() => ending.mutate([one])} />
        ))}
      </ul>
      {others.length > 1 && (
        <Button
          className={styles.foot}
          variant="secondary"
          loading={ending.isPending}
          onClick={() => ending.mutate(others)}
        >
          {w(others.length < sessions.length ? 'end_others' : 'end_all')}
        </Button>
      )}
    </div>
  );
}
