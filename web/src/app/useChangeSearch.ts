import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Search } from './search';

/** Changes what stands after `?` on the page that is shown; what is empty is left out. */
export function useChangeSearch(): (changes: Search) => void {
  const navigate = useNavigate();
  return useCallback(
    (changes) =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, ...changes }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
}
