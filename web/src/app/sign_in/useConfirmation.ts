import { useCallback, useEffect, useRef, useState } from 'react';
import { remedy } from '@/api/request';

/**
 * Whether somebody is asked to show anew who it is. What was refused for it waits, and is sent again when the session is
 * confirmed for longer than it was: by the dialog, by signing in again, or in another tab.
 */
export function useConfirmation(until: string): { open: boolean; leave: () => void } {
  const [since, setSince] = useState<string | null>(null);
  const waiting = useRef<((sendAgain: boolean) => void)[]>([]);
  const settle = useCallback((sendAgain: boolean) => {
    waiting.current.splice(0).forEach((go) => go(sendAgain));
  }, []);
  useEffect(
    () =>
      remedy('session.confirm', () => {
        setSince(until);
        return new Promise((go) => waiting.current.push(go));
      }),
    [until],
  );
  useEffect(() => {
    if (since !== null && since !== until) settle(true);
  }, [since, until, settle]);
  useEffect(() => () => settle(false), [settle]);
  const leave = () => {
    settle(since !== until);
    setSince(null);
  };
  return { open: since === until, leave };
}
