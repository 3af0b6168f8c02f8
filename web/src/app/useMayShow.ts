import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { registersQuery } from '@/api/registers';
import { fulfils, needOf, needOfRegister } from './needs';
import { useAuthority, useRouteShown } from './place';
import { useRights } from './useMay';
import { useSession } from './session';

/** Tells of any page whether it may be shown, for menus and keys. */
export function useFulfils(): (route: string) => boolean {
  const session = useSession();
  const authority = useAuthority();
  return (route) => fulfils(session, authority, needOf(route));
}

/** Whether the page that the address leads to may be shown. */
export function useMayShow(): boolean {
  const session = useSession();
  const authority = useAuthority();
  const { office } = useRights();
  const route = useRouteShown();
  const { register: plural } = useParams({ strict: false });
  const { data: registers = [] } = useQuery({ ...registersQuery, enabled: office });
  // An address that leads nowhere says so itself.
  if (!route) return true;
  const register = registers.find((one) => one.plural === plural);
  const need = register ? needOfRegister(register, route) : needOf(route);
  return fulfils(session, authority, need);
}
