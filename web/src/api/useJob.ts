import { useCallback, useEffect, useState } from 'react';
import { followJob } from './jobs';

interface Heard<Result> {
  /** 0 to 1. */
  part: number;
  result: Result | null;
  error: unknown;
}

interface State<Result> extends Heard<Result> {
  id: string;
  round: number;
}

export interface Followed<Result> extends Heard<Result> {
  /** Listens anew where the server was lost. */
  again: () => void;
}

/** Follows a job while the page is open; another page may leave it and find it again by its id. */
export function useJob<Result>(id: string): Followed<Result> {
  const [round, setRound] = useState(0);
  const fresh: State<Result> = { id, round, part: 0, result: null, error: null };
  const [state, setState] = useState(fresh);
  useEffect(() => {
    if (!id) return;
    const left = new AbortController();
    const at = { id, round, part: 0, result: null, error: null };
    const tell = (change: Partial<State<Result>>) => {
      if (!left.signal.aborted) setState({ ...at, ...change });
    };
    followJob<Result>(id, (part) => tell({ part }), left.signal)
      .then((result) => tell({ part: 1, result }))
      .catch((error: unknown) => tell({ error }));
    return () => left.abort();
  }, [id, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  const { part, result, error } = state.id === id && state.round === round ? state : fresh;
  return { part, result, error, again };
}
