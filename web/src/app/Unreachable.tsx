import { Alert } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Unreachable as NoAnswer } from '@/api/request';
import { useWords } from '@/words/words';
import { appWords } from './words';

const patience = 2000;

/** Says that the server is away, and asks until it is back; what failed meanwhile is then read anew. */
export function Unreachable() {
  const w = useWords(appWords);
  const client = useQueryClient();
  const [away, setAway] = useState(false);
  useEffect(
    () =>
      client.getQueryCache().subscribe(({ query }) => {
        if (query.state.error instanceof NoAnswer || query.state.fetchFailureReason instanceof NoAnswer)
          setAway(true);
      }),
    [client],
  );
  useEffect(() => {
    if (!away) return;
    const timer = setInterval(() => {
      fetch('/health')
        .then((answer) => {
          if (!answer.ok) return;
          setAway(false);
          void client.invalidateQueries();
        })
        .catch(() => undefined);
    }, patience);
    return () => clearInterval(timer);
  }, [away, client]);
  return (
    <div role="status">
      {away && (
        <Alert data-color="warning" data-size="sm">
          {w('offline')}
        </Alert>
      )}
    </div>
  );
}
