import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** What is asked for after an answer is asked for within this many milliseconds. */
const pause = 50;
/** Nobody waits longer than this for what one part has not got yet. */
const patience = 1000;

/** Whether all that a page first asks for has come, so that it can be shown at once and nothing moves afterwards. */
export function useArrived(): boolean {
  const missing = useIsFetching({ predicate: ({ state }) => state.data === undefined });
  const [arrived, setArrived] = useState(false);
  const arrive = () => setArrived(true);
  useEffect(() => {
    const timer = setTimeout(arrive, patience);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (missing > 0) return;
    const timer = setTimeout(arrive, pause);
    return () => clearTimeout(timer);
  }, [missing]);
  return arrived;
}
