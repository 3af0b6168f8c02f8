import { useSyncExternalStore } from 'react';

const query = '(max-width: 44em)';

function subscribe(changed: () => void) {
  const media = window.matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

/** Whether the window is too narrow for a table; large text makes it so too. */
export const useNarrow = () => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
