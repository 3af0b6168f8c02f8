import { useQuery } from '@tanstack/react-query';
import type { RoleObject, RoleUnit } from '@/api/access';
import { recordQuery } from '@/api/records';
import { registersQuery } from '@/api/registers';
import { useSession } from '@/app/session';
import { useSay, useWords } from '@/words/words';
import { rolesWords } from './words';

export interface RolePlace {
  authority: string | null;
  unit: RoleUnit | null;
  object: RoleObject | null;
}

/** What an object is called; what kind of thing it is where that may not be read. */
export function useObjectName(place: RolePlace): string {
  const say = useSay();
  const { data: registers } = useQuery(registersQuery);
  const { object, authority } = place;
  const register = registers?.find((one) => one.plural === object?.register);
  const at = { register: object?.register ?? '', id: object?.id ?? '', authority: authority ?? '' };
  const { data: record } = useQuery({
    ...recordQuery(at),
    enabled: Boolean(object && register),
    retry: false,
  });
  if (!register) return object?.register ?? '';
  return String(record?.[register.title] ?? say(register.label));
}

/** Where a role counts, in words: the unit, the object, the authority or the whole city. */
export function usePlaceText(place: RolePlace): string {
  const w = useWords(rolesWords);
  const { authorities } = useSession();
  const object = useObjectName(place);
  if (place.authority === null) return w('whole_city');
  if (place.object) return w('only_object', { object });
  if (place.unit) return w('with_below', { unit: place.unit.name });
  return authorities.find((one) => one.code === place.authority)?.name ?? place.authority;
}
