import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Register } from '@/api/types';
import { useSearchMap } from '@/app/place';
import type { Search } from '@/app/search';

/** The list's own address, and the way to another one. */
export function usePlace(register: Register) {
  const search = useSearchMap();
  const navigate = useNavigate();
  const go = useCallback(
    (next: Search, replace = false) => {
      void navigate({
        to: '/registers/$register',
        params: { register: register.plural },
        search: next,
        replace,
        resetScroll: false,
      });
    },
    [navigate, register.plural],
  );
  return { search, go };
}
