import { useRouterState } from '@tanstack/react-router';
import type { Authority } from '@/api/types';
import { one, type Search } from './search';
import { useSession } from './session';

/** What stands after `?` in the address of the page that is shown. */
export function useSearchMap(): Search {
  return useRouterState({ select: (state) => state.location.search as Search });
}

/** Which page of the router's is shown: "/registers/$register"; empty where the address leads nowhere. */
export function useRouteShown(): string {
  return useRouterState({
    select: ({ matches }) => (matches.length > 1 ? (matches.at(-1)?.fullPath ?? '') : ''),
  });
}

/** The authority whose records are shown: the one in the address, else the account's own, else the first. */
export function useAuthority(): Authority {
  const session = useSession();
  const wanted = one(useSearchMap(), 'authority') || session.account.authority;
  const found = session.authorities.find((authority) => authority.code === wanted) ?? session.authorities[0];
  return found ?? { id: '', code: '', name: '' };
}
