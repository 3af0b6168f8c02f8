import { useEffect, useState } from 'react';

const halfMinute = 30_000;

/** The time, looked at anew twice a minute, so that no minute that is shown is older than that. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), halfMinute);
    return () => clearInterval(timer);
  }, []);
  return now;
}
