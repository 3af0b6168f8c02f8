import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { registersQuery } from '@/api/registers';
import { Busy } from '@/ui/Busy';
import { router } from './router';

/** Asked for at once, beside who is signed in: the file of the page at the window's address. */
const file = router.load();

/**
 * Shows its children when what every page stands on is here. It is waited for without suspending: React keeps what stands in for
 * something suspended for 300 ms, and began to fetch the page's file only then.
 */
export function FirstPage({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [here, setHere] = useState(false);
  useEffect(() => {
    // What fails is said by the page that needs it.
    void Promise.allSettled([file, client.query(registersQuery)]).then(() => setHere(true));
  }, [client]);
  return here ? children : <Busy />;
}
