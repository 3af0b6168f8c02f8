import { useMediaQuery } from '@digdir/designsystemet-react';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';

export type View = 'list' | 'wheel';

/** The list for a phone, the wheel beside its list where there is room; the address may say otherwise. */
export function useView(): { chosen: View; both: boolean } {
  const search = useSearchMap();
  const wide = useMediaQuery('(min-width: 80rem)');
  const wanted = one(search, 'view');
  const chosen = wanted === 'list' || wanted === 'wheel' ? wanted : wide ? 'wheel' : 'list';
  return { chosen, both: wide && chosen === 'wheel' };
}
