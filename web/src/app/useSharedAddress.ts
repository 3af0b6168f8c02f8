import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useAuthority, useRouteShown, useSearchMap } from './place';
import { workplaces } from './rights';
import { useSession } from './session';

/** Whose records are shown stands in the address of every page, so that a link shows a colleague of another authority the same. */
export function useSharedAddress(): void {
  const { authority: said } = useSearchMap();
  const { code } = useAuthority();
  const route = useRouteShown();
  const navigate = useNavigate();
  const several = workplaces(useSession()).length > 1;
  useEffect(() => {
    // From an address that leads nowhere the router would go to the start page.
    if (said || !code || !route) return;
    void navigate({
      // Who works in several authorities begins with all of them.
      to: several && route === '/' ? '/overview' : '.',
      search: (search) => ({ ...search, authority: code }),
      replace: true,
      resetScroll: false,
      ignoreBlocker: true,
    });
  }, [said, code, route, several, navigate]);
}
