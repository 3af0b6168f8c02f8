import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { PersonAt } from '@/api/persons';
import { useAuthority } from '@/app/place';

/** The person that the address names, as the authority that is shown has them. */
export function usePersonAt(): PersonAt {
  const { id = '' } = useParams({ strict: false });
  const authority = useAuthority().code;
  return useMemo(() => ({ id, authority }), [id, authority]);
}
